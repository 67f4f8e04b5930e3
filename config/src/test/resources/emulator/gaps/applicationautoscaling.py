"""Application Auto Scaling: targets carry tags, which moto drops and then cannot list."""

import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse as Responses

_tags = {}  # of a target, by its ARN


def fill():
    register = Responses.register_scalable_target

    def register_with_tags(self):
        answer = register(self)
        _tags.setdefault(json.loads(answer)["ScalableTargetARN"], {}).update(self._get_param("Tags") or {})
        return answer

    Responses.register_scalable_target = register_with_tags
    Responses.list_tags_for_resource = _list
    Responses.tag_resource = _tag
    Responses.untag_resource = _untag


def _list(self):
    return json.dumps({"Tags": _tags.get(self._get_param("ResourceARN"), {})})


def _tag(self):
    _tags.setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags"))
    return "{}"


def _untag(self):
    for key in self._get_param("TagKeys"):
        _tags.get(self._get_param("ResourceARN"), {}).pop(key, None)
    return "{}"
