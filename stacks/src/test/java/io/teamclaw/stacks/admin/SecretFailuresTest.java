package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecretFailuresTest {
    /** Between two %. */
    private static final String REGEX_FILTER = "%[A-Za-z0-9:_#=@/;,\\-^$?\\[\\]{}|\\\\*+.]+%";

    private static Monitoring small;
    private static Monitoring large;

    @BeforeAll
    static void synthesise() {
        small = Monitoring.of(Deployments.small());
        large = Monitoring.of(Deployments.large());
    }

    @Test
    void whatReadersOfSecretsLogCountsAsFailure() {
        JsonNode alarm = large.alarm("secret-failures");
        assertThat(large.all("aws_cloudwatch_log_metric_filter"))
                .hasSize(2)
                .allSatisfy(
                        filter -> {
                            JsonNode counted = filter.path("metric_transformation");
                            assertThat(counted.path("name")).isEqualTo(alarm.path("metric_name"));
                            assertThat(counted.path("namespace"))
                                    .isEqualTo(alarm.path("namespace"));
                        });
    }

    /**
     * CloudWatch's own rule for regular expressions in filter patterns; with another character the
     * filter is refused. Terraform knows nothing of it.
     */
    @Test
    void regularExpressionsOfMetricFiltersHoldOnlyWhatCloudWatchTakes() {
        for (Monitoring each : List.of(small, large)) {
            assertThat(each.synthesised().resources("aws_cloudwatch_log_metric_filter").values())
                    .isNotEmpty()
                    .extracting(filter -> filter.path("pattern").asText())
                    .allMatch(
                            pattern -> !pattern.contains("%") || pattern.matches(REGEX_FILTER),
                            "holds only what CloudWatch takes");
        }
    }

    @Test
    void aSidecarsWordsAndTracesOfTheSdkAreFoundAndNothingElse() {
        String pattern = large.first("aws_cloudwatch_log_metric_filter").path("pattern").asText();
        var found = Pattern.compile(pattern.replace("%", "")).asPredicate();
        assertThat(
                        List.of(
                                "ERROR The key pool cannot be renewed: no answer",
                                "at software.amazon.awssdk.services.secretsmanager.DefaultClient"))
                .allMatch(found);
        assertThat(List.of("The key pool has two keys", "a secretsmanager")).noneMatch(found);
    }

    @Test
    void theLogsOfSidecarsAreWhereTheyAreLookedFor() {
        Set<String> groups = large.names("aws_cloudwatch_log_group", "name");
        assertThat(
                        large.all("aws_cloudwatch_log_metric_filter").stream()
                                .map(filter -> filter.path("log_group_name").asText())
                                .filter(name -> !name.contains("aws_cloudwatch_log_group.")))
                .singleElement()
                .isEqualTo("/teamclaw/live/workspaces")
                .isIn(groups);
    }
}
