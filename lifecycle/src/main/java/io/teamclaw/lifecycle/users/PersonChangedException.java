package io.teamclaw.lifecycle.users;

/** Somebody changed the person since they were read; nothing was written. */
public final class PersonChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PersonChangedException() {
        super("The person was changed by somebody else meanwhile");
    }
}
