package io.teamclaw.lifecycle.dynamodb;

/** A stored item lacks an attribute or holds one of the wrong form. */
public final class MalformedItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param attribute its name; the value is not shown
     */
    public MalformedItemException(String attribute) {
        super("The stored attribute " + attribute + " is missing or malformed");
    }
}
