package io.durablefunctions.spring;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The application's own database, if the state is kept there.
 *
 * @param source its data source; null if the state is kept elsewhere
 */
record ApplicationDatabase(@Nullable DataSource source) {

    /**
     * The one data source there is, or the primary one; null if there is none.
     *
     * @throws MisconfiguredApplicationException if there are several, and none of them is the primary one
     */
    static @Nullable DataSource sourceIn(ListableBeanFactory beans) {
        ObjectProvider<DataSource> sources = beans.getBeanProvider(DataSource.class);
        DataSource only = sources.getIfUnique();
        String[] names = beans.getBeanNamesForType(DataSource.class);
        if (only == null && names.length > 1) {
            throw new MisconfiguredApplicationException(
                    "There are " + names.length
                            + " data sources, and nothing says in which of them durable functions keep their"
                            + " state: "
                            + Arrays.stream(names).map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                            + ".",
                    "Mark one of them with @Primary, or name a database with durable-functions.storage.postgresql.connection-string.");
        }
        return only;
    }
}
