package io.teamclaw.adminui.usage;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/** Writes lines of comma separated values (RFC 4180), each as it comes. */
final class Csv {
    /** By these a spreadsheet takes a text for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /**
     * One line. A text that a spreadsheet would take for a formula gets an apostrophe before it.
     *
     * @param cells {@link Number}s as they are, everything else as text
     */
    void line(List<?> cells) throws IOException {
        for (int each = 0; each < cells.size(); each++) {
            if (each > 0) {
                out.write(',');
            }
            Object cell = cells.get(each);
            out.write(text(cell));
        }
        out.write("\r\n");
    }

    private static String text(Object cell) {
        return switch (cell) {
            // Never as 0E-6.
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> quoted(cell.toString());
        };
    }

    private static String quoted(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
