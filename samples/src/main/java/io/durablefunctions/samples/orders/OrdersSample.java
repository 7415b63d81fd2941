package io.durablefunctions.samples.orders;

import io.durablefunctions.OrchestrationHandle;
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

/** {@code orders [file]}: processes a file of orders. An order that was processed in an earlier run is not processed again. */
public final class OrdersSample implements Sample {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public void run(List<String> arguments, PrintStream out) throws IOException {
        OrderFile file = OrderFile.read(arguments.isEmpty() ? shipped() : Path.of(arguments.get(0)));
        file.problems().forEach(out::println);
        Shop shop = new Shop();
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .options(RuntimeOptions.defaults().leaseTimeout(Duration.ofSeconds(3)))
                        .orchestrator(OrderProcessing.class, OrderProcessor::new)
                        .activities(Warehouse.class, shop)
                        .activities(Payments.class, shop)
                        .activities(Mail.class, shop)
                        .start()) {
            print(outcomes(OrderProcessingClient.of(runtime), file.orders()), out);
            out.println("In this run: " + shop.charges() + " charges, " + shop.refunds() + " refunds.");
        }
    }

    private static Path shipped() {
        Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", System.getProperty("user.dir")));
        return root.resolve("samples/data/orders.csv");
    }

    private static List<Outcome> outcomes(OrderProcessingClient processing, List<Order> orders) {
        List<OrchestrationHandle<Outcome>> handles = new ArrayList<>();
        for (Order order : orders) {
            handles.add(processing.start(StartOptions.id("order-" + order.id()), order));
        }
        return handles.stream().map(handle -> handle.await(PATIENCE)).toList();
    }

    private static void print(List<Outcome> outcomes, PrintStream out) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        BigDecimal charged = BigDecimal.ZERO;
        for (Outcome outcome : outcomes) {
            out.printf("%-8s %-13s %10s  %s%n", outcome.orderId(), outcome.state(), outcome.charged(), outcome.note());
            counts.merge(outcome.state(), 1, Integer::sum);
            charged = charged.add(outcome.charged());
        }
        out.println(counts + ", charged " + charged);
    }
}
