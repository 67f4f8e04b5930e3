package io.teamclaw.local;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The arrows of docs/architecture.md: who may use whom. */
@AnalyzeClasses(packages = "io.teamclaw", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {
    @ArchTest
    static final ArchRule modulesUseOnlyWhatTheirArrowsPointTo =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("io.teamclaw..")
                    .layer("config")
                    .definedBy("io.teamclaw.config..")
                    .layer("sidecar")
                    .definedBy("io.teamclaw.sidecar..")
                    .layer("lifecycle")
                    .definedBy("io.teamclaw.lifecycle..")
                    .layer("router")
                    .definedBy("io.teamclaw.router..")
                    .layer("admin-ui")
                    .definedBy("io.teamclaw.adminui..")
                    .layer("local")
                    .definedBy("io.teamclaw.local..")
                    .whereLayer("config")
                    .mayNotAccessAnyLayer()
                    .whereLayer("sidecar")
                    .mayOnlyAccessLayers("config")
                    .whereLayer("lifecycle")
                    .mayOnlyAccessLayers("config")
                    .whereLayer("router")
                    .mayOnlyAccessLayers("lifecycle", "config")
                    .whereLayer("admin-ui")
                    .mayOnlyAccessLayers("lifecycle", "config")
                    .whereLayer("local")
                    .mayOnlyAccessLayers("router", "admin-ui", "lifecycle", "config");

    @ArchTest
    static final ArchRule configKnowsNothingOfAws =
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("io.teamclaw.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule featuresOfTheLauncherFormNoCycle =
            slices().matching("io.teamclaw.local.(*)..").should().beFreeOfCycles();
}
