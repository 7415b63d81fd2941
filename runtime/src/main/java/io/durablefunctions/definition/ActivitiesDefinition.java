package io.durablefunctions.definition;

import java.util.List;

/**
 * What was generated for an interface marked {@code @Activity}.
 *
 * @param <C> the contract
 */
public non-sealed interface ActivitiesDefinition<C> extends Definition<C> {

    /** Its activities, in the order of the source. */
    List<ActivityMethod<C, ?>> methods();
}
