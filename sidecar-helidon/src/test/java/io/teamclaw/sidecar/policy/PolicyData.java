package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.config.provider.ProviderRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Calls, limits and a clock for tests. */
final class PolicyData {
    private PolicyData() {}

    /** A clock that stands until it is moved. */
    static final class Clock implements LongSupplier {
        private long nanos = 1_000;

        void forward(Duration by) {
            nanos += by.toNanos();
        }

        @Override
        public long getAsLong() {
            return nanos;
        }
    }

    /** Settings by the last part of their key, and no limit besides. */
    static CallLimits limits(Map<String, String> settings) {
        Map<String, String> tier = new HashMap<>();
        settings.forEach((name, json) -> tier.put("platform/" + name, json));
        return LimitSettings.strictest(CallLimits.unlimited(OptionalInt.empty()), List.of(tier));
    }

    static CallFacts call(String provider, String path, String body) {
        return CallFacts.of(
                ProviderRegistry.builtIn().find(provider).orElseThrow(),
                "POST",
                path,
                "",
                shape(body));
    }

    /** A message of a person to Anthropic. */
    static CallFacts message(String text) {
        return call(
                "anthropic",
                "/v1/messages",
                "{\"model\":\"claude-sonnet-4-6\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(text));
    }

    static RequestShape shape(String body) {
        RequestScan scan = new RequestScan();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        scan.feed(bytes, 0, bytes.length);
        return scan.shape();
    }
}
