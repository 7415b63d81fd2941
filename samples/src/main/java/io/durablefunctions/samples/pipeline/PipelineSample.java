package io.durablefunctions.samples.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.samples.RunIds;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import io.durablefunctions.samples.pipeline.DurableProgress.Counted;
import io.durablefunctions.samples.pipeline.Pipeline.Job;
import io.durablefunctions.samples.pipeline.Pipeline.Summary;
import io.durablefunctions.store.StateStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code pipeline [directory [report]]}: reads every file of a directory, by default the checkout it is run in. Kill it and run it again: it
 * goes on.
 */
public final class PipelineSample implements Sample {

    private static final int HASH_BYTES = 8;
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Short, so that a run that was killed goes on soon: what the killed one held is free after this. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    @Override
    public void run(List<String> arguments, PrintStream out) throws IOException {
        Path directory = directory(arguments.isEmpty() ? checkout() : Path.of(arguments.get(0)));
        Path data = java.nio.file.Files.createDirectories(SampleDatabase.directory());
        Path report =
                arguments.size() > 1 ? Path.of(arguments.get(1)).toAbsolutePath() : data.resolve("pipeline-report.txt");
        try (SampleDatabase database = SampleDatabase.open(out);
                StateStore store = database.store();
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .sharedStateStore(store)
                        .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
                        .orchestrator(Pipeline.class, PipelineOrchestrator::new)
                        .orchestrator(Pipeline.Batch.class, BatchOrchestrator::new)
                        .activities(Files.class, new LocalFiles(data.resolve("pipeline-attempts.log")))
                        .start()) {
            follow(runtime, store, directory, report, out);
        }
    }

    private static Path checkout() {
        return Path.of(System.getProperty("maven.multiModuleProjectDirectory", System.getProperty("user.dir")));
    }

    private static Path directory(Path given) throws IOException {
        if (!java.nio.file.Files.isDirectory(given)) {
            throw new IllegalArgumentException("pipeline: " + given.toAbsolutePath() + " is no directory. Give it one:"
                    + " -Dargs=\"/path/to/a/directory\".");
        }
        return given.toRealPath();
    }

    private void follow(
            DurableFunctionRuntime runtime, StateStore store, Path directory, Path report, PrintStream out) {
        PipelineClient pipelines = PipelineClient.of(runtime);
        String id = RunIds.current(runtime, name(directory));
        boolean resumes = runtime.status(id).isPresent();
        DurableProgress progress = new DurableProgress(store, id);
        if (resumes) {
            Counted before = progress.read();
            out.println("Resuming run " + id + ": " + before.done() + " of " + total(pipelines, id)
                    + " files were done, " + before.inFlight()
                    + " were in flight and are read again. A killed run's lease ends in at most " + LEASE.toSeconds()
                    + " s.");
        } else {
            out.println("Reading " + directory + " as " + id + ".");
        }
        long begun = System.nanoTime();
        OrchestrationHandle<Summary> handle =
                pipelines.start(StartOptions.id(id), new Job(directory.toString(), report.toString()));
        Summary summary = await(handle, pipelines, progress, out);
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        out.printf(
                Locale.ROOT,
                "Done in %.1f s: %,d files, %,d bytes, %d unreadable.%nReport: %s%n",
                millis / 1000.0,
                summary.files(),
                summary.bytes(),
                summary.unreadable(),
                summary.report());
    }

    private static Summary await(
            OrchestrationHandle<Summary> handle, PipelineClient pipelines, DurableProgress progress, PrintStream out) {
        int before = -1;
        while (true) {
            try {
                return handle.await(TICK);
            } catch (DurableTimeoutException goesOn) {
                int done = progress.read().done();
                out.println("  " + done + " of " + total(pipelines, handle.instanceId()) + " files"
                        + (before < 0 ? "" : ", " + (done - before) + " in the last second"));
                before = done;
            }
        }
    }

    private static String total(PipelineClient pipelines, String id) {
        return pipelines
                .progress(id)
                .map(listed -> Integer.toString(listed.files()))
                .orElse("?");
    }

    /** A name that is the same for the same directory in each run, and another one for each other directory. */
    private static String name(Path directory) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(directory.toString().getBytes(UTF_8));
            return "pipeline-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
