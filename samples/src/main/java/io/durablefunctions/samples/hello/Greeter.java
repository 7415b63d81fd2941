package io.durablefunctions.samples.hello;

import io.durablefunctions.annotations.Activity;

/** Work that touches the world; here it only greets. */
@Activity
public interface Greeter {
    String greet(String name);
}
