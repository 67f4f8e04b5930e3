package io.teamclaw.adminui.security;

/** Whether somebody who signed in may still be here. */
public enum Standing {
    STAYS,
    DISABLED,
    /** Their session has what the former role may do. */
    ROLE_CHANGED,
    /** Nobody of this id is left. */
    GONE
}
