"""S3: one canonical id for the account, and bucket policies whose conditions count."""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import OWNER, FakeBucket
from moto.s3.responses import S3Response

_OTHER = "bcaf1ffd86f41161ca5fb16fd081034f"


def fill():
    _tell_one_owner()
    _refuse_only_what_is_meant()


def _tell_one_owner():
    """moto tells another id of the account with the list of buckets than with a bucket's owner."""
    list_buckets = S3Response.all_buckets

    def list_of_one_owner(self):
        status, headers, body = list_buckets(self)
        return status, headers, body.replace(_OTHER, OWNER)

    S3Response.all_buckets = list_of_one_owner


def _refuse_only_what_is_meant():
    """A refusal with a condition ("not over TLS") is for moto a refusal of everything; here it is none."""

    def permission(self, action, resource):
        if self.policy is None:
            return PermissionResult.NEUTRAL
        policy = json.loads(self.policy)
        plain = [each for each in policy["Statement"] if "Condition" not in each]
        if not plain:
            return PermissionResult.NEUTRAL
        return IAMPolicy(json.dumps({**policy, "Statement": plain})).is_action_permitted(action, resource)

    FakeBucket.get_permission = permission
