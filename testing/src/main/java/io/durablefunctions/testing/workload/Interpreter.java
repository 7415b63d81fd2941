package io.durablefunctions.testing.workload;

import io.durablefunctions.OrchestrationContext;
import java.util.ArrayList;
import java.util.List;

/** Does a program's steps, one after the other. */
final class Interpreter implements ProgramRun {

    @Override
    public List<String> run(OrchestrationContext context, Chapter chapter) {
        List<String> trace = new ArrayList<>(chapter.trace());
        for (int i = 0; i < chapter.steps().size(); i++) {
            String key = chapter.place().key(chapter.first() + i);
            chapter.steps().get(i).in(new StepRun(context, chapter, i, key, trace));
        }
        return trace;
    }
}
