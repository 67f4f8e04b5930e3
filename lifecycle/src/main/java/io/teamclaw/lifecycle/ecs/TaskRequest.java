package io.teamclaw.lifecycle.ecs;

import io.teamclaw.lifecycle.users.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * What ECS is asked for in one start attempt. Asked again, it is asked for the same: a client token
 * that is used with anything else is a conflict.
 *
 * @param attemptId in which each task says that it is of this attempt
 * @param definition family or ARN of the task definition
 * @param tags of the task
 */
record TaskRequest(
        EcsPlatform platform, User owner, String attemptId, String definition, List<Tag> tags) {
    private static final int PERCENT = 100;

    /**
     * Whether this attempt asks for Spot: so many of a hundred attempts do as the setting says. The
     * weights of a strategy are of no use here, as ECS keeps to them within one call only, and each
     * of ours is for one task.
     */
    boolean prefersSpot() {
        CRC32 hash = new CRC32();
        hash.update(attemptId.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % PERCENT < platform.spotPercent();
    }

    RunTaskRequest onSpot() {
        return on("FARGATE_SPOT", attemptId);
    }

    RunTaskRequest onDemand() {
        // After Spot has refused, the attempt's own token may be bound to what was refused.
        return on("FARGATE", prefersSpot() ? attemptId + "-od" : attemptId);
    }

    private RunTaskRequest on(String provider, String clientToken) {
        return RunTaskRequest.builder()
                .clientToken(clientToken)
                .startedBy(attemptId)
                .taskDefinition(definition)
                .count(1)
                .capacityProviderStrategy(share -> share.capacityProvider(provider).weight(1))
                .networkConfiguration(
                        network ->
                                network.awsvpcConfiguration(
                                        vpc ->
                                                vpc.subnets(platform.subnetIds())
                                                        .securityGroups(platform.securityGroupId())
                                                        .assignPublicIp(AssignPublicIp.DISABLED)))
                .enableExecuteCommand(false)
                .tags(tags)
                .build();
    }
}
