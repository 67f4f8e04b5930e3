package io.teamclaw.stacks.cost;

import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import io.teamclaw.stacks.command.Command;
import io.teamclaw.stacks.command.Refusal;
import io.teamclaw.stacks.command.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the prices of {@code REGION} anew from AWS's public price list. */
public final class PricesCommand implements Command {
    private static final Path SOURCES =
            Path.of("stacks/src/main/resources/io/teamclaw/stacks/cost");

    @Override
    public String name() {
        return "prices";
    }

    @Override
    public String summary() {
        return "reads a region's prices anew from AWS";
    }

    /** Rewrites the region's table in the sources; prices that name no usage type stay. */
    @Override
    public int run(List<String> arguments, Surroundings surroundings) {
        String region =
                surroundings
                        .variable("REGION")
                        .orElseThrow(() -> new Refusal("REGION is not set, e.g. REGION=eu-west-1"));
        Path file = surroundings.project().resolve(SOURCES).resolve(PriceTable.fileName(region));
        if (!Files.exists(file)) {
            throw new Refusal(
                    file + " is not there; copy another region's and change its usage types");
        }
        try {
            update(
                    file,
                    region,
                    new PriceList(PriceList.AWS),
                    LocalDate.now(ZoneOffset.UTC),
                    surroundings.out());
            return DONE;
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage());
        }
    }

    /**
     * @throws IllegalArgumentException with one line for a person; nothing is written then
     */
    static void update(Path file, String region, PriceList list, LocalDate today, PrintStream out) {
        PriceTable table =
                PriceTable.of(
                        region,
                        Fields.of(file.getFileName().toString(), YamlDocument.ofFile(file)));
        Map<String, Map<String, Price>> byService = new TreeMap<>();
        table.prices()
                .forEach(
                        (name, price) -> {
                            if (price.usageType().isPresent()) {
                                byService
                                        .computeIfAbsent(price.service(), key -> new TreeMap<>())
                                        .put(name, price);
                            }
                        });
        Map<String, BigDecimal> fresh = new TreeMap<>();
        byService.forEach(
                (service, wanted) -> {
                    out.println("Reading " + service);
                    fresh.putAll(read(list, service, region, wanted));
                });
        write(file, fresh, today);
        out.println(fresh.size() + " prices of " + region + " written to " + file);
    }

    private static Map<String, BigDecimal> read(
            PriceList list, String service, String region, Map<String, Price> wanted) {
        try {
            return list.read(service, region, wanted);
        } catch (IOException e) {
            throw new IllegalArgumentException("AWS's price list cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("Interrupted; nothing was written", e);
        }
    }

    /** Line by line, so that comments and order stay. */
    private static void write(Path file, Map<String, BigDecimal> fresh, LocalDate today) {
        try {
            String text = Files.readString(file).replaceFirst("(?m)^as-of: .*$", "as-of: " + today);
            for (Map.Entry<String, BigDecimal> each : fresh.entrySet()) {
                Pattern line =
                        Pattern.compile("(?m)^(  " + each.getKey() + ": \\{usd: \")[^\"]*(\")");
                text =
                        line.matcher(text)
                                .replaceFirst(
                                        "$1"
                                                + Matcher.quoteReplacement(
                                                        each.getValue().toPlainString())
                                                + "$2");
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
