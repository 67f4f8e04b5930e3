package io.teamclaw.router.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The most obliging reading of a path. */
class CanonicalPathTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/a%2Fb, /a/b",
        "/a%252fb, /a/b",
        "/a//b///c, /a/b/c",
        "/a\\b, /a/b",
        "/a;x=1/b;y, /a/b",
        "/a%3bx/b, /a/b",
        "/100%, /100%",
        "/%zz, /%zz",
        "/%2, /%2"
    })
    void spellings_come_to_one(String raw, String canonical) {
        assertThat(CanonicalPath.of(raw)).contains(new CanonicalPath(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/..", "/a/.", "/%2e%2E/", "/a/..;x/b", "/a\\..\\b"})
    void dot_segments_are_found(String raw) {
        assertThat(CanonicalPath.of(raw).orElseThrow().hasDotSegment()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a..b", "/...", "/.well-known/x", "/a.b/c"})
    void dots_within_a_name_are_none(String raw) {
        assertThat(CanonicalPath.of(raw).orElseThrow().hasDotSegment()).isFalse();
    }

    @Test
    void what_is_encoded_again_and_again_means_nothing() {
        assertThat(CanonicalPath.of("/%" + "25".repeat(9) + "2e")).isEmpty();
    }
}
