package io.teamclaw.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/** The page of operations names what is there: screens, methods and tests. */
class OperationsDocTest {
    private static final String PORTAL = "io.teamclaw.adminui";

    /** What is asked for without a screen. */
    private static final Set<String> REQUESTS =
            Set.of(
                    "lambda/LifecycleHandler",
                    "lambda/UserSessionHandler",
                    "lambda/PreSignUpHandler",
                    "audit/AuditVerify");

    private static final Pattern METHOD = Pattern.compile(" (?:void|int) (\\w+)\\(");

    private static List<Row> rows;

    /**
     * A line of one of the tables.
     *
     * @param screen the route, {@code /} the root, {@code -} none
     * @param method {@code Class.method}, {@code -} none
     * @param test {@code Class.method}
     */
    private record Row(String operation, String who, String screen, String method, String test) {
        static Row of(String line) {
            String[] cells = line.substring(1, line.length() - 1).split("\\|");
            assertThat(cells).as(line).hasSize(5);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    code(cells[2]),
                    code(cells[3]),
                    code(cells[4]));
        }

        private static String code(String cell) {
            return cell.strip().replace("`", "");
        }
    }

    @BeforeAll
    static void read() throws IOException {
        rows =
                Files.readAllLines(TestTools.repositoryRoot().resolve("docs/operations.md"))
                        .stream()
                        .filter(line -> line.startsWith("|"))
                        .filter(line -> !line.startsWith("| ---"))
                        .filter(line -> !line.startsWith("| Operation |"))
                        .map(Row::of)
                        .toList();
    }

    @Test
    void eachOperationSaysWhoMayDoIt() {
        assertThat(rows).isNotEmpty().noneMatch(row -> row.who().isEmpty());
    }

    @Test
    void eachScreenIsThereAndNoneIsMissing() {
        Set<String> routes =
                annotated(Route.class).stream()
                        .map(view -> view.getAnnotation(Route.class).value())
                        .map(route -> route.isEmpty() ? "/" : route)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named(Row::screen)).isEqualTo(routes);
    }

    @Test
    void eachMethodIsOneOfAServiceOrAnswersARequest() throws IOException {
        Map<String, Set<String>> serving = requests();
        Stream.of(
                        annotated(Service.class),
                        annotated(RestController.class),
                        found(new AssignableTypeFilter(AuthenticationProvider.class)))
                .flatMap(List::stream)
                .forEach(each -> serving.put(each.getSimpleName(), methods(each)));

        assertThat(named(Row::method))
                .isNotEmpty()
                .allSatisfy(
                        method ->
                                assertThat(serving.getOrDefault(classOf(method), Set.of()))
                                        .as(method)
                                        .contains(memberOf(method)));
    }

    @Test
    void eachTestIsThere() throws IOException {
        Map<String, Path> tests = tests();
        for (String test : named(Row::test)) {
            assertThat(tests).as(test).containsKey(classOf(test));
            assertThat(Files.readString(tests.get(classOf(test))))
                    .as(test)
                    .contains("void " + memberOf(test) + "(");
        }
    }

    /** What a column names, without what is none. */
    private static Set<String> named(Function<Row, String> column) {
        return rows.stream()
                .map(column)
                .filter(name -> !name.equals("-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String classOf(String member) {
        return member.substring(0, member.indexOf('.'));
    }

    private static String memberOf(String member) {
        return member.substring(member.indexOf('.') + 1);
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /** The functions' libraries are not here, hence by their sources. */
    private static Map<String, Set<String>> requests() throws IOException {
        Path sources =
                TestTools.repositoryRoot().resolve("lifecycle/src/main/java/io/teamclaw/lifecycle");
        Map<String, Set<String>> methods = new TreeMap<>();
        for (String each : REQUESTS) {
            Path source = sources.resolve(each + ".java");
            methods.put(
                    nameOf(source),
                    METHOD.matcher(Files.readString(source))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet()));
        }
        return methods;
    }

    private static String nameOf(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static Map<String, Path> tests() throws IOException {
        Path root = TestTools.repositoryRoot();
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.map(each -> each.resolve("src/test/java")).toList()) {
                if (Files.isDirectory(module)) {
                    try (Stream<Path> sources = Files.walk(module)) {
                        sources.filter(each -> each.toString().endsWith(".java"))
                                .forEach(each -> found.put(nameOf(each), each));
                    }
                }
            }
        }
        return found;
    }

    private static List<Class<?>> annotated(Class<? extends Annotation> mark) {
        return found(new AnnotationTypeFilter(mark));
    }

    private static List<Class<?>> found(TypeFilter filter) {
        var scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    /** Without the conditions under which beans are made. */
                    @Override
                    protected boolean isCandidateComponent(MetadataReader type) throws IOException {
                        return filter.match(type, getMetadataReaderFactory());
                    }
                };
        return scanner.findCandidateComponents(PORTAL).stream()
                .<Class<?>>map(each -> load(each.getBeanClassName()))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
