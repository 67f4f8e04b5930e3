package io.teamclaw.config.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openclaw:2026.9.6",
                "ghcr.io/openclaw/openclaw:v2026.9.6-slim",
                "registry.example.com:5000/team/openclaw:2026.9.6"
            })
    void aVersionPinsAnImageAndSoDoesADigest(String reference) {
        assertThat(ImageReference.isPinned(reference)).isTrue();
        assertThat(ImageReference.isPinned(reference + DIGEST)).isTrue();
        assertThat(ImageReference.isPinned(reference.replaceFirst(":[^:]+$", "") + DIGEST))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openclaw",
                "openclaw:",
                "openclaw:latest",
                "openclaw:latest-2026",
                "openclaw:stable",
                "registry.example.com:5000/openclaw",
                "openclaw@sha256:abc",
                "open claw:1",
                "OpenClaw:1"
            })
    void whatMovesOrIsNoReferencePinsNothing(String reference) {
        assertThat(ImageReference.isPinned(reference)).isFalse();
    }
}
