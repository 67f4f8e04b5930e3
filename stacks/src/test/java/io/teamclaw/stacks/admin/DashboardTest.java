package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.Deployments;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final Deployment LARGE = Deployments.large();

    private static Monitoring large;

    @BeforeAll
    static void synthesise() {
        large = Monitoring.of(LARGE);
    }

    @Test
    void theDashboardShowsEveryFunctionTableAndService() throws Exception {
        Set<String> words = new TreeSet<>();
        dashboard().findValues("metrics").forEach(list -> collect(list, words));
        assertThat(words)
                .containsAll(Stream.of(PlatformFunction.values()).map(LARGE.names()::of).toList())
                .containsAll(Tables.all().stream().map(LARGE.names()::of).toList())
                .contains("tasks - router - admin");
    }

    @Test
    void noTwoWidgetsOfTheDashboardLieOnEachOther() throws Exception {
        Set<String> taken = new TreeSet<>();
        for (JsonNode widget : dashboard().path("widgets")) {
            for (int x = 0; x < widget.path("width").asInt(); x++) {
                for (int y = 0; y < widget.path("height").asInt(); y++) {
                    int column = widget.path("x").asInt() + x;
                    assertThat(column).isLessThan(24);
                    assertThat(taken.add(column + "," + (widget.path("y").asInt() + y)))
                            .as("%s at %s", widget.path("properties").path("title"), column)
                            .isTrue();
                }
            }
        }
        assertThat(taken).isNotEmpty();
    }

    private static JsonNode dashboard() throws Exception {
        return new ObjectMapper()
                .readTree(large.first("aws_cloudwatch_dashboard").path("dashboard_body").asText());
    }

    private static void collect(JsonNode node, Set<String> words) {
        if (node.isTextual()) {
            words.add(node.textValue());
        }
        node.forEach(each -> collect(each, words));
    }
}
