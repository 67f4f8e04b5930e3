package io.teamclaw.adminui.config;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.openclaw.WorkspaceSettings;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.settings.ConfigStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The models of the registry that may be chosen, those that can be used now first. */
@Component
public class ModelChoices {
    private final ProviderRegistry registry;
    private final ConfigStore store;
    private final ScopeTiers scopes;
    private final ExampleWorkspace example;

    ModelChoices(
            ProviderRegistry registry,
            ConfigStore store,
            ScopeTiers scopes,
            ExampleWorkspace example) {
        this.registry = registry;
        this.store = store;
        this.scopes = scopes;
        this.example = example;
    }

    /**
     * The models that the people of a scope may use (one read of all tiers' lists). Who calls it
     * has checked the role.
     */
    public List<ModelChoice> of(Scope scope) {
        WorkspaceSettings now = example.of(new UserId("somebody"), "somebody@example.com");
        return allowed(scope).map(allowed -> choices(allowed, now)).orElse(List.of());
    }

    private List<ModelChoice> choices(AllowedModels allowed, WorkspaceSettings now) {
        return registry.providers().stream()
                .flatMap(
                        provider ->
                                allowed.of(provider).stream()
                                        .map(
                                                model ->
                                                        new ModelChoice(
                                                                provider.openClawId()
                                                                        + "/"
                                                                        + model.id(),
                                                                model.name()
                                                                        + " · "
                                                                        + provider.name(),
                                                                now.availableProviders()
                                                                        .contains(provider.id()))))
                .sorted(Comparator.comparing(ModelChoice::hasKey).reversed())
                .toList();
    }

    private Optional<AllowedModels> allowed(Scope scope) {
        List<String> tiers =
                scopes.of(scope).orElse(List.of(scope)).stream().map(Scope::key).toList();
        // What is stored malformed counts as not set here; the settings' screen shows it.
        return AllowedModels.common(
                store.settings(tiers, LimitSettings.MODELS).stream()
                        .flatMap(setting -> LimitSettings.models(setting.json()).stream())
                        .toList());
    }
}
