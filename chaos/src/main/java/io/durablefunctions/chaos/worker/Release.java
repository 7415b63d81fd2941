package io.durablefunctions.chaos.worker;

import java.util.List;
import java.util.ServiceLoader;

/** The part of the code that differs from release to release: each jar has an implementation of its own. */
public interface Release {

    /** What the activities of this release write into their log; without spaces. */
    String name();

    /** That of the one jar on the class path. */
    static Release onClassPath() {
        List<Release> found = ServiceLoader.load(Release.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " releases on the class path");
        }
        return found.get(0);
    }
}
