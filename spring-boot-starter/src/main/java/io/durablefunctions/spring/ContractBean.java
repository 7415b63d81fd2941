package io.durablefunctions.spring;

/**
 * A bean that serves a contract.
 *
 * @param name the bean's
 * @param contract what it serves
 * @param type the bean's class as far as it is known, behind proxies
 */
record ContractBean(String name, Class<?> contract, Class<?> type) {

    @Override
    public String toString() {
        return "bean '" + name + "' (" + type.getName() + ")";
    }
}
