package io.teamclaw.lifecycle.users;

/** Its owner was deleted, and nobody may sign up with the address again. */
public final class AddressBlockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AddressBlockedException() {
        super("This address is blocked; an administrator can invite it again");
    }
}
