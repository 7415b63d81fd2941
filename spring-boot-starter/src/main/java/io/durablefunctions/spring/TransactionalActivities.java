package io.durablefunctions.spring;

import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.Definitions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the activities marked {@code @InStoreTransaction}: whether their transaction is one of Spring's. */
final class TransactionalActivities {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalActivities.class);

    private TransactionalActivities() {}

    /** Warns where it is not, since what they write by {@code JdbcTemplate} or JPA is committed apart then. */
    static void warnUnlessJoined(List<ContractBean> served, boolean isJoined) {
        List<String> names = served.stream()
                .map(ContractBean::contract)
                .map(Definitions::of)
                .filter(ActivitiesDefinition.class::isInstance)
                .flatMap(definition -> ((ActivitiesDefinition<?>) definition).methods().stream())
                .filter(ActivityMethod::isInStoreTransaction)
                .map(ActivityMethod::name)
                .toList();
        if (!isJoined && !names.isEmpty()) {
            LOG.warn(
                    "{} are marked @InStoreTransaction, but the state is not kept in the application's own data source with a transaction"
                            + " manager of Spring's: what they write through JdbcTemplate or JPA is not part of that transaction. Write"
                            + " with PostgreSqlStateStore.currentConnection(), or keep the state in the application's data source.",
                    names);
        }
    }
}
