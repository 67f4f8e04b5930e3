package io.teamclaw.adminui.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.provider.BaseUrl;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Sends a provider's calls to an endpoint of the company's own, or to the provider's again. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class ProviderEndpoints {
    private final PoolAccess pool;
    private final ProviderNames providers;
    private final AuditTrail audit;

    ProviderEndpoints(PoolAccess pool, ProviderNames providers, AuditTrail audit) {
        this.pool = pool;
        this.providers = providers;
        this.audit = audit;
    }

    /**
     * Sends all calls of a provider elsewhere, with the company's keys.
     *
     * @param text https, or http to localhost or a private address
     */
    public EditOutcome set(String providerId, String text) {
        try {
            return set(providerId, Optional.of(BaseUrl.parse(text)));
        } catch (IllegalArgumentException unfit) {
            return new EditOutcome.Refused(Texts.text("keys.endpoint.unfit", unfit.getMessage()));
        }
    }

    /** Sends the calls to the provider itself again. */
    public EditOutcome reset(String providerId) {
        return set(providerId, Optional.empty());
    }

    private EditOutcome set(String providerId, Optional<URI> wanted) {
        if (providers.find(providerId).isEmpty()) {
            return new EditOutcome.Refused(Texts.text("keys.add.choose-provider"));
        }
        AtomicReference<Optional<URI>> was = new AtomicReference<>(Optional.empty());
        try {
            pool.update(
                    before -> {
                        was.set(before.baseUrl(providerId));
                        return before.withBaseUrl(providerId, wanted);
                    });
        } catch (RefusedChangeException unfit) {
            return new EditOutcome.Refused(unfit.getMessage() + ".");
        } catch (KeyPoolUnusableException broken) {
            return new EditOutcome.Refused(broken.getMessage());
        }
        if (!was.get().equals(wanted)) {
            audit.record(
                    "endpoint.changed", "provider/" + providerId, json(was.get()), json(wanted));
        }
        return new EditOutcome.Done();
    }

    private static JsonNode json(Optional<URI> url) {
        return url.<JsonNode>map(each -> JsonNodeFactory.instance.textNode(each.toString()))
                .orElseGet(JsonNodeFactory.instance::missingNode);
    }
}
