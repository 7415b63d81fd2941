package io.durablefunctions.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with as many digits as mean something. */
final class Numbers {

    private static final int DIGITS = 4;

    private Numbers() {}

    /** Four significant digits, but all of those before the point. */
    static BigDecimal rounded(double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal rounded = Math.abs(number) >= Math.pow(10, DIGITS - 1)
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(DIGITS));
        BigDecimal shortest = rounded.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** For people; a dash for what is not known. */
    static String text(double number) {
        if (!Double.isFinite(number)) {
            return "-";
        }
        BigDecimal rounded = rounded(number);
        return rounded.scale() <= 0
                ? String.format(Locale.ROOT, "%,d", rounded.longValueExact())
                : rounded.toPlainString();
    }
}
