package io.durablefunctions.samples.pipeline;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Parallel;
import io.durablefunctions.Settled;
import java.util.List;

/** One activity a file, some at a time. A file that cannot be read is a line in the report and stops nothing. */
public final class BatchOrchestrator implements Pipeline.Batch {

    private static final int FILES_AT_A_TIME = 16;

    @Override
    public List<FileCount> count(OrchestrationContext context, String directory, List<String> paths) {
        FilesStub files = FilesStub.in(context);
        return Parallel.atMost(FILES_AT_A_TIME)
                .map(paths, path -> counted(files.countAsync(directory, path)))
                .await();
    }

    private static DurableFuture<FileCount> counted(DurableFuture<FileCount> count) {
        return count.settled().thenApply(result -> {
            if (result instanceof Settled.Failure<FileCount> failure && failure.exception() instanceof Unreadable it) {
                return new FileCount(it.path(), FileCount.UNREADABLE, it.reason(), 0, 0, 0);
            }
            return result.get();
        });
    }
}
