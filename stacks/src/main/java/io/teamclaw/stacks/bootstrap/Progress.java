package io.teamclaw.stacks.bootstrap;

import java.io.PrintStream;

/** What bootstrap tells while it works: what it made and what was there, never a value. */
final class Progress {
    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void title(String line) {
        out.println(line);
    }

    void made(String what) {
        out.println("  made      " + what);
    }

    void completed(String what) {
        out.println("  completed " + what);
    }

    void there(String what) {
        out.println("  was there " + what);
    }
}
