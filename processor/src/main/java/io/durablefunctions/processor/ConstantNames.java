package io.durablefunctions.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Names for the constants of one generated class, each used once. */
final class ConstantNames {

    private final Set<String> taken = new HashSet<>();

    /** The name of a user's method or class as a constant. */
    String of(String name) {
        return free(CodeNames.constant(name));
    }

    /** {@code EXPENSE}, {@code LIST_OF_DIGEST}; {@code DECISION_TYPE} where there is an event {@code decision}. */
    String of(TypeName type) {
        String name = words(type);
        return taken.contains(name) ? free(name + "_TYPE") : free(name);
    }

    private String free(String wish) {
        String name = SourceVersion.isName(wish) ? wish : "_" + wish;
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    private static String words(TypeName type) {
        if (type instanceof ParameterizedTypeName generic) {
            return words(generic.rawType())
                    + generic.typeArguments().stream()
                            .map(ConstantNames::words)
                            .collect(Collectors.joining("_AND_", "_OF_", ""));
        }
        if (type instanceof ArrayTypeName array) {
            return words(array.componentType()) + "_ARRAY";
        }
        if (type instanceof WildcardTypeName wildcard) {
            return words(wildcard.upperBounds().get(0));
        }
        return CodeNames.constant(type instanceof ClassName name ? name.simpleName() : type.toString());
    }
}
