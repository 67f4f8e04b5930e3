package io.teamclaw.adminui.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes micro-dollars for people. A small amount never reads as nothing. */
public final class Money {
    private static final long MICROS_PER_TEN_CENTS = 100_000;
    private static final long MICROS_PER_TENTH_OF_CENT = 1_000;

    private Money() {}

    /**
     * Cents from ten of them on, else four decimals, else all six: {@code $1,234.50}, {@code
     * $0.0042}, {@code $0.000017}. Trailing zeros beyond the cents are left out.
     */
    public static String format(long micros) {
        long size = Math.abs(micros);
        int decimals = size >= MICROS_PER_TEN_CENTS ? 2 : size >= MICROS_PER_TENTH_OF_CENT ? 4 : 6;
        DecimalFormat format =
                new DecimalFormat(
                        "$#,##0.00" + "#".repeat(decimals - 2),
                        DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return (micros < 0 ? "-" : "") + format.format(BigDecimal.valueOf(size, 6));
    }
}
