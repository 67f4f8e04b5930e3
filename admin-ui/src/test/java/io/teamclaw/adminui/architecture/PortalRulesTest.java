package io.teamclaw.adminui.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

@AnalyzeClasses(
        packages = "io.teamclaw.adminui",
        importOptions = ImportOption.DoNotIncludeTests.class)
class PortalRulesTest {
    private static final int LONGEST_VIEW = 150;

    @ArchTest
    static final ArchRule SERVICES_SAY_WHOM_THEY_SERVE =
            classes().that().areAnnotatedWith(Service.class).should(sayWhomTheyServe());

    @ArchTest
    static final ArchRule VIEWS_SAY_WHO_MAY_OPEN_THEM =
            classes()
                    .that()
                    .areAnnotatedWith(Route.class)
                    .should()
                    .beAnnotatedWith(RolesAllowed.class)
                    .orShould()
                    .beAnnotatedWith(PermitAll.class)
                    .orShould()
                    .beAnnotatedWith(AnonymousAllowed.class);

    /** What stands in a store is shown by a service, which holds the roles. */
    @ArchTest
    static final ArchRule VIEWS_KNOW_NO_STORE =
            noClasses()
                    .that()
                    .resideInAPackage("..ui..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.teamclaw.lifecycle..")
                                    .and(simpleNameEndingWith("Store"))
                                    .or(resideInAPackage("software.amazon.awssdk..")));

    @ArchTest
    static final ArchRule THE_BASE_KNOWS_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAPackage("io.teamclaw.adminui.security")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.teamclaw.adminui..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.teamclaw.adminui",
                                                            "io.teamclaw.adminui.security"))));

    @ArchTest
    static final ArchRule NOTHING_SLEEPS_OR_PRINTS =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    @Test
    void viewsAreShort() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(PortalRulesTest::isOfViews).toList()) {
                if (Files.readAllLines(source).size() > LONGEST_VIEW) {
                    tooLong.add(source.getFileName().toString());
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static boolean isOfViews(Path source) {
        return source.toString().endsWith(".java") && source.getParent().endsWith("ui");
    }

    private static ArchCondition<JavaClass> sayWhomTheyServe() {
        return new ArchCondition<>("carry @PreAuthorize, or each public method of theirs does") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isAnnotatedWith(PreAuthorize.class)) {
                    return;
                }
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.isAnnotatedWith(PreAuthorize.class))
                        .forEach(
                                method ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        method,
                                                        method.getFullName()
                                                                + " says not whom it serves")));
            }
        };
    }
}
