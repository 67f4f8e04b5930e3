package io.teamclaw.lifecycle.tokens;

import java.time.Duration;
import java.time.Instant;

/**
 * How the renewal of one token goes, for all portals: an item of the table {@code key-states}, in a
 * partition that no sidecar may touch.
 *
 * @param keyId of the pool key, which a renewal does not change
 * @param mark of the tokens that it speaks of, see {@link TokenMark}; of others it says nothing
 * @param status how far it is
 * @param at when that was noted
 * @param until see {@link Status}
 * @param attempts how many exchanges were begun with these tokens
 * @param reason what went wrong, in a few words without a secret; empty where nothing did
 * @param version of the item, from 1
 */
public record RenewalRow(
        String keyId,
        String mark,
        Status status,
        Instant at,
        Instant until,
        int attempts,
        String reason,
        long version) {
    /** How far a renewal is. */
    public enum Status {
        /** Somebody exchanges the token; who does not come back by {@code until} is given up. */
        LEASED,
        /** The new token is in the pool; who still reads the old one does not, {@code until}. */
        DONE,
        /** It did not work; it is tried again from {@code until} on. */
        FAILED,
        /** The provider does not renew this token any more; a person has to sign in. */
        ENDED
    }

    private static final Duration STALE_READS = Duration.ofMinutes(5);

    /** Whether somebody may begin an exchange of tokens with this mark. */
    boolean isOpenFor(String tokens, Instant now) {
        return !mark.equals(tokens) || status != Status.ENDED && !now.isBefore(until);
    }

    /** The item before there is any. */
    static RenewalRow none(String keyId) {
        return new RenewalRow(keyId, "", Status.DONE, Instant.EPOCH, Instant.EPOCH, 0, "", 0);
    }

    /** Taken for one exchange. */
    RenewalRow leased(String tokens, Instant now, Duration lease) {
        int before = mark.equals(tokens) ? attempts : 0;
        return next(tokens, Status.LEASED, now, now.plus(lease), before + 1, "");
    }

    /** Kept for longer, because the new token could not be stored yet. */
    RenewalRow extended(Instant now, Duration lease, String why) {
        return next(mark, Status.LEASED, at, now.plus(lease), attempts, why);
    }

    RenewalRow done(Instant now) {
        return next(mark, Status.DONE, now, now.plus(STALE_READS), attempts, "");
    }

    RenewalRow failed(Instant now, Duration pause, String why) {
        return next(mark, Status.FAILED, now, now.plus(pause), attempts, why);
    }

    RenewalRow ended(Instant now, String why) {
        return next(mark, Status.ENDED, now, now, attempts, why);
    }

    private RenewalRow next(
            String tokens, Status to, Instant noted, Instant end, int begun, String why) {
        return new RenewalRow(keyId, tokens, to, noted, end, begun, why, version + 1);
    }
}
