package io.teamclaw.bench.scenario;

import java.io.IOException;

/** Some work that contenders do. */
public interface Scenario {
    /** Its name in results. */
    String name();

    /** Lets the contenders of a lab do it, round by round, and notes what was measured. */
    void run(Lab lab) throws IOException, InterruptedException;
}
