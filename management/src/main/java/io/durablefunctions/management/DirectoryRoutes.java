package io.durablefunctions.management;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstancePage;
import io.durablefunctions.management.ManagementHealth.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told of, and done to, many instances, hosts, and the API itself. Immutable. */
final class DirectoryRoutes {

    private static final int PAGE = 100;
    private static final int LONGEST_PAGE = 1_000;
    private static final int MOST_COUNTED = 100_000;
    private static final Set<String> NONE = Set.of();

    private final OrchestrationManagement management;
    private final Cursors cursors;
    private final int maxBulk;

    DirectoryRoutes(OrchestrationManagement management, ManagementOptions options) {
        this.management = management;
        this.cursors = Cursors.of(options.tokens());
        this.maxBulk = options.maxBulk();
    }

    List<Route> all() {
        Set<String> list = new HashSet<>(Filters.QUERY);
        list.addAll(Set.of("limit", "cursor"));
        Set<String> count = new HashSet<>(Filters.QUERY);
        count.add("most");
        return List.of(
                new Route("GET", List.of(), Role.VIEWER, list, null, this::list),
                new Route("GET", List.of("count"), Role.VIEWER, count, null, this::count),
                new Route(
                        "POST",
                        List.of("bulk", "terminate"),
                        Role.ADMIN,
                        NONE,
                        Set.of("filter", "reason"),
                        this::terminate),
                new Route("POST", List.of("bulk", "purge"), Role.ADMIN, NONE, Set.of("filter"), this::purge),
                new Route("GET", List.of("hosts"), Role.VIEWER, NONE, null, this::hosts),
                new Route("GET", List.of("health"), Role.VIEWER, NONE, null, this::health),
                new Route(
                        "GET",
                        List.of("openapi.json"),
                        Role.VIEWER,
                        NONE,
                        null,
                        call -> Answer.ok(OpenApi.at(call.base()))));
    }

    private Answer list(Call call) {
        InstanceFilter filter = Filters.of(call.query());
        int limit = call.query().number("limit", PAGE, 1, LONGEST_PAGE);
        String canonical = Filters.canonical(filter);
        String cursor = call.query().one("cursor");
        InstanceKey after = cursor == null ? null : cursors.read(cursor, canonical);
        InstancePage page = management.list(filter, after, limit);
        ObjectNode json = Json.object();
        ArrayNode instances = json.putArray("instances");
        page.instances().forEach(status -> instances.add(Statuses.summary(status)));
        if (page.next() != null) {
            json.put("nextCursor", cursors.write(page.next(), canonical));
        }
        return Answer.ok(json);
    }

    private Answer count(Call call) {
        int most = call.query().number("most", MOST_COUNTED, 1, 1_000_000);
        long count = management.count(Filters.of(call.query()), most);
        return Answer.ok(Json.object().put("count", count).put("isExact", count < most));
    }

    private Answer terminate(Call call) {
        InstanceFilter filter = Filters.of(call.body().object("filter", Filters.BODY));
        BulkResult result = management.terminateAll(filter, InstanceRoutes.reason(call.body()), limit(call));
        return bulk("instancesTerminated", result);
    }

    private Answer purge(Call call) {
        BulkResult result = management.purgeAll(Filters.of(call.body().object("filter", Filters.BODY)), limit(call));
        return bulk("instancesDeleted", result);
    }

    private static Answer bulk(String affected, BulkResult result) {
        return Answer.ok(Json.object()
                .put(affected, result.affected())
                .put("remaining", result.remaining())
                .put("isExact", result.isExact()));
    }

    /** Stops early enough to say how far it has come. */
    private BulkLimit limit(Call call) {
        Duration time = call.deadline().remaining().dividedBy(2);
        return new BulkLimit(maxBulk, time.isZero() ? Duration.ofNanos(1) : time);
    }

    private Answer hosts(Call call) {
        ObjectNode json = Json.object();
        ArrayNode hosts = json.putArray("hosts");
        for (HostLeases host : management.hosts()) {
            hosts.addObject()
                    .put("host", host.host())
                    .put("instances", host.instances())
                    .put("expired", host.expired())
                    .put("latestExpiry", host.latestExpiry().toString());
        }
        return Answer.ok(json);
    }

    private Answer health(Call call) {
        ManagementHealth health = management.health();
        String name = health.state().name();
        ObjectNode json =
                Json.object().put("status", name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        ArrayNode problems = json.putArray("problems");
        health.problems().forEach(problems::add);
        ArrayNode warnings = json.putArray("configurationWarnings");
        health.configurationWarnings().forEach(warnings::add);
        if (health.storeLatency() != null) {
            json.put("storeLatencyMillis", health.storeLatency().toNanos() / 1e6);
        }
        if (health.hostName() != null) {
            json.put("host", health.hostName());
        }
        if (health.statistics() != null) {
            json.set("statistics", Json.tree(health.statistics()));
        }
        return new Answer(health.state() == State.UNHEALTHY ? 503 : 200, Map.of(), json);
    }
}
