package io.teamclaw.stacks.policy;

/**
 * A rule that does not hold.
 *
 * @param rule its id
 * @param where path of the resource
 * @param what is wrong with it
 */
record Violation(String rule, String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
