package io.teamclaw.adminui.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.keys.EntryFingerprint;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.keys.KeyStateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Changes keys that are in the pool. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class KeyEditing {
    private static final Duration LATELY = Duration.ofDays(7);

    private final PoolAccess pool;
    private final KeyUse use;
    private final KeyStateStore states;
    private final AuditTrail audit;
    private final Clock clock;

    KeyEditing(PoolAccess pool, KeyUse use, KeyStateStore states, AuditTrail audit, Clock clock) {
        this.pool = pool;
        this.use = use;
        this.states = states;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names a key and gives it a share of the calls.
     *
     * @param label blank for none
     * @param weight 1 to 100
     */
    public EditOutcome edit(String providerId, String keyId, String label, int weight) {
        Optional<String> name = Optional.of(label.strip()).filter(given -> !given.isEmpty());
        return change(
                "key.edited", providerId, keyId, key -> key.withLabel(name).withWeight(weight));
    }

    /**
     * Puts the tokens of a new sign-in into a token's entry, which stays the same key to people and
     * in usage.
     *
     * @param token of which provider, tokens and end count
     */
    public EditOutcome replaceToken(String keyId, NewToken token) {
        Optional<String> complaint = TokenRules.complaint(token, clock.instant());
        if (complaint.isPresent()) {
            return new EditOutcome.Refused(complaint.get());
        }
        return change(
                "key.token-replaced",
                token.providerId(),
                keyId,
                key ->
                        key.withTokens(
                                token.token().strip(),
                                TokenRules.given(token.refreshToken()),
                                token.expiresAt()));
    }

    /** No new call takes the key from now on; those that run with it end. */
    public EditOutcome drain(String providerId, String keyId) {
        return change("key.drained", providerId, keyId, key -> key.withState(KeyState.DRAINING));
    }

    /** Calls go out with the key again. */
    public EditOutcome activate(String providerId, String keyId) {
        return change("key.activated", providerId, keyId, key -> key.withState(KeyState.ACTIVE));
    }

    /**
     * What was wrong with a quarantined key was put right at the provider, e.g. its account was
     * paid: sidecars take it again within a minute.
     */
    public EditOutcome useAgain(String providerId, String keyId) {
        try {
            KeyPool now = pool.read();
            Optional<PoolKey> key = find(now, providerId, keyId);
            if (key.isEmpty()) {
                return new EditOutcome.Gone();
            }
            String entry =
                    EntryFingerprint.of(providerId, now.providers().get(providerId), key.get());
            states.forgive(keyId, entry, clock.instant());
            audit.record(
                    "key.used-again",
                    target(providerId, keyId),
                    JsonNodeFactory.instance.missingNode(),
                    json(key.get()));
            return new EditOutcome.Done();
        } catch (KeyPoolUnusableException broken) {
            return new EditOutcome.Refused(broken.getMessage());
        }
    }

    /** The key is never used again, and stays listed. */
    public EditOutcome retire(String providerId, String keyId) {
        return change("key.retired", providerId, keyId, key -> key.withState(KeyState.RETIRED));
    }

    /** Takes a key out of the pool. */
    public EditOutcome remove(String providerId, String keyId) {
        AtomicReference<Optional<PoolKey>> was = new AtomicReference<>(Optional.empty());
        try {
            pool.update(
                    before -> {
                        was.set(find(before, providerId, keyId));
                        return before.without(providerId, keyId);
                    });
        } catch (KeyPoolUnusableException broken) {
            return new EditOutcome.Refused(broken.getMessage());
        }
        if (was.get().isEmpty()) {
            return new EditOutcome.Gone();
        }
        audit.record(
                "key.removed",
                target(providerId, keyId),
                json(was.get().get()),
                JsonNodeFactory.instance.missingNode());
        return new EditOutcome.Done();
    }

    /**
     * Whether calls of the provider fail without this key: it is the only one that a new call can
     * take, and the provider was used within a week.
     *
     * @throws KeyPoolUnusableException where the keys cannot be read
     */
    public boolean isLastInUse(String providerId, String keyId) {
        Instant now = clock.instant();
        KeyPool current = pool.read();
        List<String> usable = ids(current.usable(providerId, now));
        Collection<KeyUsage> uses = use.of(ids(current.keys(providerId))).values();
        return usable.equals(List.of(keyId))
                && uses.stream()
                        .flatMap(each -> each.lastUsedAt().stream())
                        .anyMatch(at -> at.isAfter(now.minus(LATELY)));
    }

    /** How the audit log names a key. */
    static String target(String providerId, String keyId) {
        return "key/" + providerId + "/" + keyId;
    }

    private EditOutcome change(
            String action, String providerId, String keyId, UnaryOperator<PoolKey> change) {
        AtomicReference<Optional<PoolKey>> was = new AtomicReference<>(Optional.empty());
        KeyPool after;
        try {
            after =
                    pool.update(
                            before -> {
                                was.set(find(before, providerId, keyId));
                                return before.changing(providerId, keyId, change);
                            });
        } catch (RefusedChangeException unfit) {
            return new EditOutcome.Refused(unfit.getMessage() + ".");
        } catch (KeyPoolUnusableException broken) {
            return new EditOutcome.Refused(broken.getMessage());
        }
        Optional<PoolKey> now = find(after, providerId, keyId);
        if (was.get().isEmpty() || now.isEmpty()) {
            return new EditOutcome.Gone();
        }
        if (!now.equals(was.get())) {
            audit.record(action, target(providerId, keyId), json(was.get().get()), json(now.get()));
        }
        return new EditOutcome.Done();
    }

    private static Optional<PoolKey> find(KeyPool pool, String providerId, String keyId) {
        return pool.keys(providerId).stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    private static List<String> ids(List<PoolKey> keys) {
        return keys.stream().map(PoolKey::id).toList();
    }

    /** What an administrator can change of a key. */
    private static JsonNode json(PoolKey key) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        key.label().ifPresent(label -> json.put("label", label));
        return json.put("weight", key.weight()).put("state", key.state().id());
    }
}
