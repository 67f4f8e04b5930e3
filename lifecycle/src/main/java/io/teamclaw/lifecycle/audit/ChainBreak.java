package io.teamclaw.lifecycle.audit;

/**
 * Where the log is not what was written.
 *
 * @param sequence the first row that this is seen at
 * @param kind what was done to it
 * @param explanation for a person
 */
public record ChainBreak(long sequence, Kind kind, String explanation) {

    /** What can be told from the rows. */
    public enum Kind {
        /** It says something else than when it was written, or follows another row. */
        CHANGED,
        /** It is not there. */
        REMOVED,
        /** It was added between others. */
        INSERTED,
        /** It stands at another place. */
        REORDERED,
        /** The log ends before a row that somebody noted. */
        CUT
    }
}
