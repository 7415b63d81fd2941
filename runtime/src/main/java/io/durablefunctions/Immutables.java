package io.durablefunctions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;

/** The classes of the JDK whose values never change. */
final class Immutables {

    private static final Set<Class<?>> KNOWN = Set.of(
            String.class,
            Void.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            Instant.class,
            Duration.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private Immutables() {}

    static boolean contains(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || KNOWN.contains(type);
    }
}
