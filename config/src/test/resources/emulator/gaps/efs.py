"""EFS: moto tells a file system's backup policy but cannot change it, and cannot delete its access policy."""

import json

from moto.efs.models import FileSystem
from moto.efs.responses import EFSResponse


def fill():
    EFSResponse.put_backup_policy = _put_backup_policy
    EFSResponse.delete_file_system_policy = _delete_file_system_policy
    # A file system whose backup was turned off says so; moto says that it has no policy.
    FileSystem.backup_policy = property(lambda self: {"Status": "ENABLED" if self._backup else "DISABLED"})


def _put_backup_policy(self):
    file_system = self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")]
    file_system._backup = self._get_param("BackupPolicy")["Status"] == "ENABLED"
    return json.dumps({"BackupPolicy": file_system.backup_policy}), {"Content-Type": "application/json"}


def _delete_file_system_policy(self):
    self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")].file_system_policy = None
    return "{}", {"Content-Type": "application/json"}
