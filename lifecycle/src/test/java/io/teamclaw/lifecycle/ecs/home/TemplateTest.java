package io.teamclaw.lifecycle.ecs.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.IpcMode;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.PidMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionPlacementConstraint;
import software.amazon.awssdk.services.ecs.model.Volume;

class TemplateTest {
    private static final Places ADAS =
            new Places(
                    new UserId("ada"),
                    new TeamId("red"),
                    "arn:aws:iam::1:role/ada",
                    "fsap-ada",
                    "fsap-red");

    /** What is the person's own; the others of both are tested one by one. */
    private static final Set<String> DECIDED =
            Set.of("taskRoleArn", "family", "tags", "containerDefinitions", "volumes");

    @Test
    void everyFieldOfTheTemplateIsTakenOver() {
        TaskDefinition template = full();
        RegisterTaskDefinitionRequest derived = new Template(template).derive(ADAS).build();

        Map<String, SdkField<?>> told =
                template.sdkFields().stream()
                        .collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        List<SdkField<?>> common =
                derived.sdkFields().stream()
                        .filter(each -> told.containsKey(each.memberName()))
                        .filter(each -> !DECIDED.contains(each.memberName()))
                        .toList();
        assertThat(common).hasSizeGreaterThan(10);
        for (SdkField<?> field : common) {
            assertThat(field.getValueOrDefault(derived))
                    .as(field.memberName())
                    .isNotNull()
                    .isEqualTo(told.get(field.memberName()).getValueOrDefault(template));
        }
        assertThat(derived.taskRoleArn()).isEqualTo(ADAS.roleArn());
    }

    @Test
    void containersDifferInTheIdsOnly() {
        TaskDefinition template = full();
        List<ContainerDefinition> derived =
                new Template(template).derive(ADAS).build().containerDefinitions();

        assertThat(derived).hasSize(2);
        for (int i = 0; i < derived.size(); i++) {
            assertThat(derived.get(i).toBuilder().environment(List.of()).build())
                    .isEqualTo(
                            template.containerDefinitions().get(i).toBuilder()
                                    .environment(List.of())
                                    .build());
        }
        assertThat(
                        derived.getFirst().environment().stream()
                                .collect(Collectors.toMap(KeyValuePair::name, KeyValuePair::value)))
                .isEqualTo(
                        Map.of(
                                "USER_ID", "ada",
                                "TEAM_ID", "red",
                                "PUBLIC_ORIGIN", "https://team.company.com"));
        assertThat(derived.getLast().hasEnvironment()).isFalse();
    }

    @Test
    void volumesDifferInTheAccessPointsOnly() {
        RegisterTaskDefinitionRequest derived = new Template(full()).derive(ADAS).build();
        TaskDefinition asTold = full().toBuilder().volumes(derived.volumes()).build();

        assertThat(Definition.accessPoint(asTold, "home")).contains("fsap-ada");
        assertThat(Definition.accessPoint(asTold, "team")).contains("fsap-red");
        assertThat(Definition.accessPoint(asTold, "system")).contains("fsap-system");
        assertThat(Definition.accessPoint(asTold, "config")).isEqualTo(Optional.empty());
        Volume home = derived.volumes().getFirst();
        assertThat(home.efsVolumeConfiguration().transitEncryptionAsString()).isEqualTo("ENABLED");
        assertThat(home.efsVolumeConfiguration().authorizationConfig().iamAsString())
                .isEqualTo("ENABLED");
    }

    @Test
    void aTemplateWithoutThePlacesIsRefused() {
        TaskDefinition withoutTeam =
                full().toBuilder()
                        .volumes(
                                full().volumes().stream()
                                        .filter(each -> !each.name().equals("team"))
                                        .toList())
                        .build();
        TaskDefinition withoutIds =
                full().toBuilder()
                        .containerDefinitions(full().containerDefinitions().getLast())
                        .build();

        assertThatThrownBy(() -> new Template(withoutTeam).derive(ADAS))
                .isInstanceOf(TaskStartException.class)
                .hasMessageContaining("an access point in the volume team")
                .hasMessageContaining("deploys the cluster's stack again");
        assertThatThrownBy(() -> new Template(withoutIds).derive(ADAS))
                .isInstanceOf(TaskStartException.class)
                .hasMessageContaining("the variable ");
    }

    private static TaskDefinition full() {
        RegisterTaskDefinitionRequest sample =
                SampleTemplate.of("fsap-template", "fsap-system", "fs-homes");
        return TaskDefinition.builder()
                .family(sample.family())
                .revision(3)
                .taskRoleArn(sample.taskRoleArn())
                .executionRoleArn(sample.executionRoleArn())
                .networkMode(sample.networkMode())
                .requiresCompatibilities(sample.requiresCompatibilities())
                .cpu(sample.cpu())
                .memory(sample.memory())
                .runtimePlatform(sample.runtimePlatform())
                .ephemeralStorage(sample.ephemeralStorage())
                .volumes(sample.volumes())
                .containerDefinitions(sample.containerDefinitions())
                .pidMode(PidMode.TASK)
                .ipcMode(IpcMode.NONE)
                .enableFaultInjection(false)
                .proxyConfiguration(proxy -> proxy.containerName("teamclaw"))
                .inferenceAccelerators(each -> each.deviceName("device"))
                .placementConstraints(
                        TaskDefinitionPlacementConstraint.builder().expression("true").build())
                .build();
    }
}
