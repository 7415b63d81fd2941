package io.durablefunctions.samples.pipeline;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Parallel;
import io.durablefunctions.Progress;
import java.util.ArrayList;
import java.util.List;

/** Lists the files, hands them out in batches, a few batches at a time, and writes the report. */
public final class PipelineOrchestrator implements Pipeline {

    private static final int BATCH = 250;
    private static final int BATCHES_AT_A_TIME = 4;

    @Override
    public Summary run(OrchestrationContext context, Job job, Progress<Listed> progress) {
        FilesStub files = FilesStub.in(context);
        Pipeline_BatchStub batch = Pipeline_BatchStub.in(context);
        List<String> paths = files.list(job.directory());
        progress.set(new Listed(paths.size()));
        List<FileCount> counts = new ArrayList<>();
        Parallel.atMost(BATCHES_AT_A_TIME)
                .map(batches(paths), share -> batch.countAsync(job.directory(), share))
                .await()
                .forEach(counts::addAll);
        files.report(job.report(), job.directory(), counts);
        long bytes = counts.stream().mapToLong(FileCount::bytes).sum();
        int readable = (int) counts.stream().filter(FileCount::isReadable).count();
        return new Summary(readable, counts.size() - readable, bytes, job.report());
    }

    private static List<List<String>> batches(List<String> paths) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += BATCH) {
            batches.add(List.copyOf(paths.subList(from, Math.min(from + BATCH, paths.size()))));
        }
        return batches;
    }
}
