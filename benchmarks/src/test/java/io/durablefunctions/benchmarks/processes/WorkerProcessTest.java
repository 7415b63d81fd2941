package io.durablefunctions.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Server server;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void startServer() {
        server = Server.open();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void a_worker_runs_sequences_logs_their_steps_and_ends_in_good_order() throws Exception {
        Database database = server.database("worker");
        Path log = temporary.resolve("steps");
        try (WorkerProcess worker =
                WorkerProcess.start(database, WorkerSettings.defaults().stepLog(log))) {
            assertThat(worker.ask("sequences 3 2 100", PATIENCE)).containsKeys("workflows", "seconds", "p50", "p99");
            List<StepLog.Line> lines = StepLog.read(log);
            assertThat(lines).isNotEmpty().allMatch(line -> line.process() == worker.pid());
            assertThat(lines.stream().filter(StepLog.Line::begins)).hasSize(lines.size() / 2);
            worker.stop();
            assertThat(worker.isAlive()).isFalse();
        }
    }

    @Test
    void who_started_a_worker_notices_that_it_was_killed() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(server.database("killed"), WorkerSettings.defaults())) {
            worker.tell("sequences 1 1 60000");
            worker.kill();
            assertThat(worker.isAlive()).isFalse();
            assertThatThrownBy(() -> worker.answer(PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The worker " + worker.pid() + " has ended");
        }
    }

    @Test
    void what_a_worker_cannot_do_is_told_and_it_goes_on() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(server.database("obeying"), WorkerSettings.defaults())) {
            assertThatThrownBy(() -> worker.ask("dance", PATIENCE)).hasMessageContaining("no command dance");
            assertThat(worker.ask("memory", PATIENCE)).containsKeys("heap", "threads");
            assertThat(worker.ask("lateness", PATIENCE)).containsEntry("fired", 0.0);
            assertThat(worker.ask("offer 1 50 4 500", PATIENCE))
                    .containsEntry("arrived", 25.0)
                    .containsEntry("failed", 0.0)
                    .containsEntry("lost", 0.0);
        }
    }
}
