package io.durablefunctions.spring.greetings;

import io.durablefunctions.annotations.Activity;

/** What a welcome says. */
@Activity
public interface Greetings {

    /** A greeting for somebody. */
    String greet(String name);
}
