package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An activity method that writes to the database in which orchestrations are kept: it runs in a transaction there, and what it writes is
 * committed together with the record that it has completed. So its effect is applied exactly once; if it fails, not at all. On an interface it
 * holds for each of its methods, also in contracts that inherit them. It is read from contracts only: on a class that implements one it is an
 * error.
 *
 * <p>The transaction is that of {@code PostgreSqlStateStore.currentConnection()}, or in Spring the current one. It stays open until the
 * orchestration's next turn is written: keep the method short, and ask nobody else in it. With a store in memory it runs like any other activity.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface InStoreTransaction {}
