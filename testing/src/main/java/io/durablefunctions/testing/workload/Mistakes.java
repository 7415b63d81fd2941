package io.durablefunctions.testing.workload;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** What code must not do, to see whether that is noticed. Safe for use by several threads. */
public final class Mistakes {

    /** None. */
    public static final Mistakes NONE = new Mistakes(false, false);

    private final boolean drawsByItself;
    private final boolean keepsLists;
    private final Map<String, ArrayList<Long>> kept = new ConcurrentHashMap<>();

    /**
     * Some.
     *
     * @param drawsByItself whether random numbers come from elsewhere than the context
     * @param keepsLists whether a result that can be changed is kept from turn to turn
     */
    public Mistakes(boolean drawsByItself, boolean keepsLists) {
        this.drawsByItself = drawsByItself;
        this.keepsLists = keepsLists;
    }

    long number(Supplier<Long> byContext) {
        return drawsByItself ? ThreadLocalRandom.current().nextLong() : byContext.get();
    }

    @SuppressWarnings("NonApiType") // it is the result's type
    ArrayList<Long> list(String instanceId, String key, Supplier<ArrayList<Long>> result) {
        ArrayList<Long> fresh = result.get();
        return keepsLists ? kept.computeIfAbsent(instanceId + key, absent -> fresh) : fresh;
    }
}
