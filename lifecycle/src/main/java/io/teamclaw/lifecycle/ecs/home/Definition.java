package io.teamclaw.lifecycle.ecs.home;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfig;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

/**
 * A revision of a person's task definition, with its tags.
 *
 * @param definition as ECS has it
 * @param tags of it
 */
record Definition(TaskDefinition definition, List<Tag> tags) {

    String arn() {
        return definition.taskDefinitionArn();
    }

    boolean hasTag(String key, String value) {
        return tags.stream().anyMatch(each -> each.key().equals(key) && each.value().equals(value));
    }

    /** Id of the access point that a volume mounts, if there is such a volume and it mounts one. */
    Optional<String> accessPoint(String volume) {
        return accessPoint(definition, volume);
    }

    static Optional<String> accessPoint(TaskDefinition definition, String volume) {
        return definition.volumes().stream()
                .filter(each -> each.name().equals(volume))
                .findFirst()
                .map(Volume::efsVolumeConfiguration)
                .map(EFSVolumeConfiguration::authorizationConfig)
                .map(EFSAuthorizationConfig::accessPointId);
    }
}
