package io.durablefunctions.spring;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/** Chooses the transaction manager of the database in which the state is kept. */
final class ApplicationTransactions {

    private ApplicationTransactions() {}

    /**
     * The one there is, or the primary one, or the one of this data source.
     *
     * @return null if there is none at all
     * @throws MisconfiguredApplicationException if there are several, and it cannot be told which one it is
     */
    static @Nullable PlatformTransactionManager on(DataSource source, ListableBeanFactory beans) {
        ObjectProvider<PlatformTransactionManager> managers = beans.getBeanProvider(PlatformTransactionManager.class);
        List<PlatformTransactionManager> own = managers.stream()
                .filter(manager -> manager instanceof ResourceTransactionManager resource
                        && resource.getResourceFactory() == source)
                .toList();
        if (own.size() == 1) {
            return own.get(0);
        }
        PlatformTransactionManager only = managers.getIfUnique();
        if (only == null && managers.stream().findAny().isPresent()) {
            throw new MisconfiguredApplicationException(
                    "There are several transaction managers, and nothing says in which of them activities of durable functions"
                            + " write: "
                            + String.join(", ", beans.getBeanNamesForType(PlatformTransactionManager.class)) + ".",
                    "Mark the one of the data source in which the state is kept with @Primary.");
        }
        return only;
    }
}
