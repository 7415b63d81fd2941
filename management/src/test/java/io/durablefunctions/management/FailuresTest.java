package io.durablefunctions.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.HostBusyException;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstanceRunningException;
import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.InvalidInstanceIdException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new InstanceNotFoundException("told"), 404),
                Arguments.of(new NoDefinitionException("told"), 404),
                Arguments.of(new InstanceExistsException("told"), 409),
                Arguments.of(new InstanceRunningException("told"), 409),
                Arguments.of(new InstanceUnreadableException("told", new IllegalStateException("secret")), 409),
                Arguments.of(new InstanceEndedException("told"), 410),
                Arguments.of(new HostBusyException("told"), 429),
                Arguments.of(new InvalidInstanceIdException("told"), 400),
                Arguments.of(new InvalidPayloadException("told", null), 400),
                Arguments.of(new IllegalArgumentException("told"), 400),
                Arguments.of(new OutcomeUnknownException("told", null), 504));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_a_caller_can_mend_is_told_in_the_words_of_the_exception(RuntimeException failure, int status) {
        Problem problem = Failures.problem(failure);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).isEqualTo("told");
        assertThat(problem.title()).isNotEqualTo("Internal Server Error");
    }

    @Test
    void what_is_wrong_with_the_store_or_here_is_not_told() {
        Problem store = Failures.problem(new StateStoreException("password=secret", null));
        Problem defect = Failures.problem(new IllegalStateException("secret"));

        assertThat(store.status()).isEqualTo(503);
        assertThat(store.headers()).containsEntry("Retry-After", "5");
        assertThat(store.detail()).doesNotContain("secret");
        assertThat(defect.status()).isEqualTo(500);
        assertThat(defect.detail()).doesNotContain("secret");
    }

    @Test
    void a_busy_host_says_when_to_try_again() {
        assertThat(Failures.problem(new HostBusyException("told")).headers()).containsEntry("Retry-After", "1");
    }
}
