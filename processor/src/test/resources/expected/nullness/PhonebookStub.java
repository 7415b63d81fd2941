package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Calls the activities of {@link Phonebook} from an orchestrator. In the journal they are {@code Phonebook.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class PhonebookStub implements Phonebook {
    private final ActivityCalls calls;

    private PhonebookStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static PhonebookStub in(OrchestrationContext context) {
        return new PhonebookStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public PhonebookStub with(CallOptions options) {
        return new PhonebookStub(this.calls.with(options));
    }

    /**
     * Calls {@code Phonebook.numberOf} and waits for it.
     *
     * @see Phonebook#numberOf
     */
    @Override
    public @Nullable String numberOf(String name, @Nullable String town) {
        return this.numberOfAsync(name, town).await();
    }

    /**
     * Calls {@code Phonebook.numberOf} and goes on.
     *
     * @see Phonebook#numberOf
     */
    public DurableFuture<@Nullable String> numberOfAsync(String name, @Nullable String town) {
        return this.calls.call(PhonebookDefinition.NUMBER_OF, name, town);
    }

    /**
     * Calls {@code Phonebook.numbersOf} and waits for it.
     *
     * @see Phonebook#numbersOf
     */
    @Override
    public List<@Nullable String> numbersOf(List<String> names) {
        return this.numbersOfAsync(names).await();
    }

    /**
     * Calls {@code Phonebook.numbersOf} and goes on.
     *
     * @see Phonebook#numbersOf
     */
    public DurableFuture<List<@Nullable String>> numbersOfAsync(List<String> names) {
        return this.calls.call(PhonebookDefinition.NUMBERS_OF, names);
    }

    /**
     * Calls {@code Phonebook.lengths} and waits for it.
     *
     * @see Phonebook#lengths
     */
    @Override
    public Map<String, ? extends @Nullable Number> lengths(int[] areas) {
        return this.lengthsAsync(areas).await();
    }

    /**
     * Calls {@code Phonebook.lengths} and goes on.
     *
     * @see Phonebook#lengths
     */
    public DurableFuture<Map<String, ? extends @Nullable Number>> lengthsAsync(int[] areas) {
        return this.calls.call(PhonebookDefinition.LENGTHS, areas);
    }

    /**
     * Calls {@code Phonebook.any} and waits for it.
     *
     * @see Phonebook#any
     */
    @Override
    public Map. @Nullable Entry<String, String> any() {
        return this.anyAsync().await();
    }

    /**
     * Calls {@code Phonebook.any} and goes on.
     *
     * @see Phonebook#any
     */
    public DurableFuture<Map. @Nullable Entry<String, String>> anyAsync() {
        return this.calls.call(PhonebookDefinition.ANY);
    }
}
