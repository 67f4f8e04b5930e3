package io.teamclaw.stacks.cost;

import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * List prices of one region: the resource {@code prices-{region}.yaml}.
 *
 * @param region e.g. {@code eu-west-1}
 * @param asOf day of the prices
 * @param prices by name
 */
record PriceTable(String region, String asOf, Map<String, Price> prices) {

    /** Whether there is a table for the region. */
    static boolean isThere(String region) {
        return PriceTable.class.getResource(fileName(region)) != null;
    }

    /**
     * @throws IllegalArgumentException where there is no table for the region
     */
    static PriceTable of(String region) {
        String name = fileName(region);
        if (!isThere(region)) {
            throw new IllegalArgumentException(
                    "There are no prices of "
                            + region
                            + "; copy those of another region to "
                            + name
                            + " beside it and run: make prices REGION="
                            + region);
        }
        return of(region, Fields.of(name, YamlDocument.ofResource(PriceTable.class, name)));
    }

    static PriceTable of(String region, Fields document) {
        document.refuseAllBut(Set.of("as-of", "prices"));
        Fields entries = document.map("prices");
        Map<String, Price> prices = new LinkedHashMap<>();
        entries.names().forEach(name -> prices.put(name, price(entries.map(name))));
        return new PriceTable(region, document.text("as-of"), prices);
    }

    static String fileName(String region) {
        return "prices-" + region + ".yaml";
    }

    BigDecimal usd(String name) {
        Price price = prices.get(name);
        if (price == null) {
            throw new IllegalArgumentException(fileName(region) + " has no price " + name);
        }
        return price.usd();
    }

    private static Price price(Fields fields) {
        fields.refuseAllBut(Set.of("usd", "service", "usage-type", "variant", "times"));
        return new Price(
                fields.read("usd", BigDecimal::new),
                fields.text("service"),
                fields.optionalText("usage-type"),
                fields.optionalText("variant"),
                fields.readOptional("times", BigDecimal::new).orElse(BigDecimal.ONE));
    }
}
