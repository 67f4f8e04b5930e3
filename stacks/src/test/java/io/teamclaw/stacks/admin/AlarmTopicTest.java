package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.testing.Deployments;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlarmTopicTest {
    private static Monitoring small;
    private static Monitoring large;

    @BeforeAll
    static void synthesise() {
        small = Monitoring.of(Deployments.small());
        large = Monitoring.of(Deployments.large());
    }

    @Test
    void onlyAlarmsOfThisEnvironmentReachTheEncryptedTopic() throws Exception {
        assertThat(large.first("aws_sns_topic").path("kms_master_key_id").asText())
                .contains("key-arn");
        JsonNode policy =
                new ObjectMapper()
                        .readTree(large.first("aws_sns_topic_policy").path("policy").asText());
        List<JsonNode> allowed = new ArrayList<>();
        policy.path("Statement")
                .forEach(
                        each -> {
                            if (each.path("Effect").asText().equals("Allow")) {
                                allowed.add(each);
                            }
                        });
        assertThat(allowed).hasSize(1);
        assertThat(allowed.getFirst().at("/Principal/Service/0").asText())
                .isEqualTo("cloudwatch.amazonaws.com");
        assertThat(allowed.getFirst().at("/Condition/StringEquals/aws:SourceAccount/0").asText())
                .isEqualTo(Deployments.ACCOUNT);
        assertThat(allowed.getFirst().at("/Condition/ArnLike/aws:SourceArn/0").asText())
                .endsWith(":alarm:teamclaw-*-live");
    }

    @Test
    void alarmsAreMailedToWhomTheSettingsNameAndElseToNobody() {
        assertThat(large.first("aws_sns_topic_subscription").path("endpoint").asText())
                .isEqualTo("ops@example.com");
        assertThat(small.all("aws_sns_topic_subscription")).isEmpty();
    }
}
