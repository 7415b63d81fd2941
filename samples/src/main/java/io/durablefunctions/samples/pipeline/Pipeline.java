package io.durablefunctions.samples.pipeline;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Counts and hashes every file under a directory and writes a report. */
@Orchestrator
public interface Pipeline {

    Summary run(OrchestrationContext context, Job job, Progress<Listed> progress);

    /** What to read and where to write; both paths are absolute. */
    record Job(String directory, String report) {}

    /** How many files there are, once that is known. */
    record Listed(int files) {}

    /** What came of it. */
    record Summary(int files, int unreadable, long bytes, String report) {}

    /** A share of the files, so that no history grows long. */
    @Orchestrator
    interface Batch {
        List<FileCount> count(OrchestrationContext context, String directory, List<String> paths);
    }
}
