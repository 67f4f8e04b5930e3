package io.teamclaw.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
    private static final String ALL_KINDS =
            "{\"text\":\"ä \\\" \\n\",\"list\":[1,[],{}],\"long\":9223372036854775807,"
                    + "\"large\":9223372036854775808,\"fraction\":0.10,\"yes\":true,\"no\":false,\"none\":null}";

    @Test
    void eachKindHasItsTypeAndTheOrderStays() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("text", "ä \" \n");
        expected.put("list", List.of(1L, List.of(), Map.of()));
        expected.put("long", Long.MAX_VALUE);
        expected.put("large", BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
        expected.put("fraction", new BigDecimal("0.10"));
        expected.put("yes", true);
        expected.put("no", false);
        expected.put("none", null);

        Object read = JsonDocument.parse(ALL_KINDS);

        assertThat(read).isEqualTo(expected);
        assertThat(((Map<?, ?>) read).keySet()).hasToString(expected.keySet().toString());
    }

    @Test
    void whatIsReadIsWrittenAsItWas() {
        Object document = JsonDocument.parse(ALL_KINDS);

        assertThat(JsonDocument.write(document)).isEqualTo(ALL_KINDS);
        assertThat(JsonDocument.bytes(document))
                .isEqualTo(ALL_KINDS.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmptyDocumentIsNothing() {
        assertThat(JsonDocument.parse(" \n")).isNull();
        assertThat(JsonDocument.parse("null")).isNull();
        assertThat(JsonDocument.write(null)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{}]",
                "]",
                "secret",
                "\"secret",
                "{\"secret\":\n\"x\ty\"}"
            })
    void whatIsNoJsonIsRefusedWithItsPlaceAndWithoutItsText(String json) {
        assertThatThrownBy(() -> JsonDocument.parse(json))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageMatching("not valid JSON at line \\d, column \\d+")
                .hasNoCause();
    }

    @Test
    void anObjectIsAskedForByItsName() {
        assertThat(JsonDocument.parseObject("{\"a\":1}")).isEqualTo(Map.of("a", 1L));
        assertThatThrownBy(() -> JsonDocument.parseObject("[1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("It is not a JSON object");
    }

    @Test
    void nestingHasABound() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThatThrownBy(() -> JsonDocument.parse(deep))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void whatJsonDoesNotHaveIsNotWritten() {
        assertThatThrownBy(() -> JsonDocument.write(Arrays.asList(1, new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
