package io.durablefunctions.samples.approval;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.samples.RunIds;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import io.durablefunctions.samples.approval.ExpenseApproval.Decision;
import io.durablefunctions.samples.approval.ExpenseApproval.Expense;
import io.durablefunctions.samples.approval.ExpenseApproval.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * {@code approval}: one is approved, one rejected, one nobody answers. {@code approval ask PURPOSE}, later {@code approval approve PURPOSE} or
 * {@code approval reject PURPOSE}: nothing runs in between.
 */
public final class ApprovalSample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final long TEN_MINUTES = 600;
    private static final List<String> VERBS = List.of("ask", "approve", "reject");

    @Override
    public void run(List<String> arguments, PrintStream out) {
        if (!arguments.isEmpty() && (arguments.size() != 2 || !VERBS.contains(arguments.get(0)))) {
            throw new IllegalArgumentException(
                    "approval: give nothing, or ask, approve or reject and one word: -Dargs=\"ask lunch\".");
        }
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
                        .orchestrator(ExpenseApproval.class, ExpenseApprovalOrchestrator::new)
                        .activities(Letters.class, text -> out.println("  Letter " + text))
                        .start()) {
            ExpenseApprovalClient approvals = ExpenseApprovalClient.of(runtime);
            if (arguments.isEmpty()) {
                all(approvals, out);
                return;
            }
            String purpose = arguments.get(1);
            String id = RunIds.current(runtime, "expense-" + purpose);
            if (arguments.get(0).equals("ask")) {
                approvals.start(StartOptions.id(id), new Expense(purpose, 40, TEN_MINUTES));
                serveForASecond(approvals.handle(id));
                out.println("Asked as " + id + ". Answer within 10 minutes, by -Dargs=\"approve " + purpose
                        + "\" or -Dargs=\"reject " + purpose + "\".");
            } else if (runtime.status(id).isEmpty()) {
                throw new IllegalArgumentException("approval: nobody is waiting for an answer about '" + purpose
                        + "'. Ask first: -Dargs=\"ask " + purpose + "\".");
            } else {
                approvals.raiseDecision(id, new Decision(arguments.get(0).equals("approve"), "you"));
                out.println(id + ": " + approvals.handle(id).await(SOON));
            }
        }
    }

    /** So that the letter is on its way before this process ends; if it is not, the next one sends it. */
    private static void serveForASecond(OrchestrationHandle<Outcome> handle) {
        try {
            handle.await(Duration.ofSeconds(1));
        } catch (DurableTimeoutException nobodyAnsweredYet) {
            // as it should be
        }
    }

    private static void all(ExpenseApprovalClient approvals, PrintStream out) {
        for (String purpose : List.of("lunch", "yacht", "chairs")) {
            OrchestrationHandle<Outcome> handle = approvals.start(new Expense(purpose, 40, 2));
            if (!purpose.equals("chairs")) { // about which nobody answers
                approvals.raiseDecision(handle.instanceId(), new Decision(purpose.equals("lunch"), "ada"));
            }
            out.println(purpose + ": " + handle.await(SOON));
        }
    }
}
