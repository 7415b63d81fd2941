package io.durablefunctions.spring;

import io.durablefunctions.definition.Definition;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was generated for the contracts that an application has on its class path, its own or those of others. */
final class GeneratedDefinitions {

    private static final Logger LOG = LoggerFactory.getLogger(GeneratedDefinitions.class);

    private GeneratedDefinitions() {}

    /** All that this class loader sees. One that cannot be loaded is told in the log; its contract has no client bean then. */
    static List<Definition<?>> in(@Nullable ClassLoader loader) {
        List<Definition<?>> found = new ArrayList<>();
        @SuppressWarnings("rawtypes")
        Iterator<Definition> definitions =
                ServiceLoader.load(Definition.class, loader).iterator();
        while (true) {
            try {
                if (!definitions.hasNext()) {
                    return found;
                }
                found.add(definitions.next());
            } catch (ServiceConfigurationError broken) {
                LOG.warn(
                        "A generated definition cannot be used, so its contract has no client bean. Compile its module again: {}",
                        broken.getMessage());
            }
        }
    }
}
