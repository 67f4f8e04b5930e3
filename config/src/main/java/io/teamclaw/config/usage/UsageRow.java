package io.teamclaw.config.usage;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One upstream call, as it is metered: what the sidecar writes and what the roll-up and the screens
 * read. It names the key by id and never holds the key.
 *
 * @param userId whose agent called
 * @param at when the call began (UTC)
 * @param requestId unique within the user; the end of the sort key
 * @param teamId the team that pays, if the person has one
 * @param provider the provider id, e.g. {@code anthropic}
 * @param model the model that answered, else the one asked for, else {@code unknown}
 * @param keyId id of the pool key that was injected; empty if none was
 * @param status the HTTP status that the agent saw, 0 if it saw none; but where the provider did
 *     not accept the key (401, 402, 403), that status, though the agent saw another
 * @param ending how the call ended
 * @param tokens tokens by kind
 * @param costMicros cost in micro-dollars; empty where no price is known (a row then says {@code
 *     unpriced})
 * @param estimated whether the tokens are an estimate, the provider not having reported them
 * @param latency from the first byte of the request to the last of the answer
 * @param firstToken from the first byte of the request to the first of the answer's body
 * @param expiresAt when the row may be deleted (table TTL)
 * @param tried keys that failed before {@code keyId} answered, in their order; mostly none
 */
public record UsageRow(
        UserId userId,
        Instant at,
        String requestId,
        Optional<TeamId> teamId,
        String provider,
        String model,
        Optional<String> keyId,
        int status,
        Ending ending,
        TokenCounts tokens,
        OptionalLong costMicros,
        boolean estimated,
        Duration latency,
        Optional<Duration> firstToken,
        Instant expiresAt,
        List<TriedKey> tried) {

    /** Always nine digits of fraction, so that the texts sort as the instants do. */
    private static final DateTimeFormatter SORTABLE =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    public UsageRow {
        tried = List.copyOf(tried);
    }

    /** The table's sort key: ISO instant, {@code #}, request id. Sorts by time. */
    public String sortKey() {
        return sortKey(at, requestId);
    }

    /** The sort key of a call; with an empty id, the first that a call of that instant can have. */
    public static String sortKey(Instant at, String requestId) {
        return SORTABLE.format(at) + "#" + requestId;
    }

    /**
     * The row as flat attributes in a stable order, the same for DynamoDB and for JSON lines.
     * Values are {@link String}, {@link Long} or {@link Boolean}; what is absent has no entry.
     */
    public Map<String, Object> attributes() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("userId", userId.value());
        row.put("timestamp", sortKey());
        teamId.ifPresent(team -> row.put("teamId", team.value()));
        row.put("provider", provider);
        row.put("model", model);
        keyId.ifPresent(id -> row.put("keyId", id));
        row.put("status", (long) status);
        row.put("ending", ending.wireValue());
        row.put("inputTokens", tokens.input());
        row.put("outputTokens", tokens.output());
        row.put("cacheReadTokens", tokens.cacheRead());
        row.put("cacheWriteTokens", tokens.cacheWrite());
        row.put("reasoningTokens", tokens.reasoning());
        putUnlessNone(row, "cacheWrite1hTokens", tokens.cacheWrite1h());
        putUnlessNone(row, "imageTokens", tokens.images());
        costMicros.ifPresentOrElse(
                cost -> row.put("costMicros", cost), () -> row.put("unpriced", true));
        row.put("estimated", estimated);
        row.put("latencyMs", latency.toMillis());
        firstToken.ifPresent(wait -> row.put("firstTokenMs", wait.toMillis()));
        row.put("ttl", expiresAt.getEpochSecond());
        if (!tried.isEmpty()) {
            row.put("tried", TriedKey.text(tried));
        }
        return row;
    }

    /** Kinds that few calls have are absent from the others' rows, as from those of old. */
    private static void putUnlessNone(Map<String, Object> row, String name, long count) {
        if (count > 0) {
            row.put(name, count);
        }
    }

    /**
     * Reads what {@link #attributes()} wrote.
     *
     * @throws IllegalArgumentException naming the attribute that is missing or malformed
     */
    public static UsageRow ofAttributes(Map<String, Object> row) {
        String[] sortKey = read(row, "timestamp", String.class, text -> text.split("#", 2));
        if (sortKey.length < 2) {
            throw new IllegalArgumentException("timestamp has no request id");
        }
        return new UsageRow(
                read(row, "userId", String.class, UserId::new),
                read(row, "timestamp", String.class, text -> Instant.parse(sortKey[0])),
                sortKey[1],
                optional(row, "teamId", String.class, TeamId::new),
                text(row, "provider"),
                text(row, "model"),
                optional(row, "keyId", String.class, text -> text),
                read(row, "status", Number.class, each -> Math.toIntExact(each.longValue())),
                read(row, "ending", String.class, Ending::ofWireValue),
                new TokenCounts(
                        number(row, "inputTokens"),
                        number(row, "outputTokens"),
                        number(row, "cacheReadTokens"),
                        number(row, "cacheWriteTokens"),
                        number(row, "reasoningTokens"),
                        optionalNumber(row, "cacheWrite1hTokens"),
                        optionalNumber(row, "imageTokens")),
                optional(row, "costMicros", Number.class, Number::longValue)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty),
                Boolean.TRUE.equals(row.get("estimated")),
                Duration.ofMillis(number(row, "latencyMs")),
                optional(row, "firstTokenMs", Number.class, Number::longValue)
                        .map(Duration::ofMillis),
                read(row, "ttl", Number.class, each -> Instant.ofEpochSecond(each.longValue())),
                optional(row, "tried", String.class, TriedKey::ofText).orElseGet(List::of));
    }

    private static String text(Map<String, Object> row, String name) {
        return read(row, name, String.class, text -> text);
    }

    private static long number(Map<String, Object> row, String name) {
        return read(row, name, Number.class, Number::longValue);
    }

    private static long optionalNumber(Map<String, Object> row, String name) {
        return optional(row, name, Number.class, Number::longValue).orElse(0L);
    }

    private static <T, R> R read(
            Map<String, Object> row, String name, Class<T> type, Function<T, R> read) {
        return optional(row, name, type, read)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static <T, R> Optional<R> optional(
            Map<String, Object> row, String name, Class<T> type, Function<T, R> read) {
        Object value = row.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(type.cast(value)));
        } catch (ClassCastException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException e) {
            throw new IllegalArgumentException(name + " is malformed", e);
        }
    }
}
