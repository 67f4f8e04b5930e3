package io.teamclaw.stacks.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * AWS's public price list: a CSV file for each service and region, no account needed
 * (docs.aws.amazon.com, "Getting price list files manually"). EC2's has some 400 MB and is read as
 * it comes.
 */
final class PriceList {
    static final URI AWS = URI.create("https://pricing.us-east-1.amazonaws.com");

    /** Before the header stand format, disclaimer, publication date, version and offer code. */
    private static final int LINES_BEFORE_HEADER = 5;

    private static final Duration FIRST_ANSWER = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI origin;

    PriceList(URI origin) {
        this.origin = origin;
    }

    /**
     * What each of a service's products costs in US dollars, on demand, in the first tier that is
     * not free.
     *
     * @param wanted by our name; all of one service
     * @throws IOException where the list does not answer
     * @throws IllegalArgumentException naming what is not in it, or not once
     */
    Map<String, BigDecimal> read(String service, String region, Map<String, Price> wanted)
            throws IOException, InterruptedException {
        URI file =
                origin.resolve("/offers/v1.0/aws/" + service + "/current/" + region + "/index.csv");
        HttpResponse<InputStream> answer =
                http.send(
                        HttpRequest.newBuilder(file).timeout(FIRST_ANSWER).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(file + " answers " + answer.statusCode());
            }
            return prices(file, body, wanted);
        }
    }

    private static Map<String, BigDecimal> prices(
            URI file, InputStream body, Map<String, Price> wanted) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (int i = 0; i < LINES_BEFORE_HEADER; i++) {
            lines.readLine();
        }
        Map<String, TreeMap<BigDecimal, BigDecimal>> tiers = new HashMap<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        for (CSVRecord row : CSVParser.parse(lines, format)) {
            wanted.forEach(
                    (name, price) -> {
                        if (isOf(price, row)) {
                            note(name, file, row, tiers);
                        }
                    });
        }
        Map<String, BigDecimal> found = new TreeMap<>();
        wanted.forEach((name, price) -> found.put(name, first(name, file, price, tiers)));
        return found;
    }

    private static boolean isOf(Price price, CSVRecord row) {
        Collection<String> cells = row.toList();
        return "OnDemand".equals(row.get("TermType"))
                && "USD".equals(row.get("Currency"))
                && price.usageType().orElseThrow().equals(row.get("usageType"))
                && price.variant().map(cells::contains).orElse(true);
    }

    private static void note(
            String name,
            URI file,
            CSVRecord row,
            Map<String, TreeMap<BigDecimal, BigDecimal>> tiers) {
        BigDecimal usd = new BigDecimal(row.get("PricePerUnit"));
        if (usd.signum() == 0) {
            return;
        }
        BigDecimal from = new BigDecimal(row.get("StartingRange"));
        BigDecimal other =
                tiers.computeIfAbsent(name, key -> new TreeMap<>()).putIfAbsent(from, usd);
        if (other != null && other.compareTo(usd) != 0) {
            throw new IllegalArgumentException(
                    name + " has two prices in " + file + "; tell them apart by its variant");
        }
    }

    private static BigDecimal first(
            String name,
            URI file,
            Price price,
            Map<String, TreeMap<BigDecimal, BigDecimal>> tiers) {
        TreeMap<BigDecimal, BigDecimal> known = tiers.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    name + " is not in " + file + " by " + price.usageType().orElseThrow());
        }
        return known.firstEntry().getValue().multiply(price.times()).stripTrailingZeros();
    }
}
