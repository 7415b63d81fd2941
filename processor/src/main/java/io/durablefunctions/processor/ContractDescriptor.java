package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.TypeElement;

/**
 * The interface a user wrote.
 *
 * @param element the interface
 * @param type its name
 * @param storedName its name in histories
 * @param isPublic whether its stub and client are public too
 */
record ContractDescriptor(TypeElement element, ClassName type, String storedName, boolean isPublic) {

    ClassName stub() {
        return generated("Stub");
    }

    ClassName client() {
        return generated("Client");
    }

    ClassName definition() {
        return generated("Definition");
    }

    private ClassName generated(String suffix) {
        return GeneratedNames.of(type, suffix);
    }
}
