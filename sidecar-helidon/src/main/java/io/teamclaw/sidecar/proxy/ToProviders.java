package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.keys.Keys;
import io.teamclaw.sidecar.upstream.Upstreams;
import java.util.function.Supplier;

/**
 * What every call goes upstream with.
 *
 * @param keys of the company
 * @param upstreams connections to the providers
 * @param signer of calls that take a signature in place of a key
 * @param limits what the company allows; where it allows all flags of the {@code anthropic-beta}
 *     header, the registry's list holds
 * @param registry as it stands now
 */
public record ToProviders(
        Keys keys,
        Upstreams upstreams,
        RequestSigner signer,
        Supplier<CallLimits> limits,
        Supplier<ProviderRegistry> registry) {}
