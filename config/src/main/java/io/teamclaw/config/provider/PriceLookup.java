package io.teamclaw.config.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a model's price under the names that answers give it. Made once for a registry, since it is
 * asked on every call.
 */
final class PriceLookup {
    /** {@code -20251001} as Anthropic dates its models, {@code -2026-01-31} as OpenAI does. */
    private static final List<String> DATES = List.of("-dddddddd", "-dddd-dd-dd");

    /** By provider id, then by model id; only what has a price. */
    private final Map<String, Map<String, ModelPrice>> prices = new HashMap<>();

    PriceLookup(List<Provider> providers) {
        for (Provider provider : providers) {
            Map<String, ModelPrice> own = new HashMap<>();
            // Where one name stands for both, a model to talk to goes before one for vectors.
            provider.embeddings().forEach(each -> put(own, each));
            provider.models().forEach(each -> put(own, each));
            prices.put(provider.id(), own);
        }
    }

    private static void put(Map<String, ModelPrice> prices, Model model) {
        if (model.price().isPresent()) {
            prices.put(model.id(), model.price().get());
        } else {
            prices.remove(model.id());
        }
    }

    /** Under its own name, else without its date, else as its maker's. */
    Optional<ModelPrice> price(String providerId, String model) {
        Map<String, ModelPrice> provider = prices.get(providerId);
        if (provider == null) {
            return Optional.empty();
        }
        ModelPrice own = own(provider, model);
        return Optional.ofNullable(own == null ? makers(model) : own);
    }

    private static ModelPrice own(Map<String, ModelPrice> provider, String model) {
        ModelPrice exact = provider.get(model);
        return exact == null ? provider.get(undated(model)) : exact;
    }

    /** Routers name versions with a dot where makers use a dash, e.g. {@code 4.6}. */
    private ModelPrice makers(String model) {
        int slash = model.indexOf('/');
        Map<String, ModelPrice> maker = slash < 0 ? null : prices.get(model.substring(0, slash));
        if (maker == null) {
            return null;
        }
        String name = model.substring(slash + 1);
        ModelPrice price = own(maker, name);
        return price == null ? own(maker, name.replace('.', '-')) : price;
    }

    private static String undated(String model) {
        for (String date : DATES) {
            int start = model.length() - date.length();
            if (start >= 0 && endsWithDate(model, start, date)) {
                return model.substring(0, start);
            }
        }
        return model;
    }

    private static boolean endsWithDate(String model, int start, String date) {
        for (int i = 0; i < date.length(); i++) {
            char is = model.charAt(start + i);
            boolean fits = date.charAt(i) == 'd' ? is >= '0' && is <= '9' : is == '-';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
