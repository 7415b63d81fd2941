/**
 * Generates the typed side of contracts. The pipeline: a marked interface is read into an immutable descriptor, under rules that
 * collect what is wrong with it; a descriptor without problems is written as source.
 */
package io.durablefunctions.processor;
