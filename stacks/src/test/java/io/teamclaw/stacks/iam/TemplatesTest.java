package io.teamclaw.stacks.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplatesTest {
    @Test
    void aReferenceIsReplacedInAText() {
        assertThat(fill("arn:${aws_iam_role.router.arn}:x"))
                .isEqualTo("arn:<aws_iam_role.router.arn>:x");
    }

    @Test
    void anEscapedVariableOfIamIsUnescapedAndKept() {
        assertThat(fill("$${aws:PrincipalTag/userId}")).isEqualTo("${aws:PrincipalTag/userId}");
    }

    @Test
    void functionsAreEvaluated() {
        assertThat(fill("${nonsensitive(data.aws_ssm_parameter.x.value)}/*"))
                .isEqualTo("<data.aws_ssm_parameter.x.value>/*");
        assertThat(fill("${join(\",\", [aws_subnet.a.id, \"${aws_subnet.b.id}\"])}"))
                .isEqualTo("<aws_subnet.a.id>,<aws_subnet.b.id>");
        assertThat(fill("${element(split(\",\", \"a,b\"), 1)}")).isEqualTo("b");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> fill("${upper(\"a\")}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("upper");
    }

    private static String fill(String template) {
        return Templates.fill(template, each -> "<" + each + ">");
    }
}
