package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * CPU and memory of a Fargate task.
 *
 * @param cpu CPU units, 1024 is one vCPU
 * @param memoryMiB what fits these
 */
record FargateSize(int cpu, int memoryMiB) {
    /** Amazon ECS developer guide, "Task CPU and memory" of Fargate task definitions. */
    private static final List<Steps> SIZES =
            List.of(
                    new Steps(256, 512, 1024, 512),
                    new Steps(256, 2048, 2048, 1024),
                    new Steps(512, 1024, 4096, 1024),
                    new Steps(1024, 2048, 8192, 1024),
                    new Steps(2048, 4096, 16384, 1024),
                    new Steps(4096, 8192, 30720, 1024),
                    new Steps(8192, 16384, 61440, 4096),
                    new Steps(16384, 32768, 122880, 8192));

    private record Steps(int cpu, int least, int most, int step) {
        IntStream memories() {
            return IntStream.iterate(least, each -> each <= most, each -> each + step);
        }
    }

    private static final Form<Integer> CPU =
            Form.number(
                    "a size of Fargate: " + list(SIZES.stream().mapToInt(Steps::cpu).distinct()),
                    cpu -> SIZES.stream().anyMatch(each -> each.cpu == cpu));

    /** From the keys {@code cpu} and {@code memory-mib}. */
    static FargateSize read(Fields fields) {
        int cpu = CPU.in(fields, "cpu");
        Form<Integer> memory =
                Form.number(
                        "what Fargate gives to cpu " + cpu + ": " + list(memories(cpu)),
                        mib -> memories(cpu).anyMatch(each -> each == mib));
        return new FargateSize(cpu, memory.in(fields, "memory-mib"));
    }

    private static IntStream memories(int cpu) {
        return SIZES.stream().filter(each -> each.cpu == cpu).flatMapToInt(Steps::memories);
    }

    private static String list(IntStream numbers) {
        return numbers.mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
