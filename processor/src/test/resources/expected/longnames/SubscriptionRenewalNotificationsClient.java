package com.acme.customers.subscriptions;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link SubscriptionRenewalNotifications} and talks to them. In the store they are {@code SubscriptionRenewalNotifications}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class SubscriptionRenewalNotificationsClient {
    private final OrchestratorClient<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> client;

    private SubscriptionRenewalNotificationsClient(
            OrchestratorClient<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static SubscriptionRenewalNotificationsClient of(DurableFunctionClient client) {
        return new SubscriptionRenewalNotificationsClient(
                OrchestratorClient.of(client, SubscriptionRenewalNotificationsDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see SubscriptionRenewalNotifications#notifyCustomersOfRenewal
     */
    public OrchestrationHandle<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> start(
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return this.client.start(
                StartOptions.defaults(), subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage);
    }

    /**
     * Starts an instance with these options.
     *
     * @see SubscriptionRenewalNotifications#notifyCustomersOfRenewal
     */
    public OrchestrationHandle<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> start(
            StartOptions options,
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return this.client.start(options, subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>> run(
            Duration timeout,
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return this.start(subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage)
                .await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> handle(
            String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * Raises the event {@code notificationPreferencesOfTheCompanyChanged:companyIdentifier} to an instance.
     *
     * @see SubscriptionRenewalNotifications.RenewalDecisions#notificationPreferencesOfTheCompanyChanged
     */
    public void raiseNotificationPreferencesOfTheCompanyChanged(
            String instanceId,
            String companyIdentifier,
            SubscriptionRenewalNotifications.NotificationPreferences notificationPreferencesOfTheCompanyChanged) {
        this.client.raise(
                instanceId,
                SubscriptionRenewalNotificationsDefinition.NOTIFICATION_PREFERENCES_OF_THE_COMPANY_CHANGED,
                companyIdentifier,
                notificationPreferencesOfTheCompanyChanged);
    }

    /**
     * What an instance told last of its progress; empty if it has told nothing.
     */
    public Optional<Map<String, SubscriptionRenewalNotifications.NotificationOutcome>> progress(String instanceId) {
        return this.client.progress(
                instanceId, SubscriptionRenewalNotificationsDefinition.MAP_OF_STRING_AND_NOTIFICATION_OUTCOME);
    }
}
