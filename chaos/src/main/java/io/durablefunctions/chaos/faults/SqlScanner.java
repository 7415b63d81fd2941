package io.durablefunctions.chaos.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits SQL into its statements and finds their words, past quotes and comments. */
final class SqlScanner {

    private final String sql;
    private int at;
    private int begin;
    private List<String> words = new ArrayList<>();
    private final List<SqlStatement> statements = new ArrayList<>();

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    /** The statements that are not empty. */
    static List<SqlStatement> statements(String sql) {
        return new SqlScanner(sql).scan();
    }

    /** The one statement that a Parse message has. */
    static SqlStatement single(String sql) {
        List<SqlStatement> all = statements(sql);
        return all.isEmpty() ? new SqlStatement(sql, SqlStatement.Kind.OTHER) : all.get(0);
    }

    private List<SqlStatement> scan() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ';') {
                end();
                at++;
                begin = at;
            } else if (isWordPart(c) && !Character.isDigit(c)) {
                word();
            } else {
                skip(c);
            }
        }
        end();
        return statements;
    }

    private void end() {
        String text = sql.substring(begin, Math.min(at, sql.length())).strip();
        if (!words.isEmpty()) {
            statements.add(SqlStatement.of(text, words));
            words = new ArrayList<>();
        }
    }

    private void word() {
        int from = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(from, at).toUpperCase(Locale.ROOT);
        if (word.equals("E") && at < sql.length() && sql.charAt(at) == '\'') {
            quoted('\'', true);
        } else {
            words.add(word);
        }
    }

    private void skip(char c) {
        if (c == '\'' || c == '"') {
            quoted(c, false);
        } else if (sql.startsWith("--", at)) {
            at = after("\n", at);
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '$') {
            dollar();
        } else {
            at++;
            while (Character.isDigit(c) && at < sql.length() && isWordPart(sql.charAt(at))) {
                at++;
            }
        }
    }

    private void quoted(char quote, boolean backslashes) {
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (backslashes && c == '\\') {
                at++;
            } else if (c == quote) {
                at++;
                return; // a doubled quote begins the next one
            }
        }
    }

    private void comment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    /** {@code $1} is a parameter, {@code $tag$ ... $tag$} a text. */
    private void dollar() {
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        boolean opens = end < sql.length() && sql.charAt(end) == '$' && !Character.isDigit(sql.charAt(at + 1));
        at = opens ? after(sql.substring(at, end + 1), end + 1) : end;
    }

    private int after(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
