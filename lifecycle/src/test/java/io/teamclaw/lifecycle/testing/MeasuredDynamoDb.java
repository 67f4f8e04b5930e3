package io.teamclaw.lifecycle.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Another client, its reads counted as DynamoDB bills them; what it does not know, it refuses. */
public final class MeasuredDynamoDb implements DynamoDbClient {
    private final DynamoDbClient inner;
    private final AtomicInteger gets = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();
    private final AtomicInteger scans = new AtomicInteger();
    private final DoubleAdder units = new DoubleAdder();

    public MeasuredDynamoDb(DynamoDbClient inner) {
        this.inner = inner;
    }

    /** Single items that were read. */
    public int gets() {
        return gets.get();
    }

    /** Pages of queries that were read. */
    public int queries() {
        return queries.get();
    }

    /** Pages of scans that were read. */
    public int scans() {
        return scans.get();
    }

    /** Read capacity units of all of them. */
    public double readUnits() {
        return units.sum();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        gets.incrementAndGet();
        GetItemResponse response =
                inner.getItem(
                        request.toBuilder()
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build());
        units.add(response.consumedCapacity().capacityUnits());
        return response;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        queries.incrementAndGet();
        QueryResponse response =
                inner.query(
                        request.toBuilder()
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build());
        units.add(response.consumedCapacity().capacityUnits());
        return response;
    }

    /** Each batch counts as a query: it is one round trip. */
    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        queries.incrementAndGet();
        BatchGetItemResponse response =
                inner.batchGetItem(
                        request.toBuilder()
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build());
        response.consumedCapacity().forEach(each -> units.add(each.capacityUnits()));
        return response;
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        scans.incrementAndGet();
        ScanResponse response =
                inner.scan(
                        request.toBuilder()
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build());
        units.add(response.consumedCapacity().capacityUnits());
        return response;
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return inner.updateItem(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return inner.transactWriteItems(request);
    }

    @Override
    public String serviceName() {
        return inner.serviceName();
    }

    @Override
    public void close() {
        // The other client belongs to who made it.
    }
}
