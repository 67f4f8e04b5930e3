package io.teamclaw.adminui.browser;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A client of DynamoDB whose reads are counted as DynamoDB bills them. */
final class CapacityMeter implements InvocationHandler {
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final DynamoDbClient inner;
    private final DoubleAdder units = new DoubleAdder();
    private final LongAdder calls = new LongAdder();

    CapacityMeter(DynamoDbClient inner) {
        this.inner = inner;
    }

    /** The client to be used. */
    DynamoDbClient client() {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        this);
    }

    /** Read units so far. */
    double units() {
        return units.sum();
    }

    /** Reads so far. */
    long calls() {
        return calls.sum();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        boolean plain =
                arguments == null
                        || arguments[0] instanceof DynamoDbRequest
                                && !method.getName().endsWith("Paginator");
        if (!plain && method.isDefault()) {
            // Pages and requests by lambda come to the plain methods of this client.
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return switch (arguments == null ? "" : arguments[0]) {
            case GetItemRequest request -> {
                GetItemResponse answer =
                        inner.getItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
                count(answer.consumedCapacity().capacityUnits());
                yield answer;
            }
            case QueryRequest request -> {
                QueryResponse answer =
                        inner.query(request.toBuilder().returnConsumedCapacity(TOTAL).build());
                count(answer.consumedCapacity().capacityUnits());
                yield answer;
            }
            case ScanRequest request -> {
                ScanResponse answer =
                        inner.scan(request.toBuilder().returnConsumedCapacity(TOTAL).build());
                count(answer.consumedCapacity().capacityUnits());
                yield answer;
            }
            case BatchGetItemRequest request -> {
                BatchGetItemResponse answer =
                        inner.batchGetItem(
                                request.toBuilder().returnConsumedCapacity(TOTAL).build());
                answer.consumedCapacity().forEach(each -> count(each.capacityUnits()));
                yield answer;
            }
            default -> pass(method, arguments);
        };
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void count(double consumed) {
        units.add(consumed);
        calls.increment();
    }
}
