package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Commits that are written together. */
record WriteBatch(List<PlannedCommit> planned) implements Operation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String on(Run run) {
        List<Commit> commits = new Commits(run).of(planned);
        List<Written> written = run.store.write(commits, PATIENCE);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < commits.size(); i++) {
            answers.add(WriteAnswer.of(run, commits.get(i), written.get(i)));
        }
        return String.join("; ", answers);
    }

    @Override
    public List<Operation> smaller() {
        List<Operation> smaller = new ArrayList<>();
        for (int i = 0; i < planned.size() && planned.size() > 1; i++) {
            smaller.add(new WriteBatch(PlannedCommit.without(planned, i)));
        }
        for (int i = 0; i < planned.size(); i++) {
            for (PlannedCommit less : planned.get(i).smaller()) {
                List<PlannedCommit> others = new ArrayList<>(planned);
                others.set(i, less);
                smaller.add(new WriteBatch(others));
            }
        }
        return smaller;
    }

    @Override
    public String toString() {
        return "write " + planned.stream().map(each -> "[" + each + "]").collect(Collectors.joining(" "));
    }
}
