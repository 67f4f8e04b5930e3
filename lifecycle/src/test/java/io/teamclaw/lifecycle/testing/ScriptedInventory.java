package io.teamclaw.lifecycle.testing;

import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Things in a test's hands, by id; those of the absent are not wanted. Its cursors are ids. */
public final class ScriptedInventory implements Inventory {
    private final String kind;
    private final boolean growsWithPeople;
    private final int pageSize;
    private final ConcurrentSkipListMap<String, Thing> things = new ConcurrentSkipListMap<>();
    private final List<Optional<String>> listed = new CopyOnWriteArrayList<>();
    private final Map<String, RuntimeException> failing = new ConcurrentHashMap<>();
    private final Set<Optional<String>> failingPages = ConcurrentHashMap.newKeySet();

    public ScriptedInventory(String kind, boolean growsWithPeople, int pageSize) {
        this.kind = kind;
        this.growsWithPeople = growsWithPeople;
        this.pageSize = pageSize;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public boolean growsWithPeople() {
        return growsWithPeople;
    }

    @Override
    public Page list(Optional<String> from) {
        listed.add(from);
        if (failingPages.contains(from)) {
            throw new IllegalStateException("The page cannot be listed");
        }
        List<Thing> rest = new ArrayList<>(things.tailMap(from.orElse(""), true).values());
        return rest.size() <= pageSize
                ? new Page(rest, Optional.empty())
                : new Page(rest.subList(0, pageSize), Optional.of(rest.get(pageSize).id()));
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        return record.state() != WorkspaceState.ABSENT;
    }

    @Override
    public void remove(Thing thing) {
        if (failing.containsKey(thing.id())) {
            throw failing.get(thing.id());
        }
        things.remove(thing.id());
    }

    public void add(Thing thing) {
        things.put(thing.id(), thing);
    }

    /** From now on that thing cannot be removed. */
    public void failToRemove(String id) {
        failing.put(id, new IllegalStateException("It cannot be removed"));
    }

    /** From now on the page that begins there cannot be listed. */
    public void failToList(Optional<String> from) {
        failingPages.add(from);
    }

    /** The ids of what is there. */
    public List<String> ids() {
        return List.copyOf(things.keySet());
    }

    /** Where each page that was asked for began. */
    public List<Optional<String>> listed() {
        return List.copyOf(listed);
    }
}
