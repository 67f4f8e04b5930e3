package io.teamclaw.sidecar.usage;

/** A whole number of JSON as its bytes come; one that is too large is the largest there is. */
final class NumberCapture {
    private boolean wanted;
    private boolean negative;
    private boolean digits;
    private boolean other;
    private long value;

    /** A value is about to come. */
    void begin(boolean isWanted) {
        wanted = isWanted;
        negative = false;
        digits = false;
        other = false;
        value = 0;
    }

    void next(byte b) {
        if (!wanted) {
            return;
        }
        if (b >= '0' && b <= '9') {
            digits = true;
            boolean fits = value <= (Long.MAX_VALUE - 9) / 10;
            value = fits ? value * 10 + (b - '0') : Long.MAX_VALUE;
        } else if (b == '-' && !digits) {
            negative = true;
        } else { // a fraction, an exponent, or no number at all
            other = true;
        }
    }

    /** Whether a whole number has come that is wanted. */
    boolean isWhole() {
        return wanted && digits && !other;
    }

    long value() {
        return negative ? -value : value;
    }
}
