package io.teamclaw.lifecycle.gateway;

/** Whose gateway listens at an address. */
public enum GatewayIdentity {
    /** The person's who was asked about, whatever it is doing at the moment. */
    THEIRS,
    /** Somebody else's, or another program: something answers, and not as this person's. */
    FOREIGN,
    /** Nobody's as far as can be told: no connection, or no answer in time. */
    SILENT
}
