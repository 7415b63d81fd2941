package io.durablefunctions.testing.workload;

import io.durablefunctions.ActivityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The activities. Safe for use by several threads. */
final class LoggedWork implements Work {

    private final ActivityLog log;

    LoggedWork(ActivityLog log) {
        this.log = log;
    }

    @Override
    public String next(String key, long argument) {
        return logged(key, attempt -> key + "=" + (argument + 1));
    }

    @Override
    public String flaky(String key, long argument, int failures) {
        return logged(key, attempt -> {
            if (attempt <= failures) {
                throw new BrokenException("not yet " + key);
            }
            return key + "=" + (argument + 1) + " on attempt " + attempt;
        });
    }

    @Override
    public String broken(String key, long argument) {
        return logged(key, attempt -> {
            throw new BrokenException("broken " + key + " " + argument);
        });
    }

    @Override
    public String refused(String key, long argument) {
        return logged(key, attempt -> {
            throw new Refusal(key, argument + 1);
        });
    }

    @Override
    public String echo(String key, String text) {
        return logged(key, attempt -> key + "=" + text);
    }

    @Override
    @SuppressWarnings("NonApiType") // as in the contract
    public ArrayList<Long> numbers(String key, long first) {
        return logged(key, attempt -> new ArrayList<>(List.of(first, first + 1)));
    }

    private <R> R logged(String key, IntFunction<R> work) {
        ActivityContext call = ActivityContext.current();
        log.begins(call.instanceId(), key, call.attempt());
        try {
            return work.apply(call.attempt());
        } finally {
            log.ends(call.instanceId(), key, call.attempt());
        }
    }
}
