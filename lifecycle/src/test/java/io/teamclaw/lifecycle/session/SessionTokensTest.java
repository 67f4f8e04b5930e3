package io.teamclaw.lifecycle.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
    private static final UserId ADA = new UserId("ada-x1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir private Path folder;
    private final SettableClock clock = new SettableClock(NOW);
    private Path file;
    private SessionTokens tokens;

    @BeforeEach
    void makeKey() {
        file = folder.resolve("secrets/session.jwk");
        tokens = SessionTokens.ofFile(file, clock);
    }

    @Test
    void acceptsItsOwnTokenUntilItExpires() {
        String token = tokens.issue(ADA, Duration.ofHours(1));

        assertThat(tokens.verify(token))
                .contains(new SessionToken(ADA, NOW.plus(Duration.ofHours(1))));
        clock.advance(Duration.ofMinutes(59));
        assertThat(tokens.verify(token)).isPresent();
        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void givesNoTwoTokensAlike() {
        assertThat(tokens.issue(ADA, Duration.ofHours(1)))
                .isNotEqualTo(tokens.issue(ADA, Duration.ofHours(1)));
    }

    @Test
    void keepsTheKeyForTheNextStart() {
        String token = tokens.issue(ADA, Duration.ofHours(1));

        assertThat(SessionTokens.ofFile(file, clock).verify(token)).isPresent();
    }

    @Test
    void keepsTheKeyForItsOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @RepeatedTest(20)
    void endsWithOneKeyWhenManyMakeItAtOnce() throws Exception {
        Path shared = folder.resolve("shared.jwk");

        List<String> issued =
                AtOnce.run(
                        8,
                        number ->
                                SessionTokens.ofFile(shared, clock)
                                        .issue(ADA, Duration.ofHours(1)));

        SessionTokens next = SessionTokens.ofFile(shared, clock);
        assertThat(issued).allMatch(token -> next.verify(token).isPresent());
    }

    @Test
    void refusesAKeyFileThatOthersMayRead() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SessionTokens.ofFile(file, clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}", "[]", "secret"})
    void refusesAKeyFileWithoutAKeyAndDoesNotShowIt(String content) throws Exception {
        Files.writeString(file, content);

        assertThatThrownBy(() -> SessionTokens.ofFile(file, clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("remove it")
                .hasNoCause()
                .message()
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void refusesATokenOfAnotherKey() {
        SessionTokens other = SessionTokens.ofFile(folder.resolve("other.jwk"), clock);

        assertThat(tokens.verify(other.issue(ADA, Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void refusesATokenWithoutSignature() throws Exception {
        assertThat(tokens.verify(new PlainJWT(good().build()).serialize())).isEmpty();
        String[] parts = tokens.issue(ADA, Duration.ofHours(1)).split("\\.");
        assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    }

    @Test
    void refusesHs256WithThePublicKeyAsSecret() throws Exception {
        SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good().build());
        forged.sign(new MACSigner(key().toPublicJWK().toJSONString().getBytes()));

        assertThat(tokens.verify(forged.serialize())).isEmpty();
    }

    @Test
    void refusesAChangedOwner() throws Exception {
        String[] mine = tokens.issue(ADA, Duration.ofHours(1)).split("\\.");
        String[] other = tokens.issue(new UserId("eve"), Duration.ofHours(1)).split("\\.");

        assertThat(tokens.verify(mine[0] + "." + other[1] + "." + mine[2])).isEmpty();
    }

    @Test
    void refusesClaimsThatAreNotOurs() throws Exception {
        assertThat(tokens.verify(signed(good()))).isPresent();
        assertThat(tokens.verify(signed(good().issuer("eve")))).isEmpty();
        assertThat(tokens.verify(signed(good().issuer(null)))).isEmpty();
        assertThat(tokens.verify(signed(good().audience("eve")))).isEmpty();
        assertThat(tokens.verify(signed(good().audience(List.of("teamclaw", "eve"))))).isEmpty();
        assertThat(tokens.verify(signed(good().subject("../eve")))).isEmpty();
        assertThat(tokens.verify(signed(good().subject(null)))).isEmpty();
        assertThat(tokens.verify(signed(good().expirationTime(null)))).isEmpty();
        assertThat(tokens.verify(signed(good().issueTime(null)))).isEmpty();
    }

    @Test
    void refusesATokenOfTheFuture() throws Exception {
        Date later = Date.from(NOW.plusSeconds(60));

        assertThat(tokens.verify(signed(good().issueTime(later)))).isEmpty();
        assertThat(tokens.verify(signed(good().notBeforeTime(later)))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.e30",
                "\u0000",
                "eyJhbGciOiJub25lIn0.."
            })
    void answersGarbageWithNothing(String garbage) {
        assertThat(tokens.verify(garbage)).isEmpty();
    }

    @Test
    void answersDamagedTokensWithNothing() {
        String token = tokens.issue(ADA, Duration.ofHours(1));
        int signature = token.lastIndexOf('.') + 1;
        Random random = new Random(1);
        IntStream.range(0, 2_000)
                .forEach(
                        round -> {
                            StringBuilder damaged = new StringBuilder(token);
                            // Not the last character: its lowest bits are padding.
                            int place = random.nextInt(token.length() - 1);
                            char now = (char) (33 + random.nextInt(93));
                            if (now == token.charAt(place) || place == signature - 1) {
                                return;
                            }
                            damaged.setCharAt(place, now);
                            assertThat(tokens.verify(damaged.toString()))
                                    .as("%s at %d", now, place)
                                    .isEmpty();
                        });
        assertThat(tokens.verify(token + "A".repeat(5_000))).isEmpty();
    }

    @Test
    void takesNoOtherAlphabetForTheSameBytes() {
        String token =
                Stream.generate(() -> tokens.issue(ADA, Duration.ofHours(1)))
                        .filter(each -> each.contains("_"))
                        .findFirst()
                        .orElseThrow();

        assertThat(tokens.verify(token)).isPresent();
        assertThat(tokens.verify(token.replace('_', '/'))).isEmpty();
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer("teamclaw")
                .audience("teamclaw")
                .subject(ADA.value())
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private String signed(JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims.build());
        token.sign(new ECDSASigner(key()));
        return token.serialize();
    }

    private ECKey key() throws Exception {
        return ECKey.parse(Files.readString(file));
    }
}
