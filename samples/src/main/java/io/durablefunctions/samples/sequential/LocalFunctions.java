package io.durablefunctions.samples.sequential;

import java.util.Locale;

final class LocalFunctions implements Functions {

    @Override
    public String f1(String input) {
        return input.strip();
    }

    @Override
    public String f2(String input) {
        return input.replaceAll("\\s+", "-");
    }

    @Override
    public String f3(String input) {
        return input.toLowerCase(Locale.ROOT);
    }

    @Override
    public String f4(String input) {
        return "/articles/" + input;
    }
}
