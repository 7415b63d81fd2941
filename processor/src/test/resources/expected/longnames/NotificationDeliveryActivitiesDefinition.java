package com.acme.customers.subscriptions;

import io.durablefunctions.CallOptions;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link NotificationDeliveryActivities}. In the journal its activities are {@code NotificationDeliveryActivities.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class NotificationDeliveryActivitiesDefinition
        implements ActivitiesDefinition<NotificationDeliveryActivities> {
    private static final ValueType<SubscriptionRenewalNotifications.NotificationOutcome> NOTIFICATION_OUTCOME =
            ValueType.immutable(SubscriptionRenewalNotifications.NotificationOutcome.class);

    private static final ValueType<SubscriptionRenewalNotifications.CustomerSubscription> CUSTOMER_SUBSCRIPTION =
            ValueType.immutable(SubscriptionRenewalNotifications.CustomerSubscription.class);

    private static final ValueType<SubscriptionRenewalNotifications.NotificationPreferences> NOTIFICATION_PREFERENCES =
            ValueType.immutable(SubscriptionRenewalNotifications.NotificationPreferences.class);

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    /**
     * @see NotificationDeliveryActivities#deliverNotificationToCustomer
     */
    static final ActivityMethod<NotificationDeliveryActivities, SubscriptionRenewalNotifications.NotificationOutcome>
            DELIVER_NOTIFICATION_TO_CUSTOMER = ActivityMethod.returning(
                    NOTIFICATION_OUTCOME,
                    "NotificationDeliveryActivities.deliverNotificationToCustomer",
                    List.of(CUSTOMER_SUBSCRIPTION, NOTIFICATION_PREFERENCES, STRING, STRING),
                    (notificationDeliveryActivities, arguments) ->
                            notificationDeliveryActivities.deliverNotificationToCustomer(
                                    arguments.at(0, CUSTOMER_SUBSCRIPTION),
                                    arguments.at(1, NOTIFICATION_PREFERENCES),
                                    arguments.at(2, STRING),
                                    arguments.at(3, STRING)));

    /**
     * @see NotificationDeliveryActivities#a
     */
    static final ActivityMethod<NotificationDeliveryActivities, Void> A =
            ActivityMethod.<NotificationDeliveryActivities>returningNothing(
                            "NotificationDeliveryActivities.a",
                            List.of(STRING),
                            (notificationDeliveryActivities, arguments) ->
                                    notificationDeliveryActivities.a(arguments.at(0, STRING)))
                    .with(CallOptions.defaults().retry(RetryPolicy.attempts(3)));

    /**
     * @see NotificationDeliveryActivities#rate
     */
    static final ActivityMethod<NotificationDeliveryActivities, Integer> RATE =
            ActivityMethod.<NotificationDeliveryActivities, Integer>returning(
                            INTEGER,
                            "NotificationDeliveryActivities.rate",
                            List.of(STRING, STRING, INTEGER),
                            (notificationDeliveryActivities, arguments) -> notificationDeliveryActivities.rate(
                                    arguments.at(0, STRING), arguments.at(1, STRING), (int) arguments.at(2, INTEGER)))
                    .with(CallOptions.defaults().timeout(Duration.ofMinutes(5)));

    /**
     * @see NotificationDeliveryActivities#c
     */
    static final ActivityMethod<NotificationDeliveryActivities, String> C = ActivityMethod.returning(
            STRING,
            "NotificationDeliveryActivities.c",
            List.of(STRING),
            (notificationDeliveryActivities, arguments) -> notificationDeliveryActivities.c(arguments.at(0, STRING)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public NotificationDeliveryActivitiesDefinition() {}

    @Override
    public String name() {
        return "NotificationDeliveryActivities";
    }

    @Override
    public Class<NotificationDeliveryActivities> contract() {
        return NotificationDeliveryActivities.class;
    }

    @Override
    public List<ActivityMethod<NotificationDeliveryActivities, ?>> methods() {
        return List.of(DELIVER_NOTIFICATION_TO_CUSTOMER, A, RATE, C);
    }
}
