package io.teamclaw.sidecar.upstream;

import io.helidon.common.parameters.Parameters;
import io.helidon.common.uri.UriPath;

/**
 * A request target (path and query) that Helidon's client writes as it is; through its own URI
 * types {@code %2F} and {@code +} would change.
 *
 * @param rawPath the target
 */
record RawPath(String rawPath) implements UriPath {
    @Override
    public String rawPathNoParams() {
        return rawPath;
    }

    @Override
    public String path() {
        return rawPath;
    }

    @Override
    public Parameters matrixParameters() {
        return Parameters.empty("uri/path");
    }

    @Override
    public UriPath absolute() {
        return this;
    }

    @Override
    public void validate() {
        // The registry has allowed this very path.
    }
}
