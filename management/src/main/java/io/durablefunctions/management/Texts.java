package io.durablefunctions.management;

/** What callers sent, as it may be repeated to them. */
final class Texts {

    private static final int LONGEST = 60;

    private Texts() {}

    /** Short and without control characters. */
    static String brief(String text) {
        String visible = text.replaceAll("\\p{C}", "?");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "...";
    }
}
