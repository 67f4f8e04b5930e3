package io.teamclaw.sidecar.usage;

/** Where the pieces of an event's data go, as a stream of events is taken apart. */
interface Events {
    /** The next bytes; they are valid during the call only. */
    void data(byte[] bytes, int offset, int length);

    /** The event is whole. */
    void end();
}
