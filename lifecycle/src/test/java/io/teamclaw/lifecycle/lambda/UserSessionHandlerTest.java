package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.records.RecordsOnly;
import io.teamclaw.lifecycle.registration.CompanyIdentity;
import io.teamclaw.lifecycle.registration.Registration;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserSessionHandlerTest {
    private static final String ENV = EmbeddedDynamoDb.ENVIRONMENT;
    private static final EmailAddress ADA = new EmailAddress("ada@company.com");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final UserStore users = new UserStore(dynamoDb.client(), ENV);
    private final ConfigStore config = new ConfigStore(dynamoDb.client(), ENV);
    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final WorkspaceService workspaces = scripted.service(dynamoDb, users);
    private final SettableClock clock = new SettableClock(Instant.now());
    private final WorkspaceService records =
            RecordsOnly.workspaces(dynamoDb.client(), ENV, clock, () -> {});
    private final List<UserId> asked = new CopyOnWriteArrayList<>();
    private final UserSessionHandler handler = handler(asked::add);

    private UserSessionHandler handler(Consumer<UserId> start) {
        return new UserSessionHandler(
                CompanyIdentity.of("CompanySSO"),
                new Registration(users, config, Set.of("company.com")),
                new UserSessions(
                        records,
                        start,
                        scripted.rules()::startsAtOnce,
                        "https://team.example.com",
                        clock),
                FunctionLogs.detached(ENV, line -> {}));
    }

    @AfterEach
    void stop() {
        workspaces.close();
        records.close();
        dynamoDb.close();
    }

    @Test
    void addsAPersonOfTheCompanyAndAsksForTheirWorkspace() {
        JsonNode body = answered(200, event("ada@company.com"));

        User ada = users.findByEmail(ADA).orElseThrow();
        assertThat(ada.role()).isEqualTo(Role.EMPLOYEE);
        assertThat(ada.teamId()).isEqualTo(Team.DEFAULT);
        assertThat(ada.name()).isEqualTo("Ada Lovelace");
        assertThat(body.path("state").asText()).isEqualTo("absent");
        assertThat(body.path("url").asText())
                .isEqualTo("https://team.example.com/u/" + ada.id() + "/");
        assertThat(body.path("estimateSeconds").asInt()).isEqualTo(90);
        assertThat(body.has("phase") || body.has("position") || body.has("cause")).isFalse();
        assertThat(asked).containsExactly(ada.id());
    }

    @Test
    void answersAsAnHttpApiWantsIt() {
        JsonNode answer = Invocation.of(handler, event("ada@company.com"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.at("/headers/content-type").asText()).isEqualTo("application/json");
        assertThat(answer.at("/headers/cache-control").asText()).isEqualTo("no-store");
        assertThat(answer.path("body").isTextual()).isTrue();
    }

    @Test
    void putsNewPeopleIntoTheTeamThatIsSet() {
        config.put("global", "platform/default-team", "\"starters\"", ADA);

        answered(200, event("ada@company.com"));

        assertThat(users.findByEmail(ADA).orElseThrow().teamId()).isEqualTo(new TeamId("starters"));
    }

    @Test
    void letsTheSettingDecideWhoMaySignUp() {
        config.put("global", "platform/allowed-domains", "[\"second.example\"]", ADA);

        assertThat(refused(403, event("ada@company.com"))).isEqualTo("foreign-domain");
        answered(200, event("bob@second.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eve@any.com", "eve@mycompany.com", "eve@sub.company.com", "eve@company.co"})
    void refusesStrangersAndAddsNobody(String email) {
        assertThat(refused(403, event(email))).isEqualTo("foreign-domain");
        assertThat(users.findByEmail(new EmailAddress(email))).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void letsAGuestInWhomAnAdministratorAdded() {
        User guest =
                users.create(
                        new EmailAddress("guest@other.com"), "Guest", Role.EMPLOYEE, Team.DEFAULT);

        answered(200, event("guest@other.com"));

        assertThat(asked).containsExactly(guest.id());
    }

    @Test
    void keepsADisabledPersonOut() {
        answered(200, event("ada@company.com"));
        asked.clear();
        UserId ada = users.findByEmail(ADA).orElseThrow().id();
        users.update(ada, People::disabled);

        JsonNode body = answered(403, event("ada@company.com"));

        assertThat(body.at("/error/kind").asText()).isEqualTo("disabled");
        assertThat(body.at("/error/message").asText()).contains("administrator");
        assertThat(users.find(ada).orElseThrow().disabled()).isTrue();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email_verified, false, 403, not-verified",
        "email_verified, TRUE, 403, not-verified",
        "email_verified, , 403, not-verified",
        "token_use, access, 401, not-signed-in",
        "token_use, , 401, not-signed-in",
        "sub, , 401, not-signed-in",
        "email, , 403, not-verified",
        "email, no address, 403, not-verified"
    })
    void refusesClaimsThatProveNothing(String claim, String value, int status, String kind)
            throws JsonProcessingException {
        ObjectNode event = (ObjectNode) JSON.readTree(event("ada@company.com"));
        ObjectNode claims = (ObjectNode) event.at("/requestContext/authorizer/jwt/claims");
        claims.put(claim, value);
        assertThat(refused(status, event.toString())).isEqualTo(kind);
        claims.remove(claim);
        assertThat(refused(status, event.toString())).isEqualTo(kind);
        assertThat(users.findByEmail(ADA)).isEmpty();
    }

    /** As the pool writes it, in each form in which an authorizer may hand it on. */
    private static final String PRINTED =
            "[map[dateCreated:1795341600000 issuer:<nil> primary:true providerName:%s"
                    + " providerType:SAML userId:%s]]";

    private static final String AS_JSON =
            "[{\"userId\":\"%2$s\",\"providerName\":\"%1$s\",\"providerType\":\"SAML\","
                    + "\"issuer\":null,\"primary\":\"true\",\"dateCreated\":\"1795341600000\"}]";

    @ParameterizedTest
    @ValueSource(strings = {PRINTED, AS_JSON})
    void takesTheCompanysProviderAtItsWordAboutAddressesOfTheCompany(String form)
            throws JsonProcessingException {
        String identities = form.formatted("CompanySSO", "ada");

        answered(200, federated("ada@company.com", identities));

        assertThat(users.findByEmail(ADA)).isPresent();
        users.create(new EmailAddress("guest@other.com"), "Guest", Role.EMPLOYEE, Team.DEFAULT);
        assertThat(refused(403, federated("guest@other.com", identities)))
                .as("a guest who was added, of whom the company's provider knows nothing")
                .isEqualTo("foreign-domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {PRINTED, AS_JSON})
    void takesNoOtherProviderAtItsWord(String form) throws JsonProcessingException {
        for (String provider : List.of("Google", "CompanySSO2", "companysso")) {
            String spoofed = "x providerName:CompanySSO providerType:SAML userId:y";
            String identities = form.formatted(provider, spoofed);
            assertThat(refused(403, federated("ada@company.com", identities)))
                    .isEqualTo("not-verified");
        }
        assertThat(refused(403, federated("ada@company.com", "no list"))).isEqualTo("not-verified");
        assertThat(users.findByEmail(ADA)).isEmpty();
    }

    private static String federated(String email, String identities)
            throws JsonProcessingException {
        ObjectNode event = (ObjectNode) JSON.readTree(event(email));
        ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
                .put("email_verified", "false")
                .put("identities", identities);
        return event.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "[]",
                "null",
                "{\"requestContext\":{\"authorizer\":{\"jwt\":{\"claims\":\"ada\"}}}}",
                "{\"requestContext\":{\"authorizer\":{\"claims\":{\"sub\":\"x\",\"token_use\":\"id\","
                        + "\"email\":\"ada@company.com\",\"email_verified\":\"true\"}}}}"
            })
    void refusesARequestWithoutAnAuthorizersClaims(String event) {
        assertThat(refused(401, event)).isEqualTo("not-signed-in");
    }

    @Test
    void makesOnePersonOfTwoFirstSessionsAtOnce() throws Exception {
        List<JsonNode> bodies =
                AtOnce.run(6, i -> body(Invocation.of(handler, event("ada@company.com"))));

        assertThat(bodies).extracting(body -> body.path("url").asText()).hasSize(6);
        assertThat(Set.copyOf(asked)).hasSize(1);
        assertThat(users.ofTeam(Team.DEFAULT)).hasSize(1);
    }

    @Test
    void asksForNothingWhileItStartsOrRuns() {
        UserId ada = join();
        workspaces.start(ada);
        Eventually.get(() -> workspaces.find(ada), now -> now.task().isPresent());
        JsonNode starting = answered(200, event("ada@company.com"));
        assertThat(starting.path("state").asText()).isEqualTo("starting");
        assertThat(StartPhase.ofWireValue(starting.path("phase").asText())).isNotNull();
        assertThat(starting.path("estimateSeconds").asInt()).isBetween(5, 90);

        scripted.runtime()
                .ready(scripted.runtime().awaitTask(ada, 1), new TaskAddress("10.0.1.5", 18789));
        Eventually.get(() -> workspaces.find(ada), now -> now.state() == WorkspaceState.RUNNING);
        JsonNode running = answered(200, event("ada@company.com"));

        assertThat(running.path("state").asText()).isEqualTo("running");
        assertThat(running.path("estimateSeconds").asInt()).isZero();
        assertThat(running.toString()).doesNotContain("10.0.1.5");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysWhyTheLastStartFailedAndTriesAgainAfterAMinuteOnly() {
        UserId ada = join();
        scripted.runtime()
                .failLaunch(
                        new TaskStartException(FailureKind.CAPACITY, "There is no room. Wait."));
        workspaces.start(ada);
        Eventually.get(() -> workspaces.find(ada), now -> now.state() == WorkspaceState.FAILED);

        for (int poll = 0; poll < 3; poll++) {
            JsonNode body = answered(200, event("ada@company.com"));
            assertThat(body.path("state").asText()).isEqualTo("failed");
            assertThat(body.path("cause").asText()).isEqualTo("There is no room. Wait.");
            clock.advance(Duration.ofSeconds(5));
        }
        assertThat(asked).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        answered(200, event("ada@company.com"));
        assertThat(asked).containsExactly(ada);
    }

    @Test
    void startsOnceForThreePollsOfWhichOneAsksToTryAgain() {
        UserId ada = join();
        scripted.runtime()
                .failLaunch(new TaskStartException(FailureKind.CAPACITY, "There is no room."));
        workspaces.start(ada);
        Eventually.get(() -> workspaces.find(ada), now -> now.state() == WorkspaceState.FAILED);
        String poll = event("ada@company.com");

        answered(200, poll);
        answered(200, withBody(poll, "{\"retry\":true}", false));
        answered(200, poll);

        assertThat(asked).containsExactly(ada);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"retry\":true} | false | 1",
                "eyJyZXRyeSI6dHJ1ZX0= | true | 1",
                "{\"retry\":false} | false | 0",
                "{\"retry\":\"true\"} | false | 0",
                "retry | false | 0",
                "[true] | false | 0",
                "{\"retry\":true} | true | 0",
                "'' | false | 0"
            })
    void readsTheWishToTryAgain(String body, boolean base64, int starts) {
        UserId ada = join();
        scripted.runtime()
                .failLaunch(new TaskStartException(FailureKind.IMAGE, "There is no image."));
        workspaces.start(ada);
        Eventually.get(() -> workspaces.find(ada), now -> now.state() == WorkspaceState.FAILED);

        answered(200, withBody(event("ada@company.com"), body, base64));

        assertThat(asked).hasSize(starts);
    }

    private static String withBody(String event, String body, boolean base64) {
        try {
            ObjectNode changed = (ObjectNode) JSON.readTree(event);
            return changed.put("body", body).put("isBase64Encoded", base64).toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsThePlaceInLine() {
        UserId first = join("bob");
        UserId second = join("eve");
        UserId ada = join();
        scripted.rules().startsAtOnce(1);
        workspaces.start(first);
        Eventually.get(() -> workspaces.find(first), now -> now.task().isPresent());
        for (UserId each : List.of(second, ada)) {
            workspaces.start(each);
            Eventually.get(
                    () -> workspaces.find(each),
                    now -> now.phase().equals(Optional.of(StartPhase.WAITING)));
        }

        JsonNode body = answered(200, event("ada@company.com"));

        assertThat(body.path("phase").asText()).isEqualTo("waiting");
        assertThat(body.path("position").asInt()).isEqualTo(2);
        assertThat(body.path("estimateSeconds").asInt()).isEqualTo(270);
        assertThat(asked).isEmpty();

        for (int poll = 0; poll < 3; poll++) {
            clock.advance(Duration.ofSeconds(14));
            answered(200, event("ada@company.com"));
        }
        assertThat(asked).as("after half a minute, once").containsExactly(ada);

        clock.advance(Duration.ofSeconds(30));
        answered(200, event("ada@company.com"));
        assertThat(asked).as("again").containsExactly(ada, ada);
    }

    @Test
    void saysThatItFailedWhereNobodyTakesTheRequest() {
        UserSessionHandler cutOff =
                handler(
                        userId -> {
                            throw new IllegalStateException("arn:aws:lambda:secret");
                        });

        JsonNode answer = Invocation.of(cutOff, event("ada@company.com"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
        assertThat(answer.toString()).contains("Try again").doesNotContain("arn:aws");
    }

    private UserId join(String name) {
        EmailAddress email = new EmailAddress(name + "@company.com");
        return users.create(email, name, Role.EMPLOYEE, Team.DEFAULT).id();
    }

    private UserId join() {
        return users.create(ADA, "Ada", Role.EMPLOYEE, Team.DEFAULT).id();
    }

    private JsonNode answered(int status, String event) {
        JsonNode answer = Invocation.of(handler, event);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        return body(answer);
    }

    private String refused(int status, String event) {
        JsonNode error = answered(status, event).path("error");
        assertThat(error.path("message").asText()).isNotBlank().doesNotContain("ada@");
        return error.path("kind").asText();
    }

    private static JsonNode body(JsonNode answer) {
        try {
            return JSON.readTree(answer.path("body").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Payload format 2.0 with the claims of Cognito's id token, which the authorizer gives as
     * texts.
     */
    private static String event(String email) {
        return """
        {"version":"2.0","routeKey":"POST /user/session","rawPath":"/user/session",
         "rawQueryString":"","headers":{"authorization":"Bearer x","content-length":"0"},
         "requestContext":{"accountId":"111122223333","apiId":"a1b2c3","authorizer":{"jwt":{
          "claims":{"aud":"client","auth_time":"1795341600","cognito:username":"5f3c",
           "email":"%s","email_verified":"true","event_id":"7d2f","exp":"1795345200",
           "iat":"1795341600","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf",
           "jti":"9a1b","name":"Ada Lovelace","origin_jti":"2c3d",
           "sub":"5f3c2a10-0000-4000-8000-1234567890ab","token_use":"id"},"scopes":null}},
          "http":{"method":"POST","path":"/user/session","protocol":"HTTP/1.1"},
          "requestId":"JKJaXmPLvHcESHA=","routeKey":"POST /user/session","stage":"$default"},
         "isBase64Encoded":false}
        """
                .formatted(email);
    }
}
