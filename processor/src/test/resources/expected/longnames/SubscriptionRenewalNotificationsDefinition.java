package com.acme.customers.subscriptions;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.EventWaits;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link SubscriptionRenewalNotifications}. In the journal it is {@code SubscriptionRenewalNotifications}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class SubscriptionRenewalNotificationsDefinition
        implements OrchestratorDefinition<
                SubscriptionRenewalNotifications,
                Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> {
    static final SubscriptionRenewalNotificationsDefinition INSTANCE = new SubscriptionRenewalNotificationsDefinition();

    private static final ValueType<List<SubscriptionRenewalNotifications.CustomerSubscription>>
            LIST_OF_CUSTOMER_SUBSCRIPTION = new ValueType<>() {};

    private static final ValueType<SubscriptionRenewalNotifications.NotificationPreferences> NOTIFICATION_PREFERENCES =
            ValueType.immutable(SubscriptionRenewalNotifications.NotificationPreferences.class);

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>>
            MAP_OF_STRING_AND_LIST_OF_NOTIFICATION_OUTCOME = new ValueType<>() {};

    static final ValueType<Map<String, SubscriptionRenewalNotifications.NotificationOutcome>>
            MAP_OF_STRING_AND_NOTIFICATION_OUTCOME = new ValueType<>() {};

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    static final FailureType<SubscriptionRenewalNotifications.SubscriptionProviderUnavailableException>
            SUBSCRIPTION_PROVIDER_UNAVAILABLE_EXCEPTION = FailureType.of(
                    SubscriptionRenewalNotifications.SubscriptionProviderUnavailableException.class,
                    List.of(STRING, INTEGER),
                    failure -> Arrays.asList(failure.getNameOfTheProvider(), failure.getMinutesUntilNextAttempt()),
                    values -> new SubscriptionRenewalNotifications.SubscriptionProviderUnavailableException(
                            values.at(0, STRING), (int) values.at(1, INTEGER)));

    static final EventType<SubscriptionRenewalNotifications.NotificationPreferences>
            NOTIFICATION_PREFERENCES_OF_THE_COMPANY_CHANGED =
                    EventType.of("notificationPreferencesOfTheCompanyChanged", NOTIFICATION_PREFERENCES);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public SubscriptionRenewalNotificationsDefinition() {}

    @Override
    public String name() {
        return "SubscriptionRenewalNotifications";
    }

    @Override
    public Class<SubscriptionRenewalNotifications> contract() {
        return SubscriptionRenewalNotifications.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(LIST_OF_CUSTOMER_SUBSCRIPTION, NOTIFICATION_PREFERENCES, STRING);
    }

    @Override
    public ValueType<Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>>> result() {
        return MAP_OF_STRING_AND_LIST_OF_NOTIFICATION_OUTCOME;
    }

    @Override
    public List<FailureType<?>> answers() {
        return List.of(SUBSCRIPTION_PROVIDER_UNAVAILABLE_EXCEPTION);
    }

    @Override
    public Map<String, List<SubscriptionRenewalNotifications.NotificationOutcome>> run(
            SubscriptionRenewalNotifications orchestrator, OrchestrationCall call) {
        return orchestrator.notifyCustomersOfRenewal(
                call.context(),
                call.argument(0, LIST_OF_CUSTOMER_SUBSCRIPTION),
                call.argument(1, NOTIFICATION_PREFERENCES),
                call.argument(2, STRING),
                new RenewalDecisionsWaits(call.events()),
                call.progress(MAP_OF_STRING_AND_NOTIFICATION_OUTCOME));
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(SubscriptionRenewalNotificationsClient.of(client));
    }

    private static final class RenewalDecisionsWaits implements SubscriptionRenewalNotifications.RenewalDecisions {
        private final EventWaits events;

        RenewalDecisionsWaits(EventWaits events) {
            this.events = events;
        }

        @Override
        public DurableFuture<SubscriptionRenewalNotifications.NotificationPreferences>
                notificationPreferencesOfTheCompanyChanged(String companyIdentifier) {
            return this.events.next(
                    SubscriptionRenewalNotificationsDefinition.NOTIFICATION_PREFERENCES_OF_THE_COMPANY_CHANGED,
                    companyIdentifier);
        }
    }
}
