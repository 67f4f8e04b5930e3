package io.teamclaw.lifecycle.users;

/** Nobody who may sign in would be an administrator any more. */
public final class LastAdministratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LastAdministratorException() {
        super("This is the last administrator; make somebody else one first");
    }
}
