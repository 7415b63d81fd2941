package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How instances are looked for. */
abstract class StoreListRules extends StoreProtocolContract {

    private static final JournalExcerpt NOTHING = new JournalExcerpt(List.of(), "-");
    private static final int ALL = 1_000;

    private InstanceFilter filter(Set<RuntimeStatus> statuses, @Nullable String prefix, Map<String, String> tags) {
        return new InstanceFilter(Set.of(function), statuses, null, null, null, null, prefix, tags);
    }

    private InstanceFilter standing(RuntimeStatus... statuses) {
        return filter(Set.of(statuses), null, Map.of());
    }

    private InstanceFilter created(@Nullable Instant from, @Nullable Instant before) {
        return new InstanceFilter(Set.of(function), Set.of(), from, before, null, null, null, Map.of());
    }

    private InstanceFilter updated(@Nullable Instant from, @Nullable Instant before) {
        return new InstanceFilter(Set.of(function), Set.of(), null, null, from, before, null, Map.of());
    }

    private List<StoredInstance> search(InstanceFilter filter, @Nullable InstanceKey after, int limit) {
        return store().search(filter, after, limit, NOTHING);
    }

    /** The names of all that are found, sorted; and they are as many as are counted. */
    private List<String> found(InstanceFilter filter) {
        List<String> names = names(search(filter, null, ALL));
        assertThat(store().count(filter, ALL)).isEqualTo(names.size());
        return names.stream().sorted().toList();
    }

    private List<String> names(List<StoredInstance> instances) {
        return instances.stream()
                .map(each -> each.instanceId().replace(id(""), ""))
                .toList();
    }

    private static InstanceKey key(StoredInstance instance) {
        return new InstanceKey(instance.createdAt(), instance.instanceId());
    }

    private NewInstance having(String name, String state) {
        return new NewInstance(id(name), function, state, Duration.ZERO, me, LONG);
    }

    /** Starts one in this state; its version. */
    private long put(String name, String state) {
        return created(write(Commit.of(having(name, state))), 0);
    }

    private void end(String name, String state) {
        write(turn(name, mine(name), 1, new Then.Complete(state, false)));
    }

    // ---- order

    @Test
    void the_newest_come_first_and_of_those_of_one_moment_the_last_by_id() throws Exception {
        for (int moment = 0; moment < 3; moment++) {
            List<NewInstance> starts = new ArrayList<>();
            for (String letter : List.of("b", "a", "B", "_", "c")) {
                starts.add(leased(moment + letter, LONG));
            }
            write(new Commit(null, starts, List.of()));
            passTime(store(), SHORT);
        }
        write(turn("1a", stored("1a").version(), 1, end()));
        write(turn("0c", stored("0c").version(), 1, end()));
        List<StoredInstance> all = search(standing(), null, ALL);
        assertThat(all).hasSize(15);
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(StoredInstance::createdAt)
                        .thenComparing(StoredInstance::instanceId)
                        .reversed());
        assertThat(names(all).get(0)).startsWith("2");
        assertThat(names(all).get(14)).startsWith("0");
        for (int limit : List.of(1, 2, 7, 15, 16)) {
            assertThat(pages(limit)).as("by %d", limit).isEqualTo(all);
        }
    }

    private List<StoredInstance> pages(int limit) {
        List<StoredInstance> pages = new ArrayList<>();
        List<StoredInstance> page = search(standing(), null, limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            pages.addAll(page);
            page = search(standing(), key(page.get(page.size() - 1)), limit);
        }
        return pages;
    }

    @Test
    void a_list_goes_on_from_a_place_where_nobody_is() throws Exception {
        mine("a");
        passTime(store(), SHORT);
        mine("b");
        Instant last = stored("b").createdAt();
        assertThat(names(search(standing(), new InstanceKey(last, id("a")), ALL)))
                .containsExactly("a");
        assertThat(names(search(standing(), new InstanceKey(last, id("c")), ALL)))
                .containsExactly("b", "a");
        assertThat(names(search(standing(), new InstanceKey(last.plusNanos(1), ""), ALL)))
                .containsExactly("b", "a");
        assertThat(names(search(standing(), new InstanceKey(last.minusNanos(1), id("z")), ALL)))
                .containsExactly("a");
        assertThat(search(standing(), new InstanceKey(Instant.MIN, id("z")), ALL))
                .isEmpty();
        assertThat(search(standing(), new InstanceKey(Instant.MAX, ""), ALL)).hasSize(2);
    }

    // ---- conditions

    @Test
    void only_orchestrators_that_are_named_are_found() {
        mine("a");
        String other = function + "x";
        write(Commit.of(new NewInstance(id("b"), other, STATE, Duration.ZERO, null, LONG)));
        Set<String> both = Set.of(function, other);
        InstanceFilter filter = new InstanceFilter(both, Set.of(), null, null, null, null, null, Map.of());
        assertThat(found(standing())).containsExactly("a");
        assertThat(found(filter)).containsExactly("a", "b");
    }

    @Test
    void a_prefix_is_taken_to_the_letter() {
        for (String name : List.of("p%a", "p_a", "p\\a", "pxa", "P%a", "p", "p%", "q", "p\uFFFFz", "pé")) {
            mine(name);
        }
        write(turn("p%a", stored("p%a").version(), 1, end()));
        assertThat(found(filter(Set.of(), "p%", Map.of()))).containsExactly("p%", "p%a");
        assertThat(found(filter(Set.of(), "p_", Map.of()))).containsExactly("p_a");
        assertThat(found(filter(Set.of(), "p\\", Map.of()))).containsExactly("p\\a");
        assertThat(found(filter(Set.of(), "p\uFFFF", Map.of()))).containsExactly("p\uFFFFz");
        assertThat(found(filter(Set.of(), "pé", Map.of()))).containsExactly("pé");
        assertThat(found(filter(Set.of(), "p", Map.of()))).hasSize(8);
        assertThat(found(filter(Set.of(), "", Map.of()))).hasSize(10);
        assertThat(found(filter(Set.of(), id("p%a"), Map.of()))).containsExactly("p%a");
        assertThat(found(filter(Set.of(), id("p%a") + "x", Map.of()))).isEmpty();
        assertThat(found(filter(Set.of(), "p' OR true --", Map.of()))).isEmpty();
        assertThat(found(filter(Set.of(RuntimeStatus.RUNNING), "p%", Map.of()))).containsExactly("p%");
        assertThat(found(filter(Set.of(RuntimeStatus.COMPLETED, RuntimeStatus.RUNNING), "p%", Map.of())))
                .containsExactly("p%", "p%a");
    }

    @Test
    void times_are_from_here_and_before_there() throws Exception {
        mine("a");
        passTime(store(), SHORT);
        long version = mine("b");
        Instant a = stored("a").createdAt();
        Instant b = stored("b").createdAt();
        assertThat(found(created(a, b))).containsExactly("a");
        assertThat(found(created(a.plusNanos(1), b.plusNanos(1)))).containsExactly("b");
        assertThat(found(created(b, null))).containsExactly("b");
        assertThat(found(created(null, b))).containsExactly("a");
        assertThat(found(created(b, b))).isEmpty();
        assertThat(found(created(Instant.MIN, Instant.MAX))).containsExactly("a", "b");
        assertThat(found(created(Instant.MAX, null))).isEmpty();
        assertThat(found(created(null, Instant.MIN))).isEmpty();
        passTime(store(), SHORT);
        write(turn("b", version, 1, end()));
        Instant changed = stored("b").updatedAt();
        assertThat(found(updated(changed, null))).containsExactly("b");
        assertThat(found(updated(null, changed))).containsExactly("a");
        assertThat(found(updated(changed.plusNanos(1), null))).isEmpty();
    }

    @Test
    void tags_are_all_needed_and_compared_to_the_letter() {
        put("a", "{\"base\": 0, \"tags\": {\"team\": \"x\", \"odd \\\"k\\\\\": \"v\\n\\u00e9\"}}");
        put("b", "{\"base\": 0, \"tags\": {\"team\": \"x\"}}");
        put("c", "{\"base\": 0, \"input\": \"{\\\"tags\\\": {\\\"team\\\": \\\"x\\\"}}\", \"team\": \"x\"}");
        end("d", "{\"done\": [true, {\"tags\": {\"team\": \"x\"}}], \"tags\": {\"team\": \"y\"}}");
        assertThat(found(filter(Set.of(), null, Map.of("team", "x")))).containsExactly("a", "b");
        assertThat(found(filter(Set.of(), null, Map.of("team", "y")))).containsExactly("d");
        assertThat(found(filter(Set.of(), null, Map.of("team", "x", "odd \"k\\", "v\né"))))
                .containsExactly("a");
        assertThat(found(filter(Set.of(), null, Map.of("team", "X")))).isEmpty();
        assertThat(found(filter(Set.of(), null, Map.of("Team", "x")))).isEmpty();
        assertThat(found(filter(Set.of(RuntimeStatus.COMPLETED), "d", Map.of("team", "y"))))
                .containsExactly("d");
    }

    @Test
    void the_statuses_of_ended_ones_are_told_apart_and_those_of_others_are_not() {
        mine("running");
        write(turn("aside", mine("aside"), 1, new Then.Quarantine()));
        end("completed", "{\"status\": \"COMPLETED\"}");
        end("failed", "{\"status\": \"FAILED\", \"output\": \"{\\\"status\\\": 1}\"}");
        end("terminated", "{\"nested\": {\"status\": \"FAILED\"}, \"status\": \"TERMINATED\"}");
        end("of old", "{\"done\": true}");
        assertThat(found(standing())).hasSize(6);
        for (RuntimeStatus status : RuntimeStatus.values()) {
            if (!status.isEnded()) {
                assertThat(found(standing(status))).as("%s", status).containsExactly("aside", "running");
            }
        }
        assertThat(found(standing(RuntimeStatus.COMPLETED))).containsExactly("completed", "of old");
        assertThat(found(standing(RuntimeStatus.FAILED))).containsExactly("failed");
        assertThat(found(standing(RuntimeStatus.CANCELED))).isEmpty();
        assertThat(found(standing(RuntimeStatus.CANCELED, RuntimeStatus.TERMINATED, RuntimeStatus.PENDING)))
                .containsExactly("aside", "running", "terminated");
    }

    // ---- what is told

    @Test
    void an_instance_is_told_as_it_is_found_alone_but_for_its_history() {
        write(append("open", mine("open"), 1));
        end("ended", "{\"done\": true}");
        for (StoredInstance each : search(standing(), null, ALL)) {
            StoredInstance alone = store().find(each.instanceId(), false).orElseThrow();
            assertThat(each).isEqualTo(alone);
        }
    }

    @Test
    void of_a_journal_the_last_row_with_each_text_is_read_and_none_of_one_that_has_ended() {
        JournalExcerpt excerpt = new JournalExcerpt(List.of("%red", "b_ue", "[", "none"), "\"[over\"");
        List<String> rows = List.of(
                "[\"%red\"]",
                "[\"red\"]",
                "[\"%red\", \"b_ue\"]",
                "[\"blue\"]",
                "[\"%\", \"red\", \"b_ue\"]",
                "\"last\"",
                "\"[over\"");
        long open = mine("open");
        long ended = mine("ended");
        for (int i = 0; i < rows.size(); i++) {
            for (String name : List.of("open", "ended")) {
                HistoryRow row = new HistoryRow(i + 1, rows.get(i));
                long version = name.equals("open") ? open : ended;
                assertThat(durable(write(new TurnWrite(id(name), version, row, List.of(), new Then.Keep())))
                                .version())
                        .isEqualTo(version);
            }
        }
        write(turn("ended", ended, 8, new Then.Complete("{\"done\": true}", true)));
        mine("empty");
        List<StoredInstance> found = store().search(standing(), null, ALL, excerpt);
        assertThat(found).hasSize(3);
        for (StoredInstance each : found) {
            if (each.instanceId().equals(id("open"))) {
                assertThat(each.journal()).extracting(HistoryRow::seq).containsExactly(3L, 5L);
                assertThat(each.journal()).extracting(HistoryRow::events).containsExactly(rows.get(2), rows.get(4));
            } else {
                assertThat(each.journal()).isEmpty();
            }
        }
    }

    @Test
    void a_count_stops_at_its_most() {
        for (String name : List.of("a", "b", "c")) {
            mine(name);
        }
        end("d", "{\"done\": true}");
        assertThat(store().count(standing(), 1)).isEqualTo(1);
        assertThat(store().count(standing(), 3)).isEqualTo(3);
        assertThat(store().count(standing(), 4)).isEqualTo(4);
        assertThat(store().count(standing(), 1_000_000)).isEqualTo(4);
    }

    // ---- hosts

    @Test
    void hosts_are_known_by_the_leases_that_they_hold() throws Exception {
        mine("a");
        almostLost("b");
        write(turn("aside", mine("aside"), 1, new Then.Quarantine()));
        write(turn("asleep", mine("asleep"), 1, sleep()));
        write(turn("ended", mine("ended"), 1, end()));
        write(Commit.of(new NewInstance(id("c"), function, STATE, Duration.ZERO, you, SHORT)));
        letLeasesEnd();
        assertThat(hosts()).extracting(HostLeases::host).containsExactly(me, you);
        assertThat(hosts()).extracting(HostLeases::instances).containsExactly(2L, 1L);
        assertThat(hosts()).extracting(HostLeases::expired).containsExactly(1L, 1L);
        assertThat(hosts().get(0).latestExpiry())
                .isAfter(store().now().plus(LONG.dividedBy(2)))
                .isBefore(store().now().plus(LONG));
        assertThat(hosts().get(1).latestExpiry()).isBefore(store().now());
        assertThat(store().hosts())
                .extracting(HostLeases::host)
                .doesNotContain("quarantine")
                .isSorted();
    }

    private List<HostLeases> hosts() {
        return store().hosts().stream()
                .filter(each -> each.host().equals(me) || each.host().equals(you))
                .toList();
    }
}
