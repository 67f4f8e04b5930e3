package io.teamclaw.sidecar.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "api.openai.com, true",
        "llm.corp.example, false",
        "CORP.example, false",
        "notcorp.example, true",
        "10.1.2.3, false",
        "localhost, false",
        "127.0.0.1, false",
        "[::1], false"
    })
    void listedHostsAndThisMachineAreReachedDirectly(String host, boolean proxied) {
        ProxySettings proxy =
                of(
                        Map.of(
                                "SIDECAR_HTTP_PROXY", "http://proxy:3128",
                                "SIDECAR_NO_PROXY", ".corp.example, 10.1.2.3"));
        assertThat(proxy.leadsTo(host)).isEqualTo(proxied);
    }

    @Test
    void aPasswordIsInNoText() {
        ProxySettings proxy = of(Map.of("SIDECAR_HTTP_PROXY", "http://me:secret@proxy"));
        assertThat(proxy.authorization()).contains("Basic bWU6c2VjcmV0");
        assertThat(proxy.toString()).isEqualTo("proxy:80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy:3128", "https://proxy:3128", "http://me:secret@proxy/path", "x"})
    void whatIsNoProxyIsRefusedWithoutBeingQuoted(String url) {
        assertThatThrownBy(() -> of(Map.of("SIDECAR_HTTP_PROXY", url)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("SIDECAR_HTTP_PROXY: it is not like http://proxy:3128")
                .hasMessageNotContaining("secret");
    }

    private static ProxySettings of(Map<String, String> variables) {
        return ProxySettings.of(new Variables(variables)).orElseThrow();
    }
}
