package io.teamclaw.stacks.status;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.aws.Calls;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Where an environment is to be found and whether its services run as they shall. */
final class PlatformStatus {
    private static final String ROW = "  %-10s  %s%n";

    private final DeploySettings settings;
    private final ResourceNames names;
    private final PrintStream out;

    private PlatformStatus(DeploySettings settings, PrintStream out) {
        this.settings = settings;
        this.names = new ResourceNames(settings);
        this.out = out;
    }

    /**
     * Tells it.
     *
     * @return whether all services are steady
     * @throws AwsException where AWS does not tell, or nothing is deployed
     */
    static boolean tell(DeploySettings settings, AwsAccess aws, PrintStream out) {
        aws.requireAccountOf(settings);
        try (SsmClient ssm = aws.client(SsmClient.builder());
                EcsClient ecs = aws.client(EcsClient.builder())) {
            return new PlatformStatus(settings, out).tell(ssm, ecs);
        }
    }

    private boolean tell(SsmClient ssm, EcsClient ecs) {
        PlatformAddress address = PlatformAddress.read(ssm, settings.environment());
        Map<String, Optional<ServiceStatus>> services = new LinkedHashMap<>();
        stacksByPart().keySet().forEach(part -> services.put(part, find(ecs, address, part)));

        out.printf(
                "%s in account %s, %s:%n",
                settings.environment(), settings.account(), settings.region());
        out.printf(ROW, "address", address.publicOrigin());
        out.printf(ROW, "CloudFront", address.edge());
        services.forEach(this::tell);
        boolean steady =
                services.values().stream()
                        .allMatch(each -> each.filter(ServiceStatus::steady).isPresent());
        out.println(
                steady
                        ? "All is up."
                        : "Not all is up: ask again in a minute; why a task ends stands in its log group, "
                                + names.logGroup("{service}"));
        return steady;
    }

    private void tell(String part, Optional<ServiceStatus> service) {
        if (service.isEmpty()) {
            out.printf(
                    ROW,
                    part,
                    "is not there: `make deploy DEPLOY_ENV=%s STACK=%s` makes it"
                            .formatted(settings.environment(), stacksByPart().get(part).id()));
            return;
        }
        out.printf(ROW, part, service.get().line());
        if (!service.get().steady()) {
            service.get().latestEvent().ifPresent(event -> out.printf(ROW, "", event));
        }
    }

    /** One call for each: a service that is gone is no failure of the others. */
    private Optional<ServiceStatus> find(EcsClient ecs, PlatformAddress address, String part) {
        String name = names.of(part);
        return Calls.call(
                        "ecs:DescribeServices",
                        "service " + name,
                        () ->
                                ecs.describeServices(
                                        request ->
                                                request.cluster(address.cluster()).services(name)))
                .services()
                .stream()
                .filter(each -> !isGone(each))
                .findFirst()
                .map(ServiceStatus::of);
    }

    /** ECS remembers a deleted service for a while. */
    private static boolean isGone(Service service) {
        return service.status().equals("INACTIVE");
    }

    private Map<String, StackName> stacksByPart() {
        Map<String, StackName> parts = new LinkedHashMap<>();
        if (settings.routing() == Routing.ROUTER) {
            parts.put(Part.ROUTER, StackName.CLUSTER);
        }
        parts.put(Part.ADMIN, StackName.ADMIN);
        return parts;
    }
}
