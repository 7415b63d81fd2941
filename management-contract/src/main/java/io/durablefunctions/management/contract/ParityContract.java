package io.durablefunctions.management.contract;

import static io.durablefunctions.management.contract.ContractOrchestrators.ECHO;
import static io.durablefunctions.management.contract.ContractOrchestrators.FAILING;
import static io.durablefunctions.management.contract.ContractOrchestrators.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.management.ManagementOptions;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The paths, names and statuses that tools for orchestrations of this kind know. */
public abstract class ParityContract extends HostedContract {

    /** For subclasses. */
    protected ParityContract() {}

    @Test
    void a_start_is_accepted_with_the_id_and_the_urls_to_manage_it() {
        Reply reply = api().post("/start/" + ECHO, "{\"input\":\"hello\"}");

        assertThat(reply.status()).isEqualTo(202);
        String id = reply.field("instanceId");
        String url = hosted().uri() + "/" + id;
        assertThat(reply.header("Location")).isEqualTo(url);
        JsonNode urls = reply.json().path("managementUrls");
        assertThat(urls.path("statusQueryGetUri").asString("")).isEqualTo(url);
        assertThat(urls.path("sendEventPostUri").asString("")).isEqualTo(url + "/raiseEvent/{eventName}");
        assertThat(urls.path("terminatePostUri").asString("")).isEqualTo(url + "/terminate");
        assertThat(urls.path("purgeHistoryDeleteUri").asString("")).isEqualTo(url);
        Reply ended = api().awaitStatus(id, "Completed");
        assertThat(ended.field("output")).isEqualTo("hello");
    }

    @Test
    void an_instance_may_be_started_with_an_id_of_ones_own_and_again() {
        String id = newId("own");

        assertThat(api().start(ECHO, "{\"input\":\"a\",\"instanceId\":\"" + id + "\"}"))
                .isEqualTo(id);
        assertThat(api().start(ECHO, "{\"input\":\"b\",\"instanceId\":\"" + id + "\"}"))
                .isEqualTo(id);

        assertThat(api().awaitStatus(id, "Completed").field("output")).isEqualTo("a");
    }

    @Test
    void a_status_has_the_fields_that_tools_expect() {
        String id = api().start(ECHO, "{\"input\":\"x\"}");

        Reply reply = api().awaitStatus(id, "Completed");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("instanceId")).isEqualTo(id);
        assertThat(reply.field("name")).isEqualTo(ECHO);
        assertThat(reply.field("input")).isEqualTo("x");
        assertThat(Instant.parse(reply.field("createdTime")))
                .isBeforeOrEqualTo(Instant.parse(reply.field("lastUpdatedTime")));
        assertThat(reply.json().has("history")).isFalse();
    }

    @Test
    void a_status_shows_input_and_history_as_it_is_asked_to() {
        String id = api().start(ECHO, "{\"input\":\"x\"}");
        api().awaitStatus(id, "Completed");

        JsonNode bare =
                api().get("/" + id + "?showHistory=true&showInput=false").json();
        JsonNode full = api().get("/" + id + "?showHistory=true&showHistoryOutput=true&showInput=true")
                .json();

        assertThat(bare.has("input")).isFalse();
        assertThat(bare.path("history").findValuesAsString("type")).contains("ActivityScheduled", "ActivityCompleted");
        assertThat(bare.path("history").findValues("result")).isEmpty();
        assertThat(full.path("input").asString("")).isEqualTo("x");
        assertThat(full.path("history").findValuesAsString("result")).containsExactly("x");
    }

    @Test
    void an_event_that_is_raised_reaches_the_instance() {
        String id = api().start(WAITING, "{\"input\":\"x\"}");

        Reply reply = api().post("/" + id + "/raiseEvent/go", "{\"eventData\":\"went\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(api().awaitStatus(id, "Completed").field("output")).isEqualTo("went");
    }

    @Test
    void an_instance_is_terminated_with_a_reason() {
        String id = api().start(WAITING, "{\"input\":\"x\"}");

        assertThat(api().post("/" + id + "/terminate", "{\"reason\":\"no longer wanted\"}")
                        .status())
                .isEqualTo(202);

        assertThat(api().awaitStatus(id, "Terminated").field("reason")).isEqualTo("no longer wanted");
    }

    @Test
    void an_instance_that_has_ended_is_purged() {
        String id = api().start(ECHO, "{\"input\":\"x\"}");
        api().awaitStatus(id, "Completed");

        Reply reply = api().delete("/" + id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("instancesDeleted").asInt()).isEqualTo(1);
        assertThat(api().get("/" + id).status()).isEqualTo(404);
        assertThat(api().delete("/" + id).status()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_told_with_a_message() {
        for (Reply reply : List.of(
                api().get("/nobody"),
                api().delete("/nobody"),
                api().post("/nobody/terminate", "{}"),
                api().post("/nobody/raiseEvent/go", "{\"eventData\":1}"))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.mediaType()).isEqualTo("application/problem+json");
            assertThat(reply.field("message")).contains("'nobody'");
        }
        assertThat(api().post("/start/Nobody", "{}").field("message")).contains("'Nobody'");
    }

    @Test
    void a_failure_is_told_by_its_type_and_message_without_a_stack_trace() {
        String id = api().start(FAILING, "{\"input\":\"x\"}");

        Reply reply = api().awaitStatus(id, "Failed");

        assertThat(reply.json().path("failure").path("type").asString("")).isEqualTo("java.lang.IllegalStateException");
        assertThat(reply.json().path("failure").path("message").asString("")).isEqualTo("failed as it was told");
        assertThat(reply.text()).doesNotContain("\\tat ");
    }

    @Test
    void urls_begin_with_the_base_url_that_is_configured() throws Exception {
        URI base = URI.create("https://ops.example.com/tools/");
        try (HostedApi other = open(ManagementOptions.defaults().withBaseUrl(base))) {
            Reply reply = new Api(other.uri(), null).post("/start/" + ECHO, "{\"input\":\"x\"}");

            assertThat(reply.header("Location"))
                    .isEqualTo("https://ops.example.com/tools/runtime/orchestrations/" + reply.field("instanceId"));
        }
    }
}
