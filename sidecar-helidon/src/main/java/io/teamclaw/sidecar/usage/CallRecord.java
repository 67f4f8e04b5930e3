package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TriedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What is noted of one call while it runs. It starts its clock when it is made. Used by the call's
 * own thread alone.
 */
public final class CallRecord {
    private static final int UNFORESEEN = 500;

    private String provider;
    private final CallMeter meter;
    private final Instant at;
    private final long startNanos = System.nanoTime();
    private Optional<String> keyId = Optional.empty();
    private final List<TriedKey> tried = new ArrayList<>(0);
    private Optional<Duration> firstToken = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> otherModel = Optional.empty();
    private OptionalInt refusal = OptionalInt.empty();
    private int status;
    private Ending ending = Ending.COMPLETED;

    /**
     * @param provider provider id
     * @param rawPath path after it
     * @param at when the call began
     */
    public CallRecord(String provider, String rawPath, Instant at) {
        this.provider = provider;
        this.meter = new CallMeter(rawPath);
        this.at = at;
    }

    /** Some bytes of the request have been read; they may be of a call that goes nowhere. */
    public void requestBytes(byte[] bytes, int offset, int length) {
        meter.requestBytes(bytes, offset, length);
    }

    /** Some of the request's body has gone upstream: from now on the call may cost something. */
    public void sent() {
        meter.sent();
    }

    /** From now on it is a call of another provider, for another model. */
    public void goesTo(String providerId, String model) {
        provider = providerId;
        otherModel = Optional.of(model);
    }

    /** Upstream has answered with this status, whatever the agent gets to see of it. */
    public void upstreamAnswers(int upstreamStatus) {
        meter.upstreamAnswers(upstreamStatus);
    }

    /**
     * Upstream does not accept the key. The row says this status: what is wrong with the key shows
     * in it, and not in the answer of ours that the agent gets in its place.
     */
    public void keyRefused(int upstreamStatus) {
        refusal = OptionalInt.of(upstreamStatus);
    }

    /**
     * The call goes on with another key.
     *
     * @param upstreamStatus what the provider answered to this one, 0 where no answer came
     */
    public void triedInVain(String id, int upstreamStatus) {
        tried.add(new TriedKey(id, upstreamStatus));
        refusal = OptionalInt.empty();
        meter.startsAnew();
    }

    /** The call goes upstream with this key. */
    public void usesKey(String id) {
        keyId = Optional.of(id);
    }

    /**
     * The agent is about to see upstream's answer.
     *
     * @param headers an upstream's header by its lower-case name
     */
    public void answers(int newStatus, Function<String, Optional<String>> headers) {
        status = newStatus;
        meter.answers(newStatus, headers);
    }

    /** The agent is about to see an answer or an error of ours, which uses no tokens. */
    public void answersItself(int newStatus) {
        status = newStatus;
    }

    /** Tokens of all kinds so far, as reported or estimated. */
    public long totalTokens() {
        return tokens().counts().total();
    }

    /** Some bytes of the answer's body have reached the agent. */
    public void answerBytes(byte[] bytes, int offset, int length) {
        if (firstToken.isEmpty()) {
            firstToken = Optional.of(elapsed());
        }
        meter.answerBytes(bytes, offset, length);
    }

    /** The call did not run to its end. */
    public void ends(Ending how) {
        ending = how;
    }

    /** Something went wrong that nobody foresaw; the agent sees status 500, or a cut. */
    public void failsUnforeseen() {
        if (ending.isWhole()) {
            ending = Ending.UPSTREAM_RESET;
        }
        status = status == 0 ? UNFORESEEN : status;
    }

    /** The row is written: nothing more is read. */
    void close() {
        meter.close();
    }

    /** Its row and its lines of the log have this id. */
    public void named(String newId) {
        id = Optional.of(newId);
    }

    Optional<String> id() {
        return id;
    }

    String provider() {
        return provider;
    }

    Instant at() {
        return at;
    }

    Optional<String> keyId() {
        return keyId;
    }

    /** In their order. */
    List<TriedKey> tried() {
        return tried;
    }

    int status() {
        return refusal.orElse(status);
    }

    Ending ending() {
        return ending;
    }

    Optional<Duration> firstToken() {
        return firstToken;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** The model asked for. */
    Optional<String> requestedModel() {
        return otherModel.or(meter::requestedModel);
    }

    /** The model that answered. */
    Optional<String> answeringModel() {
        return meter.answeringModel();
    }

    /** As reported or estimated. */
    Tokens tokens() {
        return meter.tokens(!ending.isWhole() && ending != Ending.REFUSED);
    }
}
