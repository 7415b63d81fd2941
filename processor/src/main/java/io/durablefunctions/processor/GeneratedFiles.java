package io.durablefunctions.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.SortedSet;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

/** Writes generated classes. */
final class GeneratedFiles {

    private static final String MARK = "javax.annotation.processing.Generated";

    private static final String JAVA_LANG = "import java.lang.";

    private final Language language;
    private final Elements elements;
    private final Filer filer;

    GeneratedFiles(Language language, Filer filer) {
        this.language = language;
        this.elements = language.elements();
        this.filer = filer;
    }

    /** Begins a class of which there is one for each contract. */
    TypeSpec.Builder begin(ContractDescriptor contract, ClassName name, boolean isPublic) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL);
        if (isPublic) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (elements.getTypeElement(elements.getModuleOf(contract.element()), MARK) != null) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.bestGuess(MARK))
                    .addMember("value", "$S", ContractProcessor.class.getName())
                    .build());
        }
        SortedSet<String> lint = Lint.causedBy(contract.element(), language);
        if (isPublic && !contract.isPublic() && isInModule(contract)) {
            lint.add("exports"); // a definition has to be public, also of a contract that is not
        }
        if (!lint.isEmpty()) {
            AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
            lint.forEach(warning -> suppressed.addMember("value", "$S", warning));
            type.addAnnotation(suppressed.build());
        }
        return type;
    }

    void write(ContractDescriptor contract, TypeSpec type, Problems problems) {
        JavaFile file = file(contract.type().packageName(), type);
        String name = ClassName.get(contract.type().packageName(), type.name()).canonicalName();
        try (Writer writer = filer.createSourceFile(name, contract.element()).openWriter()) {
            writer.write(LineBreaks.in(file.toString()));
        } catch (IOException refused) {
            problems.add(
                    contract.element(),
                    "not-written",
                    name + " cannot be generated for " + TypeText.of(contract.element()) + ": " + refused.getMessage()
                            + ". Rename what has this name already.");
        }
    }

    private boolean isInModule(ContractDescriptor contract) {
        ModuleElement module = elements.getModuleOf(contract.element());
        return module != null && !module.isUnnamed();
    }

    /** With imports from {@code java.lang} where a class of the user's would be taken for one of them. */
    private JavaFile file(String packageName, TypeSpec type) {
        JavaFile file = JavaFile.builder(packageName, type).indent("    ").build();
        boolean isShadowed = file.toString()
                .lines()
                .filter(line -> line.startsWith(JAVA_LANG))
                .map(line -> line.substring(JAVA_LANG.length(), line.length() - 1))
                .anyMatch(name ->
                        elements.getTypeElement(ClassName.get(packageName, name).canonicalName()) != null);
        return file.toBuilder().skipJavaLangImports(!isShadowed).build();
    }
}
