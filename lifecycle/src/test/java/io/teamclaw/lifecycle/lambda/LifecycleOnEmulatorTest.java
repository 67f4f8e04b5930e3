package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.lifecycle.lambda.RecordingProxy.Sent;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/**
 * The whole life of workspaces through the functions that are deployed, over HTTP: what AWS is
 * asked, and what is there afterwards. Only the gateways, the waits and the clock are the test's.
 */
class LifecycleOnEmulatorTest {
    private static final Duration LONG = Duration.ofMinutes(45);

    private EmulatedDeployment there;
    private ResourceNames names;
    private User ada;
    private User bob;

    @ParameterizedTest
    @EnumSource(Routing.class)
    void livesFromItsProvisionToItsRemovalAndLeavesNothing(Routing routing) throws Exception {
        try (EmulatedDeployment deployment = EmulatedDeployment.routedBy(routing)) {
            there = deployment;
            names = deployment.account.platform.names();
            ada = hire("ada");
            bob = hire("bob");

            isProvisioned();
            String task = starts();
            isLedTo(routing, task);
            tellsWhyItIsUp();
            endsByItself(task);
            String next = startsAgain(task);
            isLedTo(routing, next);
            stopsWhenAsked(next);
            isWokenForItsJobs();
            isSweptWhenIdle();
            areRemoved();

            // EFS deletes in its own time.
            Eventually.get(this::leftovers, List::isEmpty);
            assertThat(String.join("\n", there.lines))
                    .doesNotContain("\"ERROR\"", "@example.com", "10.");
            assertThat(there.aws.missing()).isEmpty();
        }
    }

    private User hire(String name) {
        User hired =
                new UserStore(there.dynamoDb, EmulatedDeployment.ENV)
                        .create(
                                new EmailAddress(name + "@example.com"),
                                name,
                                Role.EMPLOYEE,
                                Team.DEFAULT);
        there.gateways
                .open(hired)
                .answer(
                        200,
                        "{\"ok\":true,\"payload\":{\"status\":\"ready\",\"suspensionId\":\"s-1\"}}");
        return hired;
    }

    private void isProvisioned() {
        assertThat(ask("provision", ada).path("state").asText()).isEqualTo("stopped");

        String role = names.workspaceFamily(ada.id());
        assertThat(there.account.roleNames()).containsExactly(role);
        assertThat(there.account.roleTags(role))
                .containsEntry("userId", ada.id().value())
                .containsEntry("teamId", Team.DEFAULT.value())
                .containsEntry("Environment", EmulatedDeployment.ENV)
                .containsKey("createdAt");
        Map<String, String> asked = there.wire.of("CreateRole").getFirst().form();
        assertThat(asked)
                .containsEntry("Path", names.workspaceRolePath())
                .containsEntry("PermissionsBoundary", there.variable("WORKSPACE_BOUNDARY_ARN"));
        assertThat(there.account.accessPointsOf("/users/" + ada.id())).hasSize(1);
        assertThat(there.wire.of("RunTask")).isEmpty();
    }

    private String starts() {
        JsonNode answer = ask("start", ada);
        assertThat(answer.path("state").asText()).as(answer.toString()).isEqualTo("running");
        JsonNode run = lastRun();
        assertThat(run.path("startedBy")).isEqualTo(answer.path("attemptId"));
        assertThat(run.path("clientToken").asText()).startsWith(answer.path("attemptId").asText());
        assertThat(run.path("cluster").asText()).isEqualTo(there.variable("CLUSTER_ARN"));
        assertThat(run.path("taskDefinition").asText()).contains(names.workspaceFamily(ada.id()));
        // Both at once AWS refuses, and a public address costs.
        assertThat(run.has("launchType")).isFalse();
        assertThat(run.path("capacityProviderStrategy")).hasSize(1);
        JsonNode network = run.at("/networkConfiguration/awsvpcConfiguration");
        assertThat(network.path("assignPublicIp").asText()).isEqualTo("DISABLED");
        assertThat(network.path("securityGroups").get(0).asText())
                .isEqualTo(there.variable("WORKSPACE_SECURITY_GROUP_ID"));
        assertThat(network.path("subnets")).hasSize(2);
        assertThat(run.path("tags").findValuesAsText("key"))
                .containsExactlyInAnyOrder("userId", "teamId", "Environment");
        return onlyTask().taskArn();
    }

    /** The gateway that answers at the task's address; the load balancer where it leads people. */
    private void isLedTo(Routing routing, String task) {
        String address = address(task);
        assertThat(there.gateways.asked().getLast().host()).isEqualTo(address);
        if (routing == Routing.ROUTER) {
            assertThat(there.balancer.rules()).isEmpty();
            return;
        }
        var group = there.balancer.groups();
        assertThat(group).hasSize(1);
        assertThat(group.getFirst().targetType()).isEqualTo(TargetTypeEnum.IP);
        assertThat(there.balancer.targets(group.getFirst().targetGroupArn()))
                .containsExactly(address + ":18789");
        var rule = there.balancer.rules();
        assertThat(rule).hasSize(1);
        assertThat(rule.getFirst().actions().getFirst().typeAsString())
                .isEqualTo("authenticate-cognito");
        assertThat(there.balancer.tags(rule.getFirst().ruleArn()))
                .containsEntry("userId", ada.id().value());
        Map<String, String> asked = there.wire.of("CreateRule").getLast().form();
        assertThat(asked.values())
                .contains("/u/" + ada.id() + "/*", there.variable("BALANCER_CLIENT_ID"));
    }

    private void tellsWhyItIsUp() {
        JsonNode kept = there.lifecycle("{'operation':'keep','userId':'%s','hours':2}", ada.id());
        assertThat(kept.path("keepUntil").isTextual()).isTrue();
        there.lifecycle("{'operation':'keep','userId':'%s','hours':0}", ada.id());
        String used = there.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        there.lifecycle(
                "{'operation':'activity','uses':[{'userId':'%s','at':'%s'}]}", ada.id(), used);
        JsonNode status = ask("status", ada);
        assertThat(status.path("state").asText()).isEqualTo("running");
        assertThat(status.has("keepUntil")).isFalse();
        assertThat(status.path("upBecause").asText()).isNotEmpty();
        assertThat(status.path("lastActiveAt").asText()).isEqualTo(used);
    }

    /** As ECS tells EventBridge: its own picture of the task. */
    private void endsByItself(String task) throws Exception {
        there.aws.endTasks(
                """
                {"taskArn":"%s","stopCode":"EssentialContainerExited",
                 "stoppedReason":"Essential container in task exited",
                 "containers":{"teamclaw":{"exitCode":1}}}
                """
                        .formatted(task));
        JsonNode stopped = describe(task);
        assertThat(stopped.path("lastStatus").asText()).isEqualTo("STOPPED");
        there.taskEvent(
                """
                {"detail-type":"ECS Task State Change","source":"aws.ecs","detail":%s}
                """
                        .formatted(stopped));
        JsonNode status = ask("status", ada);
        assertThat(status.path("state").asText()).isEqualTo("failed");
        assertThat(status.at("/failure/kind").asText()).isEqualTo("crashed");
    }

    private String startsAgain(String former) {
        assertThat(ask("start", ada).path("state").asText()).isEqualTo("running");
        String task = onlyTask().taskArn();
        assertThat(task).isNotEqualTo(former);
        assertThat(there.account.roleNames()).hasSize(1);
        assertThat(there.account.accessPointsOf("/users/" + ada.id())).hasSize(1);
        return task;
    }

    private void stopsWhenAsked(String task) {
        assertThat(ask("stop", ada).path("state").asText()).isEqualTo("stopped");
        assertThat(there.wire.of("StopTask").getLast().json().path("task").asText())
                .isEqualTo(task);
        assertThat(live()).isEmpty();
        assertThat(there.balancer.rules()).isEmpty();
        assertThat(there.balancer.groups()).isEmpty();
    }

    private void isWokenForItsJobs() {
        new ConfigStore(there.dynamoDb, EmulatedDeployment.ENV)
                .put(
                        "user#" + ada.id(),
                        "platform/wake-ups",
                        "[{\"cron\":\"30 7 * * %d\",\"timeZone\":\"Asia/Tokyo\"}]"
                                .formatted(distantWeekday()),
                        ada.email());
        there.lifecycle("{'operation':'sync-cron-schedules','all':true}");
        List<GetScheduleResponse> schedules = schedules();
        assertThat(schedules).hasSize(1);
        GetScheduleResponse schedule = schedules.getFirst();
        assertThat(schedule.name()).startsWith(ada.id().value());
        assertThat(schedule.scheduleExpressionTimezone()).isEqualTo("Asia/Tokyo");
        assertThat(schedule.target().arn()).isEqualTo(there.variable("LIFECYCLE_FUNCTION_ARN"));
        assertThat(schedule.target().roleArn()).isEqualTo(there.variable("SCHEDULER_ROLE_ARN"));
        assertThat(schedule.target().deadLetterConfig().arn())
                .isEqualTo(there.variable("DEAD_LETTER_QUEUE_ARN"));
        // What it calls with is a request that the function takes.
        JsonNode woken = there.lifecycle("%s", schedule.target().input());
        assertThat(woken.path("state").asText()).isEqualTo("running");
    }

    /** As cron counts it from Sunday; a job that is due would keep her workspace from the sweep. */
    private int distantWeekday() {
        return there.clock.instant().atZone(ZoneOffset.UTC).getDayOfWeek().plus(3).getValue()
                % DayOfWeek.SUNDAY.getValue();
    }

    /** Ada's has no use any more; of Bob there is a task that no record names. */
    private void isSweptWhenIdle() {
        assertThat(ask("provision", bob).has("error")).isFalse();
        runUnrecorded(bob.id());
        assertThat(live()).hasSize(2);
        there.clock.skip(LONG);

        JsonNode report = there.lifecycle("{'operation':'check-idle'}");

        assertThat(report.path("idleStopped").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.at("/orphansRemoved/task").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("failures").asInt()).as(report.toString()).isZero();
        assertThat(ask("status", ada).path("state").asText()).isEqualTo("stopped");
        Eventually.get(this::live, List::isEmpty);
    }

    private void areRemoved() {
        there.wire.forget();
        JsonNode gone =
                there.lifecycle(
                        "{'operation':'deprovision','userId':'%s','files':'delete'}", ada.id());
        assertThat(gone.path("state").asText()).as(gone.toString()).isEqualTo("absent");
        JsonNode wipe = lastRun();
        assertThat(wipe.path("startedBy").asText()).isEqualTo("wipe");
        assertThat(wipe.path("taskDefinition").asText()).contains(names.workspaceFamily(ada.id()));
        there.lifecycle("{'operation':'deprovision','userId':'%s','files':'keep'}", bob.id());
        assertThat(there.wire.of("RunTask")).hasSize(1);
    }

    /** Whatever names a person, of all sorts of things that are made for one. */
    private List<String> leftovers() {
        List<String> left = new ArrayList<>(there.account.roleNames());
        left.addAll(live().stream().map(Task::group).toList());
        schedules().forEach(each -> left.add("schedule " + each.name()));
        there.balancer.rules().forEach(each -> left.add(each.ruleArn()));
        there.balancer.groups().forEach(each -> left.add(each.targetGroupName()));
        there
                .account
                .efs
                .describeAccessPoints(
                        all -> all.fileSystemId(there.account.platform.fileSystemId()))
                .accessPoints()
                .stream()
                .filter(each -> each.tags().stream().anyMatch(tag -> tag.key().equals("userId")))
                .forEach(each -> left.add("access point of " + each.rootDirectory().path()));
        return left;
    }

    private JsonNode ask(String operation, User person) {
        return there.lifecycle("{'operation':'%s','userId':'%s'}", operation, person.id());
    }

    private JsonNode lastRun() {
        List<Sent> runs = there.wire.of("RunTask");
        return runs.getLast().json();
    }

    private Task onlyTask() {
        List<Task> tasks = live();
        assertThat(tasks).hasSize(1);
        return tasks.getFirst();
    }

    private List<Task> live() {
        String cluster = there.variable("CLUSTER_ARN");
        List<String> arns = new ArrayList<>();
        for (DesiredStatus status : List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)) {
            arns.addAll(
                    there.account
                            .ecs
                            .listTasks(list -> list.cluster(cluster).desiredStatus(status))
                            .taskArns());
        }
        if (arns.isEmpty()) {
            return List.of();
        }
        return there
                .account
                .ecs
                .describeTasks(all -> all.cluster(cluster).tasks(arns))
                .tasks()
                .stream()
                .filter(task -> !task.lastStatus().equals("STOPPED"))
                .toList();
    }

    private String address(String task) {
        for (JsonNode detail : describe(task).at("/attachments/0/details")) {
            if (detail.path("name").asText().equals("privateIPv4Address")) {
                return detail.path("value").asText();
            }
        }
        throw new AssertionError("The task has no address");
    }

    /** In ECS's own JSON, which is what events carry. */
    private JsonNode describe(String task) {
        String body =
                "{\"cluster\":\"%s\",\"tasks\":[\"%s\"]}"
                        .formatted(there.variable("CLUSTER_ARN"), task);
        try (HttpClient plain = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(there.aws.endpoint() + "/"))
                            .header("Content-Type", "application/x-amz-json-1.1")
                            .header(
                                    "X-Amz-Target",
                                    "AmazonEC2ContainerServiceV20141113.DescribeTasks")
                            .header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256"
                                            + " Credential=test/20260101/eu-west-1/ecs/aws4_request,"
                                            + " SignedHeaders=host, Signature=0")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            String answer = plain.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(answer).at("/tasks/0");
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void runUnrecorded(UserId owner) {
        there.account.ecs.runTask(
                run ->
                        run.cluster(there.variable("CLUSTER_ARN"))
                                .taskDefinition(names.workspaceFamily(owner))
                                .startedBy("nobody")
                                .networkConfiguration(
                                        network ->
                                                network.awsvpcConfiguration(
                                                        vpc -> vpc.subnets("subnet-a"))));
    }

    private List<GetScheduleResponse> schedules() {
        String group = there.variable("SCHEDULE_GROUP_NAME");
        return there.scheduler.listSchedules(all -> all.groupName(group)).schedules().stream()
                .map(ScheduleSummary::name)
                .map(name -> there.scheduler.getSchedule(one -> one.groupName(group).name(name)))
                .toList();
    }
}
