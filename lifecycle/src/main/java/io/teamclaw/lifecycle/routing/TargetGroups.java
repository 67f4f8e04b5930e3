package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.digest.Sha256;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.Gateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** The target group of each person whose workspace is up, known by its name. */
final class TargetGroups {
    /**
     * What is left of a name's 32 characters; 80 bits, so that no two people's names are ever the
     * same by chance.
     */
    private static final int HASH_CHARACTERS = 16;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /** Sockets of a workspace that goes away need no more: its gateway took no new work before. */
    private static final Duration DEREGISTRATION = Duration.ofSeconds(5);

    private final ElasticLoadBalancingV2Client balancer;
    private final AlbSettings settings;
    private final Tags tags;
    private final AlbRouting.Waits waits;

    TargetGroups(
            ElasticLoadBalancingV2Client balancer,
            AlbSettings settings,
            Tags tags,
            AlbRouting.Waits waits) {
        this.balancer = balancer;
        this.settings = settings;
        this.tags = tags;
        this.waits = waits;
    }

    /** The ARN of the person's group, if it is there. */
    Optional<String> find(UserId owner) {
        try {
            return balancer
                    .describeTargetGroups(request -> request.names(name(owner)))
                    .targetGroups()
                    .stream()
                    .map(group -> group.targetGroupArn())
                    .findFirst();
        } catch (TargetGroupNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * The ARN of the person's group, made if it is not there.
     *
     * @throws IllegalStateException where a group of this name is somebody else's
     */
    String ensure(UserId owner) {
        String arn = find(owner).map(found -> owned(found, owner)).orElseGet(() -> create(owner));
        // Also of one that was found: who made it may have been cut off before this.
        balancer.modifyTargetGroupAttributes(
                request ->
                        request.targetGroupArn(arn)
                                .attributes(
                                        attribute ->
                                                attribute
                                                        .key("deregistration_delay.timeout_seconds")
                                                        .value(
                                                                String.valueOf(
                                                                        DEREGISTRATION
                                                                                .toSeconds()))));
        return arn;
    }

    private String owned(String arn, UserId owner) {
        Map<String, String> found = tags.of(List.of(arn)).getOrDefault(arn, Map.of());
        if (!tags.owner(found).equals(Optional.of(owner))) {
            throw new IllegalStateException("The target group " + arn + " is not of " + owner);
        }
        return arn;
    }

    /**
     * A target becomes healthy by its first answer; three that are missing make it unhealthy, and a
     * load balancer that knows no healthy target of a group sends to it nevertheless. It asks for
     * {@code /startupz}: a chat channel that fails turns {@code /readyz} red (decision 029), and
     * would lock the person out of what has to be set right.
     */
    private String create(UserId owner) {
        try {
            return balancer.createTargetGroup(
                            request ->
                                    request.name(name(owner))
                                            .targetType(TargetTypeEnum.IP)
                                            .protocol(ProtocolEnum.HTTP)
                                            .port(Gateway.PORT)
                                            .vpcId(settings.vpcId())
                                            .healthCheckEnabled(true)
                                            .healthCheckProtocol(ProtocolEnum.HTTP)
                                            .healthCheckPort("traffic-port")
                                            .healthCheckPath("/startupz")
                                            .matcher(matcher -> matcher.httpCode("200"))
                                            .healthCheckIntervalSeconds(5)
                                            .healthCheckTimeoutSeconds(4)
                                            .healthyThresholdCount(2)
                                            .unhealthyThresholdCount(3)
                                            .tags(tags.ofNew(owner)))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
        } catch (DuplicateTargetGroupNameException e) {
            // Somebody else carries on the same start and was faster.
            return find(owner).map(found -> owned(found, owner)).orElseThrow(() -> e);
        }
    }

    /** Removes it, if it is there; a rule that is going away may hold it for some seconds. */
    void delete(String arn) {
        waits.time()
                .until(
                        waits.whileInUse(),
                        () -> tryDelete(arn) ? Optional.of(arn) : Optional.empty())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The target group " + arn + " is still in use"));
    }

    private boolean tryDelete(String arn) {
        try {
            balancer.deleteTargetGroup(request -> request.targetGroupArn(arn));
            return true;
        } catch (TargetGroupNotFoundException e) {
            return true;
        } catch (ResourceInUseException e) {
            return false;
        }
    }

    /** The same for a person at any time. */
    String name(UserId owner) {
        byte[] hash = Sha256.of(owner.value());
        StringBuilder name = new StringBuilder(settings.groupPrefix());
        for (int i = 0; i < HASH_CHARACTERS; i++) {
            name.append(ALPHABET.charAt(hash[i] & 31));
        }
        return name.toString();
    }
}
