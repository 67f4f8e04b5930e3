package io.teamclaw.sidecar.keys;

import java.time.Instant;

/** Why no call goes out with a key at present. */
public sealed interface KeyTrouble {
    /** When it began. */
    Instant since();

    /**
     * The provider's limit was reached.
     *
     * @param until when the key is taken again
     */
    record CoolingDown(Instant since, Instant until) implements KeyTrouble {}

    /**
     * The key itself does not work; it is left alone until its entry in the pool changes.
     *
     * @param status what the provider answered
     */
    record Quarantined(Instant since, int status, Reason reason) implements KeyTrouble {}

    /** What is wrong with a key. */
    enum Reason {
        /** The provider does not know it, or has withdrawn it. */
        REJECTED,
        /** Its account has no money or no quota left. */
        OUT_OF_CREDIT
    }
}
