package io.teamclaw.stacks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.hashicorp.cdktf.TerraformStack;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.teamclaw.stacks.PlatformStack;

@AnalyzeClasses(packages = "io.teamclaw.stacks", importOptions = DoNotIncludeTests.class)
class PackageRulesTest {
    @ArchTest
    static final ArchRule KNOWS_ONLY_CONFIG_OF_THE_OTHER_MODULES =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.teamclaw..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "io.teamclaw.stacks..",
                                                            "io.teamclaw.config.."))));

    @ArchTest
    static final ArchRule CALLS_NO_AWS_ITSELF_BUT_TO_PREPARE_AN_ACCOUNT_AND_TO_LOOK_AT_IT =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.teamclaw.stacks.aws..",
                            "io.teamclaw.stacks.bootstrap..",
                            "io.teamclaw.stacks.status..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule ONLY_THE_FOUR_STACKS_ARE_STACKS =
            noClasses()
                    .that()
                    .areNotAssignableTo(PlatformStack.class)
                    .should()
                    .beAssignableTo(TerraformStack.class);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.teamclaw.stacks.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STATICS_ARE_CONSTANTS = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule NOTHING_SLEEPS =
            noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
