package io.teamclaw.lifecycle.lambda;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets a function call itself as often as it takes. Lambda counts how often a function stands in
 * the chain of calls that the tracing header carries, and ends the sixteenth ("Use Lambda recursive
 * loop detection to prevent infinite loops"); in a morning's line of people each start calls the
 * next one. The line itself ends: who has started does not wait any more.
 */
final class OwnChain implements ExecutionInterceptor {
    private static final String HEADER = "X-Amzn-Trace-Id";

    @Override
    public SdkHttpRequest modifyHttpRequest(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder().removeHeader(HEADER).build();
    }
}
