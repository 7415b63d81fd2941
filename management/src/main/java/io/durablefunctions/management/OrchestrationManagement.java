package io.durablefunctions.management;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstancePage;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.InstanceDirectory;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the orchestrations of all hosts on a store. Uses no HTTP. Holds nothing open and closes nothing.
 * Safe for use by several threads.
 *
 * <p>Payloads are JSON. Every method throws {@link io.durablefunctions.StateStoreException} while the store is out of reach, {@link
 * io.durablefunctions.OutcomeUnknownException} if the answer to a start or a message was lost, and {@link
 * io.durablefunctions.InvalidInstanceIdException} for what can be no instance id.
 */
public final class OrchestrationManagement {

    private final DurableFunctionClient client;
    private final InstanceDirectory directory;
    private final BulkOperations bulk;
    private final HealthCheck health;

    private OrchestrationManagement(DurableFunctionClient client, InstanceDirectory directory, HealthCheck health) {
        this.client = client;
        this.directory = directory;
        this.bulk = new BulkOperations(client, directory);
        this.health = health;
    }

    private static OrchestrationManagement of(
            DurableFunctionClient client, StateStore store, @Nullable DurableFunctionRuntime runtime) {
        return new OrchestrationManagement(
                client, InstanceDirectory.of(store), new HealthCheck(store, runtime, List.of()));
    }

    /** For a host and its store. Only orchestrators that this host serves can be started. */
    public static OrchestrationManagement of(DurableFunctionRuntime runtime, StateStore store) {
        return of(runtime, store, runtime);
    }

    /** For a client and its store, such as a {@link io.durablefunctions.engine.StoreClient}; instances it starts run on hosts elsewhere. */
    public static OrchestrationManagement of(DurableFunctionClient client, StateStore store) {
        return of(client, store, client instanceof DurableFunctionRuntime host ? host : null);
    }

    /**
     * The same, whose {@link #health()} tells these warnings and is not better than {@link ManagementHealth.State#DEGRADED} where there are any.
     *
     * @param warnings what the configuration of the host warns of, in sentences, without secrets
     */
    public OrchestrationManagement withConfigurationWarnings(List<String> warnings) {
        return new OrchestrationManagement(client, directory, health.withConfigurationWarnings(warnings));
    }

    // ---- one instance

    /**
     * Starts an instance.
     *
     * @return its id
     * @throws io.durablefunctions.NoDefinitionException if the host serves no orchestrator of that name
     * @throws io.durablefunctions.InvalidPayloadException if the input is no JSON, not of the orchestrator's type, or beyond a limit
     * @throws io.durablefunctions.InstanceExistsException if the id exists and the options ask for a new one, or is of another orchestrator
     * @throws io.durablefunctions.HostBusyException if the host has no room for it; nothing was stored
     */
    public String start(String orchestrator, StartOptions options, String inputJson) {
        return client.start(orchestrator, options, inputJson).instanceId();
    }

    /** Where an instance stands; empty if there is none of this id. The reason of one that cannot be read says so. */
    public Optional<OrchestrationStatus> find(String instanceId) {
        return directory.status(checked(instanceId));
    }

    /**
     * Where an instance stands.
     *
     * @throws InstanceNotFoundException if there is none of this id
     */
    public OrchestrationStatus status(String instanceId) {
        return find(instanceId).orElseThrow(absent(instanceId));
    }

    /**
     * What happened to an instance, in order, since it began or last continued as new.
     *
     * @throws InstanceNotFoundException if there is none of this id
     * @throws io.durablefunctions.InstanceUnreadableException if something else has stored it, so that it cannot be read
     */
    public List<Event> history(String instanceId) {
        return directory.history(checked(instanceId)).orElseThrow(absent(instanceId));
    }

    /**
     * Raises an event, which is kept until the instance takes it.
     *
     * @param event the event's stored name; {@code name:key} for an event with a key
     * @throws InstanceNotFoundException if there is none of this id
     * @throws InstanceEndedException if it has ended
     * @throws io.durablefunctions.InvalidPayloadException if the payload is no JSON or beyond a limit
     */
    public void raiseEvent(String instanceId, String event, String payloadJson) {
        client.raiseEvent(checked(instanceId), event, payloadJson);
    }

    /**
     * Ends an instance without running any of its code again. One that another host runs just now ends when that host hears of it. One that
     * cannot be read, because something else has stored it, keeps what can be read of its start.
     *
     * @throws InstanceNotFoundException if there is none of this id
     * @throws InstanceEndedException if it had ended before
     */
    public void terminate(String instanceId, String reason) {
        requireOpen(instanceId);
        client.handle(instanceId).terminate(reason);
    }

    /**
     * Makes an instance hold still until {@link #resume}; messages are kept.
     *
     * @throws InstanceNotFoundException if there is none of this id
     * @throws InstanceEndedException if it has ended
     */
    public void suspend(String instanceId, String reason) {
        client.handle(checked(instanceId)).suspend(reason);
    }

    /**
     * Lets an instance go on after {@link #suspend}, or after it was set aside for killing its hosts.
     *
     * @throws InstanceNotFoundException if there is none of this id
     * @throws InstanceEndedException if it has ended
     */
    public void resume(String instanceId, String reason) {
        client.handle(checked(instanceId)).resume(reason);
    }

    /**
     * Starts the orchestrator of an instance again, with the same input and tags, as a new instance; the old one is left as it is, whether it has
     * ended or not. The input is that of its latest run, if it continued as new. To use the same id again, purge the instance and start it: one
     * call could not do both without the danger of losing it in between.
     *
     * @param newInstanceId the id of the new one, which must not exist; null for one of the engine's making
     * @return the id of the new instance
     * @throws InstanceNotFoundException if there is none of the old id
     * @throws io.durablefunctions.InstanceExistsException if the new id exists
     * @throws io.durablefunctions.NoDefinitionException if this host does not serve its orchestrator
     * @throws io.durablefunctions.InstanceUnreadableException if something else has stored the old one, so that its input cannot be read
     */
    public String restart(String instanceId, @Nullable String newInstanceId) {
        StartOptions options = newInstanceId == null
                ? StartOptions.defaults()
                : StartOptions.id(newInstanceId).mustBeNew();
        OrchestrationStatus old = client.status(checked(instanceId)).orElseThrow(absent(instanceId));
        for (var tag : old.tags().entrySet()) {
            options = options.tag(tag.getKey(), tag.getValue());
        }
        return start(old.orchestratorName(), options, old.input());
    }

    /**
     * Removes an instance that has ended, with its history.
     *
     * @throws InstanceNotFoundException if there is none of this id
     * @throws io.durablefunctions.InstanceRunningException if it has not ended
     */
    public void purge(String instanceId) {
        if (!client.purge(checked(instanceId))) {
            throw absent(instanceId).get();
        }
    }

    // ---- many instances

    /**
     * Instances, newest first; see {@link InstanceDirectory#search}.
     *
     * @param after begins after this one; null for the beginning
     * @param limit how many at most, 1 to 1,000
     */
    public InstancePage list(InstanceFilter filter, @Nullable InstanceKey after, int limit) {
        return directory.search(filter, after, limit);
    }

    /**
     * How many instances there are, counted up to {@code most}; see {@link InstanceDirectory#count}.
     *
     * @param most from 1 to 1,000,000
     */
    public long count(InstanceFilter filter, long most) {
        return directory.count(filter, most);
    }

    /**
     * Terminates instances that match and have not ended, newest first. One that cannot be ended is passed by, and logged. Where the store fails
     * after something was done, what was done is told.
     *
     * @throws IllegalArgumentException if the filter is empty, or asks for statuses of ended instances
     */
    public BulkResult terminateAll(InstanceFilter filter, String reason, BulkLimit limit) {
        return bulk.terminate(filter, reason, limit);
    }

    /**
     * Purges instances that match and have ended, newest first; otherwise as {@link #terminateAll}.
     *
     * @throws IllegalArgumentException if the filter is empty, or asks for statuses of instances that have not ended
     */
    public BulkResult purgeAll(InstanceFilter filter, BulkLimit limit) {
        return bulk.purge(filter, limit);
    }

    // ---- hosts

    /** Hosts that hold leases, by name. A host without instances holds none and is not among them. */
    public List<HostLeases> hosts() {
        return directory.hosts();
    }

    /** How the host, its store and its configuration are. Does not throw: a store out of reach is an answer. */
    public ManagementHealth health() {
        return health.run();
    }

    private void requireOpen(String instanceId) {
        OrchestrationStatus status = status(instanceId);
        if (status.status().isEnded()) {
            throw new InstanceEndedException("Instance '" + instanceId + "' has ended (" + status.status() + ").");
        }
    }

    private static String checked(String instanceId) {
        return StartOptions.id(instanceId).id().orElseThrow();
    }

    private static Supplier<InstanceNotFoundException> absent(String instanceId) {
        return () -> new InstanceNotFoundException("There is no instance '" + instanceId + "'.");
    }
}
