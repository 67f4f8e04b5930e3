package io.teamclaw.lifecycle.settings;

/** Somebody changed the setting since the editor looked at it; nothing of the edit is stored. */
public final class SettingConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String scope;
    private final String key;

    SettingConflictException(SettingEdit edit) {
        super("The setting " + edit.scope() + " " + edit.key() + " was changed meanwhile");
        this.scope = edit.scope();
        this.key = edit.key();
    }

    /** Whose setting. */
    public String scope() {
        return scope;
    }

    /** Which setting. */
    public String key() {
        return key;
    }
}
