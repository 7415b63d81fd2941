package com.acme.customers.subscriptions;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

/** Lines that have to be broken. */
@Activity
public interface NotificationDeliveryActivities {
    SubscriptionRenewalNotifications.NotificationOutcome deliverNotificationToCustomer(
            SubscriptionRenewalNotifications.CustomerSubscription subscriptionThatIsDue,
            SubscriptionRenewalNotifications.NotificationPreferences preferencesOfTheCompany,
            String templateOfTheMessage,
            String languageOfTheCustomer);

    @Retry(maxAttempts = 3)
    void a(String b);

    @Timeout("5m")
    int rate(String customerIdentifier, String templateOfTheMessage, int numberOfMessages);

    String c(String d);
}
