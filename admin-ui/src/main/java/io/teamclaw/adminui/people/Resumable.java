package io.teamclaw.adminui.people;

/** Work that outlasts a click, and the portal in which it began. */
public interface Resumable {
    /** Goes on with all that is unfinished; cheap where nothing is. */
    void carryOn();
}
