package io.teamclaw.adminui.keys;

/** What a provider said of a key. */
enum KeyVerdict {
    /** It answered as it does to a valid key. */
    VALID,
    /** It does not accept the key. */
    REFUSED,
    /** It could not be asked, did not answer in time, or said something else. */
    UNKNOWN
}
