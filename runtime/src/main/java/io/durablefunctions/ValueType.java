package io.durablefunctions;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The type of a stored value. {@code ValueType.of(Order.class)} for a class, {@code new ValueType<List<Order>>() {}} for a type
 * with parameters. Immutable; two of the same type are equal.
 *
 * @param <T> the type
 */
public abstract class ValueType<T extends @Nullable Object> {

    /** The type of what returns nothing; its only value is null. */
    public static final ValueType<@Nullable Void> NOTHING = immutable(Void.class);

    private final Type type;
    private final boolean immutable;

    /** For {@code new ValueType<List<Order>>() {}}. */
    protected ValueType() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType superclass)) {
            throw new IllegalStateException("A ValueType needs its type: write new ValueType<List<Order>>() {}.");
        }
        this.type = superclass.getActualTypeArguments()[0];
        this.immutable = false;
    }

    private ValueType(Class<T> type, boolean immutable) {
        this.type = type;
        this.immutable = immutable;
    }

    /** The type of a class without type parameters. */
    public static <T extends @Nullable Object> ValueType<T> of(Class<T> type) {
        return new OfClass<>(type, Immutables.contains(type));
    }

    /** The type of a class whose values never change, so that one decoded value may be handed out more than once. */
    public static <T extends @Nullable Object> ValueType<T> immutable(Class<T> type) {
        return new OfClass<>(type, true);
    }

    /** The type as reflection describes it. */
    public final Type type() {
        return type;
    }

    /** Whether a value of this type can never change. */
    public final boolean isImmutable() {
        return immutable;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ValueType<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    /** The type in the user's words, such as {@code java.util.List<com.acme.Order>}. */
    @Override
    public final String toString() {
        return type.getTypeName();
    }

    private static final class OfClass<T extends @Nullable Object> extends ValueType<T> {
        OfClass(Class<T> type, boolean immutable) {
            super(type, immutable);
        }
    }
}
