package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.names.TaskEndEvents;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function is called for the events that it reads, and for no others. */
class TaskEventPatternTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceNames NAMES = new ResourceNames(new EnvironmentName("test"), "");
    private static final String ECS = "arn:aws:ecs:eu-west-1:111122223333:";

    @ParameterizedTest
    @CsvSource({
        "teamclaw-user-test-ada, STOPPED, true",
        "teamclaw-user-test-ada, PROVISIONING, false",
        "teamclaw-user-test-ada, PENDING, false",
        "teamclaw-user-test-ada, ACTIVATING, false",
        "teamclaw-user-test-ada, RUNNING, false",
        "teamclaw-user-test-ada, DEACTIVATING, false",
        "teamclaw-user-test-ada, STOPPING, false",
        "teamclaw-user-test-ada, DEPROVISIONING, false",
        "teamclaw-user-test-ada, DELETED, false",
        "teamclaw-user-other-ada, STOPPED, false",
        "teamclaw-router-test, STOPPED, false",
        "teamclaw-router-test, RUNNING, false"
    })
    void agreesWithWhatIsReadOfAnEvent(String family, String status, boolean told)
            throws JsonProcessingException {
        JsonNode event =
                JSON.readTree(
                        TaskEvents.event("family:" + family, TaskEvents.task("a"), status, ""));
        JsonNode pattern =
                JSON.readTree(
                        TaskEndEvents.pattern(
                                ECS + "cluster/teamclaw-test",
                                ECS + "task-definition/" + NAMES.workspaceFamily() + "-"));

        assertThat(matches(pattern, event)).isEqualTo(told);
        assertThat(TaskEvent.read(event, NAMES).map(TaskEvent::owner))
                .isEqualTo(Optional.of(new UserId("ada")).filter(owner -> told));
    }

    /**
     * As EventBridge compares: each field of the pattern with any of its values ("Creating Amazon
     * EventBridge event patterns").
     */
    private static boolean matches(JsonNode pattern, JsonNode event) {
        if (pattern.isObject()) {
            return pattern.properties().stream()
                    .allMatch(field -> matches(field.getValue(), event.path(field.getKey())));
        }
        return StreamSupport.stream(pattern.spliterator(), false)
                .anyMatch(
                        value ->
                                value.isTextual()
                                        ? value.equals(event)
                                        : event.asText().startsWith(value.path("prefix").asText()));
    }
}
