package io.durablefunctions.testing.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of activities, by their keys. */
final class Order {

    private static final Pattern GENERATION = Pattern.compile("@\\d+");
    private static final Pattern POSITION = Pattern.compile("(\\d+)(?:\\.([sbr])(\\d+))?");

    private Order() {}

    static boolean precedes(String earlier, String later) {
        String first = withoutGenerations(earlier);
        String second = withoutGenerations(later);
        int end = first.lastIndexOf('/') + 1;
        if (end == 0 || !second.startsWith(first.substring(0, end))) {
            return false;
        }
        int nested = second.indexOf('/', end);
        Matcher one = POSITION.matcher(first.substring(end));
        Matcher other = POSITION.matcher(nested < 0 ? second.substring(end) : second.substring(end, nested));
        return one.matches() && other.matches() && isBefore(one, other);
    }

    private static boolean isBefore(Matcher one, Matcher other) {
        int step = Integer.parseInt(one.group(1));
        int otherStep = Integer.parseInt(other.group(1));
        if (step != otherStep) {
            return step < otherStep && !"r".equals(one.group(2));
        }
        return "s".equals(one.group(2))
                && "s".equals(other.group(2))
                && Integer.parseInt(one.group(3)) < Integer.parseInt(other.group(3));
    }

    private static String withoutGenerations(String key) {
        return key.indexOf('@') < 0 ? key : GENERATION.matcher(key).replaceAll("");
    }
}
