package io.durablefunctions.samples.sequential;

import io.durablefunctions.annotations.Activity;

/** The links of the chain. */
@Activity
public interface Functions {

    String f1(String input);

    String f2(String input);

    String f3(String input);

    String f4(String input);
}
