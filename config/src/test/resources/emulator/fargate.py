"""The life of a task on Fargate, as DescribeTasks shows it, one step each time that it is described:

    PROVISIONING, PENDING with its address, PENDING with its first containers, RUNNING
    once it is to stop: DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED

A task whose command was overridden, or which was started by `wipe`, is a job: it ends by itself, with 0, once it was
seen RUNNING.
"""

import json
import time

from moto.moto_api._internal import mock_random

_ENDING = ["DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]
_GONE = ["DEPROVISIONING", "STOPPED"]


def new(cluster_arn, definition, network, asked):
    """What RunTask makes; `asked` has what was asked for under the names that tasks tell it by."""
    number = mock_random.uuid4().hex
    arn = "%s/%s" % (cluster_arn.replace(":cluster/", ":task/"), number)
    return {
        **asked,
        "taskArn": arn,
        "clusterArn": cluster_arn,
        "taskDefinitionArn": definition.arn,
        "launchType": "FARGATE",
        "platformVersion": "1.4.0",
        "createdAt": time.time(),
        "lastStatus": "PROVISIONING",
        "desiredStatus": "RUNNING",
        "containers": [_container(arn, each) for each in definition.container_definitions],
        "attachments": [
            {
                "id": str(mock_random.uuid4()),
                "type": "ElasticNetworkInterface",
                "status": "PRECREATED",
                "details": [{"name": "subnetId", "value": network["subnets"][0]}],
            }
        ],
        "_steps": 0,
        "_definition": definition.container_definitions,
        "_address": "10.%d.%d.%d" % tuple(int(number[at : at + 2], 16) for at in (0, 2, 4)),
    }


def _container(arn, defined):
    return {
        "containerArn": "%s/%s" % (arn.replace(":task/", ":container/"), mock_random.uuid4()),
        "taskArn": arn,
        "name": defined["name"],
        "image": defined.get("image"),
        "lastStatus": "PENDING",
        "healthStatus": "UNKNOWN",
        "networkInterfaces": [],
    }


def step(task):
    if task["desiredStatus"] == "STOPPED":
        _step_down(task)
        return
    task["_steps"] += 1
    steps = task["_steps"]
    if steps == 1:
        task["lastStatus"] = "PENDING"
        attachment = task["attachments"][0]
        attachment["status"] = "ATTACHED"
        attachment["details"].append({"name": "privateIPv4Address", "value": task["_address"]})
    elif steps == 2:
        for container, defined in zip(task["containers"], task["_definition"]):
            if not defined.get("dependsOn"):
                container["lastStatus"] = "RUNNING"
    elif steps == 3:
        task["lastStatus"] = "RUNNING"
        task["startedAt"] = time.time()
        for container, defined in zip(task["containers"], task["_definition"]):
            container["lastStatus"] = "RUNNING"
            if defined.get("essential") is False:
                container.update(lastStatus="STOPPED", exitCode=0)
    elif _is_job(task):
        to_stop(task, "EssentialContainerExited", "Essential container in task exited")
        _step_down(task, last=True)


def _is_job(task):
    overrides = task["overrides"].get("containerOverrides", [])
    return task["startedBy"] == "wipe" or any("command" in each for each in overrides)


def to_stop(task, code, reason):
    task.update(desiredStatus="STOPPED", stopCode=code, stoppedReason=reason, stoppingAt=time.time())


def _step_down(task, last=False):
    if task["lastStatus"] == "STOPPED":
        return
    at = _ENDING.index(task["lastStatus"]) + 1 if task["lastStatus"] in _ENDING else 0
    task["lastStatus"] = "STOPPED" if last else _ENDING[at]
    if task["lastStatus"] in _GONE:
        task["attachments"][0]["status"] = "DELETED"
        for container in task["containers"]:
            container["lastStatus"] = "STOPPED"
            container.setdefault("exitCode", 0)
    if task["lastStatus"] == "STOPPED":
        task["stoppedAt"] = time.time()


def end(task, asked):
    to_stop(task, asked.get("stopCode"), asked.get("stoppedReason"))
    _step_down(task, last=True)
    for container in task["containers"]:
        container.update(asked.get("containers", {}).get(container["name"], {}))


def told(task):
    shown = {key: value for key, value in task.items() if not key.startswith("_") and value is not None}
    return json.loads(json.dumps(shown))
