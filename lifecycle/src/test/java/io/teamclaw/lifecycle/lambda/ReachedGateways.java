package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.testing.ScriptedOpenClaw;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.GatewayProbe;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The gateways of people's workspaces, over HTTP: one on loopback for each person stands for
 * whatever address their task has in the emulator's network, where nothing listens.
 */
final class ReachedGateways implements WorkspaceGateway, GatewayProbe, AutoCloseable {
    private final OpenClawGateway real = new OpenClawGateway();
    private final Map<UserId, ScriptedOpenClaw> gateways = new ConcurrentHashMap<>();
    private final List<TaskAddress> asked = new CopyOnWriteArrayList<>();

    /** Opens one for a person. */
    ScriptedOpenClaw open(User owner) {
        return gateways.computeIfAbsent(
                owner.id(), id -> ScriptedOpenClaw.of(id, owner.email().value()));
    }

    /** The addresses that were asked, in order. */
    List<TaskAddress> asked() {
        return List.copyOf(asked);
    }

    @Override
    public boolean answersAs(UserId owner, TaskAddress address) {
        return real.answersAs(owner, of(owner, address));
    }

    @Override
    public Rest rest(User owner, TaskAddress address) {
        return real.rest(owner, of(owner.id(), address));
    }

    @Override
    public void resume(User owner, TaskAddress address) {
        real.resume(owner, of(owner.id(), address));
    }

    private TaskAddress of(UserId owner, TaskAddress address) {
        asked.add(address);
        return gateways.get(owner).address();
    }

    @Override
    public void close() {
        gateways.values().forEach(ScriptedOpenClaw::close);
    }
}
