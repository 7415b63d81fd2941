package io.durablefunctions.processor;

import java.util.Optional;

/**
 * The contract of an orchestrator.
 *
 * @param contract the interface
 * @param entry its method; the parameters are the input only
 * @param events the events it waits for, if it takes any
 * @param progress what it tells of its progress, if it does
 */
record OrchestratorDescriptor(
        ContractDescriptor contract,
        MethodDescriptor entry,
        Optional<EventsDescriptor> events,
        Optional<ValueDescriptor> progress) {}
