package io.durablefunctions.samples.ordersweb;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong in a request, in words. */
record Mistakes(List<String> sentences) {

    static Mistakes in(BindingResult body) {
        return new Mistakes(
                body.getFieldErrors().stream().map(Mistakes::sentence).sorted().toList());
    }

    static Mistakes in(HandlerMethodValidationException request) {
        return new Mistakes(request.getParameterValidationResults().stream()
                .flatMap(Mistakes::sentences)
                .sorted()
                .toList());
    }

    static Mistakes in(ConstraintViolationException order) {
        return new Mistakes(order.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage() + ".")
                .sorted()
                .toList());
    }

    static Mistakes in(JacksonException body) {
        return new Mistakes(List.of(sentence(body)));
    }

    ProblemDetail problem() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.join(" ", sentences));
    }

    private static String sentence(FieldError error) {
        return error.getField() + " " + error.getDefaultMessage() + ".";
    }

    private static Stream<String> sentences(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return body.getFieldErrors().stream().map(Mistakes::sentence);
        }
        String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "A parameter");
        return result.getResolvableErrors().stream()
                .map(MessageSourceResolvable::getDefaultMessage)
                .map(message -> name + " " + message + ".");
    }

    private static String sentence(JacksonException e) {
        String place = place(e);
        if (e instanceof UnrecognizedPropertyException unknown) {
            return place + " is no field here. There are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (e instanceof MismatchedInputException mismatch) {
            return place + " must be " + kind(mismatch.getTargetType()) + ".";
        }
        if (e instanceof InputCoercionException number) {
            return place + " must be " + kind(number.getTargetType()) + ".";
        }
        if (e instanceof StreamReadException && e.getLocation() != null) {
            return "The body is no JSON that can be read: see line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".";
        }
        return "The body cannot be read.";
    }

    private static String place(JacksonException e) {
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "The body" : path.replaceFirst("^\\.", "");
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "one object";
    }
}
