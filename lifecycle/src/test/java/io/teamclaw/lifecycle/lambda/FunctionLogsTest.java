package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FunctionLogsTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final JsonLogHandler handler = new JsonLogHandler("dev", lines::add);

    @AfterEach
    void logAsBefore() throws Exception {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void writesOneLineOfJsonWithWhatLambdaFiltersBy() throws Exception {
        JsonNode line = logged(new LogRecord(Level.INFO, "Two\nlines"));
        assertThat(lines.get(0)).doesNotContain("\n");
        assertThat(line.path("message").asText()).isEqualTo("Two\nlines");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("timestamp").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
    }

    @Test
    void spellsLevelsAsLambdaDoes() throws Exception {
        assertThat(logged(new LogRecord(Level.SEVERE, "x")).path("level").asText())
                .isEqualTo("ERROR");
        assertThat(logged(new LogRecord(Level.WARNING, "x")).path("level").asText())
                .isEqualTo("WARN");
        assertThat(logged(new LogRecord(Level.FINE, "x")).path("level").asText())
                .isEqualTo("DEBUG");
    }

    @Test
    void namesTheCallAndThePersonItIsAbout() throws Exception {
        handler.begin("request-1");
        handler.about(new UserId("ada"));
        JsonNode line = logged(new LogRecord(Level.INFO, "x"));
        assertThat(line.path("requestId").asText()).isEqualTo("request-1");
        assertThat(line.path("userId").asText()).isEqualTo("ada");
        assertThat(line.path("workspaceId").asText()).isEqualTo("teamclaw-user-dev-ada");

        handler.begin("request-2");
        assertThat(logged(new LogRecord(Level.INFO, "x")).has("userId")).isFalse();
    }

    @Test
    void namesThePersonOfTheMessageRatherThanThatOfTheCall() throws Exception {
        handler.about(new UserId("ada"));
        LogRecord about = new LogRecord(Level.INFO, "The workspace of {0} stopped");
        about.setParameters(new Object[] {new UserId("bob")});
        JsonNode line = logged(about);
        assertThat(line.path("message").asText()).isEqualTo("The workspace of bob stopped");
        assertThat(line.path("userId").asText()).isEqualTo("bob");
    }

    @Test
    void showsWhereAnErrorCameFromAndOnlyMessagesOfOursAndOfAws() throws Exception {
        IllegalStateException own = new IllegalStateException("our words");
        own.initCause(foreign());
        LogRecord record = new LogRecord(Level.SEVERE, "x");
        record.setThrown(own);
        JsonNode error = logged(record).path("error");
        assertThat(error.path("type").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("message").asText()).isEqualTo("our words");
        assertThat(error.at("/stack/0").asText()).contains("FunctionLogsTest");
        assertThat(error.at("/cause/type").asText())
                .isEqualTo(NumberFormatException.class.getName());
        assertThat(error.toString()).doesNotContain("sk-secret");

        record.setThrown(
                DynamoDbException.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("AccessDeniedException")
                                        .errorMessage("not authorized, says root@example.com")
                                        .build())
                        .requestId("aws-1")
                        .statusCode(400)
                        .build());
        error = logged(record).path("error");
        assertThat(error.path("code").asText()).isEqualTo("AccessDeniedException");
        assertThat(error.path("message").asText()).isEqualTo("not authorized, says (address)");
        assertThat(error.path("awsRequestId").asText()).isEqualTo("aws-1");
    }

    @Test
    void endsWithErrorsThatCauseEachOther() throws Exception {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        LogRecord record = new LogRecord(Level.SEVERE, "x");
        record.setThrown(one);
        assertThat(logged(record).at("/error/cause").has("cause")).isFalse();
    }

    @Test
    void masksAnAddressThatSomebodyLogs() throws Exception {
        assertThat(logged(new LogRecord(Level.INFO, "ada@company.com came")).toString())
                .doesNotContain("ada@")
                .contains("(address) came");
    }

    @Test
    void takesTheCallsIdFromLambda() throws Exception {
        FunctionLogs logs = FunctionLogs.install("dev", lines::add);
        logs.begin(FunctionContext.lasting(Duration.ofSeconds(1)));
        System.getLogger("test").log(System.Logger.Level.INFO, "Hello");
        assertThat(lines)
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("Hello")
                                        .contains(FunctionContext.REQUEST_ID));
    }

    private static NumberFormatException foreign() {
        try {
            Integer.parseInt("sk-secret");
            throw new AssertionError("It is no number");
        } catch (NumberFormatException e) {
            return e;
        }
    }

    private JsonNode logged(LogRecord record) throws Exception {
        lines.clear();
        handler.publish(record);
        return new ObjectMapper().readTree(lines.get(0));
    }
}
