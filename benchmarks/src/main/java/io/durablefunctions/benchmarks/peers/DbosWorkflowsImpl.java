package io.durablefunctions.benchmarks.peers;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.workflow.Workflow;
import dev.dbos.transact.workflow.WorkflowHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Within a workflow DBOS runs one step at a time; what is to run at once are children, each a workflow of one step. */
final class DbosWorkflowsImpl implements DbosWorkflows {

    private final DBOS dbos;
    private final IntUnaryOperator step;
    private DbosWorkflows children = this;

    DbosWorkflowsImpl(DBOS dbos, IntUnaryOperator step) {
        this.dbos = dbos;
        this.step = step;
    }

    /** Children are started through the proxy. */
    void useForChildren(DbosWorkflows proxy) {
        this.children = proxy;
    }

    @Override
    @Workflow(name = "sequence")
    public int sequence(int steps) {
        int last = 0;
        for (int i = 0; i < steps; i++) {
            last = single(i);
        }
        return last;
    }

    @Override
    @Workflow(name = "fanOut")
    public int fanOut(int width) {
        List<WorkflowHandle<Integer, RuntimeException>> handles = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            int number = i;
            handles.add(dbos.startWorkflow(() -> children.single(number)));
        }
        int count = 0;
        for (WorkflowHandle<Integer, RuntimeException> handle : handles) {
            handle.getResult();
            count++;
        }
        return count;
    }

    @Override
    @Workflow(name = "single")
    public int single(int number) {
        return dbos.<Integer, RuntimeException>runStep(() -> step.applyAsInt(number), "step");
    }
}
