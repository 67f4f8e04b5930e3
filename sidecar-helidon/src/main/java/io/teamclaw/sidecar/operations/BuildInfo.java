package io.teamclaw.sidecar.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version of the project
 * @param commit of the sources, or {@code unknown}
 */
public record BuildInfo(String version, String commit) {
    /** Of the classes that run. */
    public static BuildInfo current() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's own build.properties", e);
        }
        return new BuildInfo(
                properties.getProperty("version"), properties.getProperty("commit", "unknown"));
    }

    /** One line for people. */
    public String line() {
        return "TeamClaw sidecar " + version + " (" + commit + "), Java " + Runtime.version();
    }
}
