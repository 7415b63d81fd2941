package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;

/** How generated classes are named: {@code Mail} gives {@code MailStub}, {@code Outer.Mail} gives {@code Outer_MailStub}. */
final class GeneratedNames {

    private GeneratedNames() {}

    static ClassName of(ClassName contract, String suffix) {
        return ClassName.get(contract.packageName(), String.join("_", contract.simpleNames()) + suffix);
    }
}
