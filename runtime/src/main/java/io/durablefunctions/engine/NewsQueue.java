package io.durablefunctions.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an instance has not been told yet, in the order in which it came. Guarded by its instance. */
final class NewsQueue {

    private final RecentIds seen = new RecentIds();
    private List<News> news = new ArrayList<>();

    /** Whether it is news; a message that was handed over before is not. */
    boolean add(News letter) {
        return seen.add(letter.messageId()) && news.add(letter);
    }

    boolean isEmpty() {
        return news.isEmpty();
    }

    /** Whether there are messages among them, which wait in the inbox too. */
    boolean hasMail() {
        return news.stream().anyMatch(letter -> letter.messageId() != null);
    }

    Collection<News> all() {
        return news;
    }

    /** Takes what is to be told in one turn: of what happened in transactions one at a time, since each is written in its own. */
    List<News> take() {
        int count = 0;
        while (count < news.size() && (count == 0 || news.get(count - 1).transaction() == null)) {
            count++;
        }
        List<News> taken = news.subList(0, count);
        news = new ArrayList<>(news.subList(count, news.size()));
        return taken;
    }

    /** Forgets what happened in transactions: nobody waits for it any more, and it is undone. */
    void dropTransactions() {
        news.forEach(News::drop);
        news.removeIf(letter -> letter.transaction() != null);
    }
}
