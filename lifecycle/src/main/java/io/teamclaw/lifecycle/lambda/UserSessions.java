package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a person hears of their workspace, which is asked for if it is not up. */
final class UserSessions {
    /** As many start at once where nobody has set another; the estimate of a place in line. */
    private static final int STARTS_AT_ONCE = 10;

    private final DynamoDbClient dynamoDb;
    private final String environment;
    private final Consumer<UserId> start;
    private final String publicOrigin;
    private final Clock clock;

    /**
     * @param start asks for a start and returns at once
     * @param publicOrigin e.g. {@code https://team.example.com}
     */
    UserSessions(
            DynamoDbClient dynamoDb,
            String environment,
            Consumer<UserId> start,
            String publicOrigin,
            Clock clock) {
        this.dynamoDb = dynamoDb;
        this.environment = environment;
        this.start = start;
        this.publicOrigin = publicOrigin;
        this.clock = clock;
    }

    /** The workspace as recorded; a start that is asked for shows the next time. */
    ObjectNode open(User user) {
        try (WorkspaceService workspaces =
                RecordsOnly.workspaces(dynamoDb, environment, clock, start::accept)) {
            Workspace now = workspaces.find(user.id());
            if (needsStart(now)) {
                start.accept(user.id());
            }
            OptionalInt position = workspaces.positionInLine(user.id());
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("state", now.state().wireValue());
            now.phase().ifPresent(phase -> json.put("phase", phase.wireValue()));
            json.put("url", publicOrigin + "/u/" + user.id() + "/");
            json.put(
                    "estimateSeconds",
                    StartEstimate.of(now, rounds(position), clock.instant()).toSeconds());
            position.ifPresent(place -> json.put("position", place));
            now.cause().ifPresent(cause -> json.put("cause", cause));
            return json;
        }
    }

    /** A start that nobody finished in time is taken over by another. */
    private boolean needsStart(Workspace now) {
        boolean stuck =
                now.deadline().filter(deadline -> !clock.instant().isBefore(deadline)).isPresent();
        return now.state() != WorkspaceState.RUNNING && (!now.isStarting() || stuck);
    }

    private static long rounds(OptionalInt position) {
        return position.isPresent() ? Math.ceilDiv(position.getAsInt(), STARTS_AT_ONCE) : 0;
    }
}
