package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.aws.OwnerTags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The tags of rules and target groups: whose they are, in which environment, since when. */
final class Tags {
    /** DescribeTags takes 20 resources (API reference). */
    private static final int BATCH = 20;

    private final ElasticLoadBalancingV2Client balancer;
    private final OwnerTags owners;

    Tags(ElasticLoadBalancingV2Client balancer, String environment, Clock clock) {
        this.balancer = balancer;
        this.owners = new OwnerTags(environment, clock);
    }

    /** Of something that is being made. */
    List<Tag> ofNew(UserId owner) {
        return OwnerTags.list(owners.ofNew(owner), Tags::tag);
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** By ARN; what is gone meanwhile is missing. */
    Map<String, Map<String, String>> of(List<String> arns) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        for (List<String> batch : batches(arns)) {
            for (TagDescription each : describe(batch)) {
                Map<String, String> own = new HashMap<>();
                each.tags().forEach(tag -> own.put(tag.key(), tag.value()));
                tags.put(each.resourceArn(), own);
            }
        }
        return tags;
    }

    /** AWS refuses a whole batch for one that was removed since it was listed. */
    private List<TagDescription> describe(List<String> batch) {
        try {
            return balancer.describeTags(request -> request.resourceArns(batch)).tagDescriptions();
        } catch (RuleNotFoundException | TargetGroupNotFoundException e) {
            return batch.size() == 1
                    ? List.of()
                    : batch.stream().flatMap(arn -> describe(List.of(arn)).stream()).toList();
        }
    }

    private static List<List<String>> batches(List<String> arns) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += BATCH) {
            batches.add(arns.subList(from, Math.min(from + BATCH, arns.size())));
        }
        return batches;
    }

    /** Empty where it is nobody's, or another environment's. */
    Optional<UserId> owner(Map<String, String> tags) {
        return owners.owner(tags);
    }

    /** Just now where the tag is missing or none of ours. */
    Instant madeAt(Map<String, String> tags) {
        return owners.madeAt(tags);
    }
}
