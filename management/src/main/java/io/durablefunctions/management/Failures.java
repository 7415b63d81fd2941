package io.durablefunctions.management;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.HostBusyException;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstanceRunningException;
import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What exceptions become for callers. What comes from the store or is a defect is logged here and told in general words only. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Problem problem(RuntimeException failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof DurableFunctionsException known) {
            return known(known);
        }
        if (failure instanceof IllegalArgumentException refused) {
            return Problem.badRequest(String.valueOf(refused.getMessage()));
        }
        LOG.error("A management request failed because of a defect", failure);
        return Problem.of(
                500, "internal", "The request failed because of a defect here. The log of this host says more.");
    }

    private static Problem known(DurableFunctionsException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof InstanceNotFoundException) {
            return Problem.of(404, "instance-not-found", message);
        }
        if (failure instanceof NoDefinitionException) {
            return Problem.of(404, "orchestrator-not-found", message);
        }
        if (failure instanceof InstanceExistsException) {
            return Problem.of(409, "instance-exists", message);
        }
        if (failure instanceof InstanceRunningException) {
            return Problem.of(409, "instance-running", message);
        }
        if (failure instanceof InstanceUnreadableException) {
            LOG.warn("A management request met what cannot be read", failure);
            return Problem.of(409, "instance-unreadable", message);
        }
        if (failure instanceof InstanceEndedException) {
            return Problem.of(410, "instance-ended", message);
        }
        if (failure instanceof HostBusyException) {
            return Problem.of(429, "host-busy", message).with("Retry-After", "1");
        }
        return ofStore(failure, message);
    }

    private static Problem ofStore(DurableFunctionsException failure, String message) {
        if (failure instanceof OutcomeUnknownException) {
            LOG.warn("A management request has an unknown outcome: {}", message);
            return Problem.of(504, "outcome-unknown", message);
        }
        if (failure instanceof StateStoreException) {
            LOG.warn("The state store failed a management request: {}", message);
            return Problem.of(503, "store-unavailable", "The state store is out of reach or too slow. Try again later.")
                    .with("Retry-After", "5");
        }
        return Problem.badRequest(message); // payloads and ids that cannot be stored
    }
}
