package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.policy.BetaFlags;
import io.teamclaw.sidecar.keys.Keys;
import io.teamclaw.sidecar.upstream.Upstreams;
import java.util.function.Supplier;

/**
 * What every call goes upstream with.
 *
 * @param keys of the company
 * @param upstreams connections to the providers
 * @param signer of calls that take a signature in place of a key
 * @param betaFlags flags of the {@code anthropic-beta} header that the company allows; where it
 *     allows all, the registry's list holds
 */
public record ToProviders(
        Keys keys, Upstreams upstreams, RequestSigner signer, Supplier<BetaFlags> betaFlags) {}
