package io.durablefunctions.processor;

import java.util.ArrayList;
import java.util.List;

/** Lays out generated source as palantir-java-format would: lines of 120 columns, broken where a reader would break them. */
final class LineBreaks {

    private static final int COLUMNS = ExpressionLayout.COLUMNS;
    private static final String STEP = " ".repeat(8);

    private LineBreaks() {}

    static String in(String source) {
        StringBuilder laidOut = new StringBuilder();
        for (String line : unbroken(source)) {
            laidOut.append(isLong(line) ? broken(line) : line).append('\n');
        }
        return laidOut.toString();
    }

    private static boolean isLong(String line) {
        return !line.startsWith("import ") && !isComment(line) && !ExpressionLayout.fits("", line);
    }

    /** One line for each declaration and statement. */
    private static List<String> unbroken(String source) {
        List<String> lines = new ArrayList<>();
        boolean continues = false;
        for (String line : source.stripTrailing().lines().toList()) {
            if (continues) {
                String begun = lines.remove(lines.size() - 1);
                boolean isTight = begun.matches(".*[({]") || line.strip().matches("[)}.].*");
                lines.add(begun + (isTight ? "" : " ") + line.strip());
            } else {
                lines.add(line);
            }
            continues = isBegun(lines.get(lines.size() - 1), line);
        }
        return joinEmptyBodies(lines);
    }

    private static boolean isBegun(String whole, String line) {
        if (whole.strip().startsWith("@")) {
            String code = whole.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
            return code.replace("(", "").length() < code.replace(")", "").length();
        }
        return !line.isBlank() && !isComment(whole) && !line.matches(".*[;{}]");
    }

    private static List<String> joinEmptyBodies(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            String last = joined.isEmpty() ? "" : joined.get(joined.size() - 1);
            if (line.strip().equals("}") && last.endsWith("{")) {
                joined.set(joined.size() - 1, last + "}");
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("*") || line.strip().startsWith("/*");
    }

    private static String broken(String line) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        if (line.contains(" class ")) {
            return line.contains(" implements ") ? type(line, indent) : line;
        }
        if (line.endsWith("{")) {
            return line.contains("()") ? line : method(line, indent);
        }
        return line.contains(" = ") ? field(line, indent) : indent + ExpressionLayout.of(line.strip(), indent);
    }

    private static String type(String line, String indent) {
        int clause = line.indexOf(" implements ");
        String implemented = indent + STEP + line.substring(clause + 1);
        boolean isBrokenAgain = implemented.length() > COLUMNS && implemented.contains("<");
        return line.substring(0, clause)
                + "\n"
                + (isBrokenAgain ? below(implemented, '<', '>', indent + STEP + STEP) : implemented);
    }

    private static String method(String line, String indent) {
        String head = line.substring(0, line.indexOf('(') + 1);
        int name = head.lastIndexOf(' ');
        if (head.length() > COLUMNS && name >= indent.length()) {
            return head.substring(0, name) + "\n" + nextLine(line.substring(name + 1), indent + STEP);
        }
        String parameters = indent + STEP + line.substring(head.length());
        return parameters.length() <= COLUMNS ? head + "\n" + parameters : below(line, '(', ')', indent + STEP);
    }

    /** With the elements of a list below each other. */
    private static String below(String line, char first, char last, String indent) {
        int open = line.indexOf(first);
        int close = line.lastIndexOf(last);
        List<String> elements = ExpressionLayout.split(line.substring(open + 1, close));
        return line.substring(0, open + 1)
                + "\n"
                + indent
                + String.join(",\n" + indent, elements)
                + line.substring(close);
    }

    private static String nextLine(String declaration, String indent) {
        String line = indent + declaration;
        boolean staysWhole = line.length() <= COLUMNS || line.indexOf('(') > COLUMNS;
        return staysWhole ? line : method(line, indent);
    }

    private static String field(String line, String indent) {
        int assigned = line.indexOf(" = ");
        String name = line.substring(0, assigned);
        String value = line.substring(assigned + 3);
        String inner = indent + STEP;
        int last = name.lastIndexOf(' ');
        if ((name + " =").length() > COLUMNS && last >= indent.length()) {
            String rest = inner + line.substring(last + 1);
            return name.substring(0, last) + "\n" + (isLong(rest) ? field(rest, inner) : rest);
        }
        if (ExpressionLayout.fits(inner, value)) {
            return name + " =\n" + inner + value;
        }
        return (name + " = " + ExpressionLayout.head(value)).length() <= COLUMNS
                ? name + " = " + ExpressionLayout.of(value, indent)
                : name + " =\n" + inner + ExpressionLayout.of(value, inner);
    }
}
