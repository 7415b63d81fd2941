package io.durablefunctions.processor;

import com.palantir.javapoet.TypeName;

/**
 * A parameter whose value is stored.
 *
 * @param name the user's name for it
 * @param type as the user wrote it
 * @param value what is stored
 */
record ParameterDescriptor(String name, TypeName type, ValueDescriptor value) {}
