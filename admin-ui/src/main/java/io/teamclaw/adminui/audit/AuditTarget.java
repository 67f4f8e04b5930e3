package io.teamclaw.adminui.audit;

/**
 * What an action was done to.
 *
 * @param kind e.g. {@code person}; empty where the text has no slash
 * @param id within its kind
 */
public record AuditTarget(String kind, String id) {

    /** Reads {@code kind/id}. */
    public static AuditTarget parse(String target) {
        int slash = target.indexOf('/');
        return slash < 0
                ? new AuditTarget("", target)
                : new AuditTarget(target.substring(0, slash), target.substring(slash + 1));
    }
}
