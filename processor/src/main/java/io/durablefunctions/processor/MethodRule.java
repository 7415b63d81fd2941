package io.durablefunctions.processor;

/** What must hold of each method of a contract. */
interface MethodRule {

    void check(ResolvedMethod method, Problems problems);
}
