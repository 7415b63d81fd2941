package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Ledger}. In the journal its activities are {@code Ledger.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class LedgerDefinition implements ActivitiesDefinition<Ledger> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Long> LONG = ValueType.immutable(Long.class);

    static final FailureType<Ledger.NoSuchAccount> NO_SUCH_ACCOUNT = FailureType.of(
            Ledger.NoSuchAccount.class, List.of(), failure -> List.of(), values -> new Ledger.NoSuchAccount());

    /**
     * @see Ledger#enter
     */
    static final ActivityMethod<Ledger, Void> ENTER = ActivityMethod.<Ledger>returningNothing(
                    "Ledger.enter",
                    List.of(STRING, LONG),
                    (ledger, arguments) -> ledger.enter(arguments.at(0, STRING), (long) arguments.at(1, LONG)))
            .with(CallOptions.defaults().timeout(Duration.ofSeconds(10)))
            .answering(NO_SUCH_ACCOUNT)
            .inStoreTransaction();

    /**
     * @see Ledger#balance
     */
    static final ActivityMethod<Ledger, Long> BALANCE = ActivityMethod.<Ledger, Long>returning(
                    LONG,
                    "Ledger.balance",
                    List.of(STRING),
                    (ledger, arguments) -> ledger.balance(arguments.at(0, STRING)))
            .inStoreTransaction();

    /**
     * @see Ledger#statement
     */
    static final ActivityMethod<Ledger, String> STATEMENT = ActivityMethod.returning(
            STRING,
            "Ledger.statement",
            List.of(STRING),
            (ledger, arguments) -> ledger.statement(arguments.at(0, STRING)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public LedgerDefinition() {}

    @Override
    public String name() {
        return "Ledger";
    }

    @Override
    public Class<Ledger> contract() {
        return Ledger.class;
    }

    @Override
    public List<ActivityMethod<Ledger, ?>> methods() {
        return List.of(ENTER, BALANCE, STATEMENT);
    }
}
