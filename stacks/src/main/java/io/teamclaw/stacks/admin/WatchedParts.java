package io.teamclaw.stacks.admin;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.admin.metric.Watched;
import io.teamclaw.stacks.admin.metric.WatchedService;
import java.util.ArrayList;
import java.util.List;

/** Where the stacks before this one published what alarms and dashboard look at. */
final class WatchedParts {
    private WatchedParts() {}

    static Watched of(Deployment deployment, SharedValues shared, AdminService admin) {
        return new Watched(
                shared.read(Parameter.LOAD_BALANCER_SUFFIX),
                shared.read(Parameter.DISTRIBUTION_ID),
                shared.read(Parameter.CLUSTER_NAME),
                services(deployment.settings(), shared, admin),
                shared.read(Parameter.FILE_SYSTEM_ID),
                shared.read(Parameter.DEAD_LETTER_QUEUE_NAME));
    }

    private static List<WatchedService> services(
            DeploySettings settings, SharedValues shared, AdminService admin) {
        List<WatchedService> services = new ArrayList<>();
        // Where the load balancer itself routes to workspaces, there is no router.
        if (settings.routing() == Routing.ROUTER) {
            services.add(
                    new WatchedService(
                            Part.ROUTER,
                            shared.read(Parameter.ROUTER_SERVICE_NAME),
                            shared.read(Parameter.ROUTER_TARGET_GROUP_SUFFIX),
                            settings.router().tasks()));
        }
        services.add(
                new WatchedService(
                        Part.ADMIN,
                        admin.name(),
                        admin.targetGroupSuffix(),
                        settings.admin().tasks()));
        return services;
    }
}
