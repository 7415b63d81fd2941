package io.durablefunctions.samples.pipeline;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import java.util.List;

/** What the pipeline does to the file system. */
@Activity
public interface Files {

    /** The regular files under a directory, relative to it, sorted. */
    List<String> list(String directory);

    /** Reads one file. */
    @Retry(maxAttempts = 3, firstDelay = "200ms")
    FileCount count(String directory, String path) throws Unreadable;

    /** Writes the report. */
    void report(String file, String directory, List<FileCount> counts);
}
