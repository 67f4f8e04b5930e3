package io.teamclaw.adminui.limits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.config.Problem;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.config.ScopeTiers;
import io.teamclaw.adminui.config.SettingChanges;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.policy.BetaFlags;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.settings.SettingEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Limits on agents' calls, for everybody, a team or a person; sidecars keep to them. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class LimitService {
    private final ConfigStore store;
    private final ScopeTiers scopes;
    private final ProviderRegistry registry;
    private final SettingChanges changes;

    LimitService(
            ConfigStore store,
            ScopeTiers scopes,
            ProviderRegistry registry,
            SettingChanges changes) {
        this.store = store;
        this.scopes = scopes;
        this.registry = registry;
        this.changes = changes;
    }

    /**
     * What a scope sets and inherits, a query for each tier; empty where there is no such team or
     * person.
     */
    public Optional<ScopeLimits> find(Scope scope) {
        return scopes.of(scope)
                .map(tiers -> new ScopeLimits(tiers.stream().map(this::tier).toList()));
    }

    private ScopeLimits.Tier tier(Scope scope) {
        return new ScopeLimits.Tier(
                scope,
                store.settings(scope.key()).stream()
                        .filter(setting -> setting.key().startsWith(CallLimit.PLATFORM))
                        .collect(Collectors.toMap(Setting::key, Function.identity())));
    }

    /** The providers and models to choose from. */
    public List<Provider> providers() {
        return registry.providers();
    }

    /**
     * Sets a number.
     *
     * @param seen what the editor saw
     * @param number empty to inherit
     */
    public SaveOutcome saveNumber(ScopeLimits seen, CallLimit limit, Optional<Integer> number) {
        Optional<String> json = number.map(String::valueOf);
        return json.isPresent() && limit.parse(json.get()).isEmpty()
                ? refused(Texts.text("config.limits.range", limit.expected()))
                : save(seen, limit.key(), json);
    }

    /**
     * Sets which providers and models may be used.
     *
     * @param seen what the editor saw
     * @param entries see {@link AllowedModels}; none to inherit
     */
    public SaveOutcome saveModels(ScopeLimits seen, Set<String> entries) {
        AllowedModels wanted;
        try {
            wanted = new AllowedModels(entries);
        } catch (IllegalArgumentException malformed) {
            return refused(malformed.getMessage());
        }
        if (!offersAModel(List.of(wanted))) {
            return refused(Texts.text("config.settings.models.none"));
        }
        List<AllowedModels> all = new ArrayList<>(seen.modelsAbove());
        all.add(wanted);
        if (!wanted.all() && !offersAModel(all)) {
            return refused(Texts.text("config.limits.models.nothing"));
        }
        return save(seen, LimitSettings.MODELS, list(entries));
    }

    private boolean offersAModel(List<AllowedModels> lists) {
        return AllowedModels.common(lists).stream()
                .anyMatch(
                        common ->
                                registry.providers().stream()
                                        .anyMatch(each -> !common.of(each).isEmpty()));
    }

    /**
     * Sets which flags of the anthropic-beta header agents may set.
     *
     * @param seen what the editor saw
     * @param flags none to inherit
     */
    public SaveOutcome saveBetaFlags(ScopeLimits seen, List<String> flags) {
        List<String> wanted = flags.stream().map(String::strip).toList();
        try {
            BetaFlags.only(Set.copyOf(wanted));
        } catch (IllegalArgumentException malformed) {
            return refused(malformed.getMessage());
        }
        return save(seen, LimitSettings.BETAS, list(wanted));
    }

    /**
     * Sets how an agent is answered that runs in a loop.
     *
     * @param seen what the editor saw
     * @param answer empty to inherit
     */
    public SaveOutcome saveRunawayAnswer(ScopeLimits seen, Optional<RunawayAnswer> answer) {
        return save(seen, RunawayAnswer.KEY, answer.map(RunawayAnswer::json));
    }

    private SaveOutcome save(ScopeLimits seen, String key, Optional<String> json) {
        Scope scope = seen.scope();
        if (scopes.of(scope).isEmpty()) {
            return refused(Texts.text("config.limits.gone"));
        }
        return changes.apply(List.of(new SettingEdit(scope.key(), key, seen.own(key), json)));
    }

    private static Optional<String> list(Collection<String> names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.stream().distinct().sorted().forEach(list::add);
        return Optional.of(list).filter(any -> !any.isEmpty()).map(ArrayNode::toString);
    }

    private static SaveOutcome refused(String message) {
        return new SaveOutcome.Refused(List.of(new Problem("", message)));
    }
}
