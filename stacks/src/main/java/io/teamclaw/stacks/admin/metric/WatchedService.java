package io.teamclaw.stacks.admin.metric;

/**
 * One of the platform's services.
 *
 * @param id {@code router} or {@code admin}
 * @param name in ECS
 * @param targetGroup as CloudWatch spells it, e.g. {@code targetgroup/name/0123456789abcdef}
 * @param tasks how many run at least
 */
public record WatchedService(String id, String name, String targetGroup, int tasks) {}
