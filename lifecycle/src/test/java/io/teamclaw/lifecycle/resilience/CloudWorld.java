package io.teamclaw.lifecycle.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.ecs.EcsTaskRuntime;
import io.teamclaw.lifecycle.ecs.TaskInventory;
import io.teamclaw.lifecycle.ecs.home.Homes;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.ScriptedGateway;
import io.teamclaw.lifecycle.testing.SettableRules;
import io.teamclaw.lifecycle.testing.SettableUse;
import io.teamclaw.lifecycle.testing.aws.Faults;
import io.teamclaw.lifecycle.testing.aws.InMemoryEcs;
import io.teamclaw.lifecycle.testing.aws.InMemoryEfs;
import io.teamclaw.lifecycle.testing.aws.InMemoryIam;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Routing;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.IamClient;

/** A company's people, tables and AWS, and processes that look after workspaces in it. */
final class CloudWorld implements AutoCloseable {
    static final int SPEED = 20;
    static final int TEAMS = 20;
    private static final int AT_ONCE = 32;
    static final ResourceNames NAMES =
            new ResourceNames(new EnvironmentName(EmbeddedDynamoDb.ENVIRONMENT), "111111111111");

    final FastClock clock = new FastClock(SPEED);
    final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    final InMemoryIam iam = new InMemoryIam(clock);
    final InMemoryEcs ecs = new InMemoryEcs(clock, iam);
    final InMemoryEfs efs = new InMemoryEfs();
    final ScriptedGateway gateway = new ScriptedGateway();
    final SettableRules rules = new SettableRules();
    final SettableUse use = new SettableUse();
    final UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    final List<User> people;
    private final EcsPlatform platform;

    CloudWorld(int people) {
        this.platform = platform();
        this.people = IntStream.range(0, people).mapToObj(this::person).toList();
    }

    private User person(int number) {
        return users.create(
                new EmailAddress("person-" + number + "@example.com"),
                "Person " + number,
                Role.EMPLOYEE,
                new TeamId("team-" + number % TEAMS));
    }

    /** Does the work for each, many at once, and fails if that failed for one. */
    static <T> void inParallel(List<T> all, Consumer<T> work) {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService hands =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (T each : all) {
                hands.execute(
                        () -> {
                            try {
                                work.accept(each);
                            } catch (RuntimeException | AssertionError e) {
                                failures.add(e);
                            }
                        });
            }
        }
        assertThat(failures).isEmpty();
    }

    /** A process with clients of its own, whose calls go as the script says. */
    WorkspaceService process(Faults.Script script) {
        EcsClient theirEcs = Faults.around(EcsClient.class, ecs, script);
        EfsClient theirEfs = Faults.around(EfsClient.class, efs, script);
        IamClient theirIam = Faults.around(IamClient.class, iam, script);
        DynamoDbClient theirs = Faults.around(DynamoDbClient.class, dynamoDb.client(), script);
        Homes homes =
                new Homes(
                        platform,
                        theirEcs,
                        theirEfs,
                        theirIam,
                        clock,
                        new Waiting(clock, CloudWorld::pause));
        List<Inventory> inventories = new ArrayList<>(homes.inventories());
        inventories.add(new TaskInventory(platform, theirEcs, clock));
        EcsTaskRuntime runtime =
                new EcsTaskRuntime(
                        platform, theirEcs, homes, this::answersAs, clock, CloudWorld::pause);
        return WorkspaceService.create(
                theirs,
                EmbeddedDynamoDb.ENVIRONMENT,
                new WorkspacePlatform(
                        new UserStore(theirs, EmbeddedDynamoDb.ENVIRONMENT),
                        runtime,
                        Routing.BY_RECORD,
                        gateway,
                        rules,
                        use,
                        inventories,
                        clock));
    }

    /** As a gateway does whose base path is that of the task's owner. */
    boolean answersAs(UserId owner, TaskAddress address) {
        return ecs.at(address.host())
                .filter(task -> task.group().equals("family:" + NAMES.workspaceFamily(owner)))
                .isPresent();
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.dividedBy(SPEED).toNanos());
    }

    /** The template as the cluster's stack makes it, in what the lifecycle looks at. */
    private EcsPlatform platform() {
        String region = "arn:aws:%s:eu-west-1:111111111111:";
        String template =
                ecs.registerTaskDefinition(
                                definition ->
                                        definition
                                                .family(NAMES.workspaceFamily())
                                                .containerDefinitions(
                                                        container("configure"),
                                                        container("proxy-sidecar"),
                                                        container("teamclaw"))
                                                .volumes(
                                                        volume("home"),
                                                        volume("system"),
                                                        volume("team")))
                        .taskDefinition()
                        .taskDefinitionArn();
        return new EcsPlatform(
                NAMES,
                region.formatted("ecs") + "cluster/teamclaw-test",
                template,
                "sg-1",
                List.of("subnet-1", "subnet-2"),
                "arn:aws:iam::111111111111:policy/teamclaw/test/boundary",
                "arn:aws:iam::111111111111:role/teamclaw/test/execution",
                "arn:aws:iam::111111111111:role/teamclaw/test/sidecar",
                "fs-1",
                region.formatted("elasticfilesystem") + "file-system/fs-1",
                70);
    }

    private static ContainerDefinition container(String name) {
        return ContainerDefinition.builder()
                .name(name)
                .image("example.com/" + name + ":1")
                .environment(variable("USER_ID"), variable("TEAM_ID"))
                .build();
    }

    private static KeyValuePair variable(String name) {
        return KeyValuePair.builder().name(name).value("template").build();
    }

    private static Volume volume(String name) {
        return Volume.builder()
                .name(name)
                .efsVolumeConfiguration(
                        files ->
                                files.fileSystemId("fs-1")
                                        .transitEncryption("ENABLED")
                                        .authorizationConfig(
                                                access ->
                                                        access.accessPointId("fsap-template")
                                                                .iam("ENABLED")))
                .build();
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
