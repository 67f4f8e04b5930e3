package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/** What Lambda tells a handler of one call, as far as ours ask. */
final class FunctionContext implements Context {
    static final String REQUEST_ID = "6bc28136-0000-4365-b021-0ce6b2e64ab0";

    private final long end;

    private FunctionContext(long end) {
        this.end = end;
    }

    /** Of a call that Lambda ends after that time. */
    static FunctionContext lasting(Duration time) {
        return new FunctionContext(System.nanoTime() + time.toNanos());
    }

    @Override
    public String getAwsRequestId() {
        return REQUEST_ID;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, (end - System.nanoTime()) / 1_000_000);
    }

    @Override
    public String getLogGroupName() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public String getLogStreamName() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public String getFunctionName() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public String getFunctionVersion() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public String getInvokedFunctionArn() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public int getMemoryLimitInMB() {
        throw new UnsupportedOperationException("No handler asks");
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("No handler asks");
    }
}
