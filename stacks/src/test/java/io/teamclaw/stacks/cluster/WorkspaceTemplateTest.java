package io.teamclaw.stacks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkspaceTemplateTest {
    private static JsonNode small;
    private static JsonNode large;
    private static Map<String, JsonNode> containers;

    @BeforeAll
    static void synthesise() throws JsonProcessingException {
        small = template(Synthesised.of(Deployments.small()), "teamclaw-user-test");
        large = template(Synthesised.of(Deployments.large()), "teamclaw-user-live");
        containers = containers(large);
    }

    private static Map<String, JsonNode> containers(JsonNode template)
            throws JsonProcessingException {
        Map<String, JsonNode> containers = new TreeMap<>();
        new ObjectMapper()
                .readTree(template.path("container_definitions").asText())
                .forEach(each -> containers.put(each.path("name").asText(), each));
        return containers;
    }

    private static JsonNode template(Synthesised stacks, String family) {
        return stacks.resources(StackName.CLUSTER, "aws_ecs_task_definition").values().stream()
                .filter(each -> each.path("family").asText().equals(family))
                .findAny()
                .orElseThrow();
    }

    @Test
    void theAgentsProcessSeesNothingOfItsContainersEnvironment()
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(texts(agent().path("entryPoint")));
        command.add("/usr/bin/env");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x");
        Process process = builder.start();

        assertThat(process.inputReader().lines())
                .containsExactly(
                        "PATH=/usr/local/bin:/usr/bin:/bin",
                        "HOME=/home/node",
                        "LANG=C.UTF-8",
                        "NODE_ENV=production",
                        "NODE_OPTIONS=--max-old-space-size=1280",
                        "OPENCLAW_HOME=/home/node",
                        "OPENCLAW_STATE_DIR=/home/node/.openclaw",
                        "OPENCLAW_CONFIG_PATH=/config/openclaw.json",
                        "OPENCLAW_CONFIG_READONLY=1");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void nothingInTheAgentsContainerNamesASecretOrTheSidecarsRole() {
        assertThat(agent().has("secrets")).isFalse();
        assertThat(agent().has("environment")).isFalse();
        assertThat(agent().toString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("secret", "external", "arn:", "api_key", "aws_lb", "token");
    }

    @Test
    void noInitProcessKeepsTheOldEnvironment() {
        for (JsonNode container : containers.values()) {
            assertThat(container.at("/linuxParameters/initProcessEnabled").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void everyContainerIsUnprivilegedWithoutCapabilitiesAndWithAReadOnlyRoot() {
        for (JsonNode container : containers.values()) {
            assertThat(container.path("user").asText()).isEqualTo("1000");
            assertThat(container.path("privileged").asBoolean(true)).isFalse();
            assertThat(container.path("readonlyRootFilesystem").asBoolean()).isTrue();
            assertThat(texts(container.at("/linuxParameters/capabilities/drop")))
                    .containsExactly("ALL");
        }
    }

    @Test
    void theAgentStartsWhenItsConfigurationIsWrittenAndItsSidecarAnswers() {
        assertThat(pairs(agent().path("dependsOn"), "containerName", "condition"))
                .isEqualTo(Map.of("configure", "SUCCESS", "proxy-sidecar", "HEALTHY"));
        // ECS waits for a success only of what may end.
        assertThat(containers.get("configure").path("essential").asBoolean(true)).isFalse();
        assertThat(containers.get("proxy-sidecar").path("essential").asBoolean()).isTrue();
        assertThat(containers.get("proxy-sidecar").has("healthCheck")).isTrue();
    }

    @Test
    void agentAndSidecarEndOneAfterTheOtherWithinSpotsNotice() {
        int agent = agent().path("stopTimeout").asInt();
        int sidecar = containers.get("proxy-sidecar").path("stopTimeout").asInt();
        assertThat(agent).isGreaterThanOrEqualTo(60);
        assertThat(sidecar).isGreaterThanOrEqualTo(15);
        assertThat(agent + sidecar).isLessThanOrEqualTo(120);
    }

    @Test
    void theAgentReadsItsConfigurationAndWritesOnlyItsHomeAndTemporaryFiles() {
        assertThat(agent().path("mountPoints"))
                .extracting(
                        mount ->
                                mount.path("containerPath").asText()
                                        + " "
                                        + mount.path("readOnly").asBoolean())
                .containsExactlyInAnyOrder(
                        "/config true",
                        "/home/node false",
                        "/mnt/system true",
                        "/mnt/team true",
                        "/tmp false");
    }

    @Test
    void theSidecarsTemporaryFilesAreNotTheAgents() {
        assertThat(volumes(containers.get("proxy-sidecar"))).containsExactly("tmp", "config");
        assertThat(volumes(agent())).doesNotContain("tmp");
    }

    @Test
    void onlyOurOwnContainersGetTheExternalId() {
        for (String own : List.of("configure", "proxy-sidecar")) {
            assertThat(
                            pairs(containers.get(own).path("secrets"), "name", "valueFrom")
                                    .get("SIDECAR_EXTERNAL_ID"))
                    .contains("read-external-id-secret-arn");
        }
    }

    @Test
    void theSidecarKeepsUsageAsLongAsTheSettingsSay() {
        assertThat(pairs(containers.get("proxy-sidecar").path("environment"), "name", "value"))
                .containsEntry("USAGE_RETENTION_DAYS", "400");
    }

    @Test
    void theGatewayTrustsTheSubnetsOfTheRouterWhereThisLeadsToWorkspaces() {
        assertThat(trustedProxies(containers))
                .isEqualTo("10.30.0.0/18,10.30.64.0/18,10.30.128.0/18");
    }

    @Test
    void theGatewayTrustsTheSubnetsOfLoadBalancerAndFunctionsWhereThoseAskIt()
            throws JsonProcessingException {
        Synthesised stacks = Synthesised.of(Deployments.routedByLoadBalancer());

        assertThat(trustedProxies(containers(template(stacks, "teamclaw-user-test"))))
                .isEqualTo("10.20.192.0/20,10.20.208.0/20,10.20.0.0/18,10.20.64.0/18");
    }

    @Test
    void itIsTheVersionThatTheSidecarsRoleTakesAlready() {
        assertThat(
                        pairs(containers.get("proxy-sidecar").path("secrets"), "name", "valueFrom")
                                .get("SIDECAR_EXTERNAL_ID"))
                .matches(
                        "\\$\\{.*}:::\\$\\{data\\.aws_secretsmanager_secret_version"
                                + "\\.sidecar-role_external-id_current_\\w+\\.version_id}");
        assertThat(texts(large.path("depends_on")))
                .anyMatch(each -> each.startsWith("aws_iam_role_policy.sidecar-role"));
    }

    @Test
    void theAgentCannotTakeTheMemoryThatItsSidecarNeeds() {
        assertThat(agent().path("memory").asInt()).isEqualTo(3072 - 384);
    }

    @Test
    void everyFolderIsMountedEncryptedThroughAnAccessPointWithTheTasksOwnRole() {
        Map<String, String> accessPoints =
                Map.of(
                        "home", "template-access-point-id",
                        "system", "system-access-point-id",
                        "team", "template-access-point-id");
        accessPoints.forEach(
                (volume, accessPoint) -> {
                    JsonNode files = volume(volume).path("efs_volume_configuration");
                    assertThat(files.path("transit_encryption").asText()).isEqualTo("ENABLED");
                    assertThat(files.at("/authorization_config/iam").asText()).isEqualTo("ENABLED");
                    assertThat(files.at("/authorization_config/access_point_id").asText())
                            .contains(accessPoint);
                    assertThat(files.has("root_directory")).isFalse();
                });
    }

    @Test
    void theAgentAloneSeesWhatIsSharedAndCannotWriteThere() {
        for (String shared : List.of("system", "team")) {
            JsonNode mount =
                    StreamSupport.stream(agent().path("mountPoints").spliterator(), false)
                            .filter(each -> each.path("sourceVolume").asText().equals(shared))
                            .findFirst()
                            .orElseThrow();
            assertThat(mount.path("readOnly").asBoolean()).isTrue();
            assertThat(mount.path("containerPath").asText()).isEqualTo("/mnt/" + shared);
            assertThat(volumes(containers.get("proxy-sidecar"))).doesNotContain(shared);
            assertThat(volumes(containers.get("configure"))).doesNotContain(shared);
        }
    }

    @Test
    void ourContainersHavePlacesForThePersonAndTheirTeam() {
        for (String ours : List.of("configure", "proxy-sidecar")) {
            assertThat(pairs(containers.get(ours).path("environment"), "name", "value"))
                    .containsEntry("USER_ID", "template")
                    .containsEntry("TEAM_ID", "template");
        }
    }

    @Test
    void theArchitectureIsTheSettings() {
        assertThat(small.at("/runtime_platform/cpu_architecture").asText()).isEqualTo("X86_64");
        assertThat(large.at("/runtime_platform/cpu_architecture").asText()).isEqualTo("ARM64");
    }

    @Test
    void theAgentIsOpenClawsOwnImage() {
        assertThat(agent().path("image").asText()).isEqualTo("ghcr.io/openclaw/openclaw:2026.9.6");
    }

    private static String trustedProxies(Map<String, JsonNode> containers) {
        return pairs(containers.get("configure").path("environment"), "name", "value")
                .get("TRUSTED_PROXIES");
    }

    private static JsonNode agent() {
        return containers.get("teamclaw");
    }

    private static JsonNode volume(String name) {
        return StreamSupport.stream(large.path("volume").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> volumes(JsonNode container) {
        return container.path("mountPoints").findValuesAsText("sourceVolume");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Map<String, String> pairs(JsonNode list, String key, String value) {
        Map<String, String> pairs = new TreeMap<>();
        list.forEach(each -> pairs.put(each.path(key).asText(), each.path(value).asText()));
        return pairs;
    }
}
