package io.teamclaw.stacks.iam;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the table as requests.
 *
 * @param steps each decided as the row says; a step is allowed where all of its requests are
 */
record Question(Permission row, List<List<SimulatedRequest>> steps) {

    Stream<SimulatedRequest> requests() {
        return steps.stream().flatMap(List::stream);
    }

    /**
     * Whether IAM decides as the row says.
     *
     * @param decisions on the requests, in their order; all of them are taken
     */
    boolean holds(Iterator<Boolean> decisions) {
        boolean holds = true;
        for (List<SimulatedRequest> step : steps) {
            boolean allowed = true;
            for (int i = 0; i < step.size(); i++) {
                allowed &= decisions.next();
            }
            holds &= allowed == row.allowed();
        }
        return holds;
    }
}
