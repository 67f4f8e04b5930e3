package io.teamclaw.adminui.account;

import io.teamclaw.config.digest.Sha256;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A sign-up whose address is not proven yet. It lives in the session of the browser that began it,
 * so a code works nowhere else and nothing is left of a sign-up that nobody finishes.
 */
public final class PendingSignUp {
    static final int TRIES = 5;

    private final String name;
    private final EmailAddress email;
    private final String passwordHash;
    private byte[] codeHash = new byte[0];
    private Instant expiresAt = Instant.EPOCH;
    private int triesLeft;

    PendingSignUp(String name, EmailAddress email, String passwordHash) {
        this.name = name;
        this.email = email;
        this.passwordHash = passwordHash;
    }

    public EmailAddress email() {
        return email;
    }

    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** A new code with new tries; the one before is worth nothing from here on. */
    synchronized void expect(String code, Instant until) {
        codeHash = Sha256.of(code);
        expiresAt = until;
        triesLeft = TRIES;
    }

    /** Whether a code can still be entered. */
    synchronized boolean open(Instant now) {
        return triesLeft > 0 && now.isBefore(expiresAt);
    }

    /** Uses up one try. */
    synchronized boolean matches(String code) {
        triesLeft--;
        return MessageDigest.isEqual(codeHash, Sha256.of(code));
    }

    synchronized int triesLeft() {
        return triesLeft;
    }

    synchronized void end() {
        triesLeft = 0;
    }
}
