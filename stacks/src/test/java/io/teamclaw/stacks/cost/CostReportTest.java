package io.teamclaw.stacks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.teamclaw.stacks.StackName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostReportTest {
    private static final Offset<BigDecimal> CENT = within(new BigDecimal("0.01"));

    @TempDir Path folder;
    private CostReport report;

    @BeforeEach
    void reckon() throws IOException {
        report = report(100, "66");
    }

    @Test
    void whatRunsAroundTheClockIsReckonedByTheHour() {
        assertThat(line("NAT gateways")).isCloseTo(usd("0.048 * 730"), CENT);
        assertThat(line("interface endpoints, for each zone"))
                .isCloseTo(usd("0.011 * 730 * 2"), CENT);
    }

    @Test
    void aServiceCostsItsTasksByTheirSizeAndArchitecture() {
        assertThat(line("teamclaw-router-x: tasks of 0.25 vCPU, 0.5 GB, ARM"))
                .isCloseTo(usd("0.00987500 * 730 * 2"), CENT);
    }

    @Test
    void theSecretsMadeBeforeTheStacksCostAsMuchAsTheOthers() {
        assertThat(line("secrets made by make bootstrap")).isEqualByComparingTo("0.80");
    }

    @Test
    void alarmsCostByTheirNumber() {
        assertThat(line("alarms")).isEqualByComparingTo("0.30");
    }

    @Test
    void aPersonsComputeIsTheTemplatesSizeForTheHoursItRuns() {
        assertThat(report.compute().get(0)).isCloseTo(usd("0.053815 * 66"), CENT);
        assertThat(report.compute().get(1)).isCloseTo(usd("0.04306 * 66"), CENT);
    }

    @Test
    void asSetMixesSpotAndOnDemandByTheClustersWeights() {
        assertThat(report.placements().getLast().spotShare()).isEqualByComparingTo("0.7");
        assertThat(report.compute().getLast()).isCloseTo(usd("0.04306 * 66 * 0.545"), CENT);
    }

    @Test
    void theFixedPartIsSharedByAll() throws IOException {
        BigDecimal hundred = report.usdPerPerson();
        BigDecimal ten = report(10, "66").usdPerPerson();

        assertThat(ten.subtract(hundred))
                .isCloseTo(report.fixedUsd().multiply(new BigDecimal("0.09")), CENT);
    }

    @Test
    void nobodyPullsTheImageThroughNatOnceItIsInTheRegionsRegistry() throws IOException {
        assertThat(report.beside().get("image pulls")).isPositive();
        Path cluster = PlanFixture.write(folder).resolve("stacks/cluster/cdk.tf.json");
        Files.writeString(
                cluster,
                Files.readString(cluster)
                        .replace("ghcr.io/", "111111111111.dkr.ecr.eu-west-1.amazonaws.com/"));

        assertThat(
                        CostReport.of(
                                        Plan.read(folder),
                                        PriceTable.of("eu-west-1"),
                                        workload(1, "66"))
                                .beside())
                .containsEntry("image pulls", BigDecimal.ZERO);
    }

    @Test
    void aWorkspaceThatNeverRunsCostsNoCompute() throws IOException {
        assertThat(report(1, "0").compute()).allMatch(each -> each.signum() == 0);
    }

    @Test
    void aTypeThatTheModelDoesNotKnowIsNotTakenForFree() throws IOException {
        PlanFixture.stack(
                folder, StackName.ADMIN, "{\"resource\": {\"aws_msk_cluster\": {\"m\": {}}}}");

        assertThatThrownBy(() -> PricedTypes.requireKnown(Plan.read(folder)))
                .hasMessageContaining("aws_msk_cluster");
    }

    @Test
    void whatWasNotSynthesisedIsNamed() {
        assertThatThrownBy(() -> Plan.read(folder.resolve("elsewhere")))
                .hasMessageContaining("run: make synth");
    }

    @Test
    void aRegionWithoutPricesIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> PriceTable.of("mars-north-1"))
                .hasMessageContaining("make prices REGION=mars-north-1");
    }

    private BigDecimal line(String what) {
        return report.fixed().stream()
                .filter(each -> each.what().equals(what))
                .map(CostLine::usd)
                .findFirst()
                .orElseThrow();
    }

    private CostReport report(int people, String hours) throws IOException {
        Plan plan = Plan.read(PlanFixture.write(folder));
        return CostReport.of(plan, PriceTable.of("eu-west-1"), workload(people, hours));
    }

    private static Workload workload(int people, String hours) {
        return Workload.of(people, new BigDecimal(hours));
    }

    /** A product written out, e.g. {@code 0.048 * 730}. */
    private static BigDecimal usd(String product) {
        BigDecimal result = BigDecimal.ONE;
        for (String factor : product.split(" \\* ")) {
            result = result.multiply(new BigDecimal(factor));
        }
        return result;
    }
}
