"""EFS: moto tells a file system's backup policy but cannot change it, and cannot delete its access policy. Its access
points are there and gone at once, doubled when asked for again, and told all on one page."""

import json
import threading

from moto.efs.exceptions import AccessPointNotFound, BadRequest, EFSError
from moto.efs.models import EFSBackend, FileSystem
from moto.efs.responses import EFSResponse

_LOCK = threading.RLock()
_PAGE = 100


def fill():
    EFSResponse.put_backup_policy = _put_backup_policy
    EFSResponse.delete_file_system_policy = _delete_file_system_policy
    # A file system whose backup was turned off says so; moto says that it has no policy.
    FileSystem.backup_policy = property(lambda self: {"Status": "ENABLED" if self._backup else "DISABLED"})
    EFSResponse.create_access_point = _create_access_point
    EFSResponse.describe_access_points = _describe_access_points
    EFSResponse.delete_access_point = _delete_access_point


def _json(answer):
    return json.dumps(answer), {"Content-Type": "application/json"}


def _put_backup_policy(self):
    file_system = self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")]
    file_system._backup = self._get_param("BackupPolicy")["Status"] == "ENABLED"
    return _json({"BackupPolicy": file_system.backup_policy})


def _delete_file_system_policy(self):
    self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")].file_system_policy = None
    return _json({})


class _AccessPointAlreadyExists(EFSError):
    code = 409

    def __init__(self, access_point):
        super().__init__("AccessPointAlreadyExists", "There is an access point with this token.")
        body = {"ErrorCode": "AccessPointAlreadyExists", "Message": "There is one with this token."}
        self.description = json.dumps({**body, "AccessPointId": access_point.access_point_id})


def _create_access_point(self):
    """Another request with a token gets what the first one made, whatever else it says."""
    with _LOCK:
        token = self._get_param("ClientToken")
        for each in self.efs_backend.access_points.values():
            if each.client_token == token:
                raise _AccessPointAlreadyExists(each)
        made = self.efs_backend.create_access_point(
            token,
            tags=self._get_param("Tags") or [],
            file_system_id=self._get_param("FileSystemId"),
            posix_user=self._get_param("PosixUser"),
            root_directory=self._get_param("RootDirectory"),
        )
        made.life_cycle_state = "creating"
        return _json(_told(made))


def _told(access_point):
    return {**access_point.info_json(), "LifeCycleState": access_point.life_cycle_state}


def _describe_access_points(self):
    """One that is asked for by its id is available the next time; one that was deleted is told once more."""
    with _LOCK:
        access_point_id = self._get_param("AccessPointId")
        if not access_point_id:
            return _json(_page(self))
        found = self.efs_backend.describe_access_points(access_point_id, None)
        told = [_told(each) for each in found]
        for each in found:
            if each.life_cycle_state == "creating":
                each.life_cycle_state = "available"
        _forget_deleted(self, found)
        return _json({"AccessPoints": told})


def _forget_deleted(self, told):
    for each in told:
        if each.life_cycle_state == "deleting":
            EFSBackend.delete_access_point(self.efs_backend, each.access_point_id)


def _page(self):
    found = self.efs_backend.describe_access_points(None, self._get_param("FileSystemId"))
    token = self._get_param("NextToken") or "page-0"
    if not token.startswith("page-") or int(token[5:]) > len(found):
        raise BadRequest("Invalid NextToken")
    start = int(token[5:])
    end = start + min(_PAGE, int(self._get_param("MaxResults") or _PAGE))
    page = {"AccessPoints": [_told(each) for each in found[start:end]]}
    _forget_deleted(self, found[start:end])
    return {**page, "NextToken": "page-%d" % end} if end < len(found) else page


def _delete_access_point(self):
    with _LOCK:
        access_point_id = self._get_param("AccessPointId")
        if access_point_id not in self.efs_backend.access_points:
            raise AccessPointNotFound(access_point_id)
        self.efs_backend.access_points[access_point_id].life_cycle_state = "deleting"
        return _json({})
