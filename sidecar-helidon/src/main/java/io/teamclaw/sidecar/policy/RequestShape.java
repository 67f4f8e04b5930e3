package io.teamclaw.sidecar.policy;

import java.util.Optional;

/**
 * What a request's body says, as far as it matters to the rules.
 *
 * @param model asked for, where it says so without any doubt
 * @param streamed whether the answer is to come as a stream ({@code stream: true})
 * @param answerTokens the longest answer that it asks for, 0 where it does not say
 * @param promptTokens an estimate from the size of its text
 * @param fingerprint of its last message, without ids; 0 where it has none
 */
public record RequestShape(
        Optional<String> model,
        boolean streamed,
        long answerTokens,
        long promptTokens,
        long fingerprint) {
    /** Of a request without a body. */
    public static final RequestShape NONE = new RequestShape(Optional.empty(), false, 0, 0, 0);

    /** Of a body of which nothing but its size in bytes is known. */
    public static RequestShape ofSize(long bytes) {
        return new RequestShape(Optional.empty(), false, 0, bytes / RequestScan.BYTES_PER_TOKEN, 0);
    }
}
