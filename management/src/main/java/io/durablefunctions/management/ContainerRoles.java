package io.durablefunctions.management;

/**
 * The names under which a servlet container knows the {@linkplain Role roles}: whoever the container has let in has what {@code isUserInRole}
 * says. Immutable.
 *
 * @param viewer the name of {@link Role#VIEWER}
 * @param operator the name of {@link Role#OPERATOR}
 * @param admin the name of {@link Role#ADMIN}
 */
public record ContainerRoles(String viewer, String operator, String admin) {

    private static final ContainerRoles DEFAULTS = new ContainerRoles("viewer", "operator", "admin");

    /** {@code viewer}, {@code operator} and {@code admin}. */
    public static ContainerRoles defaults() {
        return DEFAULTS;
    }

    String name(Role role) {
        return switch (role) {
            case VIEWER -> viewer;
            case OPERATOR -> operator;
            case ADMIN -> admin;
        };
    }
}
