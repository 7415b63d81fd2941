package io.durablefunctions.processor;

/**
 * One activity.
 *
 * @param method the method
 * @param storedName its name in histories, {@code Mail.send}
 * @param shortName the part of it after the contract's name
 * @param options what its annotations set
 * @param inStoreTransaction whether it, or its contract, is marked {@code @InStoreTransaction}
 */
record ActivityDescriptor(
        MethodDescriptor method,
        String storedName,
        String shortName,
        OptionsDescriptor options,
        boolean inStoreTransaction) {}
