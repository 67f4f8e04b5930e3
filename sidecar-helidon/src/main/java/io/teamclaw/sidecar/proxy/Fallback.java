package io.teamclaw.sidecar.proxy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.upstream.RequestBody;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a call goes that no key of its own provider is left for, as the registry maps its model.
 *
 * @param provider of the same API
 * @param target its path there
 * @param body with the other model's name
 * @param model asked for there
 */
record Fallback(Provider provider, CallTarget target, RequestBody body, String model) {
    /** Numbers stay as the agent wrote them. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    /**
     * Empty where nothing is mapped, the company does not allow it, or the body is too large to be
     * changed.
     *
     * @param model that the call asks for
     */
    static Optional<Fallback> of(
            Provider from,
            CallTarget target,
            String method,
            String model,
            RequestBody body,
            ProviderRegistry registry,
            CallLimits limits) {
        String mapped = from.fallbacks().get(model);
        if (mapped == null) {
            return Optional.empty();
        }
        int slash = mapped.indexOf('/');
        String other = mapped.substring(slash + 1);
        Optional<Provider> to =
                registry.find(mapped.substring(0, slash))
                        .filter(each -> limits.allows(each, other));
        if (to.isEmpty() || !target.path().startsWith(from.versionPrefix())) {
            return Optional.empty();
        }
        String inPath = "/models/" + model + ":";
        String path =
                to.get().versionPrefix() + target.path().substring(from.versionPrefix().length());
        CallTarget there =
                new CallTarget(
                                to.get().id(),
                                path.replace(inPath, "/models/" + other + ":"),
                                target.query())
                        .fixed(to.get());
        if (!to.get().allows(method, there.path())) {
            return Optional.empty();
        }
        boolean asItIs = other.equals(model) || path.contains(inPath);
        Optional<RequestBody> changed = asItIs ? Optional.of(body) : named(other, body);
        return changed.map(each -> new Fallback(to.get(), there, each, other));
    }

    private static Optional<RequestBody> named(String model, RequestBody body) {
        try {
            JsonNode json = JSON.readTree(body.whole().orElse(new byte[0]));
            if (!(json instanceof ObjectNode object)) {
                return Optional.empty();
            }
            return Optional.of(
                    new ChangedBody(JSON.writeValueAsBytes(object.put("model", model)), body));
        } catch (IOException e) {
            return Optional.empty(); // What is no JSON goes nowhere else.
        }
    }
}
