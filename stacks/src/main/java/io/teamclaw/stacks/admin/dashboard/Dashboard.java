package io.teamclaw.stacks.admin.dashboard;

import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.Watched;
import software.constructs.Construct;

/** The environment on one page. */
public final class Dashboard extends Construct {
    public Dashboard(Construct scope, Deployment deployment, Watched watched) {
        super(scope, "dashboard");
        PlatformGraphs graphs =
                new PlatformGraphs(
                        new PlatformMetrics(deployment.names(), watched),
                        watched.services(),
                        deployment.settings().region());
        CloudwatchDashboard.Builder.create(this, "dashboard")
                .dashboardName(deployment.names().platform())
                .dashboardBody(DashboardJson.of(graphs.sections()))
                .build();
    }
}
