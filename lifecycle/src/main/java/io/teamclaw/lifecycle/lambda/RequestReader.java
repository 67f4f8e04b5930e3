package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.lambda.LifecycleRequest.Use;
import io.teamclaw.lifecycle.workspaces.Asked;
import io.teamclaw.lifecycle.workspaces.Removal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads requests of the forms that the package's documentation lists, and refuses all others. */
final class RequestReader {
    static final String OPERATIONS =
            "activity, carry-on, check-idle, deprovision, keep, provision, restart, start, start-next, status, stop,"
                    + " sync-cron-schedules";
    static final int MOST_USES = 500;

    /** Clocks of routers differ a little from ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    RequestReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws InvalidRequestException where it is no such request
     */
    LifecycleRequest read(InputStream input) throws IOException {
        try {
            return read(JSON.readTree(input));
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException("The request is not JSON");
        }
    }

    private LifecycleRequest read(JsonNode request) {
        if (request.path("Records").isArray()) {
            return SettingChanges.read(request.path("Records"));
        }
        return switch (text(request, "operation").orElse("")) {
            case "provision" -> new LifecycleRequest.Provision(user(request));
            case "start" -> start(request);
            case "restart" -> new LifecycleRequest.Restart(user(request), asked(request));
            case "stop" -> new LifecycleRequest.Stop(user(request), isNow(request), asked(request));
            case "keep" -> new LifecycleRequest.Keep(user(request), keepTime(request));
            case "activity" -> new LifecycleRequest.NoteActivity(uses(request));
            case "carry-on" -> new LifecycleRequest.CarryOn(user(request));
            case "status" -> new LifecycleRequest.Status(user(request));
            case "deprovision" ->
                    new LifecycleRequest.Deprovision(user(request), files(request), asked(request));
            case "check-idle" -> new LifecycleRequest.CheckIdle();
            case "sync-cron-schedules" -> schedules(request);
            case "start-next" -> new LifecycleRequest.StartNext();
            default -> throw new InvalidRequestException("The operation is one of " + OPERATIONS);
        };
    }

    private static LifecycleRequest schedules(JsonNode request) {
        if (!request.path("all").asBoolean() && !request.hasNonNull("teamId")) {
            return new LifecycleRequest.SyncSchedules(user(request));
        }
        return new LifecycleRequest.SyncManySchedules(
                new ScheduleSync.Many(
                        request.hasNonNull("teamId")
                                ? Optional.of(team(request))
                                : Optional.empty(),
                        request.hasNonNull("after")
                                ? Optional.of(id(request, "after"))
                                : Optional.empty()));
    }

    private static LifecycleRequest start(JsonNode request) {
        boolean wakeUp = text(request, "reason").equals(Optional.of("wake-up"));
        return new LifecycleRequest.StartOne(user(request), wakeUp, asked(request));
    }

    private static TeamId team(JsonNode request) {
        try {
            return new TeamId(text(request, "teamId").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("teamId is no id of a team");
        }
    }

    private static boolean isNow(JsonNode request) {
        return choice(request, "mode", "graceful", "now").orElse("graceful").equals("now");
    }

    /** Which of the two it is makes a difference that nobody takes back: it has to be said. */
    private static Removal files(JsonNode request) {
        String files =
                choice(request, "files", "keep", "delete")
                        .orElseThrow(() -> new InvalidRequestException("files is keep or delete"));
        return files.equals("keep") ? Removal.KEEP_FILES : Removal.DELETE_FILES;
    }

    private static Optional<String> choice(
            JsonNode request, String field, String one, String other) {
        if (!request.hasNonNull(field)) {
            return Optional.empty();
        }
        return Optional.of(
                text(request, field)
                        .filter(value -> value.equals(one) || value.equals(other))
                        .orElseThrow(
                                () ->
                                        new InvalidRequestException(
                                                field + " is " + one + " or " + other)));
    }

    private static Optional<Duration> keepTime(JsonNode request) {
        JsonNode hours = request.path("hours");
        if (!hours.isInt() || hours.intValue() < 0 || hours.intValue() > 24) {
            throw new InvalidRequestException(
                    "hours is a whole number from 1 to 24, or 0 to keep it no longer");
        }
        return Optional.of(Duration.ofHours(hours.intValue())).filter(time -> !time.isZero());
    }

    private List<Use> uses(JsonNode request) {
        JsonNode list = request.path("uses");
        if (!list.isArray() || list.size() > MOST_USES) {
            throw new InvalidRequestException("uses is a list of at most " + MOST_USES);
        }
        Instant latest = clock.instant().plus(CLOCKS);
        List<Use> uses = new ArrayList<>();
        for (JsonNode each : list) {
            Instant at = instant(each);
            if (at.isAfter(latest)) {
                // It would keep the workspace up until then.
                throw new InvalidRequestException("A use cannot be in the future");
            }
            uses.add(new Use(user(each), at));
        }
        return uses;
    }

    private static Instant instant(JsonNode use) {
        try {
            return Instant.parse(text(use, "at").orElse(""));
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException("at is an instant, e.g. 2026-01-31T12:00:00Z");
        }
    }

    private static UserId user(JsonNode request) {
        return id(request, "userId");
    }

    private static Asked asked(JsonNode request) {
        return request.hasNonNull("by") ? Asked.by(id(request, "by")) : Asked.UNKNOWN;
    }

    private static UserId id(JsonNode request, String field) {
        String value =
                text(request, field)
                        .orElseThrow(() -> new InvalidRequestException(field + " is missing"));
        try {
            return new UserId(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(field + " is no user id");
        }
    }

    private static Optional<String> text(JsonNode request, String field) {
        return Optional.of(request.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }
}
