package io.teamclaw.router.page;

import io.teamclaw.router.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The parts of the router's own pages; they hold nothing about anybody, so all may fetch them. */
public final class OwnAssets {
    private static final Map<String, String> TYPES =
            Map.of(
                    "page.css", "text/css; charset=utf-8",
                    "start.js", "text/javascript; charset=utf-8",
                    "icon.svg", "image/svg+xml");

    /** What is served under {@code /_router/assets/}. @param name what follows {@code /_router/} */
    public Reply find(String name) {
        String file = name.startsWith("assets/") ? name.substring("assets/".length()) : "";
        if (!TYPES.containsKey(file)) {
            return Reply.text(404, "There is nothing here\n");
        }
        // Small and on the same machine as the page: asked for anew, never stale after an upgrade.
        return Reply.text(200, read(file))
                .with("Content-Type", TYPES.get(file))
                .with("Cache-Control", "no-cache");
    }

    static String read(String file) {
        try (InputStream in = OwnAssets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The page part " + file + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
