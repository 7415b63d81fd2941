package io.durablefunctions.management.contract;

import io.durablefunctions.management.ManagementOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What all contracts of the management API share: one API for all tests of a class, and further ones with other options. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostedContract {

    private static final AtomicInteger IDS = new AtomicInteger();

    private @Nullable HostedApi hosted;
    private @Nullable Api api;

    HostedContract() {}

    /**
     * Serves the API with these options, on loopback and a free port, over a new host on a store that may be shared. The host serves {@link
     * ContractOrchestrators}.
     */
    protected abstract HostedApi open(ManagementOptions options) throws Exception;

    @BeforeAll
    void openApi() throws Exception {
        hosted = open(options());
        api = new Api(hosted.uri(), token());
    }

    @AfterAll
    void closeApi() throws Exception {
        if (hosted != null) {
            hosted.close();
        }
    }

    ManagementOptions options() {
        return ManagementOptions.defaults();
    }

    @Nullable
    String token() {
        return null;
    }

    final Api api() {
        if (api == null) {
            throw new IllegalStateException("not opened");
        }
        return api;
    }

    final HostedApi hosted() {
        if (hosted == null) {
            throw new IllegalStateException("not opened");
        }
        return hosted;
    }

    /** An id no other test has. */
    static String newId(String prefix) {
        return prefix + "-" + ProcessHandle.current().pid() + "-" + IDS.incrementAndGet();
    }
}
