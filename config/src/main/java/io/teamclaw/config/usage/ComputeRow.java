package io.teamclaw.config.usage;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace's run cost on one UTC day; the usage table holds it beside the calls, in a
 * partition of its own: who reads a person's calls never meets it, and a sidecar, which may write
 * its own person's calls only, cannot make one up.
 *
 * @param userId whose workspace ran
 * @param at when this part of the run began (UTC)
 * @param attemptId the start that the run came of
 * @param teamId the team that pays, if the person has one
 * @param seconds for which it was up
 * @param micros what that cost, in micro-dollars
 * @param expiresAt when the row may be deleted (table TTL), in whole seconds
 */
public record ComputeRow(
        UserId userId,
        Instant at,
        String attemptId,
        Optional<TeamId> teamId,
        long seconds,
        long micros,
        Instant expiresAt) {
    /** Whose price it is. */
    public static final String PROVIDER = "fargate";

    private static final String PARTITION = "compute#";
    private static final Duration KEPT = Duration.ofDays(90);

    /**
     * The parts of a run, one for each UTC day that it touches; the same however often they are
     * made, so that they can be put if absent.
     *
     * @param from when it began to cost
     * @param until when its task was gone; not before {@code from}
     */
    public static List<ComputeRow> ofRun(
            UserId userId,
            Optional<TeamId> teamId,
            String attemptId,
            Instant from,
            Instant until,
            ComputePrice price) {
        List<ComputeRow> parts = new ArrayList<>();
        Instant start = from.truncatedTo(ChronoUnit.SECONDS);
        while (start.isBefore(until)) {
            Instant midnight =
                    LocalDate.ofInstant(start, ZoneOffset.UTC)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            Instant end = midnight.isBefore(until) ? midnight : until;
            Duration up = Duration.between(start, end);
            parts.add(
                    new ComputeRow(
                            userId,
                            start,
                            attemptId,
                            teamId,
                            up.toSeconds(),
                            price.of(up),
                            start.plus(KEPT)));
            start = midnight;
        }
        return parts;
    }

    /** The partition of a person's runs. */
    public String partition() {
        return PARTITION + userId;
    }

    /** UTC day, {@code #}, attempt: one for each day of a run. */
    public String sortKey() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC) + "#" + attemptId;
    }

    /** Whether an item of the usage table is a part of a run, by its partition key. */
    public static boolean isPartition(String partition) {
        return partition.startsWith(PARTITION);
    }

    /** As flat attributes; values are {@link String} or {@link Long}. */
    public Map<String, Object> attributes() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("userId", partition());
        row.put("timestamp", sortKey());
        row.put("kind", "compute");
        row.put("from", at.toString());
        teamId.ifPresent(team -> row.put("teamId", team.value()));
        row.put("provider", PROVIDER);
        row.put("computeSeconds", seconds);
        row.put("computeMicros", micros);
        row.put("ttl", expiresAt.getEpochSecond());
        return row;
    }

    /**
     * Reads what {@link #attributes()} wrote.
     *
     * @throws IllegalArgumentException where something is missing or malformed
     */
    public static ComputeRow ofAttributes(Map<String, Object> row) {
        try {
            return new ComputeRow(
                    new UserId(((String) row.get("userId")).substring(PARTITION.length())),
                    Instant.parse((String) row.get("from")),
                    ((String) row.get("timestamp")).split("#", 2)[1],
                    Optional.ofNullable((String) row.get("teamId")).map(TeamId::new),
                    ((Number) row.get("computeSeconds")).longValue(),
                    ((Number) row.get("computeMicros")).longValue(),
                    Instant.ofEpochSecond(((Number) row.get("ttl")).longValue()));
        } catch (NullPointerException
                | ClassCastException
                | DateTimeException
                | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("A part of a run is malformed", e);
        }
    }
}
