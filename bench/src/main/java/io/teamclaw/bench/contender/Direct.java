package io.teamclaw.bench.contender;

import java.util.Map;
import java.util.Optional;

/** Nobody in between: what all others are compared with. */
public final class Direct implements Contender {
    public static final String NAME = "direct";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public String version() {
        return "the upstream itself";
    }

    @Override
    public Instance start(Place place) {
        return new Instance(
                NAME,
                Optional.empty(),
                place.upstream(),
                "/v1/chat/completions",
                Map.of(),
                place.folder());
    }
}
