package io.teamclaw.bench.contender;

import java.io.IOException;
import java.util.Optional;

/** Somebody who carries calls from an agent to a provider. */
public interface Contender {
    /** Its name in results. */
    String name();

    /** What of it is not on this machine, and how to get it; empty if it can run. */
    Optional<String> missing();

    /** Which version of it runs here. */
    String version();

    /** Starts one, which may not listen yet. */
    Instance start(Place place) throws IOException;
}
