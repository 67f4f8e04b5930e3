package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.tables.TableCreator;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Each function from the jar alone, in a process of its own against the emulator: that it answers,
 * and how long it takes from the first class to the first answer. {@code make cold-start} shows the
 * figures; on Lambda a snapshot spares most of it.
 */
class ColdStartIT {
    private static final Logger LOG = System.getLogger(ColdStartIT.class.getName());
    private static final Path JAR = Path.of("target", "teamclaw-functions.jar");
    private static final String FIGURES = "cold-start ";

    private static MotoServer aws;

    /** Takes each asynchronous call, as Lambda does: the emulator needs Docker for that. */
    private static HttpServer lambda;

    @BeforeAll
    static void start() throws IOException {
        aws = MotoServer.start();
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(202, -1);
                    exchange.close();
                });
        lambda.start();
        try (DynamoDbClient dynamoDb =
                Emulated.at(aws.endpoint(), DynamoDbClient.builder())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            TableCreator.ensure(dynamoDb, FunctionVariables.ENVIRONMENT, Tables.all());
        }
        LOG.log(Level.INFO, "{0} has {1} bytes", JAR.getFileName(), Files.size(JAR));
    }

    @AfterAll
    static void stop() throws Exception {
        lambda.stop(0);
        aws.close();
    }

    @ParameterizedTest
    @EnumSource(PlatformFunction.class)
    void answersInAFreshProcess(PlatformFunction function) throws Exception {
        Process process = fresh(function);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        List<String> lines = output.lines().toList();
        assertThat(lines).as(output).noneMatch(line -> line.contains("\"ERROR\""));
        String[] millis =
                lines.stream()
                        .filter(line -> line.startsWith(FIGURES))
                        .findFirst()
                        .orElseThrow()
                        .substring(FIGURES.length())
                        .split(" ");
        LOG.log(
                Level.INFO,
                "{0}: made after {1} ms, answered {2} ms later ({3} in all), again {4} ms; {5} ms"
                        + " with the process",
                function.id(),
                millis[0],
                millis[1],
                millis[2],
                millis[3],
                millis[4]);
    }

    /** With the options of Lambda's own start of a Java function. */
    private static Process fresh(PlatformFunction function) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        JAR + ":" + Path.of("target", "test-classes"),
                        ColdStart.class.getName(),
                        function.handlerClass(),
                        FunctionEvents.of(function));
        builder.redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(FunctionVariables.all());
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_REGION",
                                "eu-west-1",
                                "AWS_ACCESS_KEY_ID",
                                "test",
                                "AWS_SECRET_ACCESS_KEY",
                                "test",
                                "AWS_ENDPOINT_URL_LAMBDA",
                                "http://127.0.0.1:" + lambda.getAddress().getPort(),
                                "AWS_ENDPOINT_URL",
                                aws.endpoint().toString()));
        return builder.start();
    }
}
