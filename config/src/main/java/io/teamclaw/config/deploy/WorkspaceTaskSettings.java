package io.teamclaw.config.deploy;

import java.time.Duration;

/**
 * What each workspace runs on.
 *
 * @param image OpenClaw's own image with a version or digest, e.g. {@code
 *     ghcr.io/openclaw/openclaw:2026.9.6}
 * @param cpu CPU units of the task, 1024 is one vCPU
 * @param memoryMiB memory of the task; OpenClaw peaks at 1.4 GB, the sidecar takes 0.2
 * @param architecture of the task
 * @param spotPercent share of tasks placed on Fargate Spot, 0 to 100
 * @param idle after which an unused workspace stops
 */
public record WorkspaceTaskSettings(
        String image,
        int cpu,
        int memoryMiB,
        Architecture architecture,
        int spotPercent,
        Duration idle) {}
