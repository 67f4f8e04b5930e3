package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.keys.KeyChoice;
import io.teamclaw.sidecar.keys.Keys;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.upstream.UpstreamFailure.Kind;
import io.teamclaw.sidecar.usage.CallRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a call goes and with which key: from key to key of its provider, then to the provider that
 * the registry maps its model to. One call's, and used by its thread alone.
 */
final class Failover {
    private static final Logger LOG = System.getLogger(Failover.class.getName());

    private final String method;
    private final Optional<String> model;
    private final Answer answer;
    private final CallRecord call;
    private final ToProviders providers;
    private final Keys keys;
    private final AgentRequestBody body;
    private final long beganNanos = System.nanoTime();
    private Provider provider;
    private CallTarget target;
    private RequestBody sent;
    private Set<String> tried = Set.of();

    /** There is one other provider at most. */
    private boolean elsewhere;

    /** A provider that is not well, or does not answer, gets one more chance. */
    private boolean gotChance;

    /**
     * @param provider that the agent calls
     * @param target its path there
     * @param model that it asks for, where that is known
     */
    Failover(
            Provider provider,
            CallTarget target,
            String method,
            Optional<String> model,
            Answer answer,
            CallRecord call,
            ToProviders providers,
            AgentRequestBody body) {
        this.provider = provider;
        this.target = target;
        this.method = method;
        this.model = model;
        this.answer = answer;
        this.call = call;
        this.providers = providers;
        this.keys = providers.keys();
        this.body = body;
        this.sent = body;
    }

    /** Where it goes now. */
    Provider provider() {
        return provider;
    }

    /** Its path and query there. */
    CallTarget target() {
        return target;
    }

    /** What it sends there. */
    RequestBody body() {
        return sent;
    }

    /** The key to begin with, or why there is none. */
    KeyChoice first() {
        return keys.chooser().choose(provider, tried);
    }

    /** Whether it has gone from one key, or one provider, to another. */
    boolean hasMoved() {
        return elsewhere || !tried.isEmpty();
    }

    /** Whether it may go out once more: it can be sent again, in time and unseen by the agent. */
    boolean canGoOn() {
        return !answer.hasBegun()
                && body.isRepeatable()
                && System.nanoTime() - beganNanos < keys.failover().toNanos();
    }

    /** The next key after this one, or why there is none. */
    KeyChoice after(KeyChoice.Use with) {
        Set<String> more = new HashSet<>(tried);
        more.add(with.keyId());
        KeyChoice next = keys.chooser().choose(provider, more);
        if (next instanceof KeyChoice.Use) {
            tried = more;
        }
        return next;
    }

    /**
     * Another key, the first time that the provider is not well.
     *
     * @param status what it answered, 0 where no answer came
     */
    Optional<KeyChoice> chance(KeyChoice.Use with, int status) {
        if (gotChance) {
            return Optional.empty();
        }
        KeyChoice next = after(with);
        if (!(next instanceof KeyChoice.Use)) {
            return Optional.empty();
        }
        gotChance = true;
        call.triedInVain(with.keyId(), status);
        return Optional.of(next);
    }

    /**
     * With what to go on where no answer came; empty where that would help nobody. A provider that
     * has the request and is slow may be at work on it, and a certificate that is not trusted is
     * none the better over another connection.
     */
    Optional<KeyChoice> afterFailure(Kind kind, KeyChoice choice) {
        if (kind.isTimeout() && !kind.isBeforeRequest()) {
            return Optional.empty();
        }
        Optional<KeyChoice.Use> use =
                choice instanceof KeyChoice.Use with ? Optional.of(with) : Optional.empty();
        if (kind != Kind.UNTRUSTED && !gotChance && canGoOn()) {
            // With another key where there is one, else over another connection.
            Optional<KeyChoice> other = use.flatMap(each -> chance(each, 0));
            gotChance = true;
            return Optional.of(other.orElse(choice));
        }
        return use.flatMap(each -> leave(each, 0));
    }

    /**
     * To the other provider, having tried this key in vain.
     *
     * @param status what this one answered, 0 where no answer came
     */
    Optional<KeyChoice> leave(KeyChoice.Use with, int status) {
        Optional<KeyChoice> other = elsewhere();
        if (other.isPresent()) {
            call.triedInVain(with.keyId(), status);
        }
        return other;
    }

    /** A key of the provider that the registry maps the model to; empty where there is none. */
    Optional<KeyChoice> elsewhere() {
        if (elsewhere || model.isEmpty() || !canGoOn()) {
            return Optional.empty();
        }
        Optional<Fallback> fallback =
                Fallback.of(
                        provider,
                        target,
                        method,
                        model.get(),
                        body,
                        providers.registry().get(),
                        providers.limits().get());
        Optional<KeyChoice> choice =
                fallback.map(each -> keys.chooser().choose(each.provider(), Set.of()))
                        .filter(each -> KeyRefusals.of(each, provider).isEmpty());
        if (choice.isPresent()) {
            moveTo(fallback.orElseThrow());
        }
        return choice;
    }

    private void moveTo(Fallback there) {
        LOG.log(
                Level.WARNING,
                "{0} has no key left; the call goes to {1}",
                provider.id(),
                there.provider().id());
        elsewhere = true;
        tried = Set.of();
        gotChance = false;
        provider = there.provider();
        target = there.target();
        sent = there.body();
        call.goesTo(provider.id(), there.model());
    }
}
