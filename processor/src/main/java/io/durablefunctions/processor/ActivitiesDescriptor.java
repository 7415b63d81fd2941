package io.durablefunctions.processor;

import java.util.List;

/** A contract of activities, in the order of the source. */
record ActivitiesDescriptor(ContractDescriptor contract, List<ActivityDescriptor> activities) {}
