package io.teamclaw.sidecar.client;

/** Finds where the body of one message ends. */
@FunctionalInterface
interface BodyEnd {
    /** Of a message that has none. */
    BodyEnd NO_BODY = (bytes, from) -> from;

    /**
     * Looks at the next bytes after the head.
     *
     * @return the index after the message's last byte, -1 if it goes on
     * @throws Refused where they cannot be a body
     */
    int end(byte[] bytes, int from) throws Refused;
}
