package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.FaultyRuntime.Call;
import io.teamclaw.lifecycle.testing.FaultyRuntime.Fault;
import io.teamclaw.lifecycle.testing.FaultyRuntime.ProcessDied;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever several processes do to a few people's workspaces, in whatever order and however they
 * die at it: there are never two tasks of a person, and all comes to rest as it is recorded.
 */
class WorkspaceInterleavingTest {
    private static EmbeddedDynamoDb dynamoDb;

    @BeforeContainer
    static void start() {
        dynamoDb = EmbeddedDynamoDb.start();
        Thread.setDefaultUncaughtExceptionHandler(WorkspaceInterleavingTest::ended);
    }

    @AfterContainer
    static void end() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        dynamoDb.close();
    }

    /** A process that dies by design has nothing to say. */
    private static void ended(Thread thread, Throwable why) {
        if (!(why instanceof ProcessDied)) {
            System.getLogger(WorkspaceInterleavingTest.class.getName())
                    .log(System.Logger.Level.ERROR, "A thread ended", why);
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void leavesOneTaskAtMostAndAllAsRecorded(@ForAll("steps") List<Step> steps) {
        try (Turmoil turmoil = new Turmoil(dynamoDb)) {
            steps.forEach(turmoil::take);
            turmoil.settle();

            assertThat(turmoil.wrongs()).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> each =
                Combinators.combine(
                                Arbitraries.frequencyOf(
                                        Tuple.of(4, Arbitraries.just(Deed.START)),
                                        Tuple.of(3, Arbitraries.just(Deed.FAULT)),
                                        Tuple.of(8, Arbitraries.of(Deed.class))),
                                Arbitraries.integers().between(0, Turmoil.PEOPLE - 1),
                                Arbitraries.integers().between(0, Turmoil.PROCESSES - 1),
                                Arbitraries.of(Call.class),
                                Arbitraries.of(Fault.class),
                                Arbitraries.integers().between(0, 1000))
                        .as(Step::new);
        return each.list().ofMinSize(10).ofMaxSize(40);
    }
}
