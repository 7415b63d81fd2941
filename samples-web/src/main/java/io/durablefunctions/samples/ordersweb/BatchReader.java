package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.HostBusyException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the orders of a batch one by one, by the same rules as the order of a request of its own. */
@Component
final class BatchReader {

    private final JsonMapper json;
    private final Validator validator;

    BatchReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    Batch.Result result(JsonNode order, Function<NewOrder, OrderDesk.Placed> place) {
        try {
            return Batch.Result.placed(place.apply(read(order)));
        } catch (JacksonException e) {
            return Batch.Result.refused(Mistakes.in(e).problem());
        } catch (ConstraintViolationException e) {
            return Batch.Result.refused(Mistakes.in(e).problem());
        } catch (Refusal e) {
            return Batch.Result.refused(e.getBody());
        } catch (DataAccessException
                | TransactionException
                | StateStoreException
                | HostBusyException
                | OutcomeUnknownException e) {
            return Batch.Result.refused(
                    Problems.unavailable(e)); // those before it are placed, so that the batch has an answer
        }
    }

    private NewOrder read(JsonNode order) {
        NewOrder wanted = json.treeToValue(order, NewOrder.class);
        if (wanted == null) {
            throw Refusal.badRequest("null is no order.");
        }
        Set<ConstraintViolation<NewOrder>> violations = validator.validate(wanted);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return wanted;
    }
}
