package io.teamclaw.adminui.security;

/** Role names as annotations need them; the constants of {@code lifecycle}'s {@code Role}. */
public final class Roles {
    public static final String ADMIN = "ADMIN";
    public static final String FINANCE = "FINANCE";
    public static final String TEAM_LEAD = "TEAM_LEAD";

    /** For {@code @PreAuthorize}: an administrator. */
    public static final String IS_ADMIN = "hasRole('ADMIN')";

    /**
     * For {@code @PreAuthorize}: an administrator, or the lead of a team. The service limits what a
     * lead gets to their own team, by {@link Reach}.
     */
    public static final String IS_ADMIN_OR_LEAD = "hasAnyRole('ADMIN','TEAM_LEAD')";

    /** For {@code @PreAuthorize}: who may see the whole company's usage and cost. */
    public static final String SEES_COST = "hasAnyRole('ADMIN','FINANCE')";

    /** For {@code @PreAuthorize}: who may see others' usage, a lead within {@link Reach}. */
    public static final String SEES_USAGE = "hasAnyRole('ADMIN','FINANCE','TEAM_LEAD')";

    /** For {@code @PreAuthorize}: anybody with an account. */
    public static final String IS_SIGNED_IN =
            "hasAnyRole('ADMIN','FINANCE','TEAM_LEAD','EMPLOYEE')";

    /** For {@code @PreAuthorize}: also who is not signed in. Say in the class why. */
    public static final String IS_ANYBODY = "permitAll()";

    private Roles() {}
}
