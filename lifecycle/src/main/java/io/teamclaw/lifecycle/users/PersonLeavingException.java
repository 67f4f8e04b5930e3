package io.teamclaw.lifecycle.users;

/** The person is being deleted, so that nothing else about them can be changed. */
public final class PersonLeavingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PersonLeavingException() {
        super("This person is being deleted");
    }
}
