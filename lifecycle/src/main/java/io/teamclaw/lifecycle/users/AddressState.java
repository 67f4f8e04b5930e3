package io.teamclaw.lifecycle.users;

/** Whether anybody can have an e-mail address. */
public enum AddressState {
    FREE,
    /** Somebody has it. */
    TAKEN,
    /** Its owner was deleted and nobody may sign up with it again. */
    BLOCKED
}
