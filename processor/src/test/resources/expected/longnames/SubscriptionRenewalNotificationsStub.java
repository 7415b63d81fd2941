package com.acme.customers.subscriptions;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Calls {@link SubscriptionRenewalNotifications} from another orchestrator. In the journal it is {@code SubscriptionRenewalNotifications}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class SubscriptionRenewalNotificationsStub {
    private final ChildCalls<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> calls;

    private SubscriptionRenewalNotificationsStub(
            ChildCalls<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static SubscriptionRenewalNotificationsStub in(OrchestrationContext context) {
        return new SubscriptionRenewalNotificationsStub(
                ChildCalls.in(context, SubscriptionRenewalNotificationsDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public SubscriptionRenewalNotificationsStub with(ChildOptions options) {
        return new SubscriptionRenewalNotificationsStub(this.calls.with(options));
    }

    /**
     * Calls {@code SubscriptionRenewalNotifications} as a child and waits for it.
     *
     * @see SubscriptionRenewalNotifications#notifyCustomersOfRenewal
     */
    public Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>> notifyCustomersOfRenewal(
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return this.notifyCustomersOfRenewalAsync(
                        subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage)
                .await();
    }

    /**
     * Calls {@code SubscriptionRenewalNotifications} as a child and goes on.
     *
     * @see SubscriptionRenewalNotifications#notifyCustomersOfRenewal
     */
    public DurableFuture<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>>
            notifyCustomersOfRenewalAsync(
                    List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
                    SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
                    String templateOfTheMessage) {
        return this.calls.call(subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(
            OrchestrationContext context,
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return in(context).calls.startDetached(subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(
            OrchestrationContext context,
            ChildOptions options,
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return in(context)
                .with(options)
                .calls
                .startDetached(subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>> continueAsNew(
            OrchestrationContext context,
            List<SubscriptionRenewalNotifications.CustomerSubscription> subscriptionsThatAreDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage) {
        return in(context).calls.continueAsNew(subscriptionsThatAreDue, preferencesOfTheCompany, templateOfTheMessage);
    }

    /**
     * Raises the event {@code notificationPreferencesOfTheCompanyChanged:companyIdentifier} to an instance.
     *
     * @see SubscriptionRenewalNotifications.RenewalDecisions#notificationPreferencesOfTheCompanyChanged
     */
    public static void raiseNotificationPreferencesOfTheCompanyChanged(
            OrchestrationContext context,
            String instanceId,
            String companyIdentifier,
            SubscriptionRenewalNotifications.NotificationPreferences notificationPreferencesOfTheCompanyChanged) {
        in(context)
                .calls
                .raise(
                        instanceId,
                        SubscriptionRenewalNotificationsDefinition.NOTIFICATION_PREFERENCES_OF_THE_COMPANY_CHANGED,
                        companyIdentifier,
                        notificationPreferencesOfTheCompanyChanged);
    }
}
