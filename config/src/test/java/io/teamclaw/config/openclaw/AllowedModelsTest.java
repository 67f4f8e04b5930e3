package io.teamclaw.config.openclaw;

import static io.teamclaw.config.openclaw.Configs.generate;
import static io.teamclaw.config.openclaw.Configs.json;
import static io.teamclaw.config.openclaw.Configs.oneMachine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.provider.Provider;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedModelsTest {
    private static final Provider ANTHROPIC = Configs.REGISTRY.find("anthropic").orElseThrow();
    private static final Provider MISTRAL = Configs.REGISTRY.find("mistral").orElseThrow();
    private static final String SECOND = ANTHROPIC.models().get(1).id();

    @Test
    void onlyAllowedModelsAreOffered() {
        ObjectNode config = config("{}", "anthropic/" + SECOND, "mistral");

        assertThat(config.at("/agents/defaults/model/primary").textValue())
                .isEqualTo("anthropic/" + SECOND);
        assertThat(config.at("/agents/defaults/modelPolicy/allow"))
                .extracting(JsonNode::textValue)
                .contains("anthropic/" + SECOND)
                .allMatch(
                        each ->
                                each.equals("anthropic/" + SECOND)
                                        || each.startsWith(MISTRAL.openClawId() + "/"))
                .hasSize(1 + MISTRAL.models().size());
        assertThat(config.at("/agents/defaults/model/fallbacks").toString())
                .doesNotContain("openai");
    }

    @Test
    void aTierCannotChooseAnother() {
        ObjectNode config =
                config(
                        "{'agents': {'defaults': {'model': 'openai/gpt-5.5', 'imageModel': {'primary': 'openai/gpt-5.5'}, 'modelPolicy': {'allow': ['openai/*', 'alias']}, 'models': {'openai/gpt-5.5': {'alias': 'five'}}, 'subagents': {'model': {'primary': 'anthropic/x', 'fallbacks': ['openai/gpt-5.5', 'anthropic/y']}}}}}",
                        "anthropic");

        assertThat(config.at("/agents").toString()).doesNotContain("openai");
        assertThat(config.at("/agents/defaults/model/primary").textValue())
                .startsWith("anthropic/");
        assertThat(config.at("/agents/defaults/modelPolicy/allow").toString())
                .isEqualTo("[\"anthropic/*\"]");
        assertThat(config.at("/agents/defaults/subagents/model/fallbacks").toString())
                .isEqualTo("[\"anthropic/y\"]");
    }

    @Test
    void aTierMayChooseFewer() {
        ObjectNode config =
                config(
                        "{'agents': {'defaults': {'modelPolicy': {'allow': ['anthropic/"
                                + SECOND
                                + "']}}}}",
                        "anthropic");

        assertThat(config.at("/agents/defaults/modelPolicy/allow").toString())
                .isEqualTo("[\"anthropic/" + SECOND + "\"]");
    }

    @Test
    void aListWithoutAKnownModelIsRefusedForItWouldAllowAll() {
        assertThatExceptionOfType(InvalidWorkspaceConfigException.class)
                .isThrownBy(() -> config("{}", "nobody/nothing"))
                .withMessageContaining("platform/allowed-models");
    }

    @Test
    void anEntryIsAProviderOrOneOfItsModels() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedModels(Set.of("A b")));
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedModels(Set.of("openai/")));
    }

    private static ObjectNode config(String team, String... allowed) {
        return generate(
                oneMachine("openai", "anthropic", "mistral"),
                new ConfigTiers(
                        json("{}"),
                        json(team),
                        json("{}"),
                        ConfigTiers.none().bootstrap(),
                        new AllowedModels(Set.of(allowed))));
    }
}
