package io.teamclaw.sidecar.policy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.usage.PathModel;
import io.teamclaw.sidecar.usage.WireFormat;
import java.util.Optional;

/**
 * What is known of a call before a key is chosen for it.
 *
 * @param provider that it is for
 * @param generates whether it can cost something: it is no mere look at what there is
 * @param speech how a model's words would come, where they are what it asks for
 * @param model asked for, where path or body say so without any doubt
 * @param answerTokens the longest answer that it asks for, 0 where it does not say
 * @param promptTokens an estimate
 * @param fingerprint of its last message, without ids; 0 where it has none
 */
public record CallFacts(
        Provider provider,
        boolean generates,
        Optional<Speech> speech,
        Optional<String> model,
        long answerTokens,
        long promptTokens,
        long fingerprint) {

    /**
     * @param rawPath after the provider id; Gemini and Bedrock name the model there
     * @param query raw, may be empty
     */
    public static CallFacts of(
            Provider provider, String method, String rawPath, String query, RequestShape shape) {
        Optional<WireFormat> format = WireFormat.ofPath(rawPath);
        boolean inPath = format.isPresent() && format.get().namesModelInPath();
        return new CallFacts(
                provider,
                !method.equals("GET") && !method.equals("HEAD"),
                Speech.of(rawPath, query, shape.streamed()),
                inPath ? PathModel.of(rawPath) : shape.model(),
                shape.answerTokens(),
                shape.promptTokens(),
                shape.fingerprint());
    }

    /** The tokens that it may use, as far as can be told. */
    public long expectedTokens() {
        return promptTokens + answerTokens;
    }
}
