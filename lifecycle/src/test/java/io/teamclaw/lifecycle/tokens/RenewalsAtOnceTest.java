package io.teamclaw.lifecycle.tokens;

import static io.teamclaw.lifecycle.tokens.RenewalFixture.LIFE;
import static io.teamclaw.lifecycle.tokens.RenewalFixture.PROVIDER;
import static io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.access;
import static io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.keys.EditablePool;
import io.teamclaw.lifecycle.testing.AtOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portals that renew at the same time, people who edit meanwhile, and stores that fail. */
class RenewalsAtOnceTest {
    @TempDir private Path folder;
    private RenewalFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new RenewalFixture(folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void ofManyPortalsThatLookAtOnceOneExchangesTheToken() throws Exception {
        fixture.advanceToRenewal();
        for (int round = 1; round <= 5; round++) {
            AtOnce.run(
                    8,
                    number -> {
                        fixture.portal().run();
                        return number;
                    });
            assertThat(fixture.provider.calls()).hasSize(round);
            assertThat(fixture.stands().secret()).isEqualTo(access(round + 1));
            fixture.clock.advance(LIFE);
        }
    }

    @Test
    void callsAtOnceInOnePortalMakeOneExchangeToo() throws Exception {
        fixture.advanceToRenewal();
        TokenRenewer portal = fixture.portal();
        AtOnce.run(
                8,
                number -> {
                    portal.run();
                    return number;
                });
        assertThat(fixture.provider.calls()).hasSize(1);
    }

    @Test
    void aPortalThatStillReadsTheOldPoolDoesNotSpendItsTokenAgain() {
        fixture.advanceToRenewal();
        KeyPool old = fixture.file.read();
        fixture.portal().run();
        assertThat(fixture.provider.calls()).hasSize(1);

        fixture.portal(reading(() -> old)).run();

        assertThat(fixture.provider.calls()).hasSize(1);
    }

    @Test
    void whoGetsTheLeaseLooksAtThePoolAgain() {
        fixture.advanceToRenewal();
        KeyPool old = fixture.file.read();
        fixture.portal().run();
        fixture.clock.advance(TokenRenewer.LEASE.plusMinutes(1));
        AtomicBoolean first = new AtomicBoolean(true);
        EditablePool late = reading(() -> first.getAndSet(false) ? old : fixture.file.read());

        fixture.portal(late).run();

        assertThat(fixture.provider.calls()).hasSize(1);
        assertThat(fixture.stands().secret()).isEqualTo(access(2));
    }

    @Test
    void aPortalThatDiedAtItIsWaitedForAsLongAsItsLeaseHolds() {
        fixture.advanceToRenewal();
        RenewalRow dead =
                RenewalRow.none(fixture.token.id())
                        .leased(
                                TokenMark.of(fixture.token),
                                fixture.clock.instant(),
                                TokenRenewer.LEASE);
        assertThat(fixture.store.put(dead)).isTrue();
        fixture.clock.advance(TokenRenewer.LEASE.minusMillis(1));
        fixture.portal().run();
        assertThat(fixture.provider.calls()).isEmpty();

        fixture.clock.advance(Duration.ofMillis(1));
        fixture.portal().run();

        assertThat(fixture.stands().secret()).isEqualTo(access(2));
    }

    @Test
    void whatAPersonEditsDuringTheExchangeStandsBesideTheNewToken() {
        fixture.advanceToRenewal();
        PoolKey other = PoolKey.ofApiKey("sk-0123456789");
        fixture.provider.meanwhile(
                () ->
                        fixture.file.update(
                                pool ->
                                        pool.changing(
                                                        PROVIDER,
                                                        fixture.token.id(),
                                                        key ->
                                                                key.withLabel(Optional.of("Sales"))
                                                                        .withWeight(7)
                                                                        .withState(
                                                                                KeyState.DRAINING))
                                                .with("openai", AuthType.API_KEY, other)));

        fixture.portal().run();

        PoolKey after = fixture.stands();
        assertThat(after.secret()).isEqualTo(access(2));
        assertThat(after.refreshToken()).contains(refresh(2));
        assertThat(after.label()).contains("Sales");
        assertThat(after.weight()).isEqualTo(7);
        assertThat(after.state()).isEqualTo(KeyState.DRAINING);
        assertThat(fixture.file.read().keys("openai")).containsExactly(other);
    }

    @Test
    void whoeverSignsInAnewDuringTheExchangeKeepsTheirToken() {
        fixture.advanceToRenewal();
        fixture.provider.meanwhile(
                () ->
                        fixture.file.update(
                                pool ->
                                        pool.changing(
                                                PROVIDER,
                                                fixture.token.id(),
                                                key ->
                                                        key.withTokens(
                                                                "access-of-a-person",
                                                                Optional.of("refresh-of-a-person"),
                                                                Optional.empty()))));
        fixture.portal().run();
        assertThat(fixture.stands().secret()).isEqualTo("access-of-a-person");
        assertThat(fixture.stands().refreshToken()).contains("refresh-of-a-person");
    }

    @Test
    void aTokenThatIsRemovedDuringTheExchangeStaysRemoved() {
        fixture.advanceToRenewal();
        fixture.provider.meanwhile(
                () -> fixture.file.update(pool -> pool.without(PROVIDER, fixture.token.id())));
        fixture.portal().run();
        assertThat(fixture.file.read().isEmpty()).isTrue();
    }

    @Test
    void aNewTokenThatCannotBeStoredIsKeptUntilItCanAndNobodyElseBegins() {
        fixture.advanceToRenewal();
        AtomicBoolean broken = new AtomicBoolean(true);
        TokenRenewer portal = fixture.portal(failing(broken, false));
        portal.run();
        assertThat(fixture.stands()).isEqualTo(fixture.token);
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Failing.class);
        for (int minute = 0; minute < 30; minute++) {
            fixture.clock.advance(Duration.ofMinutes(1));
            portal.run();
            fixture.portal().run();
        }
        assertThat(fixture.provider.calls()).hasSize(1);

        broken.set(false);
        portal.finish();

        assertThat(fixture.stands().secret()).isEqualTo(access(2));
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Due.class);
    }

    @Test
    void aWriteOfWhichTheAnswerGotLostIsFoundToBeDone() {
        fixture.advanceToRenewal();
        AtomicBoolean broken = new AtomicBoolean(true);
        TokenRenewer portal = fixture.portal(failing(broken, true));
        portal.run();
        assertThat(fixture.stands().secret()).as("it was written").isEqualTo(access(2));
        broken.set(false);

        portal.run();
        fixture.clock.advance(LIFE);
        portal.run();

        assertThat(fixture.provider.calls()).hasSize(2);
        assertThat(fixture.stands().secret()).isEqualTo(access(3));
    }

    /** A pool that is written as it is and read as somebody says. */
    private EditablePool reading(Supplier<KeyPool> read) {
        return new EditablePool() {
            @Override
            public KeyPool read() {
                return read.get();
            }

            @Override
            public KeyPool update(UnaryOperator<KeyPool> change) {
                return fixture.file.update(change);
            }
        };
    }

    /**
     * A pool that says it cannot be written.
     *
     * @param writes whether it is, all the same
     */
    private EditablePool failing(AtomicBoolean broken, boolean writes) {
        return new EditablePool() {
            @Override
            public KeyPool read() {
                return fixture.file.read();
            }

            @Override
            public KeyPool update(UnaryOperator<KeyPool> change) {
                if (broken.get() && !writes) {
                    throw new UncheckedIOException(new IOException("disk full"));
                }
                KeyPool after = fixture.file.update(change);
                if (broken.get()) {
                    throw new UncheckedIOException(new IOException("no answer"));
                }
                return after;
            }
        };
    }
}
