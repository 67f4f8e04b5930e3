package io.teamclaw.lifecycle.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.teamclaw.config.digest.Sha256;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditStoreTest {
    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final AuditStore store = store();

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    private AuditStore store() {
        return new AuditStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    }

    @Test
    void eachRowCarriesTheHashOfTheOneInFrontOfIt() {
        AuditRow first = store.append(AuditActions.at(0, "person.disabled", "person/eve"));
        AuditRow second = store.append(AuditActions.at(1, "person.enabled", "person/eve"));

        assertThat(first.previous()).isEqualTo(AuditChain.GENESIS);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(List.of(first.sequence(), second.sequence())).containsExactly(1L, 2L);
        assertThat(store.find(2)).contains(second);
        assertThat(store.head()).contains(second);
        assertThat(verified().broken()).isEmpty();
    }

    @Test
    void aRowsHashIsWhatAnyToolMakesOfItsJson() {
        SortedMap<String, String> row = new TreeMap<>();
        row.put("b", "line\nand \"quote\" \\ \u0001 ü €");
        row.put("a", "{\"x\":1}");
        row.put("hash", "does not count");

        // printf '%s' of this line, piped to sha256sum.
        assertThat(AuditChain.json(row))
                .isEqualTo(
                        "{\"a\":\"{\\\"x\\\":1}\",\"b\":\"line\\nand \\\"quote\\\" \\\\ \\u0001 ü"
                                + " €\",\"hash\":\"does not count\"}");
        assertThat(AuditChain.hash(row))
                .isEqualTo("57797c8cc27aaa2567a4141aea0685b1d93dc60201214f3df6a22d6d32271932");
    }

    @Test
    void severalProcessesMakeOneChainWithoutGapAndFork() throws Exception {
        List<AuditStore> processes = List.of(store(), store(), store());
        AtOnce.run(
                300,
                each ->
                        processes
                                .get(each % 3)
                                .append(AuditActions.at(0, "thing.done", "thing/" + each)));

        List<Long> sequences = store.rows(1).map(AuditRow::new).map(AuditRow::sequence).toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());
        assertThat(verified().broken()).isEmpty();
        assertThat(store.rows(1).map(row -> row.get("target")).distinct()).hasSize(300);
    }

    @Test
    void aRowIsNeverOlderThanTheOneInFrontOfIt() {
        store.append(AuditActions.at(10, "thing.done", "thing/1"));
        AuditRow late = store.append(AuditActions.at(5, "thing.done", "thing/2"));
        assertThat(late.at()).isEqualTo(AuditActions.START.plusSeconds(600));
    }

    @Test
    void whatStoodThereIsKeptAsItWas() throws Exception {
        ObjectMapper json = new ObjectMapper();
        AuditRow row =
                store.append(
                        AuditActions.change(
                                "team/red",
                                MissingNode.getInstance(),
                                json.readTree("{\"name\":\"Red \\ud83d\\ude80\",\"n\":1.50}")));
        assertThat(row.before()).isEmpty();
        assertThat(json.readTree(row.after().orElseThrow()).get("name").textValue())
                .isEqualTo("Red \uD83D\uDE80");
        assertThat(verified().broken()).isEmpty();
    }

    @Test
    void halfACharacterBreaksNoChain() {
        store.append(AuditActions.at(0, "thing.done", "thing/\uD83D"));
        assertThat(verified().broken()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsCutAndItsHashKept() throws Exception {
        String large = "x".repeat(500_000);
        AuditRow row =
                store.append(
                        AuditActions.change(
                                "setting/user/SOUL.md",
                                JsonNodeFactory.instance.textNode("short"),
                                JsonNodeFactory.instance.textNode(large)));

        var after = new ObjectMapper().readTree(row.after().orElseThrow());
        assertThat(after.get("cut").booleanValue()).isTrue();
        assertThat(after.get("bytes").intValue()).isEqualTo(500_002);
        assertThat(after.get("sha256").textValue()).isEqualTo(Sha256.hex('"' + large + '"'));
        assertThat(row.after().orElseThrow()).hasSizeLessThan(AuditValue.MOST_BYTES);
        assertThat(row.before()).contains("\"short\"");
    }

    @Test
    void anActionWithoutActorOrTargetIsRefused() {
        assertThatThrownBy(() -> AuditActions.at(0, "thing.done", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditActions.by("", 0, "thing.done", "thing/1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ChainReport verified() {
        ChainVerifier verifier = new ChainVerifier(Optional.empty());
        store.rows(1).forEach(verifier::accept);
        return verifier.report();
    }
}
