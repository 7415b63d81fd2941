package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** An interface of events, in the order of the source. */
record EventsDescriptor(TypeElement element, ClassName type, List<EventDescriptor> events) {}
