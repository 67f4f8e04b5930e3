package io.teamclaw.lifecycle.gateway;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Takes an answer's first bytes and leaves the rest: what answers may be anything, and may never
 * end.
 */
final class FirstBytes implements HttpResponse.BodySubscriber<String> {
    private final int limit;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> upstream = new CompletableFuture<>();

    FirstBytes(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream.complete(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer each : buffers) {
            byte[] bytes = new byte[Math.min(each.remaining(), limit - taken.size())];
            each.get(bytes);
            taken.writeBytes(bytes);
        }
        if (taken.size() < limit) {
            upstream.join().request(1);
        } else {
            upstream.join().cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(taken.toString(StandardCharsets.UTF_8));
    }
}
