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
     * @param cells name above e-mail, requests, errors, input, output, cache read above written,
     *     waits, cost of models, of the workspace, of both, share
     */
    static ShownUsage of(List<String> cells) {
        String[] cached = cells.get(5).strip().split("\\s+");
        return new ShownUsage(
                cells.get(0).lines().findFirst().orElseThrow(),
                number(cells.get(1)),
                number(cells.get(3)),
                number(cells.get(4)),
                number(cached[0]),
                number(cached[1]),
                new BigDecimal(cells.get(7).strip().replaceAll("[$,]", "")));
    }

    private static long number(String cell) {
        return Long.parseLong(cell.strip().replace(",", ""));
    }
}
