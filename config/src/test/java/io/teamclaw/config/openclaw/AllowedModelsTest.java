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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    void whatIsNotAllowedForTheTeamOrThePersonIsNotOfferedEither() {
        ObjectNode config =
                config(
                        "{'agents': {'defaults': {'model': 'openai/gpt-5.5'}}}",
                        Set.of("openai", "anthropic", "mistral"),
                        Set.of("anthropic", "mistral"),
                        Set.of("anthropic/" + SECOND));

        assertThat(config.at("/agents/defaults/model/primary").textValue())
                .isEqualTo("anthropic/" + SECOND);
        assertThat(config.at("/agents/defaults/model/fallbacks")).isEmpty();
        assertThat(config.at("/agents/defaults/modelPolicy/allow").toString())
                .isEqualTo("[\"anthropic/" + SECOND + "\"]");
        assertThat(
                        config.path("models")
                                .path("providers")
                                .path(MISTRAL.openClawId())
                                .path("models"))
                .isEmpty();
    }

    @Test
    void describesOnlyWhatIsAllowedOfAProvider() {
        String one = MISTRAL.models().getFirst().id();
        ObjectNode config = config("{}", Set.of("anthropic", "mistral"), Set.of("mistral/" + one));

        assertThat(
                        config.path("models")
                                .path("providers")
                                .path(MISTRAL.openClawId())
                                .path("models"))
                .extracting(model -> model.path("id").textValue())
                .containsExactly(one);
    }

    @Test
    void tiersWithNothingInCommonAreRefusedForAnEmptyListWouldAllowAll() {
        assertThatExceptionOfType(InvalidWorkspaceConfigException.class)
                .isThrownBy(() -> config("{}", Set.of("anthropic"), Set.of("openai", "mistral")))
                .withMessageContaining("platform/allowed-models")
                .withMessageContaining("no model in common");
    }

    @Test
    void listsHaveInCommonWhatEachOfThemAllows() {
        assertThat(common(Set.of("anthropic", "openai/a"), Set.of("anthropic/x", "openai")))
                .containsExactlyInAnyOrder("anthropic/x", "openai/a");
        assertThat(common(Set.of("anthropic"), Set.of())).containsExactly("anthropic");
        assertThat(common(Set.of(), Set.of())).isEmpty();
        assertThat(AllowedModels.common(List.of())).contains(AllowedModels.ALL);
        assertThat(
                        AllowedModels.common(
                                List.of(
                                        new AllowedModels(Set.of("openai/a")),
                                        new AllowedModels(Set.of("openai/b")))))
                .isEmpty();
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        return AllowedModels.common(List.of(new AllowedModels(one), new AllowedModels(other)))
                .orElseThrow()
                .entries();
    }

    @Test
    void anEntryIsAProviderOrOneOfItsModels() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedModels(Set.of("A b")));
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedModels(Set.of("openai/")));
    }

    private static ObjectNode config(String team, String... allowed) {
        return config(team, Set.of(allowed));
    }

    @SafeVarargs
    private static ObjectNode config(String team, Set<String>... tiers) {
        return generate(
                oneMachine("openai", "anthropic", "mistral"),
                new ConfigTiers(
                        json("{}"),
                        json(team),
                        json("{}"),
                        ConfigTiers.none().bootstrap(),
                        Stream.of(tiers).map(AllowedModels::new).toList()));
    }
}
