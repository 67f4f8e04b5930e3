package io.teamclaw.lifecycle.wakeups;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Several changes, of which one that fails keeps no other from being made. */
final class EachAlone {
    private static final Logger LOG = System.getLogger(EachAlone.class.getName());

    private final String what;
    private final List<RuntimeException> failures = new ArrayList<>();

    /**
     * @param what one of them is, for the log
     */
    EachAlone(String what) {
        this.what = what;
    }

    void run(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Not changed: " + what, e);
            failures.add(e);
        }
    }

    /**
     * @throws RuntimeException the first that failed
     */
    void finish() {
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
