package io.teamclaw.stacks.iam;

import java.util.List;
import java.util.Map;

/**
 * A row of the table: something that a role can or cannot do.
 *
 * @param role part of the platform
 * @param what in words
 * @param actions each of them
 * @param resources on each of them
 * @param context keys of the request
 * @param allowed what IAM has to say, for each action on each resource
 */
record Permission(
        String role,
        String what,
        List<String> actions,
        List<String> resources,
        Map<String, Object> context,
        boolean allowed) {

    @Override
    public String toString() {
        return role + (allowed ? " can " : " cannot ") + what;
    }
}
