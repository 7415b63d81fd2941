package io.durablefunctions.store.jdbi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection as an activity has it: everything but what ends its transaction, or makes it another one, and only while the activity acts. */
final class LentConnection implements InvocationHandler {

    private static final Set<String> REFUSED = Set.of(
            "commit", "close", "abort", "setTransactionIsolation", "beginRequest", "endRequest", "setShardingKey");

    private final Connection connection;
    private volatile boolean ended;

    LentConnection(Connection connection) {
        this.connection = connection;
    }

    /** From now on nothing can be done with it. */
    void end() {
        ended = true;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method.getName(), arguments);
        }
        if (method.getName().equals("isClosed")) {
            return ended || connection.isClosed();
        }
        if (ended) {
            throw new IllegalStateException(
                    "The activity whose transaction this is has ended. Do everything before it returns,"
                            + " and keep neither connection nor handle.");
        }
        check(method.getName(), arguments);
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void check(String method, @Nullable Object @Nullable [] arguments) {
        boolean isRefused = REFUSED.contains(method)
                || (method.equals("rollback") && arguments == null) // to a savepoint it may go back
                || (method.equals("setAutoCommit") && isTrue(arguments))
                || (method.equals("setReadOnly") && isTrue(arguments));
        if (isRefused) {
            throw new IllegalStateException(
                    method + "() is not for an activity: its transaction is committed with the record that the"
                            + " activity has completed, and rolled back if it throws. Return or throw; for a part of"
                            + " it, use a savepoint.");
        }
    }

    private static boolean isTrue(@Nullable Object @Nullable [] arguments) {
        return arguments != null && Boolean.TRUE.equals(arguments[0]);
    }

    private Object ofObject(Object proxy, String method, @Nullable Object @Nullable [] arguments) {
        return switch (method) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the transaction of an activity on " + connection;
        };
    }
}
