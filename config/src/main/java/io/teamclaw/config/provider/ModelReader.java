package io.teamclaw.config.provider;

import io.teamclaw.config.yaml.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a provider's models and prices. */
final class ModelReader {
    private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/+-]{0,127}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,6})?");
    private static final Set<String> PROVENANCE = Set.of("as-of", "source");
    private static final Set<String> PRICE =
            Set.of(
                    "input",
                    "output",
                    "cache-read",
                    "cache-write",
                    "cache-write-1h",
                    "as-of",
                    "source");

    private ModelReader() {}

    /** The default model first, then in the order of the document. */
    static List<Model> read(Fields provider) {
        List<Model> models = entries(provider, provider.map("models"));
        if (models.isEmpty()) {
            throw provider.wrong("models", "is empty");
        }
        provider.optionalText("default-model").ifPresent(id -> moveToFront(id, models, provider));
        return List.copyOf(models);
    }

    private static void moveToFront(String id, List<Model> models, Fields provider) {
        Model chosen =
                models.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> provider.wrong("default-model", "is none of models"));
        models.removeIf(each -> each == chosen);
        models.addFirst(chosen);
    }

    /** In the order of the document; none where it names none. */
    static List<Model> readEmbeddings(Fields provider) {
        return provider.optionalMap("embeddings")
                .map(entries -> entries(provider, entries))
                .orElseGet(List::of);
    }

    private static List<Model> entries(Fields provider, Fields entries) {
        Optional<Fields> prices = provider.optionalMap("prices");
        prices.ifPresent(each -> each.refuseAllBut(PROVENANCE));
        List<Model> models = new ArrayList<>();
        for (String id : entries.names()) {
            if (!MODEL_ID.matcher(id).matches()) {
                throw entries.wrong(id, "is not a model id");
            }
            models.add(model(id, entries.map(id), prices));
        }
        return models;
    }

    private static Model model(String id, Fields fields, Optional<Fields> prices) {
        fields.refuseAllBut(Set.of("name", "price"));
        return new Model(
                id,
                fields.text("name"),
                fields.optionalMap("price").map(price -> price(price, prices)));
    }

    private static ModelPrice price(Fields price, Optional<Fields> prices) {
        price.refuseAllBut(PRICE);
        return new ModelPrice(
                price.read("input", ModelReader::dollars),
                price.read("output", ModelReader::dollars),
                price.read("cache-read", ModelReader::dollars),
                price.read("cache-write", ModelReader::dollars),
                price.read(
                        price.names().contains("cache-write-1h") ? "cache-write-1h" : "cache-write",
                        ModelReader::dollars),
                provenance("as-of", price, prices).read("as-of", ModelReader::date),
                provenance("source", price, prices).text("source"));
    }

    /** A price says where it comes from, or else its provider's {@code prices} does for all. */
    private static Fields provenance(String name, Fields price, Optional<Fields> prices) {
        return price.names().contains(name) ? price : prices.orElse(price);
    }

    private static BigDecimal dollars(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("it is not an amount of dollars, such as 0.25");
        }
        return new BigDecimal(text);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it is not a date such as 2026-09-24", e);
        }
    }
}
