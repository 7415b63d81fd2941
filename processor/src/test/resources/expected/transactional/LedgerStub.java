package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Ledger} from an orchestrator. In the journal they are {@code Ledger.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class LedgerStub implements Ledger {
    private final ActivityCalls calls;

    private LedgerStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static LedgerStub in(OrchestrationContext context) {
        return new LedgerStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public LedgerStub with(CallOptions options) {
        return new LedgerStub(this.calls.with(options));
    }

    /**
     * Calls {@code Ledger.enter} and waits for it.
     *
     * @see Ledger#enter
     */
    @Override
    public void enter(String account, long cents) {
        this.enterAsync(account, cents).await();
    }

    /**
     * Calls {@code Ledger.enter} and goes on.
     *
     * @see Ledger#enter
     */
    public DurableFuture<Void> enterAsync(String account, long cents) {
        return this.calls.call(LedgerDefinition.ENTER, account, cents);
    }

    /**
     * Calls {@code Ledger.balance} and waits for it.
     *
     * @see Ledger#balance
     */
    @Override
    public long balance(String account) {
        return this.balanceAsync(account).await();
    }

    /**
     * Calls {@code Ledger.balance} and goes on.
     *
     * @see Ledger#balance
     */
    public DurableFuture<Long> balanceAsync(String account) {
        return this.calls.call(LedgerDefinition.BALANCE, account);
    }

    /**
     * Calls {@code Ledger.statement} and waits for it.
     *
     * @see Ledger#statement
     */
    @Override
    public String statement(String account) {
        return this.statementAsync(account).await();
    }

    /**
     * Calls {@code Ledger.statement} and goes on.
     *
     * @see Ledger#statement
     */
    public DurableFuture<String> statementAsync(String account) {
        return this.calls.call(LedgerDefinition.STATEMENT, account);
    }
}
