package io.teamclaw.config.openclaw;

import static io.teamclaw.config.openclaw.Configs.REGISTRY;
import static io.teamclaw.config.openclaw.Configs.oneMachine;
import static io.teamclaw.config.openclaw.Configs.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EffectiveConfigTest {
    @Test
    void eachValueNamesTheStrongestTierThatSetsIt() {
        Map<String, EffectiveValue> values =
                effective(
                        tiers(
                                "{'agents': {'defaults': {'thinkingDefault': 'low', 'timeoutSeconds': 60}}, 'tools': {'deny': ['exec']}}",
                                "{'agents': {'defaults': {'thinkingDefault': 'high'}}, 'tools': {'deny': ['EXEC', 'browser']}}",
                                "{'ui': {'seamColor': '#112233'}, 'telemetry': {'enabled': true}}"));

        assertThat(origin(values, "agents.defaults.thinkingDefault")).isEqualTo(Origin.TEAM);
        assertThat(origin(values, "agents.defaults.timeoutSeconds")).isEqualTo(Origin.GLOBAL);
        assertThat(origin(values, "ui.seamColor")).isEqualTo(Origin.USER);
        assertThat(origin(values, "agents.defaults.heartbeat.every")).isEqualTo(Origin.BASE);
        assertThat(origin(values, "telemetry.enabled")).isEqualTo(Origin.TEAMCLAW);
        assertThat(values.get("telemetry.enabled").value().booleanValue()).isFalse();
        assertThat(origin(values, "tools.deny.exec")).isEqualTo(Origin.GLOBAL);
        assertThat(origin(values, "tools.deny.browser")).isEqualTo(Origin.TEAM);
        assertThat(origin(values, "tools.deny.gateway")).isEqualTo(Origin.TEAMCLAW);
    }

    @Test
    void whatEachStartDecidesAnewIsSaidToBe() {
        Map<String, EffectiveValue> values = effective(ConfigTiers.none());

        assertThat(values.get("gateway.port").atStart()).isTrue();
        assertThat(values.get("agents.defaults.workspace").atStart()).isTrue();
        assertThat(values.get("gateway.mode").atStart()).isFalse();
    }

    @Test
    void aKeyWithADotStaysOneKey() {
        assertThat(
                        effective(
                                tiers(
                                        "{'agents': {'defaults': {'models': {'openai/gpt-5.5': {'alias': 'five'}}}}}",
                                        "{}",
                                        "{}")))
                .containsKey("agents.defaults.models.\"openai/gpt-5.5\".alias");
    }

    /** The value comes from the named tier: changed there it changes, changed below it does not. */
    @Property(tries = 300)
    void theNamedTierAloneDecidesTheValue(
            @ForAll("trees") ObjectNode global,
            @ForAll("trees") ObjectNode team,
            @ForAll("trees") ObjectNode user) {
        ConfigTiers tiers = new ConfigTiers(global, team, user, ConfigTiers.none().bootstrap());
        ObjectNode merged = merged(tiers);
        forEachLeaf(
                merged,
                "",
                pointer -> {
                    Origin origin = EffectiveConfig.origin(path(pointer), tiers);
                    assertThat(merged(with(tiers, origin, pointer)).at(pointer).asText())
                            .isEqualTo("changed");
                    for (Origin other : List.of(Origin.GLOBAL, Origin.TEAM, Origin.USER)) {
                        boolean sets = !tier(tiers, other).at(pointer).isMissingNode();
                        if (other.compareTo(origin) < 0 && sets) {
                            assertThat(merged(with(tiers, other, pointer)).at(pointer))
                                    .isEqualTo(merged.at(pointer));
                        }
                        assertThat(other.compareTo(origin) > 0 && sets).isFalse();
                    }
                });
    }

    @Provide
    Arbitrary<ObjectNode> trees() {
        return trees(3);
    }

    /** A name is an object in all tiers or in none, or the merge refuses the tier. */
    private static Arbitrary<ObjectNode> trees(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.integers().between(0, 9).map(IntNode::valueOf);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), leaf)
                .flatMap(
                        leaves ->
                                (depth == 0
                                                ? Arbitraries.just(Map.<String, ObjectNode>of())
                                                : Arbitraries.maps(
                                                                Arbitraries.of("x", "y"),
                                                                Arbitraries.lazy(
                                                                        () -> trees(depth - 1)))
                                                        .ofMaxSize(2))
                                        .map(
                                                objects -> {
                                                    ObjectNode tree =
                                                            JsonNodeFactory.instance.objectNode();
                                                    tree.setAll(leaves);
                                                    tree.setAll(objects);
                                                    return tree;
                                                }));
    }

    private static ObjectNode merged(ConfigTiers tiers) {
        return tiers.merged();
    }

    private static ObjectNode tier(ConfigTiers tiers, Origin origin) {
        return switch (origin) {
            case GLOBAL -> tiers.global();
            case TEAM -> tiers.team();
            case USER -> tiers.user();
            case BASE, TEAMCLAW -> throw new AssertionError(origin);
        };
    }

    private static ConfigTiers with(ConfigTiers tiers, Origin origin, String pointer) {
        ConfigTiers copy =
                new ConfigTiers(
                        tiers.global().deepCopy(),
                        tiers.team().deepCopy(),
                        tiers.user().deepCopy(),
                        tiers.bootstrap());
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) tier(copy, origin).at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), TextNode.valueOf("changed"));
        return copy;
    }

    private static void forEachLeaf(JsonNode node, String pointer, Consumer<String> leafConsumer) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String at = pointer + "/" + field.getKey();
            if (field.getValue().isObject()) {
                forEachLeaf(field.getValue(), at, leafConsumer);
            } else {
                leafConsumer.accept(at);
            }
        }
    }

    private static List<String> path(String pointer) {
        return List.of(pointer.substring(1).split("/"));
    }

    private static Origin origin(Map<String, EffectiveValue> values, String name) {
        return values.get(name).origin();
    }

    private static Map<String, EffectiveValue> effective(ConfigTiers tiers) {
        return EffectiveConfig.of(REGISTRY, oneMachine("anthropic"), tiers).stream()
                .collect(Collectors.toMap(EffectiveValue::name, Function.identity()));
    }
}
