package io.durablefunctions.samples.ordersweb;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/**
 * Several orders in one request. Each one is placed or refused on its own, so that they are read one by one.
 *
 * @param orders what would be the body of a request of its own
 */
record Batch(
        @NotNull @Size(min = 1, max = 100, message = "must be a list of 1 to 100 orders")
        List<JsonNode> orders) {

    /** What became of them, in the same order. */
    record Results(List<Result> results) {}

    /** What became of one: the status that a request of its own would have been answered with. */
    record Result(
            int status, @Nullable OrderView order, @Nullable ProblemDetail problem) {

        static Result placed(OrderDesk.Placed placed) {
            HttpStatus status = placed.isNew() ? HttpStatus.CREATED : HttpStatus.OK;
            return new Result(status.value(), OrderView.of(placed.order()), null);
        }

        static Result refused(ProblemDetail problem) {
            return new Result(problem.getStatus(), null, problem);
        }
    }
}
