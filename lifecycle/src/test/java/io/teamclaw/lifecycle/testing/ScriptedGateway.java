package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gateways that say what the test has them say; without a word they rest at once. */
public final class ScriptedGateway implements WorkspaceGateway {
    private final Map<UserId, Rest> answers = new ConcurrentHashMap<>();
    private final Map<UserId, Queue<Rest>> inTurn = new ConcurrentHashMap<>();
    private final List<UserId> asked = new CopyOnWriteArrayList<>();
    private final List<UserId> resumed = new CopyOnWriteArrayList<>();

    @Override
    public Rest rest(User owner, TaskAddress address) {
        asked.add(owner.id());
        Rest next = inTurn.getOrDefault(owner.id(), new ConcurrentLinkedQueue<>()).poll();
        if (next != null) {
            return next;
        }
        return answers.getOrDefault(owner.id(), new Rest.Resting());
    }

    @Override
    public void resume(User owner, TaskAddress address) {
        resumed.add(owner.id());
    }

    /** From now on. */
    public void answer(UserId owner, Rest answer) {
        answers.put(owner, answer);
    }

    /** These first, one each time that it is asked. */
    public void answerInTurn(UserId owner, Rest... each) {
        inTurn.put(owner, new ConcurrentLinkedQueue<>(List.of(each)));
    }

    /** Who was asked to rest. */
    public List<UserId> asked() {
        return List.copyOf(asked);
    }

    /** Who was told to work again. */
    public List<UserId> resumed() {
        return List.copyOf(resumed);
    }
}
