package io.teamclaw.sidecar.usage;

/**
 * What became of usage rows since the start.
 *
 * @param written rows that are where they belong
 * @param spilled rows that had to wait in a file, whether or not they were written since
 * @param lost rows that are nowhere but in the log
 * @param waiting rows that are still to be written, in memory; those in files are not counted
 */
public record UsageFigures(long written, long spilled, long lost, long waiting) {
    public static final UsageFigures NONE = new UsageFigures(0, 0, 0, 0);
}
