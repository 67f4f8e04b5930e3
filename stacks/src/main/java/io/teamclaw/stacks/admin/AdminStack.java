package io.teamclaw.stacks.admin;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.admin.alarm.AlarmTopic;
import io.teamclaw.stacks.admin.alarm.Alarms;
import io.teamclaw.stacks.admin.alarm.PlatformAlarms;
import io.teamclaw.stacks.admin.dashboard.Dashboard;
import io.teamclaw.stacks.admin.metric.SecretFailures;
import io.teamclaw.stacks.admin.metric.Watched;
import software.constructs.Construct;

/** The portal and admin service, alarms and the dashboard. */
public final class AdminStack extends PlatformStack {
    public AdminStack(Construct scope, Deployment deployment) {
        super(scope, StackName.ADMIN, deployment);
        SharedValues shared = new SharedValues(this, deployment);
        AdminRole role = new AdminRole(this, deployment, shared);
        AdminService admin = new AdminService(this, deployment, shared, role.role());
        Watched watched = WatchedParts.of(deployment, shared, admin);
        AlarmTopic topic = new AlarmTopic(this, deployment, shared.read(Parameter.KEY_ARN));
        new SecretFailures(this, deployment, admin.logGroup());
        new Alarms(this, deployment, topic.arn(), PlatformAlarms.of(deployment.names(), watched));
        new Dashboard(this, deployment, watched);
        shared.publish(Parameter.ALARM_TOPIC_ARN, topic.arn());
    }
}
