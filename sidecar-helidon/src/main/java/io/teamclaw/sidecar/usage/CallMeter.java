package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.util.Optional;
import java.util.function.Function;

/** Measures what passes of one call, in both directions: models and tokens. */
final class CallMeter implements AutoCloseable {
    private final Optional<WireFormat> format;
    private final RequestMeter request;
    private Optional<AnswerMeter> answer = Optional.empty();
    private Optional<AnswerTap> tap = Optional.empty();
    private boolean sent;
    private boolean declined;

    /**
     * @param rawPath after the provider id
     */
    CallMeter(String rawPath) {
        this.format = WireFormat.ofPath(rawPath);
        this.request = new RequestMeter(rawPath);
    }

    void requestBytes(byte[] bytes, int offset, int length) {
        request.feed(bytes, offset, length);
    }

    /** Some of the request's body has gone upstream: from now on the call may cost something. */
    void sent() {
        sent = true;
    }

    /** Upstream has answered: with no success, the call costs nothing. */
    void upstreamAnswers(int status) {
        declined = !isSuccess(status);
    }

    /** Upstream will be asked once more. */
    void startsAnew() {
        declined = false;
    }

    /** This answer is passed on; only a successful one is metered. */
    void answers(int status, Function<String, Optional<String>> headers) {
        if (format.isEmpty() || !isSuccess(status)) {
            answer = Optional.empty();
            tap = Optional.empty();
            return;
        }
        AnswerMeter meter = new AnswerMeter(format.get(), headers.apply("content-type").orElse(""));
        meter.readHeaders(headers);
        answer = Optional.of(meter);
        tap = Optional.of(AnswerTap.of(meter, headers.apply("content-encoding").orElse("")));
    }

    void answerBytes(byte[] bytes, int offset, int length) {
        if (tap.isPresent()) {
            tap.get().feed(bytes, offset, length);
        }
    }

    /** The model asked for. */
    Optional<String> requestedModel() {
        return request.model();
    }

    /** The model that answered. */
    Optional<String> answeringModel() {
        return answer.isPresent() ? answer.get().reading().model() : Optional.empty();
    }

    /**
     * Tokens as reported, or estimated where a successful answer ended without a report, or where
     * the call broke off after upstream got its body: the provider charges for what it has read.
     *
     * @param brokeOff whether the call ended before it got a whole answer, of ours or of another
     */
    Tokens tokens(boolean brokeOff) {
        if (answer.isPresent()) {
            return Tokens.of(answer.get().reading(), request.textBytes());
        }
        return format.isPresent() && sent && brokeOff && !declined
                ? Tokens.ofRequest(request.textBytes())
                : new Tokens(TokenCounts.NONE, false);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    @Override
    public void close() {
        if (tap.isPresent()) {
            tap.get().close();
        }
        tap = Optional.empty();
    }
}
