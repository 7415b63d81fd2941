package io.durablefunctions.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays out one call that is too long for its line: chains before dots, arguments below each other. */
final class ExpressionLayout {

    static final int COLUMNS = 120;

    /** A chain of calls goes on in its line only up to here. */
    private static final int CHAIN_COLUMNS = 80;

    private static final String STEP = " ".repeat(8);

    private ExpressionLayout() {}

    /**
     * @param text the expression, after what stands before it on the line
     * @param indent of the line on which it begins
     */
    static String of(String text, String indent) {
        List<String> chain = chain(text);
        if (chain.size() > 1) {
            String inner = indent + STEP;
            return chain.stream()
                    .map(link -> fits(inner, link) ? link : call(link, inner))
                    .collect(Collectors.joining("\n" + inner));
        }
        return isLambda(text) ? lambda(text, indent) : call(text, indent);
    }

    static boolean fits(String indent, String text) {
        return indent.length() + text.length() <= COLUMNS
                && indent.length() + text.lastIndexOf(").") + 1 <= CHAIN_COLUMNS;
    }

    /** Up to the parenthesis after which it may be broken. */
    static String head(String text) {
        return text.substring(0, text.indexOf('(') + 1);
    }

    private static boolean isLambda(String text) {
        int arrow = text.indexOf(" -> ");
        return arrow > 0 && (text.startsWith("(") || text.indexOf('(') > arrow);
    }

    private static String lambda(String text, String indent) {
        int body = text.indexOf(" -> ") + 4;
        String inner = indent + STEP;
        boolean staysInLine = !fits(inner, text.substring(body))
                && (indent + text.substring(0, body) + head(text.substring(body))).length() <= COLUMNS;
        if (staysInLine) {
            return text.substring(0, body) + of(text.substring(body), indent);
        }
        String own = text.substring(body);
        return text.substring(0, body).stripTrailing() + "\n" + inner + (fits(inner, own) ? own : of(own, inner));
    }

    /** {@code a.b(x)}, {@code .c(y)}: each call but the first begins a link. */
    private static List<String> chain(String text) {
        List<String> links = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depthOf(text.charAt(i));
            if (depth == 0 && i > 0 && text.charAt(i) == '.' && (text.charAt(i - 1) == ')' || !links.isEmpty())) {
                links.add(text.substring(begin, i));
                begin = i;
            }
        }
        links.add(text.substring(begin));
        return links;
    }

    private static String call(String text, String indent) {
        int open = text.indexOf('(', cast(text));
        if (open < 0 || text.charAt(open + 1) == ')') {
            return text;
        }
        int close = matching(text, open);
        String head = text.substring(0, open + 1);
        List<String> arguments = split(text.substring(open + 1, close));
        String tail = text.substring(close);
        if (arguments.size() == 1 && chain(arguments.get(0)).size() > 1) {
            return head + of(arguments.get(0), indent) + tail;
        }
        String inner = indent + STEP;
        String together = String.join(", ", arguments) + tail;
        if (fits(inner, together)) {
            return head + "\n" + inner + together;
        }
        String last = arguments.get(arguments.size() - 1) + tail;
        arguments.set(arguments.size() - 1, last);
        return head + "\n"
                + arguments.stream()
                        .map(argument -> inner + (fits(inner, argument + ",") ? argument : of(argument, inner)))
                        .collect(Collectors.joining(",\n"));
    }

    /** Where the expression begins after a cast to a primitive. */
    private static int cast(String text) {
        return text.startsWith("(") && !isLambda(text) ? text.indexOf(')') + 1 : 0;
    }

    private static int matching(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += depthOf(text.charAt(i));
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("unbalanced: " + text);
    }

    /** At the commas that are not within parentheses or type arguments. */
    static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            boolean isArrow = c == '>' && i > 0 && list.charAt(i - 1) == '-';
            depth += isArrow ? 0 : depthOf(c) + (c == '<' ? 1 : c == '>' ? -1 : 0);
            if (c == ',' && depth == 0) {
                parts.add(list.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.add(list.substring(begin).strip());
        return parts;
    }

    private static int depthOf(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }
}
