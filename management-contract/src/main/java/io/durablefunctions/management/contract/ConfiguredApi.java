package io.durablefunctions.management.contract;

import java.net.URI;
import java.util.List;

/** The management API as somebody hosts it with settings, over a host that serves {@link ContractOrchestrators}. */
public interface ConfiguredApi extends AutoCloseable {

    /** The URL of the API's root, without a slash at its end. */
    URI uri();

    /** What is said about the settings that are not as they should be, but not wrong. */
    List<String> warnings();

    /** Ends all of it. */
    @Override
    void close();
}
