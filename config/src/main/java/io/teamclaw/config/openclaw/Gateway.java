package io.teamclaw.config.openclaw;

/** OpenClaw's gateway in a workspace of its own. */
public final class Gateway {
    /** TCP port on which it listens, OpenClaw's own default. */
    public static final int PORT = 18789;

    private Gateway() {}
}
