package com.acme.customers.subscriptions;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link NotificationDeliveryActivities} from an orchestrator. In the journal they are {@code NotificationDeliveryActivities.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class NotificationDeliveryActivitiesStub implements NotificationDeliveryActivities {
    private final ActivityCalls calls;

    private NotificationDeliveryActivitiesStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static NotificationDeliveryActivitiesStub in(OrchestrationContext context) {
        return new NotificationDeliveryActivitiesStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public NotificationDeliveryActivitiesStub with(CallOptions options) {
        return new NotificationDeliveryActivitiesStub(this.calls.with(options));
    }

    /**
     * Calls {@code NotificationDeliveryActivities.deliverNotificationToCustomer} and waits for it.
     *
     * @see NotificationDeliveryActivities#deliverNotificationToCustomer
     */
    @Override
    public SubscriptionRenewalNotifications.NotificationOutcome deliverNotificationToCustomer(
            SubscriptionRenewalNotifications.CustomerSubscription subscriptionThatIsDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage,
            String languageOfTheCustomer) {
        return this.deliverNotificationToCustomerAsync(
                        subscriptionThatIsDue, preferencesOfTheCompany, templateOfTheMessage, languageOfTheCustomer)
                .await();
    }

    /**
     * Calls {@code NotificationDeliveryActivities.deliverNotificationToCustomer} and goes on.
     *
     * @see NotificationDeliveryActivities#deliverNotificationToCustomer
     */
    public DurableFuture<SubscriptionRenewalNotifications.NotificationOutcome> deliverNotificationToCustomerAsync(
            SubscriptionRenewalNotifications.CustomerSubscription subscriptionThatIsDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage,
            String languageOfTheCustomer) {
        return this.calls.call(
                NotificationDeliveryActivitiesDefinition.DELIVER_NOTIFICATION_TO_CUSTOMER,
                subscriptionThatIsDue,
                preferencesOfTheCompany,
                templateOfTheMessage,
                languageOfTheCustomer);
    }

    /**
     * Calls {@code NotificationDeliveryActivities.a} and waits for it.
     *
     * @see NotificationDeliveryActivities#a
     */
    @Override
    public void a(String b) {
        this.aAsync(b).await();
    }

    /**
     * Calls {@code NotificationDeliveryActivities.a} and goes on.
     *
     * @see NotificationDeliveryActivities#a
     */
    public DurableFuture<Void> aAsync(String b) {
        return this.calls.call(NotificationDeliveryActivitiesDefinition.A, b);
    }

    /**
     * Calls {@code NotificationDeliveryActivities.rate} and waits for it.
     *
     * @see NotificationDeliveryActivities#rate
     */
    @Override
    public int rate(String customerIdentifier, String templateOfTheMessage, int numberOfMessages) {
        return this.rateAsync(customerIdentifier, templateOfTheMessage, numberOfMessages)
                .await();
    }

    /**
     * Calls {@code NotificationDeliveryActivities.rate} and goes on.
     *
     * @see NotificationDeliveryActivities#rate
     */
    public DurableFuture<Integer> rateAsync(
            String customerIdentifier, String templateOfTheMessage, int numberOfMessages) {
        return this.calls.call(
                NotificationDeliveryActivitiesDefinition.RATE,
                customerIdentifier,
                templateOfTheMessage,
                numberOfMessages);
    }

    /**
     * Calls {@code NotificationDeliveryActivities.c} and waits for it.
     *
     * @see NotificationDeliveryActivities#c
     */
    @Override
    public String c(String d) {
        return this.cAsync(d).await();
    }

    /**
     * Calls {@code NotificationDeliveryActivities.c} and goes on.
     *
     * @see NotificationDeliveryActivities#c
     */
    public DurableFuture<String> cAsync(String d) {
        return this.calls.call(NotificationDeliveryActivitiesDefinition.C, d);
    }
}
