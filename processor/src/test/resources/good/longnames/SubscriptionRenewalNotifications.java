package com.acme.customers.subscriptions;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;
import java.util.Map;

/** Lines that have to be broken. */
@Orchestrator
public interface SubscriptionRenewalNotifications {
    Map<String, List<NotificationOutcome>> notifyCustomersOfRenewal(
            OrchestrationContext context,
            List<CustomerSubscription> subscriptionsThatAreDue,
            NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage,
            RenewalDecisions decisions,
            Progress<Map<String, NotificationOutcome>> progress)
            throws SubscriptionProviderUnavailableException;

    @ExternalEvents
    interface RenewalDecisions {
        DurableFuture<NotificationPreferences> notificationPreferencesOfTheCompanyChanged(String companyIdentifier);
    }

    record CustomerSubscription(String customer) {}

    record NotificationPreferences(boolean byMail) {}

    enum NotificationOutcome {
        DELIVERED
    }

    final class SubscriptionProviderUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String nameOfTheProvider;
        private final int minutesUntilNextAttempt;

        public SubscriptionProviderUnavailableException(String nameOfTheProvider, int minutesUntilNextAttempt) {
            this.nameOfTheProvider = nameOfTheProvider;
            this.minutesUntilNextAttempt = minutesUntilNextAttempt;
        }

        public String getNameOfTheProvider() {
            return nameOfTheProvider;
        }

        public int getMinutesUntilNextAttempt() {
            return minutesUntilNextAttempt;
        }
    }
}
