package io.teamclaw.bench.load;

import io.teamclaw.bench.report.Percentiles;

/** What came of some calls. Filled by the one thread that makes them. */
public final class Outcome {
    private final Percentiles latency = new Percentiles();
    private long answers;
    private long errors;
    private int lastStatus;
    private String firstError = "";

    void answered(int status, long nanos) {
        answers++;
        lastStatus = status;
        if (status == 200) {
            latency.add(nanos);
        } else {
            error("status " + status);
        }
    }

    void error(String why) {
        errors++;
        if (firstError.isEmpty()) {
            firstError = why;
        }
    }

    /** Of calls that were answered with 200. */
    public Percentiles latency() {
        return latency;
    }

    /** Calls that got a whole answer, whatever its status. */
    public long answers() {
        return answers;
    }

    /** Calls that got none, or one with another status than 200. */
    public long errors() {
        return errors;
    }

    /** Of the last answer, 0 if there was none. */
    public int lastStatus() {
        return lastStatus;
    }

    /** What went wrong first, or an empty text. */
    public String firstError() {
        return firstError;
    }
}
