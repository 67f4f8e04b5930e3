package io.teamclaw.stacks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers in the form of AWS's price list files. */
class PricesCommandTest {
    private static final String HEAD =
            """
            "FormatVersion","v1.0"
            "Disclaimer","This pricing list is for informational purposes only, ""as is"", no offer"
            "Publication Date","2026-11-01T00:00:00Z"
            "Version","20261101000000"
            "OfferCode","AmazonEC2"
            "SKU","TermType","StartingRange","EndingRange","Unit","PricePerUnit","Currency","usageType","operation"
            """;
    private static final String TABLE =
            """
            # Kept.
            as-of: 2020-01-01
            prices:
              nat-gateway-hour: {usd: "0.048", service: AmazonEC2, usage-type: "EU-NatGateway-Hours"}
              table-write-million: {usd: "9", service: AmazonEC2, usage-type: "EU-Write", times: "1000000"}
              load-balancer-hour: {usd: "9", service: AmazonEC2, usage-type: "EU-LB", variant: "Application"}
              edge-gb: {usd: "0.085", service: AmazonCloudFront}
            """;

    @TempDir Path folder;
    private Path file;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        file = Files.writeString(folder.resolve("prices-eu-west-1.yaml"), TABLE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachPriceIsReadByItsUsageTypeTheRestOfTheFileStays() throws IOException {
        answer(
                """
                "A","OnDemand","0","Inf","Hrs","0.0500000000","USD","EU-NatGateway-Hours","NatGateway"
                "B","Reserved","0","Inf","Hrs","0.0100000000","USD","EU-NatGateway-Hours","NatGateway"
                "C","OnDemand","0","25","Unit","0.0000000000","USD","EU-Write","Put"
                "D","OnDemand","25","Inf","Unit","0.0000007500","USD","EU-Write","Put"
                "E","OnDemand","0","Inf","Hrs","0.0270000000","USD","EU-LB","Application"
                "F","OnDemand","0","Inf","Hrs","0.0990000000","USD","EU-LB","Network"
                """);

        update();

        assertThat(file)
                .content()
                .contains("# Kept.")
                .contains("as-of: 2026-11-22")
                .contains("nat-gateway-hour: {usd: \"0.05\",")
                .contains("table-write-million: {usd: \"0.75\",")
                .contains("load-balancer-hour: {usd: \"0.027\",")
                .contains("edge-gb: {usd: \"0.085\",");
    }

    @Test
    void aPriceThatIsGoneIsNamedAndNothingIsWritten() {
        answer(
                """
                "A","OnDemand","0","Inf","Hrs","0.0500000000","USD","EU-NatGateway-Hours","NatGateway"
                """);

        assertThatThrownBy(this::update).hasMessageContaining("EU-LB");
        assertThat(file).content().isEqualTo(TABLE);
    }

    @Test
    void twoPricesForOneNameAreNamedAndNothingIsWritten() {
        answer(
                """
                "A","OnDemand","0","Inf","Hrs","0.0500000000","USD","EU-NatGateway-Hours","NatGateway"
                "B","OnDemand","0","Inf","Hrs","0.0600000000","USD","EU-NatGateway-Hours","Regional"
                """);

        assertThatThrownBy(this::update).hasMessageContaining("nat-gateway-hour has two prices");
        assertThat(file).content().isEqualTo(TABLE);
    }

    @Test
    void aListThatDoesNotAnswerLeavesTheFileAsItIs() {
        assertThatThrownBy(this::update).hasMessageContaining("404");
        assertThat(file).content().isEqualTo(TABLE);
    }

    private void update() {
        URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PricesCommand.update(
                file,
                "eu-west-1",
                new PriceList(origin),
                LocalDate.of(2026, 11, 22),
                new PrintStream(OutputStream.nullOutputStream()));
    }

    private void answer(String rows) {
        byte[] body = (HEAD + rows).getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/offers/v1.0/aws/AmazonEC2/current/eu-west-1/index.csv",
                exchange -> {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }
}
