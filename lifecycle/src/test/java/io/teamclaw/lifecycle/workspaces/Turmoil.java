package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.FaultyRuntime.ProcessDied;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Some processes, some people, and what is wrong in the end. */
final class Turmoil implements AutoCloseable {
    static final int PEOPLE = 3;
    static final int PROCESSES = 3;

    /** A task that ended, to be told of. */
    private record News(UserId owner, TaskRef task, TaskStatus.Gone how) {}

    private final EmbeddedDynamoDb dynamoDb;
    private final SettableClock clock = new SettableClock(Floor.NOW);
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Map<String, Instant> fences = MortalProcess.noFences();
    private final List<MortalProcess> processes = new ArrayList<>();
    private final List<MortalProcess> graves = new ArrayList<>();
    private final List<UserId> people = new ArrayList<>();
    private final List<News> news = new CopyOnWriteArrayList<>();
    private final Map<UserId, Integer> edits = new ConcurrentHashMap<>();
    private final Table table;
    private final WorkspaceStore store;
    private final UserStore users;
    private final Map<UserId, Boolean> disabled = new ConcurrentHashMap<>();

    Turmoil(EmbeddedDynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
        this.table = Table.of(dynamoDb.client(), Tables.WORKSPACES, EmbeddedDynamoDb.ENVIRONMENT);
        this.store = new WorkspaceStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        platform.runtime().readyAtOnce(Floor.ADDRESS);
        platform.runtime().tell((owner, task, how) -> news.add(new News(owner, task, how)));
        this.users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        for (int i = 0; i < PEOPLE; i++) {
            EmailAddress email = new EmailAddress(UUID.randomUUID() + "@example.com");
            people.add(users.create(email, "Somebody", Role.EMPLOYEE, Team.DEFAULT).id());
        }
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(newProcess());
        }
    }

    private MortalProcess newProcess() {
        return new MortalProcess(dynamoDb, platform, clock, fences);
    }

    /** A process that died is replaced before it is asked for the next thing. */
    private MortalProcess process(int number) {
        MortalProcess process = processes.get(number);
        if (process.isDead()) {
            graves.add(process);
            process = newProcess();
            processes.set(number, process);
        }
        return process;
    }

    void take(Step step) {
        try {
            happen(step, process(step.process()), people.get(step.person()));
        } catch (ProcessDied e) {
            // Who asked has no answer, which is all that happens to them.
            return;
        } catch (TaskStartException | IllegalStateException e) {
            // They read why, and ask again or do not: e.g. a disabled person's start is refused.
            return;
        }
    }

    private void happen(Step step, MortalProcess process, UserId person) {
        WorkspaceService service = process.service();
        switch (step.deed()) {
            case START -> service.start(person);
            case STOP -> service.stop(person);
            case STOP_NOW -> service.stopNow(person);
            case REMOVE ->
                    service.deprovision(
                            person,
                            step.dice() % 2 == 0 ? Removal.KEEP_FILES : Removal.DELETE_FILES);
            case REPAIR -> service.repair(person);
            case CRASH ->
                    platform.runtime()
                            .tasksOf(person)
                            .forEach(task -> platform.runtime().end(task, "exit code 1"));
            case NEWS -> {
                if (!news.isEmpty()) {
                    News one = news.get(step.dice() % news.size());
                    service.taskEnded(one.owner(), one.task(), one.how());
                }
            }
            case EDIT -> edit(person, step.dice());
            case FAULT -> process.runtime().next(step.call(), step.fault());
            case PAUSE -> LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            case TIME -> pass(Duration.ofSeconds(step.dice() / 8));
            case HALF_AN_HOUR -> pass(Duration.ofMinutes(31));
            case SWEEP -> service.sweep();
            case DISABLE -> disable(person, step.dice() % 2 == 0);
            case LIMIT -> platform.rules().startsAtOnce(1 + step.dice() % PEOPLE);
        }
    }

    /** What no transition may lose: an attribute of their own, and how long it is to be kept. */
    private void edit(UserId person, int value) {
        if (store.find(person).version() > 0) {
            table.client()
                    .updateItem(
                            update ->
                                    update.tableName(table.name())
                                            .key(table.key(person.value()))
                                            .updateExpression("SET edited = :to, keepUntil = :keep")
                                            .expressionAttributeValues(
                                                    Map.of(
                                                            ":to", Values.number(value),
                                                            ":keep",
                                                                    Values.instant(
                                                                            Floor.NOW.plusSeconds(
                                                                                    value)))));
            edits.put(person, value);
        }
    }

    /** What the lifecycle reads and never writes. */
    private void disable(UserId person, boolean value) {
        users.update(person, value ? People::disabled : People::enabled);
        disabled.put(person, value);
    }

    private void pass(Duration time) {
        synchronized (clock) {
            clock.advance(time);
        }
    }

    /** Nothing goes wrong any more, time passes, and what a sweep does is done. */
    void settle() {
        platform.rules().startsAtOnce(PEOPLE);
        // What runs now is to be looked at running.
        platform.rules().idle(Duration.ofDays(1));
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < PROCESSES; i++) {
                process(i).runtime().recover();
            }
            pass(Duration.ofMinutes(2 + 4L * round));
            process(0).service().sweep();
            processes.forEach(each -> each.service().awaitWork(Duration.ofSeconds(10)));
        }
    }

    /** What is not as it should be, in words. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>(platform.runtime().doubled());
        long up = 0;
        for (UserId person : people) {
            Workspace record = store.find(person);
            List<TaskRef> tasks = platform.runtime().tasksOf(person);
            boolean right =
                    record.state() == WorkspaceState.RUNNING
                            ? tasks.equals(record.task().stream().toList())
                                    && record.address().isPresent()
                                    && record.place().isPresent()
                            : !record.isInTransition()
                                    && tasks.isEmpty()
                                    && record.task().isEmpty()
                                    && record.launchUntil().isEmpty()
                                    && record.address().isEmpty()
                                    && record.place().isEmpty();
            if (!right) {
                wrongs.add(record + " has " + tasks);
            }
            up += record.place().isPresent() ? 1 : 0;
            wrongs.addAll(lostEdits(person));
        }
        long counted = new Places(table).inAll();
        if (counted != up) {
            wrongs.add("counted as up: " + counted + " instead of " + up);
        }
        pass(Transitions.INSTALL_LIMIT);
        if (!store.slots().held(clock.instant()).isEmpty()) {
            wrongs.add("slots held: " + store.slots().held(clock.instant()));
        }
        return wrongs;
    }

    private List<String> lostEdits(UserId person) {
        Boolean shut = disabled.get(person);
        if (shut != null && users.find(person).orElseThrow().disabled() != shut) {
            return List.of(person + " is not as an administrator left them");
        }
        Integer expected = edits.get(person);
        if (expected == null) {
            return List.of();
        }
        var item = table.get(table.key(person.value())).orElseThrow();
        boolean kept =
                item.number("edited") == expected
                        && item.instant("keepUntil").equals(Floor.NOW.plusSeconds(expected));
        return kept ? List.of() : List.of("an edit of " + person + " is lost");
    }

    /** Nothing is left up for the next one, whose sweeps would see it. */
    @Override
    public void close() {
        people.forEach(person -> process(0).service().stopNow(person));
        process(0).service().awaitWork(Duration.ofSeconds(10));
        processes.forEach(MortalProcess::close);
        graves.forEach(MortalProcess::close);
    }
}
