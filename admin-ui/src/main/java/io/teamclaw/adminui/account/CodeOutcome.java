package io.teamclaw.adminui.account;

/** What came of a code. */
public sealed interface CodeOutcome {
    /** The account is there: sign in. */
    record Confirmed() implements CodeOutcome {}

    /**
     * Not this code.
     *
     * @param triesLeft before it is worth nothing
     */
    record Wrong(int triesLeft) implements CodeOutcome {}

    /** Too late or tried too often: a new code is needed. */
    record Spent() implements CodeOutcome {}
}
