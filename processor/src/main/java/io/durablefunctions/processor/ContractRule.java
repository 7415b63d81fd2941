package io.durablefunctions.processor;

import javax.lang.model.element.TypeElement;

/** What must hold of an interface that something is generated for. */
interface ContractRule {

    void check(TypeElement contract, Problems problems);
}
