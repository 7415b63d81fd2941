package io.durablefunctions.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * A value of a sealed hierarchy carries the simple name of its class in the property {@code @type}, which cannot be
 * the name of a component. Annotations, where there are any, have the last word.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;
    private static final JsonTypeInfo.Value SIMPLE_NAME =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "@type", null, false, false);

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        JsonTypeInfo.Value annotation = super.findPolymorphicTypeInfo(config, annotated);
        boolean inferred = annotation == null && annotated instanceof AnnotatedClass && isPart(annotated.getRawType());
        return inferred ? SIMPLE_NAME : annotation;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass && annotated.getRawType().isEnum()) {
            return null;
        }
        List<NamedType> annotation = super.findSubtypes(config, annotated);
        boolean inferred = annotated instanceof AnnotatedClass && isSealed(annotated.getRawType());
        return inferred && (annotation == null || annotation.isEmpty())
                ? permitted(annotated.getRawType())
                : annotation;
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
        String annotation = super.findTypeName(config, annotated);
        return annotation == null && isPart(annotated.getRawType())
                ? annotated.getRawType().getSimpleName()
                : annotation;
    }

    /** All of the hierarchy below the type, whose simple names must therefore differ. */
    private static List<NamedType> permitted(Class<?> root) {
        Map<String, Class<?>> byName = new LinkedHashMap<>();
        addPermitted(root, root, byName);
        return byName.values().stream().map(NamedType::new).toList();
    }

    private static void addPermitted(Class<?> root, Class<?> type, Map<String, Class<?>> byName) {
        for (Class<?> subtype : type.getPermittedSubclasses()) {
            JsonTypeName given = subtype.getAnnotation(JsonTypeName.class);
            Class<?> other = byName.put(given == null ? subtype.getSimpleName() : given.value(), subtype);
            if (other != null && other != subtype) {
                throw new IllegalArgumentException("both " + other.getName() + " and " + subtype.getName() + " of "
                        + root.getName() + " are called " + subtype.getSimpleName()
                        + "; annotate one of them with @JsonTypeName");
            }
            if (isSealed(subtype)) {
                addPermitted(root, subtype, byName);
            }
        }
    }

    /**
     * Whether the type belongs to a sealed hierarchy, all of which is looked at, so that a mistake shows before it is
     * stored.
     */
    private static boolean isPart(@Nullable Class<?> type) {
        if (type == null || isOfTheJdk(type)) {
            return false;
        }
        boolean part = isSealed(type) && !permitted(type).isEmpty();
        part |= isPart(type.getSuperclass());
        for (Class<?> implemented : type.getInterfaces()) {
            part |= isPart(implemented);
        }
        return part;
    }

    /** An enum whose constants have bodies is sealed for the JVM, but not for its author. */
    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && !type.isEnum() && !isOfTheJdk(type);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
