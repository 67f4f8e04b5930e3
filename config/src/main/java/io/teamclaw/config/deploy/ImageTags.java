package io.teamclaw.config.deploy;

/**
 * Tags of the platform's own images in its ECR repositories; a tag there is written once.
 *
 * @param sidecar of {@code teamclaw-sidecar}
 * @param router of {@code teamclaw-router}
 * @param admin of {@code teamclaw-admin}
 */
public record ImageTags(String sidecar, String router, String admin) {}
