package io.teamclaw.lifecycle.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.teamclaw.lifecycle",
        importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
    private static final String AWS = "software.amazon.awssdk..";

    @ArchTest
    static final ArchRule KNOWS_ONLY_CONFIG_OF_THE_OTHER_MODULES =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.teamclaw..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "io.teamclaw.lifecycle..",
                                                            "io.teamclaw.config.."))));

    @ArchTest
    static final ArchRule KNOWS_NO_SCREEN_AND_NO_SERVER =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.vaadin..", "org.springframework..", "io.helidon..", "jakarta..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.teamclaw.lifecycle.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SESSIONS_STAND_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("..session..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.teamclaw.lifecycle.workspaces..",
                            "io.teamclaw.lifecycle.users..",
                            AWS);

    @ArchTest
    static final ArchRule PEOPLE_KNOW_NOTHING_OF_WORKSPACES_AND_USAGE =
            noClasses()
                    .that()
                    .resideInAnyPackage("..users..", "..teams..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..workspaces..", "..lifecycle.usage..", "..settings..");

    @ArchTest
    static final ArchRule THE_TABLE_HELPER_KNOWS_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAPackage("..lifecycle.dynamodb..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.teamclaw.lifecycle..")
                                    .and(DescribedPredicate.not(resideInAPackage("..dynamodb.."))));

    @ArchTest
    static final ArchRule RECORDS_AND_INTERFACES_OF_THE_DOMAIN_ARE_FREE_OF_AWS =
            noClasses()
                    .that()
                    .arePublic()
                    .and(isRecordOrInterface())
                    .and()
                    .resideOutsideOfPackage("..lifecycle.dynamodb..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(AWS);

    @ArchTest
    static final ArchRule STORES_RETURN_NO_AWS_TYPES =
            methods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage("..lifecycle.dynamodb..")
                    .should()
                    .notHaveRawReturnType(resideInAPackage(AWS));

    @ArchTest
    static final ArchRule STATICS_ARE_CONSTANTS = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule NOTHING_SLEEPS_OR_PRINTS =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL =
            classes()
                    .that()
                    .areTopLevelClasses()
                    .and()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    private static DescribedPredicate<JavaClass> isRecordOrInterface() {
        return DescribedPredicate.describe(
                "are records or interfaces", type -> type.isRecord() || type.isInterface());
    }
}
