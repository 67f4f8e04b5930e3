package io.teamclaw.config.deploy;

/**
 * One of the platform's own services on Fargate.
 *
 * @param cpu CPU units of a task, 1024 is one vCPU
 * @param memoryMiB memory of a task
 * @param tasks how many run at least
 * @param maxTasks how many run at most
 */
public record ServiceSettings(int cpu, int memoryMiB, int tasks, int maxTasks) {}
