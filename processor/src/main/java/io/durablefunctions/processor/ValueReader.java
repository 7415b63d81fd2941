package io.durablefunctions.processor;

import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the types of what is stored. */
final class ValueReader {

    private final Language language;
    private final StorableTypes storable;
    private final Immutability immutability;

    ValueReader(Language language) {
        this.language = language;
        this.storable = new StorableTypes(language);
        this.immutability = new Immutability(language);
    }

    /**
     * @param code the error if it cannot be stored
     * @param subject what it is, in the user's names
     */
    ValueDescriptor read(TypeMirror type, Element where, String code, String subject, Problems problems) {
        storable.objection(subject, type).ifPresent(objection -> problems.add(where, code, objection));
        if (type.getKind() == TypeKind.VOID) {
            return ValueDescriptor.NOTHING;
        }
        TypeMirror boxed = language.boxed(type);
        return new ValueDescriptor(TypeName.get(boxed), SignatureTypes.of(boxed), immutability.isImmutable(type));
    }
}
