package io.durablefunctions.processor;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Whether the compiler can see that a value of a type never changes. */
final class Immutability {

    private static final Set<String> KNOWN = Set.of(
            "java.lang.String",
            "java.lang.Void",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.UUID",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.ZonedDateTime");

    private final Language language;

    Immutability(Language language) {
        this.language = language;
    }

    boolean isImmutable(TypeMirror type) {
        return isImmutable(type, new HashSet<>());
    }

    /** @param assumed the types being looked at: one that contains itself changes only if another part of it does */
    private boolean isImmutable(TypeMirror type, Set<String> assumed) {
        return switch (type.getKind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> true;
            case DECLARED -> !assumed.add(type.toString()) || isImmutableClass((DeclaredType) type, assumed);
            default -> false;
        };
    }

    private boolean isImmutableClass(DeclaredType type, Set<String> assumed) {
        TypeElement element = Language.element(type);
        if (KNOWN.contains(element.getQualifiedName().toString()) || element.getKind() == ElementKind.ENUM) {
            return true;
        }
        if (Language.is(type, "java.util.Optional")) {
            return type.getTypeArguments().stream().allMatch(held -> isImmutable(held, assumed));
        }
        if (element.getKind() == ElementKind.RECORD) {
            return element.getRecordComponents().stream()
                    .allMatch(component -> isImmutable(language.typeIn(type, component), assumed));
        }
        return isSealedInterface(element)
                && element.getPermittedSubclasses().stream().allMatch(permitted -> isImmutable(permitted, assumed));
    }

    private static boolean isSealedInterface(TypeElement element) {
        return element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED);
    }
}
