package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Contender;
import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.load.FirstAnswer;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.util.List;

/** From the start of the process to the first call that came back with 200. */
public final class Start implements Scenario {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Lab lab) throws IOException {
        lab.upstream().answer(Answers.json());
        List<Contender> started =
                lab.contenders().stream().filter(each -> !each.name().equals("direct")).toList();
        for (int round = 1; round <= lab.plan().rounds(); round++) {
            for (Contender each : round % 2 == 1 ? started : started.reversed()) {
                start(lab, each, round);
            }
        }
    }

    private void start(Lab lab, Contender contender, int round) throws IOException {
        long begun = System.nanoTime();
        Instance instance =
                contender.start(lab.place(contender.name(), lab.upstream().port(), false));
        boolean there =
                FirstAnswer.await(lab.loop(), instance.port(), Requests.chat(instance, Lab.SMALL));
        double millis = (System.nanoTime() - begun) / 1e6;
        if (there) {
            lab.note(instance, this, round, "first_answer_ms", millis);
        } else {
            lab.say(contender.name() + " did not answer with 200 within a minute");
        }
        lab.close(instance);
    }
}
