package io.durablefunctions.definition;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One activity: its stored name, its types, how to call it. Immutable.
 *
 * @param <C> the contract
 * @param <R> what it returns
 */
public final class ActivityMethod<C, R extends @Nullable Object> {

    private final String name;
    private final List<ValueType<?>> parameters;
    private final ValueType<R> result;
    private final Invoker<? super C, ? extends R> invoker;
    private final CallOptions options;
    private final List<FailureType<?>> answers;
    private final boolean inStoreTransaction;

    private ActivityMethod(
            String name,
            List<ValueType<?>> parameters,
            ValueType<R> result,
            Invoker<? super C, ? extends R> invoker,
            CallOptions options,
            List<FailureType<?>> answers,
            boolean inStoreTransaction) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.result = result;
        this.invoker = invoker;
        this.options = options;
        this.answers = List.copyOf(answers);
        this.inStoreTransaction = inStoreTransaction;
    }

    /** An activity that returns a value. */
    public static <C, R extends @Nullable Object> ActivityMethod<C, R> returning(
            ValueType<R> result, String name, List<ValueType<?>> parameters, Invoker<? super C, ? extends R> invoker) {
        return new ActivityMethod<>(name, parameters, result, invoker, CallOptions.defaults(), List.of(), false);
    }

    /** An activity that returns nothing. */
    @SuppressWarnings("NullAway") // null is the one value of Void
    public static <C> ActivityMethod<C, @Nullable Void> returningNothing(
            String name, List<ValueType<?>> parameters, VoidInvoker<? super C> invoker) {
        Invoker<C, @Nullable Void> returningNull = (implementation, arguments) -> {
            invoker.invoke(implementation, arguments);
            return null;
        };
        return new ActivityMethod<>(
                name, parameters, ValueType.NOTHING, returningNull, CallOptions.defaults(), List.of(), false);
    }

    /** With the options that the contract's annotations set. */
    public ActivityMethod<C, R> with(CallOptions options) {
        return new ActivityMethod<>(name, parameters, result, invoker, options, answers, inStoreTransaction);
    }

    /** With the exceptions that the contract names in {@code throws} as answers. */
    public ActivityMethod<C, R> answering(FailureType<?>... answers) {
        return new ActivityMethod<>(name, parameters, result, invoker, options, List.of(answers), inStoreTransaction);
    }

    /** Run in a transaction of the store, as the contract asks with {@code @InStoreTransaction}. */
    public ActivityMethod<C, R> inStoreTransaction() {
        return new ActivityMethod<>(name, parameters, result, invoker, options, answers, true);
    }

    /** The stored name, such as {@code Mail.send}. */
    public String name() {
        return name;
    }

    /** The types of the parameters, in order. */
    public List<ValueType<?>> parameters() {
        return parameters;
    }

    /** The type of the result. */
    public ValueType<R> result() {
        return result;
    }

    /** The options that the contract's annotations set. */
    public CallOptions options() {
        return options;
    }

    /** The exceptions that are answers. */
    public List<FailureType<?>> answers() {
        return answers;
    }

    /** Whether it runs in a transaction of the store, if that has transactions. */
    public boolean isInStoreTransaction() {
        return inStoreTransaction;
    }

    /** Calls an implementation. */
    public R invoke(C implementation, Arguments arguments) throws Exception {
        return invoker.invoke(implementation, arguments);
    }

    /** How a method that returns a value is called. */
    @FunctionalInterface
    public interface Invoker<C, R extends @Nullable Object> {
        /** Calls it with the decoded arguments. */
        R invoke(C implementation, Arguments arguments) throws Exception;
    }

    /** How a method that returns nothing is called. */
    @FunctionalInterface
    public interface VoidInvoker<C> {
        /** Calls it with the decoded arguments. */
        void invoke(C implementation, Arguments arguments) throws Exception;
    }
}
