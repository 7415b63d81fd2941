package io.durablefunctions.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads: all are daemons, all have names. */
final class Threads {

    private Threads() {}

    /** Platform threads. */
    static ThreadFactory platform(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Platform threads as long as there are fewer than so many, which may be kept waiting by the store; beyond that {@link #light}. */
    static ThreadFactory fewPlatform(String name, int few) {
        ThreadFactory platform = platform(name);
        ThreadFactory light = light(name + "-light");
        AtomicInteger left = new AtomicInteger(few);
        return task -> {
            if (left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
                return light.newThread(task);
            }
            return platform.newThread(() -> {
                try {
                    task.run();
                } finally {
                    left.incrementAndGet();
                }
            });
        };
    }

    /** Whether it is a virtual thread. */
    static boolean isVirtual(Thread thread) {
        return thread.isDaemon()
                && thread.getClass() != Thread.class
                && thread.getClass().getName().contains("VirtualThread");
    }

    /** Virtual threads where the virtual machine has them (from 21 on), else platform threads. */
    static ThreadFactory light(String name) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            MethodHandle named =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            return (ThreadFactory) factory.invoke(named.invoke(ofVirtual.invoke(), name + "-", 1L));
        } catch (ReflectiveOperationException before21) {
            return platform(name);
        } catch (Throwable broken) { // what a method handle is declared to throw
            throw new IllegalStateException(broken);
        }
    }
}
