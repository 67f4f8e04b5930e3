package io.teamclaw.local.e2e;

import java.math.BigDecimal;
import java.util.List;

/** A person's row of the usage view. */
record ShownUsage(
        String name,
        long requests,
        long input,
        long output,
        long cacheRead,
        long cacheWrite,
        BigDecimal dollars) {

    /**
     * @param cells name, e-mail, requests, input, output, cache read, cache written, cost
     */
    static ShownUsage of(List<String> cells) {
        return new ShownUsage(
                cells.get(0),
                number(cells.get(2)),
                number(cells.get(3)),
                number(cells.get(4)),
                number(cells.get(5)),
                number(cells.get(6)),
                new BigDecimal(cells.get(7).strip().replaceAll("[$,]", "")));
    }

    private static long number(String cell) {
        return Long.parseLong(cell.strip().replace(",", ""));
    }
}
