package io.teamclaw.config.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "7", "alice", "a-b--c", "0123456789012345678901234567890123456789"})
    void anIdIsShortAndPlain(String id) {
        assertThat(new UserId(id)).hasToString(id);
        assertThat(new TeamId(id)).hasToString(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "-",
                "-a",
                "a-",
                "A",
                "a_b",
                "a.b",
                "..",
                "a/b",
                "a%2fb",
                "a b",
                "a\n",
                "ä",
                "01234567890123456789012345678901234567890"
            })
    void whatCouldLeaveAPathOrAFolderIsNoId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId(id))
                .withMessageContaining("user id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TeamId(id))
                .withMessageContaining("team id");
    }
}
