package io.teamclaw.config.deploy;

/** CPU architecture of Fargate tasks, as ECS spells it. */
public enum Architecture {
    ARM64,
    X86_64
}
