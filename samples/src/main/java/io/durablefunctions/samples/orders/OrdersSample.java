package io.durablefunctions.samples.orders;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import io.durablefunctions.samples.orders.OrderProcessing.Order;
import io.durablefunctions.samples.orders.OrderProcessing.Outcome;
import io.durablefunctions.samples.orders.OrderProcessing.State;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code orders [file]}: processes a file of orders. An order that was processed in an earlier run is not processed again. */
public final class OrdersSample implements Sample {

    private static final String LINE = "%-8s %-13s %10s  %s%n";
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public void run(List<String> arguments, PrintStream out) throws IOException {
        OrderFile file = OrderFile.read(arguments.isEmpty() ? shipped() : Path.of(arguments.get(0)));
        file.problems().forEach(out::println);
        Shop shop = new Shop();
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
                        .orchestrator(OrderProcessing.class, OrderProcessor::new)
                        .activities(Warehouse.class, shop)
                        .activities(Payments.class, shop)
                        .activities(Mail.class, shop)
                        .start()) {
            tellOfEarlierRuns(runtime, file.orders(), out);
            print(outcomes(OrderProcessingClient.of(runtime), file.orders()), out);
            out.println("In this run: " + shop.charges() + " charges, " + shop.refunds() + " refunds.");
        }
    }

    private static Path shipped() {
        Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", System.getProperty("user.dir")));
        return root.resolve("samples/data/orders.csv");
    }

    private static void tellOfEarlierRuns(DurableFunctionClient client, List<Order> orders, PrintStream out) {
        int ended = 0;
        int begun = 0;
        for (Order order : orders) {
            Optional<OrchestrationStatus> status = client.status(id(order));
            ended += status.filter(it -> it.status().isEnded()).isPresent() ? 1 : 0;
            begun += status.isPresent() ? 1 : 0;
        }
        if (begun > 0) {
            out.println("Earlier runs ended " + ended + " of these " + orders.size()
                    + " orders; they are not processed again.");
        }
        if (begun > ended) {
            out.println((begun - ended) + " were in flight and go on; a killed run's lease ends in at most "
                    + LEASE.toSeconds() + " s.");
        }
    }

    private static String id(Order order) {
        return "order-" + order.id();
    }

    private static List<Outcome> outcomes(OrderProcessingClient processing, List<Order> orders) {
        List<OrchestrationHandle<Outcome>> handles = new ArrayList<>();
        for (Order order : orders) {
            handles.add(processing.start(StartOptions.id(id(order)), order));
        }
        return handles.stream().map(handle -> handle.await(PATIENCE)).toList();
    }

    private static void print(List<Outcome> outcomes, PrintStream out) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        BigDecimal charged = BigDecimal.ZERO;
        out.printf(LINE, "order", "outcome", "charged", "parcel, or what was wrong");
        for (Outcome outcome : outcomes) {
            out.printf(LINE, outcome.orderId(), outcome.state(), outcome.charged(), outcome.note());
            counts.merge(outcome.state(), 1, Integer::sum);
            charged = charged.add(outcome.charged());
        }
        out.println(counts + ", charged " + charged);
    }
}
