package io.durablefunctions.store.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of which some calls fail. */
final class FaultySource {

    /** Decides what fails. */
    @FunctionalInterface
    interface Fault {
        /** Before a call of a connection's method; throws what it is to fail with. */
        void before(String method, Object[] arguments) throws SQLException;
    }

    private FaultySource() {}

    static DataSource of(DataSource source, Fault fault) {
        return proxy(DataSource.class, source, (method, arguments) -> {}, fault);
    }

    private static <T> T proxy(Class<T> type, T target, Fault here, Fault within) {
        return type.cast(Proxy.newProxyInstance(
                FaultySource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    here.before(method.getName(), arguments == null ? new Object[0] : arguments);
                    try {
                        Object answer = method.invoke(target, arguments);
                        return answer instanceof Connection connection && type == DataSource.class
                                ? proxy(Connection.class, connection, within, within)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
