package io.teamclaw.adminui.dashboard;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.dashboard.Attention.Kind;
import io.teamclaw.adminui.keys.KeyHealth;
import io.teamclaw.adminui.keys.KeyService;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What an administrator should look at. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class AttentionService {
    /** A provider's share of failed calls, in per cent, and how many calls that is judged by. */
    static final int FAILING_PERCENT = 20;

    static final int FEWEST_CALLS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(AttentionService.class);
    private static final Duration PRICED_WITHIN = Duration.ofDays(7);

    private final LiveCounts workspaces;
    private final KeyService keys;
    private final RollupStore rollup;
    private final AuditService audit;
    private final ConfigStore settings;
    private final AdminUiParts parts;
    private final ProviderRegistry providers;
    private final Background background;
    private final Clock clock;

    AttentionService(
            LiveCounts workspaces,
            KeyService keys,
            RollupStore rollup,
            AuditService audit,
            ConfigStore settings,
            AdminUiParts parts,
            ProviderRegistry providers,
            Background background,
            Clock clock) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.rollup = rollup;
        this.audit = audit;
        this.settings = settings;
        this.parts = parts;
        this.providers = providers;
        this.background = background;
        this.clock = clock;
    }

    /** Everything, the gravest first. What cannot be found out is said, and hides nothing else. */
    public List<Attention> all() {
        List<Attention> found = new ArrayList<>();
        List<Supplier<List<Attention>>> looks =
                List.of(
                        this::auditLog,
                        this::starts,
                        this::keyPool,
                        this::failingProviders,
                        this::prices,
                        this::signUp);
        boolean unknown = false;
        for (Optional<List<Attention>> seen :
                background.together(looks.stream().map(AttentionService::guarded).toList())) {
            seen.ifPresent(found::addAll);
            unknown |= seen.isEmpty();
        }
        if (unknown) {
            found.add(new Attention(Kind.UNKNOWN, "", 0, "dashboard"));
        }
        found.sort(Comparator.comparing(Attention::kind));
        return found;
    }

    /** Empty where it cannot be found out. */
    private static Supplier<Optional<List<Attention>>> guarded(Supplier<List<Attention>> look) {
        return () -> {
            try {
                return Optional.of(look.get());
            } catch (RuntimeException broken) {
                LOG.error("What needs attention could not be found out", broken);
                return Optional.empty();
            }
        };
    }

    private List<Attention> auditLog() {
        return Stream.concat(audit.lastVerified().stream(), Stream.of(audit.latest()))
                .flatMap(report -> report.broken().stream())
                .limit(1)
                .map(row -> new Attention(Kind.AUDIT_BROKEN, "", row.sequence(), "audit"))
                .toList();
    }

    private List<Attention> starts() {
        return some(
                Kind.FAILED_STARTS, workspaces.of(all -> true).failed(), "workspaces?state=failed");
    }

    private List<Attention> keyPool() {
        KeyHealth health = keys.health();
        List<Attention> found = new ArrayList<>();
        health.providers().stream()
                .filter(each -> !each.counts().canServe())
                .map(each -> new Attention(Kind.NO_KEY_SERVES, each.providerName(), 0, "keys"))
                .forEach(found::add);
        found.addAll(some(Kind.QUARANTINED_KEYS, health.total().quarantined(), "keys"));
        found.addAll(some(Kind.SIGN_IN_NEEDED, health.total().signInNeeded(), "keys"));
        found.addAll(some(Kind.NOT_RENEWED, health.total().notRenewed(), "keys"));
        found.addAll(some(Kind.EXPIRED_TOKENS, health.total().expired(), "keys"));
        found.addAll(some(Kind.EXPIRING_TOKENS, health.total().expiring(), "keys"));
        return found;
    }

    private List<Attention> failingProviders() {
        Instant now = clock.instant();
        return rollup
                .byMember(Dimension.PROVIDERS, now.minus(Duration.ofHours(1)), untilNow(now))
                .entrySet()
                .stream()
                .filter(each -> isFailing(each.getValue()))
                .map(this::failing)
                .toList();
    }

    /** Counters are of whole parts of an hour: the one that is not over yet counts too. */
    private static Instant untilNow(Instant now) {
        return now.plus(Duration.ofHours(1));
    }

    private static boolean isFailing(UsageTotals calls) {
        return calls.requests() >= FEWEST_CALLS
                && calls.errors() * 100 >= calls.requests() * FAILING_PERCENT;
    }

    private Attention failing(Map.Entry<String, UsageTotals> provider) {
        UsageTotals calls = provider.getValue();
        String name =
                providers
                        .find(provider.getKey())
                        .map(each -> each.name())
                        .orElse(provider.getKey());
        return new Attention(
                Kind.PROVIDER_FAILING,
                name,
                Math.round(100.0 * calls.errors() / calls.requests()),
                "usage?by=provider");
    }

    private List<Attention> prices() {
        Instant now = clock.instant();
        long models =
                rollup
                        .byMember(Dimension.MODELS, now.minus(PRICED_WITHIN), untilNow(now))
                        .values()
                        .stream()
                        .filter(each -> each.unpriced() > 0)
                        .count();
        return some(Kind.UNPRICED_MODELS, models, "usage?by=model");
    }

    private List<Attention> signUp() {
        return settings.signUpPolicy(parts.defaultAllowedDomains()).allowedDomains().isEmpty()
                ? List.of(new Attention(Kind.SIGN_UP_CLOSED, "", 0, "settings"))
                : List.of();
    }

    private static List<Attention> some(Kind kind, long number, String path) {
        return number == 0 ? List.of() : List.of(new Attention(kind, "", number, path));
    }
}
