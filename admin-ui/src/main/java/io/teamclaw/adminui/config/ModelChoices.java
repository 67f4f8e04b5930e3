package io.teamclaw.adminui.config;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.openclaw.WorkspaceSettings;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.settings.ConfigStore;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The models of the registry that the company allows, those that can be used now first. */
@Component
public class ModelChoices {
    private final ProviderRegistry registry;
    private final ConfigStore store;
    private final ExampleWorkspace example;

    ModelChoices(ProviderRegistry registry, ConfigStore store, ExampleWorkspace example) {
        this.registry = registry;
        this.store = store;
        this.example = example;
    }

    /** Who calls it has checked the role. */
    public List<ModelChoice> all() {
        WorkspaceSettings now = example.of(new UserId("somebody"), "somebody@example.com");
        AllowedModels allowed = allowed();
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

    /** What is stored malformed counts as nothing set here; the settings' screen shows it. */
    private AllowedModels allowed() {
        Set<String> entries = new LinkedHashSet<>();
        store.get("global", "platform/allowed-models")
                .map(JsonText::stored)
                .ifPresent(list -> list.forEach(each -> entries.add(each.asText())));
        try {
            return new AllowedModels(entries);
        } catch (IllegalArgumentException malformed) {
            return AllowedModels.ALL;
        }
    }
}
