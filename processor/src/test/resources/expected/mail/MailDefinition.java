package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Mail}. In the journal its activities are {@code Mail.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class MailDefinition implements ActivitiesDefinition<Mail> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Mail.Letter> LETTER = ValueType.immutable(Mail.Letter.class);

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    private static final ValueType<Boolean> BOOLEAN = ValueType.immutable(Boolean.class);

    private static final ValueType<List<Mail.Letter>> LIST_OF_LETTER = new ValueType<>() {};

    private static final ValueType<Map<String, Mail.Letter>> MAP_OF_STRING_AND_LETTER = new ValueType<>() {};

    private static final ValueType<Optional<String>> OPTIONAL_OF_STRING = new ValueType<>() {};

    private static final ValueType<byte[]> BYTE_ARRAY = ValueType.of(byte[].class);

    static final FailureType<Mail.UnknownAddress> UNKNOWN_ADDRESS = FailureType.of(
            Mail.UnknownAddress.class,
            List.of(STRING),
            failure -> Arrays.asList(failure.address()),
            values -> new Mail.UnknownAddress(values.at(0, STRING)));

    /**
     * @see Mail#askManager
     */
    static final ActivityMethod<Mail, Void> ASK_MANAGER = ActivityMethod.<Mail>returningNothing(
                    "Mail.askManager",
                    List.of(STRING, LETTER),
                    (mail, arguments) -> mail.askManager(arguments.at(0, STRING), arguments.at(1, LETTER)))
            .with(CallOptions.defaults()
                    .retry(RetryPolicy.attempts(5)
                            .firstDelay(Duration.ofSeconds(1))
                            .backoff(2.0)
                            .maxDelay(Duration.ofMinutes(1)))
                    .timeout(Duration.ofSeconds(30)))
            .answering(UNKNOWN_ADDRESS);

    /**
     * @see Mail#tell
     */
    static final ActivityMethod<Mail, Void> TELL = ActivityMethod.returningNothing(
            "Mail.tell",
            List.of(STRING, LETTER),
            (mail, arguments) -> mail.tell(arguments.at(0, STRING), arguments.at(1, LETTER)));

    /**
     * @see Mail#count
     */
    static final ActivityMethod<Mail, Integer> COUNT = ActivityMethod.returning(
            INTEGER,
            "Mail.count",
            List.of(STRING, BOOLEAN),
            (mail, arguments) -> mail.count(arguments.at(0, STRING), (boolean) arguments.at(1, BOOLEAN)));

    /**
     * @see Mail#letters
     */
    static final ActivityMethod<Mail, List<Mail.Letter>> LETTERS = ActivityMethod.returning(
            LIST_OF_LETTER,
            "Mail.letters",
            List.of(MAP_OF_STRING_AND_LETTER, OPTIONAL_OF_STRING, BYTE_ARRAY),
            (mail, arguments) -> mail.letters(
                    arguments.at(0, MAP_OF_STRING_AND_LETTER),
                    arguments.at(1, OPTIONAL_OF_STRING),
                    arguments.at(2, BYTE_ARRAY)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public MailDefinition() {}

    @Override
    public String name() {
        return "Mail";
    }

    @Override
    public Class<Mail> contract() {
        return Mail.class;
    }

    @Override
    public List<ActivityMethod<Mail, ?>> methods() {
        return List.of(ASK_MANAGER, TELL, COUNT, LETTERS);
    }
}
