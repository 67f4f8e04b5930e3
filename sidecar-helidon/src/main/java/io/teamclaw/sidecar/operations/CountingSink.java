package io.teamclaw.sidecar.operations;

import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.usage.UsageFigures;
import io.teamclaw.sidecar.usage.UsageSink;
import java.util.function.Consumer;

/** A sink whose rows somebody looks at. */
final class CountingSink implements UsageSink {
    private final UsageSink sink;
    private final Consumer<UsageRow> observer;

    CountingSink(UsageSink sink, Consumer<UsageRow> observer) {
        this.sink = sink;
        this.observer = observer;
    }

    @Override
    public void write(UsageRow row) {
        sink.write(row);
        observer.accept(row);
    }

    @Override
    public UsageFigures figures() {
        return sink.figures();
    }

    @Override
    public void close() {
        sink.close();
    }
}
