package io.teamclaw.bench.profile;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.contender.Nginx;
import io.teamclaw.bench.contender.Place;
import io.teamclaw.bench.contender.Sidecar;
import io.teamclaw.bench.load.FirstAnswer;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.load.Wrk;
import io.teamclaw.bench.load.WrkOutput;
import io.teamclaw.bench.net.Answers;
import io.teamclaw.bench.net.Loop;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.process.Tools;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The load of small JSON on a sidecar that records itself with the JDK's Flight Recorder. */
public final class Profile {
    private static final int CONNECTIONS = 32;

    /** Load before the recording, so that it shows compiled code and not the compiler. */
    private static final int WARM_UP_SECONDS = 45;

    private static final int RECORDED_SECONDS = 30;
    private static final String BODY = Requests.body(300, false);

    private Profile() {}

    /** Runs the load and prints where the sidecar spent its time. */
    public static void run(Running.Group group, Path folder, boolean quick, PrintStream out)
            throws IOException, InterruptedException {
        Path recording = folder.toAbsolutePath().resolve("sidecar.jfr");
        Instance upstream =
                Nginx.fixedAnswer(place(group, folder, "upstream", 0), Answers.COMPLETION);
        Instance sidecar =
                Sidecar.withJvmOptions(List.of(option(quick)))
                        .start(place(group, folder, "sidecar", upstream.port()));
        try (Loop loop = new Loop()) {
            if (!FirstAnswer.await(loop, sidecar.port(), Requests.chat(sidecar, BODY))) {
                throw new IOException("The sidecar does not answer: see " + sidecar.folder());
            }
        }
        WrkOutput output =
                Wrk.run(
                        group,
                        folder,
                        sidecar,
                        BODY,
                        CONNECTIONS,
                        quick ? 3 : WARM_UP_SECONDS + RECORDED_SECONDS);
        dump(sidecar, recording);
        sidecar.close();
        upstream.close();
        out.printf("%.0f requests/s while recording%n", output.requestsPerSecond());
        Frames frames = Frames.read(recording);
        out.println(frames.summary());
        Path text = Path.of(quick ? "target/bench" : "bench/results", "profile.txt");
        Files.createDirectories(text.getParent());
        Files.writeString(text, frames.summary());
        out.println("The same: " + text + "; the recording: " + recording);
    }

    private static void dump(Instance sidecar, Path recording) throws IOException {
        String said =
                Tools.ask(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(sidecar.process().orElseThrow().pid()),
                        "JFR.dump",
                        "filename=" + recording);
        if (!Files.exists(recording)) {
            throw new IOException("The sidecar wrote no recording: " + said);
        }
    }

    private static Place place(Running.Group group, Path folder, String name, int upstream)
            throws IOException {
        return new Place(group, Files.createDirectories(folder.resolve(name)), upstream, true);
    }

    private static String option(boolean quick) {
        String option =
                "-XX:StartFlightRecording=settings=profile"
                        + (quick ? "" : ",delay=" + WARM_UP_SECONDS + "s");
        // Samples by CPU time see native code and system calls too.
        return Runtime.version().feature() >= 25
                ? option + ",jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms"
                : option;
    }
}
