package io.teamclaw.lifecycle.registration;

/** Somebody may not come in as things are; the message tells them what to do. */
public final class SignInRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        NOT_SIGNED_IN("not-signed-in"),
        NOT_VERIFIED("not-verified"),
        FOREIGN_DOMAIN("foreign-domain"),
        DISABLED("disabled"),
        /** Deleted for good. */
        BLOCKED("blocked");

        private final String wireValue;

        Kind(String wireValue) {
            this.wireValue = wireValue;
        }

        /** For programs and addresses, e.g. {@code foreign-domain}. */
        public String wireValue() {
            return wireValue;
        }
    }

    private final Kind kind;

    SignInRefusedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
