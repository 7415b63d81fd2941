package io.durablefunctions.benchmarks.peers;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import io.durablefunctions.benchmarks.Database;
import java.util.function.IntUnaryOperator;

/** DBOS Transact for Java with everything at its default, which is without its server for administration. */
public final class DbosPeer implements Peer {

    private final DBOS dbos;
    private final DbosWorkflows workflows;

    /** Launches it; it makes its tables itself. */
    public DbosPeer(Database database, IntUnaryOperator step) {
        DBOSConfig config = DBOSConfig.defaults("benchmarks")
                .withDatabaseUrl(database.place())
                .withDbUser(database.parameter("user"))
                .withDbPassword(database.parameter("password"));
        this.dbos = new DBOS(config);
        DbosWorkflowsImpl implementation = new DbosWorkflowsImpl(dbos, step);
        this.workflows = dbos.registerProxy(DbosWorkflows.class, implementation);
        implementation.useForChildren(workflows);
        dbos.launch();
    }

    @Override
    public String name() {
        return Contender.DBOS.title();
    }

    @Override
    public void sequence(int steps) {
        dbos.<Integer, RuntimeException>startWorkflow(() -> workflows.sequence(steps))
                .getResult();
    }

    @Override
    public void fanOut(int width) {
        dbos.<Integer, RuntimeException>startWorkflow(() -> workflows.fanOut(width))
                .getResult();
    }

    @Override
    public void close() {
        dbos.close();
    }
}
