package io.teamclaw.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingEditsTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");
    private static final EmailAddress BOB = new EmailAddress("bob@example.com");

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final ConfigStore config =
            new ConfigStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void aScopesSettingsSayWhoSetThemAndWhen() {
        change(edit("openclaw/ui", Optional.empty(), "{\"a\":1}"));

        assertThat(config.settings("global"))
                .singleElement()
                .satisfies(
                        setting -> {
                            assertThat(setting.key()).isEqualTo("openclaw/ui");
                            assertThat(setting.json()).isEqualTo("{\"a\":1}");
                            assertThat(setting.setBy()).isEqualTo("ada@example.com");
                            assertThat(setting.version()).isEqualTo(1);
                        });
        assertThat(config.settings("team#research")).isEmpty();
    }

    @Test
    void ofTwoWhoEditTheSameTheSecondIsToldAndNothingIsLost() {
        change(edit("openclaw/ui", Optional.empty(), "1"));
        Optional<Setting> seenByBoth = config.find("global", "openclaw/ui");
        change(edit("openclaw/ui", seenByBoth, "2"));

        assertThatExceptionOfType(SettingConflictException.class)
                .isThrownBy(() -> config.change(List.of(edit("openclaw/ui", seenByBoth, "3")), BOB))
                .satisfies(conflict -> assertThat(conflict.key()).isEqualTo("openclaw/ui"));
        assertThatExceptionOfType(SettingConflictException.class)
                .isThrownBy(() -> change(removal("openclaw/ui", seenByBoth)));
        assertThat(config.get("global", "openclaw/ui")).contains("2");
    }

    @Test
    void twoWhoSetItFirstDoNotOverwriteEachOther() {
        change(edit("openclaw/ui", Optional.empty(), "1"));

        assertThatExceptionOfType(SettingConflictException.class)
                .isThrownBy(() -> change(edit("openclaw/ui", Optional.empty(), "2")));
        assertThat(config.get("global", "openclaw/ui")).contains("1");
    }

    @Test
    void aSettingThatWasRemovedAndSetAnewIsAnother() {
        change(edit("openclaw/ui", Optional.empty(), "1"));
        Optional<Setting> seen = config.find("global", "openclaw/ui");
        change(removal("openclaw/ui", seen));
        change(edit("openclaw/ui", Optional.empty(), "2"));

        assertThatExceptionOfType(SettingConflictException.class)
                .isThrownBy(() -> change(edit("openclaw/ui", seen, "3")));
    }

    @Test
    void ofSeveralChangesAllAreStoredOrNone() {
        change(edit("openclaw/ui", Optional.empty(), "1"));

        assertThatExceptionOfType(SettingConflictException.class)
                .isThrownBy(
                        () ->
                                change(
                                        edit("openclaw/tools", Optional.empty(), "{}"),
                                        edit("openclaw/ui", Optional.empty(), "2")));

        assertThat(config.find("global", "openclaw/tools")).isEmpty();
    }

    @Test
    void aRemovedSettingIsGone() {
        change(edit("openclaw/ui", Optional.empty(), "1"));

        change(removal("openclaw/ui", config.find("global", "openclaw/ui")));

        assertThat(config.settings("global")).isEmpty();
    }

    @Test
    void whatCallersPutWithoutLookingChangesTheVersionToo() {
        config.put("global", "openclaw/ui", "1", ADA);
        Optional<Setting> seen = config.find("global", "openclaw/ui");
        config.put("global", "openclaw/ui", "1", BOB);

        assertThatExceptionOfType(SettingConflictException.class)
                .isThrownBy(() -> change(edit("openclaw/ui", seen, "2")));
    }

    @Test
    void oneSettingOfManyScopesIsReadAtOnce() {
        List<String> scopes = IntStream.range(0, 150).mapToObj(i -> "team#t" + i).toList();
        config.put("team#t3", "openclaw/ui", "3", ADA);
        config.put("team#t140", "openclaw/ui", "140", ADA);

        assertThat(config.settings(scopes, "openclaw/ui"))
                .extracting(Setting::scope)
                .containsExactlyInAnyOrder("team#t3", "team#t140");
    }

    @Test
    void allowedModelsReachEverybodysConfiguration() {
        config.put("global", "platform/allowed-models", "[\"anthropic\"]", ADA);

        assertThat(config.tiersOf(People.person("ada", new TeamId("research"))).allowed().entries())
                .containsExactly("anthropic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.put("global", "platform/allowed-models", "[\"\"]", ADA))
                .withMessageContaining("anthropic");
    }

    private void change(SettingEdit... edits) {
        config.change(List.of(edits), ADA);
    }

    private static SettingEdit edit(String key, Optional<Setting> seen, String json) {
        return new SettingEdit("global", key, seen, Optional.of(json));
    }

    private static SettingEdit removal(String key, Optional<Setting> seen) {
        return new SettingEdit("global", key, seen, Optional.empty());
    }
}
