package io.teamclaw.adminui.config;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.BootstrapFiles;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.ConfigTiers.Bootstrap;
import io.teamclaw.config.openclaw.EffectiveConfig;
import io.teamclaw.config.openclaw.EffectiveValue;
import io.teamclaw.config.openclaw.Origin;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What applies to one person, and who decided it. */
@Service
@PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
public class EffectiveService {
    private final ConfigStore store;
    private final UserStore users;
    private final ProviderRegistry registry;
    private final ExampleWorkspace example;
    private final CurrentReach reach;
    private final CurrentUser currentUser;

    EffectiveService(
            ConfigStore store,
            UserStore users,
            ProviderRegistry registry,
            ExampleWorkspace example,
            CurrentReach reach,
            CurrentUser currentUser) {
        this.store = store;
        this.users = users;
        this.registry = registry;
        this.example = example;
        this.reach = reach;
        this.currentUser = currentUser;
    }

    /**
     * Empty where there is no such person. Secrets, and what people wrote to their own agents, are
     * shown to administrators only.
     *
     * @throws org.springframework.security.access.AccessDeniedException where a lead asks about
     *     somebody of another team
     * @throws io.teamclaw.config.openclaw.InvalidWorkspaceConfigException where a workspace would
     *     not start with what is set; the message names the key
     */
    public Optional<Effective> find(UserId id) {
        return users.find(id).map(this::of);
    }

    private Effective of(User user) {
        reach.require(user);
        ConfigTiers tiers = store.tiersOf(user);
        boolean admin = currentUser.require().role() == Role.ADMIN;
        List<EffectiveValue> values =
                EffectiveConfig.of(registry, example.of(user.id(), user.email().value()), tiers)
                        .stream()
                        .map(value -> admin ? value : masked(value))
                        .toList();
        return new Effective(user, values, files(tiers.bootstrap(), admin));
    }

    private static EffectiveValue masked(EffectiveValue value) {
        return new EffectiveValue(
                value.path(),
                SecretMask.mask(value.path(), value.value()),
                value.origin(),
                value.atStart());
    }

    private static List<EffectiveFile> files(Bootstrap tiers, boolean admin) {
        List<EffectiveFile> files = new ArrayList<>();
        for (Map.Entry<String, String> merged : BootstrapFiles.join(tiers).entrySet()) {
            List<EffectiveFile.Part> parts =
                    Stream.of(
                                    part(Origin.GLOBAL, tiers.system(), merged.getKey()),
                                    part(Origin.TEAM, tiers.team(), merged.getKey()),
                                    part(Origin.USER, tiers.user(), merged.getKey()))
                            .filter(part -> !part.text().isEmpty())
                            .map(part -> admin ? part : withoutOwnWords(part))
                            .toList();
            files.add(new EffectiveFile(merged.getKey(), parts));
        }
        return List.copyOf(files);
    }

    private static EffectiveFile.Part withoutOwnWords(EffectiveFile.Part part) {
        return part.origin() == Origin.USER
                ? new EffectiveFile.Part(Origin.USER, Texts.text("config.effective.own-words"))
                : part;
    }

    private static EffectiveFile.Part part(Origin origin, Map<String, String> tier, String name) {
        return new EffectiveFile.Part(origin, tier.getOrDefault(name, "").strip());
    }
}
