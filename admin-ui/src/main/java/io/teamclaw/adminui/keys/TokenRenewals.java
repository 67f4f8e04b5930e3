package io.teamclaw.adminui.keys;

import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.tokens.RenewalStore;
import io.teamclaw.lifecycle.tokens.TokenEndpoint;
import io.teamclaw.lifecycle.tokens.TokenRenewer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has OAuth tokens renewed before they end. Each portal looks every minute; that only one of them
 * renews a token is the renewer's care.
 */
@Component
class TokenRenewals implements SmartLifecycle {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** An exchange that runs ends within this: its answer may be the only one there will be. */
    private static final Duration ENDING = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewals.class);

    private final TokenEndpoint endpoint;
    private final TokenRenewer renewer;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("token-renewals").factory());
    private volatile boolean running;

    TokenRenewals(KeyPoolStore pool, ProviderRegistry registry, RenewalStore store, Clock clock) {
        this.endpoint = new TokenEndpoint(clock);
        this.renewer = new TokenRenewer(pool, registry, store, endpoint, clock);
    }

    @Override
    public void start() {
        running = true;
        // Portals that started together need not look together.
        long first = ThreadLocalRandom.current().nextLong(PERIOD.toMillis() / 4, PERIOD.toMillis());
        timer.scheduleWithFixedDelay(this::look, first, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            renewer.run();
        } catch (RuntimeException e) {
            // A timer whose work throws never runs again. Texts of stores may quote what is stored.
            LOG.warn(
                    "Tokens could not be looked at ({}); it is tried again in a minute",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdown();
        try {
            if (!timer.awaitTermination(ENDING.toSeconds(), TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        renewer.finish();
        endpoint.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
