"""Secrets Manager: of two who put a version of the same id at once, AWS lets one win; moto, which looks first
and writes then, would let both where its threads meet between. And after AWSCURRENT was moved by hand, moto's
next version leaves it on the one it was moved to as well."""

import threading

from moto.secretsmanager.models import SecretsManagerBackend as Backend

_one_at_a_time = threading.Lock()


def fill():
    put = Backend.put_secret_value
    move = Backend.update_secret_version_stage

    def put_alone(self, *args, **kwargs):
        with _one_at_a_time:
            return put(self, *args, **kwargs)

    def move_and_remember(self, secret_id, version_stage, remove_from_version_id, move_to_version_id):
        answer = move(self, secret_id, version_stage, remove_from_version_id, move_to_version_id)
        if version_stage == "AWSCURRENT" and move_to_version_id:
            self.secrets[secret_id].default_version_id = move_to_version_id
        return answer

    Backend.put_secret_value = put_alone
    Backend.update_secret_version_stage = move_and_remember
