package io.durablefunctions.chaos.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.operations.OperationLog;
import io.durablefunctions.testing.workload.ProgramModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class FeedTest {

    private static final long SEED = 7;
    private static final int PROGRAMS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    /** Does not know what became of a first start, fails each further one, and takes no other operation. */
    private static final class Doubtful implements Channel {

        private final Map<String, AtomicInteger> starts = new ConcurrentHashMap<>();
        private final Set<String> attended = ConcurrentHashMap.newKeySet();

        @Override
        public String name() {
            return "doubtful";
        }

        @Override
        public Answer perform(Operation operation) {
            if (operation.kind() == Kind.START) {
                int tries = starts.computeIfAbsent(operation.instanceId(), id -> new AtomicInteger())
                        .incrementAndGet();
                return Answer.of(tries == 1 ? Outcome.UNKNOWN : Outcome.FAILED);
            }
            attended.add(StartedProgram.rootOf(operation.instanceId()));
            return Answer.of(Outcome.ENDED);
        }

        boolean isTriedAgain(String id) {
            return starts.getOrDefault(id, new AtomicInteger()).get() > 1;
        }
    }

    @Test
    void a_program_that_may_have_been_started_is_given_what_it_waits_for_though_its_start_failed_the_second_time()
            throws Exception {
        Doubtful channel = new Doubtful();
        Background threads = new Background(4);
        try (OperationLog log = OperationLog.in(directory.resolve("operations"))) {
            Asked engine = new Asked(List.of(channel), log);
            Feed feed = new Feed(SEED, engine, new Watch(new PGSimpleDataSource()), threads);
            feed.begin(1);
            Waiting.until(PATIENCE, () -> feed.started().size() >= PROGRAMS);
            feed.stop();
            List<String> waiting = feed.started().stream()
                    .filter(program -> channel.isTriedAgain(program.instanceId()))
                    .filter(program -> !ProgramModel.stimuli(program.program(), program.instanceId())
                            .isEmpty())
                    .map(StartedProgram::instanceId)
                    .toList();

            Waiting.until(PATIENCE, () -> channel.attended.containsAll(waiting));

            assertThat(waiting).hasSizeGreaterThan(5);
            assertThat(channel.attended).containsAll(waiting);
        } finally {
            threads.stop();
        }
    }
}
