package io.teamclaw.lifecycle.testing.aws;

import io.teamclaw.config.names.WorkspaceTask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * ECS as its documentation has it, in memory, fast enough for thousands of tasks. A task goes one
 * step each time that it is described; a client token gives the same task again.
 *
 * <p>It watches what must never happen: two tasks of one family that are not stopped.
 */
public final class InMemoryEcs implements EcsClient {
    private static final String ACCOUNT = "arn:aws:ecs:eu-west-1:111111111111:";

    /** ECS gives at most this many at once, and takes as many in a description. */
    private static final int PAGE = 100;

    private final Clock clock;
    private final InMemoryIam iam;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, List<TaskDefinition>> families = new ConcurrentHashMap<>();
    private final Map<String, InMemoryTask> tasks = new ConcurrentHashMap<>();
    private final Map<String, InMemoryTask> byToken = new ConcurrentHashMap<>();
    private final List<String> doubles = new CopyOnWriteArrayList<>();
    private final List<Consumer<Task>> listeners = new CopyOnWriteArrayList<>();
    private volatile Predicate<RunTaskRequest> noSpot = request -> false;

    /**
     * @param iam where the tasks' roles have to be
     */
    public InMemoryEcs(Clock clock, InMemoryIam iam) {
        this.clock = clock;
        this.iam = iam;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** Who hears of each task that stopped, as EventBridge would tell it. */
    public void onStopped(Consumer<Task> listener) {
        listeners.add(listener);
    }

    /** From now on there is no room on Spot for those requests; asked outside of any lock. */
    public void refuseSpot(Predicate<RunTaskRequest> refused) {
        noSpot = refused;
    }

    /** Families that had two tasks at once, ever. */
    public List<String> doubles() {
        return List.copyOf(doubles);
    }

    /** How many tasks there were. */
    public int launches() {
        return tasks.size();
    }

    /** Tasks that are not stopped. */
    public List<Task> live() {
        return tasks.values().stream().map(InMemoryTask::task).filter(InMemoryEcs::lives).toList();
    }

    /** The task ends by itself. */
    public void crash(String arn) {
        Optional.ofNullable(tasks.get(arn))
                .filter(InMemoryTask::crash)
                .ifPresent(task -> tell(task.task()));
    }

    /** The live task at an address, if there is one. */
    public Optional<Task> at(String address) {
        return tasks.values().stream()
                .filter(task -> task.address().equals(address))
                .map(InMemoryTask::task)
                .filter(task -> "RUNNING".equals(task.lastStatus()))
                .findFirst();
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(
            RegisterTaskDefinitionRequest request) {
        List<TaskDefinition> revisions =
                families.computeIfAbsent(request.family(), family -> new CopyOnWriteArrayList<>());
        synchronized (revisions) {
            int revision = revisions.size() + 1;
            TaskDefinition made =
                    TaskDefinition.builder()
                            .family(request.family())
                            .revision(revision)
                            .taskDefinitionArn(
                                    ACCOUNT
                                            + "task-definition/"
                                            + request.family()
                                            + ":"
                                            + revision)
                            .taskRoleArn(request.taskRoleArn())
                            .executionRoleArn(request.executionRoleArn())
                            .containerDefinitions(request.containerDefinitions())
                            .volumes(request.volumes())
                            .networkMode(request.networkMode())
                            .cpu(request.cpu())
                            .memory(request.memory())
                            .requiresCompatibilities(request.requiresCompatibilities())
                            .runtimePlatform(request.runtimePlatform())
                            .build();
            revisions.add(made);
            tags.put(made.taskDefinitionArn(), List.copyOf(request.tags()));
            return RegisterTaskDefinitionResponse.builder().taskDefinition(made).build();
        }
    }

    private final Map<String, List<software.amazon.awssdk.services.ecs.model.Tag>> tags =
            new ConcurrentHashMap<>();

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
            DescribeTaskDefinitionRequest request) {
        TaskDefinition found =
                definition(request.taskDefinition())
                        .orElseThrow(
                                () ->
                                        ClientException.builder()
                                                .message("Unable to describe task definition.")
                                                .statusCode(400)
                                                .build());
        return DescribeTaskDefinitionResponse.builder()
                .taskDefinition(found)
                .tags(tags.getOrDefault(found.taskDefinitionArn(), List.of()))
                .build();
    }

    private Optional<TaskDefinition> definition(String name) {
        String id = name.substring(name.lastIndexOf('/') + 1);
        String family = id.contains(":") ? id.substring(0, id.indexOf(':')) : id;
        List<TaskDefinition> revisions = families.getOrDefault(family, List.of());
        return id.contains(":")
                ? revisions.stream()
                        .filter(each -> each.taskDefinitionArn().endsWith("/" + id))
                        .findFirst()
                : revisions.stream().max(Comparator.comparing(TaskDefinition::revision));
    }

    @Override
    public RunTaskResponse runTask(RunTaskRequest request) {
        boolean onSpot =
                request.capacityProviderStrategy().stream()
                        .anyMatch(each -> "FARGATE_SPOT".equals(each.capacityProvider()));
        boolean isKnown =
                request.clientToken() != null && byToken.containsKey(request.clientToken());
        if (onSpot && !isKnown && noSpot.test(request)) {
            return RunTaskResponse.builder()
                    .failures(
                            failure ->
                                    failure.reason("RESOURCE:FARGATE_SPOT")
                                            .detail("Capacity is unavailable at this time"))
                    .build();
        }
        return run(request);
    }

    private synchronized RunTaskResponse run(RunTaskRequest request) {
        InMemoryTask known =
                request.clientToken() == null ? null : byToken.get(request.clientToken());
        if (known != null) {
            return RunTaskResponse.builder().tasks(known.task()).build();
        }
        TaskDefinition definition = definition(request.taskDefinition()).orElseThrow();
        if (!iam.hasRole(definition.taskRoleArn())) {
            throw InvalidParameterException.builder()
                    .message("ECS was unable to assume the role that was provided for this task.")
                    .statusCode(400)
                    .build();
        }
        String group = "family:" + definition.family();
        live().stream()
                .filter(task -> task.group().equals(group))
                // Two that empty the same home do each other no harm.
                .filter(task -> !isWipe(task.startedBy()) || !isWipe(request.startedBy()))
                .forEach(
                        task ->
                                doubles.add(
                                        definition.family()
                                                + ": "
                                                + request.startedBy()
                                                + " beside "
                                                + task.startedBy()));
        int number = numbers.incrementAndGet();
        InMemoryTask made =
                new InMemoryTask(
                        Task.builder()
                                .taskArn(ACCOUNT + "task/teamclaw-test/" + number)
                                .clusterArn(request.cluster())
                                .taskDefinitionArn(definition.taskDefinitionArn())
                                .group(group)
                                .startedBy(request.startedBy())
                                .createdAt(clock.instant())
                                .tags(request.tags())
                                .lastStatus("PROVISIONING")
                                .desiredStatus("RUNNING")
                                .build(),
                        definition,
                        "10.0." + number / 250 + "." + (number % 250 + 1));
        tasks.put(made.task().taskArn(), made);
        if (request.clientToken() != null) {
            byToken.put(request.clientToken(), made);
        }
        return RunTaskResponse.builder().tasks(made.task()).build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        List<Task> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : request.tasks()) {
            InMemoryTask task = tasks.get(arn);
            if (task == null) {
                failures.add(Failure.builder().arn(arn).reason("MISSING").build());
            } else {
                found.add(task.task());
                if (task.step()) {
                    tell(task.task());
                }
            }
        }
        return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        boolean stopped = request.desiredStatus() == DesiredStatus.STOPPED;
        List<String> all =
                tasks.values().stream()
                        .map(InMemoryTask::task)
                        .filter(task -> "STOPPED".equals(task.desiredStatus()) == stopped)
                        .filter(
                                task ->
                                        request.family() == null
                                                || task.group()
                                                        .equals("family:" + request.family()))
                        .filter(
                                task ->
                                        request.startedBy() == null
                                                || request.startedBy().equals(task.startedBy()))
                        .map(Task::taskArn)
                        .sorted()
                        .toList();
        Stream<String> page = all.stream().skip(from).limit(PAGE);
        return ListTasksResponse.builder()
                .taskArns(page.toList())
                .nextToken(all.size() > from + PAGE ? String.valueOf(from + PAGE) : null)
                .build();
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        InMemoryTask task = tasks.get(request.task());
        if (task == null) {
            throw InvalidParameterException.builder()
                    .message("The referenced task was not found.")
                    .statusCode(400)
                    .build();
        }
        task.stop(TaskStopCode.USER_INITIATED, request.reason());
        return StopTaskResponse.builder().task(task.task()).build();
    }

    private void tell(Task stopped) {
        listeners.forEach(listener -> listener.accept(stopped));
    }

    private static boolean isWipe(String startedBy) {
        return WorkspaceTask.STARTED_BY_REMOVAL.equals(startedBy);
    }

    private static boolean lives(Task task) {
        return !"STOPPED".equals(task.lastStatus());
    }
}
