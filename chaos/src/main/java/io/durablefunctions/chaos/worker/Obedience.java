package io.durablefunctions.chaos.worker;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.chaos.operations.Calls;
import io.durablefunctions.chaos.operations.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads operations, a line each after a number, does them, and answers under that number when they are done. */
final class Obedience {

    /** The first line of all. */
    static final String READY = "ready";

    private static final int AT_ONCE = 8;

    private final DurableFunctionClient client;
    private final InputStream commands;
    private final PrintStream answers;

    Obedience(DurableFunctionClient client, InputStream commands, PrintStream answers) {
        this.client = client;
        this.commands = commands;
        this.answers = answers;
    }

    /** Until the end of the commands. */
    void run() throws IOException {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        say(READY);
        BufferedReader lines = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            callers.execute(() -> say(words[0] + " "
                    + Calls.perform(client, Operation.parse(words[1])).line()));
        }
        callers.shutdownNow();
    }

    /** Standard output is for answers, whatever is logged goes to standard error. */
    private void say(String line) {
        synchronized (answers) {
            answers.print(line + "\n");
            answers.flush();
        }
    }
}
