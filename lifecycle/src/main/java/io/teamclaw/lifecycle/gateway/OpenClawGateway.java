package io.teamclaw.lifecycle.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.GatewayProbe;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * OpenClaw's gateway, over HTTP as the router reaches it. What it answers was found by running
 * OpenClaw 2026.9.6; see docs/decisions/029.
 */
public final class OpenClawGateway implements WorkspaceGateway, GatewayProbe {
    private static final Logger LOG = System.getLogger(OpenClawGateway.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whoever asks under this name shares one lease, renews it and can take it back. */
    private static final String REQUEST_ID = "teamclaw-lifecycle";

    private final GatewayCalls calls;
    private final LatestRefusals refusals = new LatestRefusals(System::nanoTime);

    public OpenClawGateway() {
        this(new GatewayCalls());
    }

    OpenClawGateway(GatewayCalls calls) {
        this.calls = calls;
    }

    @Override
    public boolean answersAs(UserId owner, TaskAddress address) {
        return hasStarted(address) && identity(owner, address) == GatewayIdentity.THEIRS;
    }

    /**
     * Not {@code /readyz}: that turns red where a chat channel fails, and the person could never
     * start the workspace to mend it.
     */
    private boolean hasStarted(TaskAddress address) {
        try {
            GatewayAnswer answer = calls.get(address, "/startupz");
            return answer.status() == 200
                    && JSON.readTree(answer.body()).path("status").asText().equals("started");
        } catch (IOException e) {
            // Nobody listens yet, or not fast enough, or it is no gateway.
            LOG.log(Level.DEBUG, "No gateway has started there", e);
            return false;
        }
    }

    /**
     * Whose gateway listens there, ready or not. The page below a gateway's base path {@code
     * /u/{userId}} names that path, needs no sign-in, and is there only below the right one.
     * Answers within three seconds; never throws.
     */
    public GatewayIdentity identity(UserId owner, TaskAddress address) {
        try {
            GatewayAnswer answer = calls.get(address, "/u/" + owner + "/");
            boolean theirs =
                    answer.status() == 200
                            && answer.body()
                                    .contains(
                                            "data-openclaw-control-ui-base-path=\"/u/"
                                                    + owner
                                                    + '"');
            return theirs ? GatewayIdentity.THEIRS : GatewayIdentity.FOREIGN;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Nobody says whose gateway it is", e);
            return GatewayIdentity.SILENT;
        }
    }

    @Override
    public Rest rest(User owner, TaskAddress address) {
        GatewayIdentity identity = identity(owner.id(), address);
        if (identity != GatewayIdentity.THEIRS) {
            return new Rest.Silent("The gateway there is " + identity);
        }
        return refusals.of(owner.id())
                .orElseGet(
                        () -> {
                            Rest said = askToRest(owner, address);
                            refusals.note(owner.id(), said);
                            return said;
                        });
    }

    private Rest askToRest(User owner, TaskAddress address) {
        try {
            JsonNode answer = prepare(owner, address);
            return switch (answer.at("/payload/status").asText()) {
                case "ready" -> new Rest.Resting();
                case "busy", "draining" ->
                        new Rest.Busy(Blockers.inWords(answer.at("/payload/blockers")));
                default -> notNow(answer.path("error"));
            };
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The gateway of " + owner.id() + " was asked to rest", e);
            return new Rest.Silent(e.getMessage());
        }
    }

    /** It is there and says no: asked too often, or about to work again. */
    private static Rest notNow(JsonNode error) {
        return error.path("retryable").asBoolean()
                ? new Rest.Busy("it was busy a moment ago")
                : new Rest.Silent("It refuses: " + error.path("code").asText("without a code"));
    }

    /**
     * The lease has an id that only who took it was told; taking it again under the same name tells
     * it, whichever process did so first.
     */
    @Override
    public void resume(User owner, TaskAddress address) {
        try {
            JsonNode prepared = prepare(owner, address);
            String id = prepared.at("/payload/suspensionId").asText();
            if (!id.isEmpty()) {
                ObjectNode params = JSON.createObjectNode().put("suspensionId", id);
                call(owner, address, "gateway.suspend.resume", params);
            }
        } catch (IOException e) {
            // The lease ends by itself within two minutes.
            LOG.log(Level.INFO, "The gateway of " + owner.id() + " was not told to resume", e);
        }
    }

    private JsonNode prepare(User owner, TaskAddress address) throws IOException {
        ObjectNode params = JSON.createObjectNode().put("requestId", REQUEST_ID);
        return call(owner, address, "gateway.suspend.prepare", params);
    }

    /** Calls as the owner, in the router's way but with an administrator's rights. */
    private JsonNode call(User owner, TaskAddress address, String method, ObjectNode params)
            throws IOException {
        ObjectNode body = JSON.createObjectNode().put("method", method);
        body.set("params", params);
        Map<String, String> headers =
                Map.of(
                        "x-teamclaw-user",
                        owner.email().value(),
                        // OpenClaw refuses loopback; this address (RFC 5737) is nobody's.
                        "x-forwarded-for",
                        "192.0.2.10",
                        "x-forwarded-proto",
                        "http",
                        "x-openclaw-scopes",
                        "operator.admin");
        GatewayAnswer answer = calls.post(address, "/api/v1/admin/rpc", headers, body.toString());
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException("It answered " + answer.status() + " without JSON", e);
        }
    }
}
