package io.teamclaw.stacks.controlplane.schedules;

import com.hashicorp.cdktf.providers.aws.scheduler_schedule_group.SchedulerScheduleGroup;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import io.teamclaw.stacks.iam.PlatformRole;
import java.util.List;
import software.constructs.Construct;

/**
 * Where the schedules stand by which workspaces are woken, and the role in which they call the
 * lifecycle function. The function makes the schedules.
 */
public final class WakeUps extends Construct {
    private static final String ROLE = "scheduler";

    private final Deployment deployment;
    private final String name;
    private final SchedulerScheduleGroup group;
    private final PlatformRole role;

    public WakeUps(Construct scope, Deployment deployment, DeadLetters deadLetters) {
        super(scope, "wake-ups");
        this.deployment = deployment;
        this.name = deployment.names().of("wake-ups");
        this.group = SchedulerScheduleGroup.Builder.create(this, "group").name(name).build();
        this.role =
                new PlatformRole(
                        this,
                        "role",
                        deployment,
                        ROLE,
                        trust(),
                        PolicyDocument.of(
                                Statement.allow("WakeWorkspaces")
                                        .actions("lambda:InvokeFunction")
                                        .resources(
                                                deployment
                                                        .arns()
                                                        .alias(PlatformFunction.LIFECYCLE)),
                                deadLetters.permission()));
    }

    public String groupName() {
        return group.getName();
    }

    /** In which schedules call. */
    public String roleArn() {
        return role.arn();
    }

    /** What it takes to make and remove schedules here. */
    public List<Statement> permissions() {
        return List.of(
                Statement.allow("ScheduleWakeUps")
                        .actions("scheduler:CreateSchedule", "scheduler:DeleteSchedule")
                        .resources(
                                deployment.arns().regional("scheduler", "schedule/" + name + "/*")),
                // AWS knows no resource of a list.
                Statement.allow("ListWakeUps").actions("scheduler:ListSchedules").resources("*"),
                Statement.allow("HandRoleToSchedules")
                        .actions("iam:PassRole")
                        .resources(deployment.arns().role(ROLE))
                        .when("StringEquals", "iam:PassedToService", "scheduler.amazonaws.com"));
    }

    /** Schedules of this group only: Scheduler names the group for which it takes the role. */
    private PolicyDocument trust() {
        return PolicyDocument.of(
                Statement.allow("SchedulesOfThisGroup")
                        .to("Service", "scheduler.amazonaws.com")
                        .actions("sts:AssumeRole")
                        .when("StringEquals", "aws:SourceAccount", deployment.settings().account())
                        .when(
                                "ArnEquals",
                                "aws:SourceArn",
                                deployment.arns().regional("scheduler", "schedule-group/" + name)));
    }
}
