package io.teamclaw.local.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Speaks to the person at the console, one line at a time; everything else goes to the log. */
public final class Announcer {
    private final PrintStream console;

    public Announcer(PrintStream console) {
        this.console = new PrintStream(console, true, StandardCharsets.UTF_8);
    }

    public synchronized void say(String line) {
        console.println(line);
    }
}
