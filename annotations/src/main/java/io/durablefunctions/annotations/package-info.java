/**
 * The annotations a contract is written with. Nothing else: what is generated for a contract, and a contract of an orchestrator itself, needs
 * {@code durable-functions-runtime} to compile, too.
 */
package io.durablefunctions.annotations;
