package io.teamclaw.router;

import static com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom within the router. */
@AnalyzeClasses(packagesOf = RouterServer.class, importOptions = DoNotIncludeTests.class)
class PackageRulesTest {
    @ArchTest
    static final ArchRule requests_go_from_the_sockets_to_the_decision_and_back =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("io.teamclaw.router..")
                    .layer("server")
                    .definedBy("io.teamclaw.router")
                    .layer("proxy")
                    .definedBy("io.teamclaw.router.proxy")
                    .layer("route")
                    .definedBy("io.teamclaw.router.route")
                    .layer("page")
                    .definedBy("io.teamclaw.router.page")
                    .layer("access")
                    .definedBy("io.teamclaw.router.access")
                    .layer("http")
                    .definedBy("io.teamclaw.router.http")
                    .whereLayer("server")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("proxy")
                    .mayOnlyBeAccessedByLayers("server")
                    .whereLayer("route")
                    .mayOnlyBeAccessedByLayers("server", "proxy")
                    .whereLayer("page")
                    .mayOnlyBeAccessedByLayers("server", "proxy", "route")
                    .whereLayer("access")
                    .mayOnlyBeAccessedByLayers("server", "proxy", "route");
}
