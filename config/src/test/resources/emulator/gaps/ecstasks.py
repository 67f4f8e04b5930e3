"""ECS: standalone tasks on Fargate as AWS runs them. moto's need a launch type, are RUNNING at once, double on a
repeated client token, stop at once, are never MISSING and are listed whatever they should be.

    POST /_emulator/tasks/end    JSON: `startedBy` or `taskArn` of the tasks that end now, and what of a stopped
                                 task AWS would tell: `stopCode`, `stoppedReason`, `containers` (name -> what is
                                 to be changed there, e.g. `exitCode`, `reason`)
"""

import json
import re
import threading

import fargate
from moto.core.responses import ActionResult
from moto.ecs.exceptions import EcsClientException, ECSException, InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend, ecs_backends
from moto.ecs.responses import EC2ContainerServiceResponse as Responses

_PAGE = 100
_LOCK = threading.RLock()


def fill():
    EC2ContainerServiceBackend.fargate_tasks = property(_tasks)
    for action in (run_task, describe_tasks, list_tasks, stop_task):
        setattr(Responses, action.__name__, _one_at_a_time(action))


def _one_at_a_time(action):
    def answer(self):
        with _LOCK:
            return action(self)

    return answer


def _tasks(backend):
    """Tasks by ARN; gone with what else the account holds when moto is reset."""
    return backend.__dict__.setdefault("_fargate_tasks", {})


def run_task(self):
    asked = {key: value for key, value in self.params.items() if key != "clientToken"}
    token = self._get_param("clientToken")
    tokens = self.ecs_backend.__dict__.setdefault("_client_tokens", {})
    if token in tokens:
        former, arns = tokens[token]
        if former != asked:
            raise _Conflict(arns)
    else:
        arns = [_new_task(self) for _ in range(self._get_int_param("count", 1))]
        if token:
            tokens[token] = (asked, arns)
    tasks = [fargate.told(self.ecs_backend.fargate_tasks[arn]) for arn in arns]
    return ActionResult({"tasks": tasks, "failures": []})


class _Conflict(ECSException):
    def __init__(self, arns):
        super().__init__("ConflictException", "The provided clientToken is already in use.")
        self.resource_ids = self.resourceIds = arns


def _new_task(self):
    backend = self.ecs_backend
    cluster = backend._get_cluster(self._get_param("cluster", "default"))
    definition = backend.describe_task_definition(self._get_param("taskDefinition"))
    if definition.status != "ACTIVE":
        raise EcsClientException("TaskDefinition is inactive")
    network = (self._get_param("networkConfiguration") or {}).get("awsvpcConfiguration")
    if not network:
        raise InvalidParameterException("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
    tags = {each["key"]: each["value"] for each in self._get_param("tags") or []}
    if self._get_param("propagateTags") == "TASK_DEFINITION":
        tags = {**{each["key"]: each["value"] for each in definition.tags or []}, **tags}
    task = fargate.new(
        cluster.arn,
        definition,
        network,
        {
            "group": self._get_param("group") or "family:" + definition.family,
            "startedBy": self._get_param("startedBy"),
            "tags": [{"key": key, "value": value} for key, value in tags.items()],
            "capacityProviderName": _provider(self, cluster),
            "enableExecuteCommand": bool(self._get_param("enableExecuteCommand")),
            "overrides": self._get_param("overrides") or {},
        },
    )
    backend.fargate_tasks[task["taskArn"]] = task
    return task["taskArn"]


def _provider(self, cluster):
    strategy = self._get_param("capacityProviderStrategy")
    if not strategy:
        return "FARGATE"
    if self._get_param("launchType"):
        raise InvalidParameterException("Specifying both a launch type and capacity provider strategy is not supported.")
    for each in strategy:
        if each["capacityProvider"] not in (cluster.capacity_providers or []):
            raise InvalidParameterException(
                "The specified capacity provider %s was not found in the cluster." % each["capacityProvider"]
            )
    return max(strategy, key=lambda each: each.get("weight", 0))["capacityProvider"]


def describe_tasks(self):
    self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
    asked = self._get_param("tasks") or []
    if not asked:
        raise InvalidParameterException("Tasks cannot be empty.")
    if len(asked) > 100:
        raise InvalidParameterException("Tasks cannot have more than 100 elements.")
    found, missing = [], []
    for name in asked:
        task = _find(self, name)
        if task is None:
            missing.append({"arn": name, "reason": "MISSING"})
            continue
        fargate.step(task)
        shown = fargate.told(task)
        if "TAGS" not in (self._get_param("include") or []):
            shown.pop("tags")
        found.append(shown)
    return ActionResult({"tasks": found, "failures": missing})


def _find(self, name):
    return next((task for arn, task in self.ecs_backend.fargate_tasks.items() if arn.endswith(name)), None)


def list_tasks(self):
    self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
    family, started_by = self._get_param("family"), self._get_param("startedBy")
    if family and started_by:
        raise InvalidParameterException("Cannot filter on both family and startedBy.")
    desired = self._get_param("desiredStatus", "RUNNING")
    arns = [
        arn
        for arn, task in self.ecs_backend.fargate_tasks.items()
        if task["desiredStatus"] == desired
        and (not family or task["taskDefinitionArn"].rsplit("/", 1)[1].rsplit(":", 1)[0] == family)
        and (not started_by or task["startedBy"] == started_by)
    ]
    token = self._get_param("nextToken", "page-0")
    if not token.startswith("page-") or int(token[5:]) > len(arns):
        raise InvalidParameterException("Invalid token")
    start = int(token[5:])
    end = start + self._get_int_param("maxResults", _PAGE)
    page = {"taskArns": arns[start:end]}
    if end < len(arns):
        page["nextToken"] = "page-%d" % end
    return ActionResult(page)


def stop_task(self):
    self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
    task = _find(self, self._get_param("task"))
    if task is None:
        raise InvalidParameterException("The referenced task was not found.")
    if task["desiredStatus"] != "STOPPED":
        fargate.to_stop(task, "UserInitiated", self._get_param("reason") or "Task stopped by user")
    return ActionResult({"task": fargate.told(task)})


def end(environ):
    asked = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    with _LOCK:
        for by_region in ecs_backends.values():
            for backend in by_region.values():
                for task in backend.fargate_tasks.values():
                    if any(task[key] == asked[key] for key in ("startedBy", "taskArn") if key in asked):
                        fargate.end(task, asked)
    return "204 No Content", [], b""


ROUTES = [(re.compile("/_emulator/tasks/end"), end)]
