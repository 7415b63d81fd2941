package io.durablefunctions.management;

import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.journal.Event;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is done to one instance. Immutable. */
final class InstanceRoutes {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_REASON = 1_024;
    private static final int MOST_EVENTS = 10_000;
    private static final String ID = "{instanceId}";
    private static final Set<String> NONE = Set.of();
    private static final Set<String> REASON = Set.of("reason");

    private final OrchestrationManagement management;

    InstanceRoutes(OrchestrationManagement management) {
        this.management = management;
    }

    List<Route> all() {
        return List.of(
                new Route(
                        "POST",
                        List.of("start", "{orchestratorName}"),
                        Role.OPERATOR,
                        NONE,
                        Set.of("input", "instanceId", "mustBeNew", "delay", "tags"),
                        this::start),
                new Route(
                        "GET",
                        List.of(ID),
                        Role.VIEWER,
                        Set.of("showHistory", "showHistoryOutput", "showInput"),
                        null,
                        this::status),
                new Route("DELETE", List.of(ID), Role.ADMIN, NONE, null, this::purge),
                new Route(
                        "GET",
                        List.of(ID, "history"),
                        Role.VIEWER,
                        Set.of("from", "limit", "showHistoryOutput"),
                        null,
                        this::history),
                new Route(
                        "POST",
                        List.of(ID, "raiseEvent", "{eventName}"),
                        Role.OPERATOR,
                        NONE,
                        Set.of("eventData"),
                        this::raiseEvent),
                new Route("POST", List.of(ID, "terminate"), Role.OPERATOR, NONE, REASON, this::terminate),
                new Route("POST", List.of(ID, "suspend"), Role.OPERATOR, NONE, REASON, this::suspend),
                new Route("POST", List.of(ID, "resume"), Role.OPERATOR, NONE, REASON, this::resume),
                new Route("POST", List.of(ID, "restart"), Role.OPERATOR, NONE, Set.of("instanceId"), this::restart));
    }

    private Answer start(Call call) {
        String orchestrator = name(call.parameter("orchestratorName"), "The orchestrator's name");
        String id = instanceId(call.body());
        StartOptions options = id == null ? StartOptions.defaults() : StartOptions.id(id);
        options = options.after(delay(call.body().string("delay", 64)));
        if (call.body().flag("mustBeNew")) {
            options = options.mustBeNew();
        }
        for (var tag : call.body().texts("tags").entrySet()) {
            options = options.tag(tag.getKey(), tag.getValue());
        }
        return started(call, management.start(orchestrator, options, call.body().json("input")));
    }

    private static @Nullable String instanceId(JsonFields body) {
        String id = body.string("instanceId", LONGEST_NAME);
        if (id != null && Routes.RESERVED.contains(id)) {
            throw Problem.badRequest("'" + id
                    + "' is a path of this API and cannot be the id of an instance that it starts. Use another id.");
        }
        return id;
    }

    private static Duration delay(@Nullable String text) {
        try {
            Duration delay = text == null ? Duration.ZERO : Duration.parse(text);
            if (!delay.isNegative() && delay.toDays() <= 36_500) {
                return delay;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        throw Problem.badRequest("Field 'delay' must be a duration such as PT10M, of at most 36,500 days.");
    }

    private static Answer started(Call call, String id) {
        String url = call.base() + "/" + Percent.encode(id);
        ObjectNode json = Json.object().put("instanceId", id);
        json.putObject("managementUrls")
                .put("statusQueryGetUri", url)
                .put("sendEventPostUri", url + "/raiseEvent/{eventName}")
                .put("terminatePostUri", url + "/terminate")
                .put("purgeHistoryDeleteUri", url);
        return new Answer(202, Map.of("Location", url), json);
    }

    private Answer status(Call call) {
        boolean showHistory = call.query().flag("showHistory", false);
        boolean showOutput = call.query().flag("showHistoryOutput", false);
        boolean showInput = call.query().flag("showInput", true);
        OrchestrationStatus status = management.status(call.instanceId());
        ObjectNode json = Statuses.full(status, showInput);
        if (showHistory) {
            List<Event> history = management.history(call.instanceId());
            List<Event> shown = history.subList(0, Math.min(history.size(), MOST_EVENTS));
            json.putRawValue("history", Json.history(shown, showOutput).json());
            json.put("historyLength", history.size());
        }
        return Answer.ok(json);
    }

    private Answer history(Call call) {
        int from = call.query().number("from", 0, 0, 999_999_999);
        int limit = call.query().number("limit", 1_000, 1, MOST_EVENTS);
        boolean showOutput = call.query().flag("showHistoryOutput", true);
        List<Event> history = management.history(call.instanceId());
        int begin = Math.min(from, history.size());
        int end = (int) Math.min((long) begin + limit, history.size());
        Json.History shown = Json.history(history.subList(begin, end), showOutput);
        ObjectNode json = Json.object().put("instanceId", call.instanceId()).put("historyLength", history.size());
        json.putRawValue("events", shown.json());
        if (begin + shown.events() < history.size()) {
            json.put("nextFrom", begin + shown.events());
        }
        return Answer.ok(json);
    }

    private Answer raiseEvent(Call call) {
        String event = name(call.parameter("eventName"), "The event's name");
        management.raiseEvent(call.instanceId(), event, call.body().json("eventData"));
        return accepted(call);
    }

    private Answer terminate(Call call) {
        management.terminate(call.instanceId(), reason(call.body()));
        return accepted(call);
    }

    private Answer suspend(Call call) {
        management.suspend(call.instanceId(), reason(call.body()));
        return accepted(call);
    }

    private Answer resume(Call call) {
        management.resume(call.instanceId(), reason(call.body()));
        return accepted(call);
    }

    private Answer restart(Call call) {
        String id = instanceId(call.body());
        return started(call, management.restart(call.instanceId(), id));
    }

    private Answer purge(Call call) {
        management.purge(call.instanceId());
        return Answer.ok(Json.object().put("instancesDeleted", 1));
    }

    private static Answer accepted(Call call) {
        return Answer.accepted(Json.object().put("instanceId", call.instanceId()));
    }

    static String reason(JsonFields body) {
        String reason = body.string("reason", LONGEST_REASON);
        return reason == null ? "" : reason;
    }

    private static String name(String name, String what) {
        if (name.length() > LONGEST_NAME) {
            throw Problem.badRequest(what + " has " + name.length() + " characters. Use at most " + LONGEST_NAME + ".");
        }
        return name;
    }
}
