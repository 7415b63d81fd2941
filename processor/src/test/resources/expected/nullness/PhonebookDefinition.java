package com.acme;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime knows of {@link Phonebook}. In the journal its activities are {@code Phonebook.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class PhonebookDefinition implements ActivitiesDefinition<Phonebook> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<List<String>> LIST_OF_STRING = new ValueType<>() {};

    private static final ValueType<Map<String, ? extends Number>> MAP_OF_STRING_AND_NUMBER = new ValueType<>() {};

    private static final ValueType<int[]> INT_ARRAY = ValueType.of(int[].class);

    private static final ValueType<Map.Entry<String, String>> ENTRY_OF_STRING_AND_STRING = new ValueType<>() {};

    /**
     * @see Phonebook#numberOf
     */
    static final ActivityMethod<Phonebook, @Nullable String> NUMBER_OF = ActivityMethod.returning(
            STRING,
            "Phonebook.numberOf",
            List.of(STRING, STRING),
            (phonebook, arguments) -> phonebook.numberOf(arguments.at(0, STRING), arguments.at(1, STRING)));

    /**
     * @see Phonebook#numbersOf
     */
    static final ActivityMethod<Phonebook, List<@Nullable String>> NUMBERS_OF = ActivityMethod.returning(
            LIST_OF_STRING,
            "Phonebook.numbersOf",
            List.of(LIST_OF_STRING),
            (phonebook, arguments) -> phonebook.numbersOf(arguments.at(0, LIST_OF_STRING)));

    /**
     * @see Phonebook#lengths
     */
    static final ActivityMethod<Phonebook, Map<String, ? extends @Nullable Number>> LENGTHS = ActivityMethod.returning(
            MAP_OF_STRING_AND_NUMBER,
            "Phonebook.lengths",
            List.of(INT_ARRAY),
            (phonebook, arguments) -> phonebook.lengths(arguments.at(0, INT_ARRAY)));

    /**
     * @see Phonebook#any
     */
    static final ActivityMethod<Phonebook, Map. @Nullable Entry<String, String>> ANY = ActivityMethod.returning(
            ENTRY_OF_STRING_AND_STRING, "Phonebook.any", List.of(), (phonebook, arguments) -> phonebook.any());

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public PhonebookDefinition() {}

    @Override
    public String name() {
        return "Phonebook";
    }

    @Override
    public Class<Phonebook> contract() {
        return Phonebook.class;
    }

    @Override
    public List<ActivityMethod<Phonebook, ?>> methods() {
        return List.of(NUMBER_OF, NUMBERS_OF, LENGTHS, ANY);
    }
}
