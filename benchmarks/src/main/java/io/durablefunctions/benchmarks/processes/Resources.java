package io.durablefunctions.benchmarks.processes;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** What this process uses. */
final class Resources {

    private static final int COLLECTIONS = 3;

    private Resources() {}

    /** The heap in use, garbage included, in bytes. */
    static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The heap in use after a full collection, in bytes. */
    static long live() {
        for (int i = 0; i < COLLECTIONS; i++) { // what a cleaner lets go of is garbage only for the next one
            ManagementFactory.getMemoryMXBean().gc();
        }
        return used();
    }

    /** What the last collection left in the heap, in bytes; 0 before the first. */
    static long afterLastCollection() {
        long latest = -1;
        long left = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof com.sun.management.GarbageCollectorMXBean collector
                    && collector.getLastGcInfo() != null
                    && collector.getLastGcInfo().getEndTime() > latest) {
                latest = collector.getLastGcInfo().getEndTime();
                left = collector.getLastGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> isHeap(pool.getKey()))
                        .map(java.util.Map.Entry::getValue)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
            }
        }
        return left;
    }

    private static boolean isHeap(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .anyMatch(
                        bean -> bean.getName().equals(pool) && bean.getType() == java.lang.management.MemoryType.HEAP);
    }

    /** Processor time since it began. */
    static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
