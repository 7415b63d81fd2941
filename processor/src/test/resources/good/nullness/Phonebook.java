package com.acme;

import io.durablefunctions.annotations.Activity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Activity
public interface Phonebook {

    @Nullable String numberOf(String name, @Nullable String town);

    List<@Nullable String> numbersOf(List<String> names);

    Map<String, ? extends @Nullable Number> lengths(int @Nullable [] areas);

    Map.@Nullable Entry<String, String> any();
}
