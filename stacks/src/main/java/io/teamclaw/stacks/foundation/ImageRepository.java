package io.teamclaw.stacks.foundation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hashicorp.cdktf.providers.aws.ecr_lifecycle_policy.EcrLifecyclePolicy;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryEncryptionConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryImageScanningConfiguration;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import software.constructs.Construct;

/** A repository of one of the images that the platform runs: a tag in it is written once. */
final class ImageRepository extends Construct {
    private static final int UNTAGGED_DAYS = 7;

    /** More releases than anybody rolls back; the image in use is always among the newest. */
    private static final int KEPT_IMAGES = 50;

    private final EcrRepository repository;

    /**
     * @param part which image, e.g. {@code router}
     */
    ImageRepository(Construct scope, Deployment deployment, String part, String keyArn) {
        super(scope, part + "-images");
        this.repository =
                EcrRepository.Builder.create(this, "repository")
                        .name(deployment.names().of(part))
                        .imageTagMutability("IMMUTABLE")
                        .imageScanningConfiguration(
                                EcrRepositoryImageScanningConfiguration.builder()
                                        .scanOnPush(true)
                                        .build())
                        .encryptionConfiguration(
                                List.of(
                                        EcrRepositoryEncryptionConfiguration.builder()
                                                .encryptionType("KMS")
                                                .kmsKey(keyArn)
                                                .build()))
                        .forceDelete(!deployment.settings().deletionProtection())
                        .build();
        EcrLifecyclePolicy.Builder.create(this, "lifecycle")
                .repository(repository.getName())
                .policy(expiry())
                .build();
    }

    /** Address to push to and pull from, without a tag. */
    String uri() {
        return repository.getRepositoryUrl();
    }

    /** ECR counts days since the push. */
    private static String expiry() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        var rules = policy.putArray("rules");
        rule(rules.addObject(), 1, "Untagged images go after a week", "untagged")
                .put("countType", "sinceImagePushed")
                .put("countUnit", "days")
                .put("countNumber", UNTAGGED_DAYS);
        rule(rules.addObject(), 2, "The newest images stay", "any")
                .put("countType", "imageCountMoreThan")
                .put("countNumber", KEPT_IMAGES);
        return policy.toString();
    }

    private static ObjectNode rule(ObjectNode rule, int priority, String text, String tagStatus) {
        rule.put("rulePriority", priority).put("description", text);
        rule.putObject("action").put("type", "expire");
        return rule.putObject("selection").put("tagStatus", tagStatus);
    }
}
