package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes commits in as few transactions as their order allows. */
final class Writing {

    private final Database database;
    private final TransactionIds transactionIds;

    Writing(Database database, TransactionIds transactionIds) {
        this.database = database;
        this.transactionIds = transactionIds;
    }

    List<Written> write(List<Commit> commits, Duration patience) {
        Written[] results = new Written[commits.size()];
        GroupWrite group = new GroupWrite(database, transactionIds, new Patience(patience), results);
        batches(commits).forEach(group::write);
        return List.of(results);
    }

    /** A turn of an instance that was started, or took a turn, earlier in the list waits for the next batch; so does what is too much text. */
    static List<List<GroupWrite.Numbered>> batches(List<Commit> commits) {
        List<List<GroupWrite.Numbered>> batches = new ArrayList<>();
        List<GroupWrite.Numbered> batch = new ArrayList<>();
        Set<String> touched = new HashSet<>(2 * commits.size());
        long text = 0;
        for (int i = 0; i < commits.size(); i++) {
            Commit commit = commits.get(i);
            boolean follows =
                    commit.turn() != null && touched.contains(commit.turn().instanceId());
            text += FlushPlan.text(commit);
            if (follows || (text > FlushPlan.MOST_TEXT && !batch.isEmpty())) {
                batches.add(batch);
                batch = new ArrayList<>();
                touched.clear();
                text = FlushPlan.text(commit);
            }
            if (commit.turn() != null) {
                touched.add(commit.turn().instanceId());
            }
            for (NewInstance start : commit.starts()) {
                touched.add(start.instanceId());
            }
            batch.add(new GroupWrite.Numbered(i, commit));
        }
        batches.add(batch);
        return batches;
    }
}
