package io.teamclaw.adminui.security;

/** Role names as annotations need them; the constants of {@code lifecycle}'s {@code Role}. */
public final class Roles {
    public static final String ADMIN = "ADMIN";

    /** For {@code @PreAuthorize}: an administrator. */
    public static final String IS_ADMIN = "hasRole('ADMIN')";

    /** For {@code @PreAuthorize}: anybody with an account. */
    public static final String IS_SIGNED_IN =
            "hasAnyRole('ADMIN','FINANCE','TEAM_LEAD','EMPLOYEE')";

    private Roles() {}
}
