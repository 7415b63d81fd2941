package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstancePage;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Long lists, of instances that are put into the store as hosts would leave them. */
class InstanceListsTest {

    private static final Payload NASTY =
            new Payload("{\"@type\":\"Suspended\",\"x\":[\"@type\",\"\\\"@type\\\":\\\"Blocked\\\"\"]}");

    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private final InMemoryStateStore memory = new InMemoryStateStore(() -> now);
    private final WatchedStore store = new WatchedStore(memory);
    private final InstanceDirectory directory = InstanceDirectory.of(store);
    private final StoredForm form = new StoredForm(JsonCodec.of(PayloadLimits.DEFAULTS));

    /** Begun, or not; with these rows in its journal. */
    private void put(String id, DurableStateDto state, List<List<Event>> rows) {
        put(id, form.ofState(state));
        long version = memory.find(id, false).orElseThrow().version();
        for (int i = 0; i < rows.size(); i++) {
            HistoryRow row = new HistoryRow(i + 1, form.ofEvents(rows.get(i)));
            memory.write(
                    List.of(Commit.of(new TurnWrite(id, version, row, List.of(), new TurnWrite.Then.Keep()))), SOON);
        }
    }

    private void put(String id, String state) {
        NewInstance start = new NewInstance(id, "F", state, Duration.ZERO, "me", Duration.ofHours(1));
        memory.write(List.of(Commit.of(start)), SOON);
    }

    private static DurableStateDto initial() {
        return DurableStateDto.initial(Payload.NULL, "s", null, Map.of());
    }

    private static InstanceFilter standing(RuntimeStatus... statuses) {
        return new InstanceFilter(Set.of(), Set.of(statuses), null, null, null, null, null, Map.of());
    }

    private List<OrchestrationStatus> all(InstanceFilter filter, int limit) {
        List<OrchestrationStatus> all = new ArrayList<>();
        InstanceKey next = null;
        do {
            InstancePage page = directory.search(filter, next, limit);
            assertThat(page.instances()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.instances());
            next = page.next();
        } while (next != null);
        return all;
    }

    @Test
    void pages_have_each_instance_once_also_where_many_were_created_at_once() {
        List<String> expected = new ArrayList<>();
        for (int moment = 0; moment < 3; moment++) {
            for (int i = 0; i < 7; i++) {
                String id = moment + "-" + i;
                put(id, form.ofState(initial()));
                expected.add(id);
            }
            now = now.plusNanos(1_000);
        }
        expected.sort(Comparator.reverseOrder());
        for (int limit : List.of(1, 2, 3, 7, 20, 21, 22, 1_000)) {
            assertThat(all(InstanceFilter.ALL, limit))
                    .as("by %d", limit)
                    .extracting(OrchestrationStatus::instanceId)
                    .isEqualTo(expected);
            assertThat(all(standing(RuntimeStatus.PENDING), limit))
                    .as("pending by %d", limit)
                    .extracting(OrchestrationStatus::instanceId)
                    .isEqualTo(expected);
        }
        assertThat(directory.search(InstanceFilter.ALL, null, 21).next()).isNull();
        assertThat(directory.search(InstanceFilter.ALL, null, 20).next()).isEqualTo(key("0-1"));
    }

    private InstanceKey key(String id) {
        return new InstanceKey(memory.find(id, false).orElseThrow().createdAt(), id);
    }

    @Test
    void a_page_looks_at_ten_thousand_instances_at_most_and_a_count_at_all() {
        put("0 first", initial(), List.of(List.of(new Event.TurnStarted(now))));
        String pending = form.ofState(initial());
        for (int i = 0; i < 10_001; i++) {
            put("1 " + i, pending);
        }
        InstanceFilter running = standing(RuntimeStatus.RUNNING);
        InstancePage page = directory.search(running, null, 10);
        assertThat(page.instances()).isEmpty();
        assertThat(page.next()).isNotNull();
        assertThat(store.searched().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        InstancePage rest = directory.search(running, page.next(), 10);
        assertThat(rest.instances()).extracting(OrchestrationStatus::instanceId).containsExactly("0 first");
        assertThat(rest.next()).isNull();
        assertThat(directory.count(running, 10)).isEqualTo(1);
        assertThat(directory.count(standing(RuntimeStatus.PENDING), 1_000_000)).isEqualTo(10_001);
        assertThat(directory.count(standing(RuntimeStatus.PENDING), 77)).isEqualTo(77);
        assertThat(directory.count(InstanceFilter.ALL, 77)).isEqualTo(77);
    }

    @Test
    void a_count_of_ended_and_open_ones_stops_at_its_most() {
        for (int i = 0; i < 5; i++) {
            put("open" + i, form.ofState(initial()));
            put("ended" + i, "{}");
            long version = memory.find("ended" + i, false).orElseThrow().version();
            memory.write(
                    List.of(Commit.of(new TurnWrite(
                            "ended" + i,
                            version,
                            null,
                            List.of(),
                            new TurnWrite.Then.Complete("{\"status\":\"FAILED\",\"input\":\"1\"}", false)))),
                    SOON);
        }
        InstanceFilter both = standing(RuntimeStatus.FAILED, RuntimeStatus.PENDING);
        for (long most = 1; most <= 12; most++) {
            assertThat(directory.count(both, most)).isEqualTo(Math.min(most, 10));
        }
    }

    @Test
    void the_rows_that_are_read_of_a_journal_tell_what_all_of_them_do() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            DurableStateDto state = random.nextInt(3) == 0 ? initial().withHistory(row(random), false) : initial();
            List<List<Event>> rows = new ArrayList<>();
            for (int n = random.nextInt(9); n > 0; n--) {
                rows.add(row(random));
            }
            put("i" + i, state, rows);
        }
        List<OrchestrationStatus> listed = all(InstanceFilter.ALL, 100);
        assertThat(listed).hasSize(400);
        for (OrchestrationStatus status : listed) {
            StoredInstance whole = memory.find(status.instanceId(), true).orElseThrow();
            assertThat(status).as("seed %d: %s", seed, whole).isEqualTo(Statuses.of(whole, form));
        }
        assertThat(listed)
                .extracting(OrchestrationStatus::status)
                .contains(RuntimeStatus.PENDING, RuntimeStatus.RUNNING, RuntimeStatus.SUSPENDED, RuntimeStatus.BLOCKED);
        assertThat(memory.search(InstanceFilter.ALL, null, 1_000, Statuses.TELLING))
                .allSatisfy(each -> assertThat(each.journal()).hasSizeLessThanOrEqualTo(5));
    }

    private List<Event> row(Random random) {
        if (random.nextInt(4) == 0) {
            return List.of(new Event.TakenOver("host"));
        }
        List<Event> row = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            row.add(
                    switch (random.nextInt(9)) {
                        case 0 -> new Event.Suspended("why " + random.nextInt());
                        case 1 -> new Event.Resumed("\"@type\":\"Suspended\"");
                        case 2, 3 -> new Event.Blocked("step " + random.nextInt());
                        case 4 -> new Event.ProgressSet(0, new Payload("" + random.nextInt()));
                        case 5 -> new Event.TurnStarted(now);
                        case 6 -> new Event.EventRaised("\"@type\":\"TurnStarted\"", NASTY);
                        case 7 -> new Event.EventRaised("{\"@type\":\"TakenOver\"", NASTY);
                        default -> new Event.TakenOver("\"@type\":\"Suspended\"");
                    });
        }
        return row;
    }

    @Test
    void what_another_system_has_stored_is_listed_and_spoils_no_list() {
        put("a", "{}");
        put("b", "{\"status\": 7, \"input\": {}}");
        put("c", "{\"anything\": [1, {\"else\": \"\\u0041\"}]}");
        long version = memory.find("c", false).orElseThrow().version();
        memory.write(
                List.of(Commit.of(new TurnWrite(
                        "c", version, null, List.of(), new TurnWrite.Then.Complete("{\"result\": null}", false)))),
                SOON);
        assertThat(all(InstanceFilter.ALL, 2))
                .extracting(OrchestrationStatus::instanceId, OrchestrationStatus::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("c", RuntimeStatus.COMPLETED),
                        org.assertj.core.groups.Tuple.tuple("b", RuntimeStatus.BLOCKED),
                        org.assertj.core.groups.Tuple.tuple("a", RuntimeStatus.BLOCKED));
        assertThat(directory.status("a").orElseThrow().reason()).contains("cannot be read");
        assertThat(directory.count(standing(RuntimeStatus.COMPLETED), 10)).isEqualTo(1);
        assertThat(directory.count(standing(RuntimeStatus.BLOCKED), 10)).isEqualTo(2);
    }

    @Test
    void a_list_that_is_gone_on_with_after_its_place_was_purged_misses_nobody() {
        for (String id : List.of("a", "b", "c")) {
            put(id, form.ofState(initial()));
        }
        @Nullable
        InstanceKey place = directory.search(InstanceFilter.ALL, null, 2).next();
        assertThat(place).isEqualTo(key("b"));
        long version = memory.find("b", false).orElseThrow().version();
        memory.write(
                List.of(Commit.of(
                        new TurnWrite("b", version, null, List.of(), new TurnWrite.Then.Complete("{}", false)))),
                SOON);
        memory.purge("b");
        assertThat(directory.search(InstanceFilter.ALL, place, 2).instances())
                .extracting(OrchestrationStatus::instanceId)
                .containsExactly("a");
    }
}
