package io.teamclaw.lifecycle.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Asks the lifecycle function for what becomes of workspaces. Each method returns as soon as Lambda
 * has taken the request, which it then carries out, again if need be; asking twice does no harm.
 *
 * <p>Each throws an {@link SdkException} where Lambda did not take it; then nothing happens.
 */
public final class RemoteWorkspaces {
    /** What the function takes in one request of activity. */
    static final int MOST_USES = 500;

    private final LambdaClient lambda;
    private final String functionArn;

    /**
     * @param lambda in the function's region; stays the caller's
     * @param functionArn of the alias
     */
    public RemoteWorkspaces(LambdaClient lambda, String functionArn) {
        this.lambda = lambda;
        this.functionArn = functionArn;
    }

    /** Makes what a workspace needs, so that its first start is faster. */
    public void provision(UserId userId) {
        invoke(request("provision", userId));
    }

    public void start(UserId userId) {
        invoke(request("start", userId));
    }

    /** The same, noted as somebody's wish. */
    public void start(UserId userId, UserId by) {
        invoke(by(request("start", userId), by));
    }

    /** Stops it as soon as it has no answer in the making, and starts it again. */
    public void restart(UserId userId, UserId by) {
        invoke(by(request("restart", userId), by));
    }

    /** Has a start or stop carried on that a call of the function had no time to finish. */
    public void carryOn(UserId userId) {
        invoke(request("carry-on", userId));
    }

    /** Has those started whose turn in line has come. */
    public void startNext() {
        invoke(request("start-next"));
    }

    /** Stops it as soon as it has no answer in the making. */
    public void stop(UserId userId) {
        invoke(request("stop", userId).put("mode", "graceful"));
    }

    /** The same, noted as somebody's wish. */
    public void stop(UserId userId, UserId by) {
        invoke(by(request("stop", userId).put("mode", "graceful"), by));
    }

    /** Stops it in the middle of whatever it does, on somebody's wish. */
    public void stopNow(UserId userId, UserId by) {
        invoke(by(request("stop", userId).put("mode", "now"), by));
    }

    /** Stops it in the middle of whatever it does. */
    public void stopNow(UserId userId) {
        invoke(request("stop", userId).put("mode", "now"));
    }

    /**
     * Keeps it up, whether it is used or not.
     *
     * @param hours from now, 1 to what the company allows; 0 takes the wish back
     */
    public void keep(UserId userId, int hours) {
        invoke(request("keep", userId).put("hours", hours));
    }

    /**
     * Takes the workspace away for good.
     *
     * @param deleteFiles whether the person's files go too; nobody brings them back
     */
    public void deprovision(UserId userId, boolean deleteFiles) {
        invoke(request("deprovision", userId).put("files", deleteFiles ? "delete" : "keep"));
    }

    /** The same, noted as somebody's wish. */
    public void deprovision(UserId userId, boolean deleteFiles, UserId by) {
        invoke(
                by(
                        request("deprovision", userId)
                                .put("files", deleteFiles ? "delete" : "keep"),
                        by));
    }

    /** Has the wake-ups of a person brought in step with their settings. */
    public void syncCronSchedules(UserId userId) {
        invoke(request("sync-cron-schedules", userId));
    }

    /** The same for everybody who has a workspace, e.g. after a setting of all has changed. */
    public void syncAllCronSchedules() {
        syncCronSchedules(Optional.empty(), Optional.empty());
    }

    /**
     * The same for a part of them.
     *
     * @param team whose members; empty for everybody
     * @param after those whose ids come after this one; empty for all of them
     */
    public void syncCronSchedules(Optional<TeamId> team, Optional<UserId> after) {
        ObjectNode request = request("sync-cron-schedules");
        team.ifPresentOrElse(
                id -> request.put("teamId", id.value()), () -> request.put("all", true));
        after.ifPresent(id -> request.put("after", id.value()));
        invoke(request);
    }

    /**
     * Notes when workspaces were last used, in as few requests as possible; see {@link
     * ActivityBatches} for what collects them.
     */
    public void activity(Map<UserId, Instant> uses) {
        ObjectNode request = request("activity");
        for (Map.Entry<UserId, Instant> use : uses.entrySet()) {
            request.withArray("uses")
                    .addObject()
                    .put("userId", use.getKey().value())
                    .put("at", use.getValue().toString());
            if (request.path("uses").size() == MOST_USES) {
                invoke(request);
                request = request("activity");
            }
        }
        if (request.has("uses")) {
            invoke(request);
        }
    }

    private static ObjectNode by(ObjectNode request, UserId person) {
        return request.put("by", person.value());
    }

    private static ObjectNode request(String operation, UserId userId) {
        return request(operation).put("userId", userId.value());
    }

    private static ObjectNode request(String operation) {
        return JsonNodeFactory.instance.objectNode().put("operation", operation);
    }

    private void invoke(ObjectNode request) {
        lambda.invoke(
                call ->
                        call.functionName(functionArn)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(request.toString())));
    }
}
