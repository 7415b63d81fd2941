package io.durablefunctions.samples.ordersweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.HostBusyException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;
import tools.jackson.databind.json.JsonMapper;

class BatchReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<RuntimeException> whileTheShopIsBusyOrItsDatabaseAway() {
        return Stream.of(
                new DataAccessResourceFailureException("away"),
                new TransactionSystemException("away"),
                new StateStoreException("away", null),
                new HostBusyException("busy"),
                new OutcomeUnknownException("lost", null));
    }

    @ParameterizedTest
    @MethodSource("whileTheShopIsBusyOrItsDatabaseAway")
    void an_order_that_cannot_be_placed_now_is_refused_on_its_own(RuntimeException thrown) {
        try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
            Batch.Result result = new BatchReader(JSON, validation.getValidator())
                    .result(JSON.valueToTree(new NewOrder("ada-1", "ada", "lamp", 1)), wanted -> {
                        throw thrown;
                    });
            assertThat(result.status()).isEqualTo(503);
            assertThat(result.problem().getDetail()).endsWith("Ask again soon.");
        }
    }
}
