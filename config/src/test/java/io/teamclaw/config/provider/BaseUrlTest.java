package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://llm.example.com",
                "https://llm.example.com:8443/eu/openai_v2",
                "https://gateway",
                "https://203.0.113.7",
                "https://10.0.0.5/x",
                "http://localhost:8000",
                "http://127.0.0.1:9/demo",
                "http://10.255.0.1",
                "http://172.16.0.1",
                "http://172.31.255.255",
                "http://192.168.1.10:11434",
                "http://[::1]:8080"
            })
    void takesHttpsAndWithinTheCompanyAlsoHttp(String url) {
        assertThat(BaseUrl.parse(" " + url + "/ ")).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            http://llm.example.com           | must begin with https://
            http://localhost.example.com     | must begin with https://
            http://8.8.8.8                   | must begin with https://
            http://172.32.0.1                | must begin with https://
            http://169.254.170.2             | must begin with https://
            http://0.0.0.0                   | must begin with https://
            http://[fe80::1]                 | must begin with https://
            http://010.0.0.1                 | https://
            https://169.254.169.254          | names a host
            https://0.0.0.0                  | names a host
            https://[2001:db8::1]            | names a host
            https://127.1                    | is not like https://host/path
            ftp://llm.example.com            | is not like https://host/path
            file:///etc/passwd               | is not like https://host/path
            llm.example.com                  | is not like https://host/path
            https://                         | is not like https://host/path
            https://a b                      | is not like https://host/path
            https://SECRET@llm.example.com   | holds a user name
            https://llm.example.com?x=SECRET | holds a query
            'https://llm.example.com#SECRET' | holds a query or a fragment
            https://llm.example.com:0        | has a port
            https://llm.example.com:70000    | has a port
            https://llm.example.com/a/../b   | in its path
            https://llm.example.com/a//b     | in its path
            https://llm.example.com/%2e%2e/b | in its path
            https://llm.example.com/a;b      | in its path
            """)
    void refusesAllElseWithoutQuotingIt(String url, String why) {
        assertThatThrownBy(() -> BaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }
}
