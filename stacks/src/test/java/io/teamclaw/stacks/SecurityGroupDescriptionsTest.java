package io.teamclaw.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityGroupDescriptionsTest {
    /** What EC2 takes; an apostrophe is not among it. No tool says so before AWS does. */
    private static final String FORM = "[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}";

    private static final List<String> TYPES =
            List.of(
                    "aws_security_group",
                    "aws_vpc_security_group_ingress_rule",
                    "aws_vpc_security_group_egress_rule");

    @Test
    void holdCharactersThatEc2Takes() {
        assertThat(Stream.of(Deployments.small(), Deployments.large()).map(Synthesised::of))
                .allSatisfy(
                        each ->
                                assertThat(descriptions(each))
                                        .isNotEmpty()
                                        .allMatch(text -> text.matches(FORM)));
    }

    private static List<String> descriptions(Synthesised synthesised) {
        return TYPES.stream()
                .flatMap(type -> synthesised.resources(type).values().stream())
                .map((JsonNode resource) -> resource.path("description").asText())
                .toList();
    }
}
