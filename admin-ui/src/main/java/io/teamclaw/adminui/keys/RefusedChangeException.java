package io.teamclaw.adminui.keys;

/** What was asked for cannot stand in a key pool; the message says why and quotes no key. */
final class RefusedChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedChangeException(String message) {
        super(message);
    }
}
