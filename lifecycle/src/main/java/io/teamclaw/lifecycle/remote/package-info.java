/**
 * How router and portal on AWS ask for workspaces: by asynchronous calls of the lifecycle function,
 * whose alias ARN is in the SSM parameter {@code functions/lifecycleArn}. It takes {@code
 * lambda:InvokeFunction} on that alias. What becomes of a request stands in the workspace's record.
 */
package io.teamclaw.lifecycle.remote;
