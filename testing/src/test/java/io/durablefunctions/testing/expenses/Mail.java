package io.durablefunctions.testing.expenses;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

@Activity
public interface Mail {

    @Retry(maxAttempts = 5, firstDelay = "1s", backoff = 2.0, maxDelay = "1m")
    @Timeout("30s")
    void askManager(String managerAddress, ExpenseApproval.Expense expense) throws UnknownAddress;

    void tell(String address, ExpenseApproval.Outcome outcome);
}
