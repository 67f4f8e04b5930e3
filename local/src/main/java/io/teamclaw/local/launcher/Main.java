package io.teamclaw.local.launcher;

import io.teamclaw.local.settings.LocalSettings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Runs the whole platform on this machine until it is asked to end. */
public final class Main {
    private static final int BAD_SETTINGS = 2;
    private static final int CANNOT_START = 1;
    private static final String LOG_FILE = "teamclaw.log";

    private Main() {}

    public static void main(String[] args) {
        Announcer announcer = new Announcer(System.out);
        try {
            Path sidecarJar = sidecarJar();
            LocalSettings settings =
                    LocalSettings.of(System.getenv(), Path.of(System.getProperty("user.home")));
            logTo(settings.data().resolve("teamclaw.log"));
            run(settings, sidecarJar, announcer);
        } catch (IllegalArgumentException e) {
            announcer.say(e.getMessage());
            System.exit(BAD_SETTINGS);
        }
    }

    private static void run(LocalSettings settings, Path sidecarJar, Announcer announcer) {
        try {
            Platform platform = Platform.start(settings, sidecarJar, System.getenv(), announcer);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "shutdown"));
            platform.announceReady();
        } catch (LaunchException e) {
            announcer.say(e.getMessage());
            System.exit(CANNOT_START);
        } catch (RuntimeException e) {
            System.getLogger(Main.class.getName()).log(Level.ERROR, "TeamClaw does not start", e);
            announcer.say("TeamClaw does not start: " + e + "; its log tells more");
            System.exit(CANNOT_START);
        }
    }

    /**
     * Sends every log, whatever its library, to one file. Said before the first logger is made:
     * {@code logback.xml} reads the property.
     */
    private static void logTo(Path file) {
        if (System.getProperty(LOG_FILE) == null) {
            System.setProperty(LOG_FILE, file.toString());
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static Path sidecarJar() {
        String jar = System.getProperty("teamclaw.sidecar", "");
        if (jar.isEmpty()) {
            throw new IllegalArgumentException("-Dteamclaw.sidecar must name the sidecar's jar");
        }
        return Path.of(jar);
    }
}
