package io.teamclaw.config.openclaw;

import io.teamclaw.config.provider.Model;
import io.teamclaw.config.provider.Provider;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The models that a tier lets people use.
 *
 * @param entries a provider's id for all of its models ({@code anthropic}), or one model after it
 *     ({@code openai/gpt-5.5}); none at all lets everybody use everything
 */
public record AllowedModels(Set<String> entries) {
    /** Everything. */
    public static final AllowedModels ALL = new AllowedModels(Set.of());

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}(?:/[!-~]{1,200})?");

    /**
     * @throws IllegalArgumentException where an entry has none of the forms
     */
    public AllowedModels {
        for (String entry : entries) {
            if (!FORM.matcher(entry).matches()) {
                throw new IllegalArgumentException(
                        "An allowed model is a provider's id, or one model such as openai/gpt-5.5");
            }
        }
        entries = Set.copyOf(entries);
    }

    /** What all of these allow: everything where there are none; empty where it is nothing. */
    public static Optional<AllowedModels> common(List<AllowedModels> lists) {
        Optional<AllowedModels> common = Optional.of(ALL);
        for (AllowedModels list : lists) {
            common = common.flatMap(list::and);
        }
        return common;
    }

    private Optional<AllowedModels> and(AllowedModels other) {
        if (all() || other.all()) {
            return Optional.of(all() ? other : this);
        }
        Set<String> both = new HashSet<>(entries);
        both.addAll(other.entries);
        both.removeIf(entry -> !covers(entry) || !other.covers(entry));
        return both.isEmpty() ? Optional.empty() : Optional.of(new AllowedModels(both));
    }

    /** A provider's own entry covers those of its models. */
    private boolean covers(String entry) {
        int slash = entry.indexOf('/');
        return entries.contains(entry) || slash >= 0 && entries.contains(entry.substring(0, slash));
    }

    /** Whether nothing is forbidden. */
    public boolean all() {
        return entries.isEmpty();
    }

    /** Whether every model of a provider may be used, also one that the registry does not list. */
    public boolean whole(Provider provider) {
        return all() || entries.contains(provider.id());
    }

    /** Whether a model may be used. */
    public boolean allows(Provider provider, String model) {
        return whole(provider) || entries.contains(provider.id() + "/" + model);
    }

    /** A provider's models that may be used, in the order of the registry. */
    public List<Model> of(Provider provider) {
        return provider.models().stream().filter(model -> allows(provider, model.id())).toList();
    }

    /** Whether OpenClaw's name of a model, e.g. {@code tc-mistral/large}, is one of the allowed. */
    boolean allowsReference(String reference, List<Provider> providers) {
        int slash = reference.indexOf('/');
        if (all() || slash < 0) {
            return true;
        }
        String model = reference.substring(slash + 1);
        return providers.stream()
                .filter(provider -> provider.openClawId().equals(reference.substring(0, slash)))
                .anyMatch(
                        provider -> "*".equals(model) ? whole(provider) : allows(provider, model));
    }

    /** As {@code agents.defaults.modelPolicy.allow} has them: {@code openai/*} for all of one. */
    Set<String> references(List<Provider> providers) {
        Set<String> references = new LinkedHashSet<>();
        for (Provider provider : providers) {
            if (whole(provider)) {
                references.add(provider.openClawId() + "/*");
            } else {
                of(provider)
                        .forEach(model -> references.add(provider.openClawId() + "/" + model.id()));
            }
        }
        return references;
    }
}
