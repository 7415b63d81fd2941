package io.durablefunctions.samples.approval;

import io.durablefunctions.annotations.Activity;

/** How people hear of it. */
@Activity
public interface Letters {
    void send(String text);
}
