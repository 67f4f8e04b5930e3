package io.teamclaw.stacks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.teamclaw.config.deploy.DeploySettingsFile;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import io.teamclaw.stacks.testing.Deployments;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The given production settings cost what is agreed, and the documents tell the same. */
class CostBaselineTest {
    private static final Percentage FIVE = Percentage.withPercentage(5);

    private static CostReport report;
    private static Fields baseline;

    @BeforeAll
    static void reckon() {
        Path environments = TestTools.repositoryRoot().resolve("config/environments");
        report =
                CostCommand.report(
                        Deployments.of(DeploySettingsFile.read(environments, "prod")),
                        Workload.of(300, BigDecimal.valueOf(66)));
        baseline =
                Fields.of(
                        "baseline.yaml",
                        YamlDocument.ofResource(CostBaselineTest.class, "baseline.yaml"));
    }

    @Test
    void theFixedCostIsTheAgreedOne() {
        assertThat(report.fixedUsd())
                .as("fixed cost; agree to a new one in baseline.yaml")
                .isCloseTo(agreed("fixed"), FIVE);
    }

    @Test
    void aPersonCostsWhatIsAgreed() {
        assertThat(report.usdPerPerson())
                .as("cost of a person; agree to a new one in baseline.yaml")
                .isCloseTo(agreed("per-person"), FIVE);
    }

    @Test
    void theReadmeTellsTheAgreedFigures() throws IOException {
        String readme = Files.readString(TestTools.repositoryRoot().resolve("README.md"));
        for (String figure : List.of("fixed", "per-person")) {
            assertThat(readme).contains("$" + agreed(figure));
        }
    }

    @Test
    void eachWayOfPlacingWorkspacesInTheReadmeIsTheModelsOwn() throws IOException {
        String readme = Files.readString(TestTools.repositoryRoot().resolve("README.md"));
        for (int i = 0; i < report.placements().size() - 1; i++) {
            String name = report.placements().get(i).name();
            String row =
                    readme.lines()
                            .filter(line -> line.startsWith("| " + name + " |"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("README has no row " + name));
            BigDecimal told = new BigDecimal(row.split("\\|")[2].strip().substring(1));
            BigDecimal reckoned = report.usdPerPerson(i);
            assertThat(told).as(name).isCloseTo(reckoned, within(reckoned.movePointLeft(1)));
        }
    }

    private static BigDecimal agreed(String figure) {
        return baseline.read(figure, BigDecimal::new);
    }
}
