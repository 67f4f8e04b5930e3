"""CloudFront: policies and functions, which moto lacks, and details of a distribution that it answers differently."""

import base64
import re
import threading
import urllib.parse
import uuid

from moto.cloudfront import models

_NAMESPACE = ' xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"'
_CREATED = "2026-01-01T00:00:00.000Z"


def fill():
    _keep_behaviours()
    _keep_certificates()
    _keep_origin_access()


def _keep_behaviours():
    """A behaviour with a cache policy forwards nothing by itself (moto says that it forwards no cookies, which the
    provider reads as another configuration), and it keeps its functions."""
    make = models.DefaultCacheBehaviour.__init__

    def make_with_all(self, config):
        make(self, config)
        if "ForwardedValues" not in config:
            self.forwarded_values = None
        for key, attribute in (
            ("FunctionAssociations", "function_associations"),
            ("LambdaFunctionAssociations", "lambda_function_associations"),
        ):
            if (config.get(key) or {}).get("Items"):
                setattr(self, attribute, config[key])

    models.DefaultCacheBehaviour.__init__ = make_with_all


def _keep_certificates():
    """moto says "sni-only" of CloudFront's own certificate, and "own certificate" also of another one."""
    make = models.ViewerCertificate.__init__

    def make_as_asked(self, config):
        make(self, config)
        if not config.get("SSLSupportMethod"):
            self.ssl_support_method = None
        if self.acm_certificate_arn or self.iam_certificate_id:
            self.cloud_front_default_certificate = False

    models.ViewerCertificate.__init__ = make_as_asked


def _keep_origin_access():
    """moto drops an origin's access control."""
    make = models.Origin.__init__

    def make_with_access(self, origin):
        make(self, origin)
        self.origin_access_control_id = origin.get("OriginAccessControlId") or ""

    models.Origin.__init__ = make_with_access


class Documents:
    """A kind of thing that CloudFront only keeps: each is the configuration it was given, under an id."""

    def __init__(self, kind):
        self._kind = kind
        self._lock = threading.Lock()
        self._configurations = {}  # by id

    def answer(self, environ, id=None, part=None):
        method, body = environ["REQUEST_METHOD"], _body(environ)
        with self._lock:
            if method == "POST":
                id = str(uuid.uuid4())
                self._configurations[id] = _inner(body, self._kind + "Config")
                return self._tell(id, None, "201 Created")
            if id not in self._configurations:
                return _error("404 Not Found", "NoSuch" + self._kind)
            if method == "DELETE":
                del self._configurations[id]
                return "204 No Content", [], b""
            if method == "PUT":
                self._configurations[id] = _inner(body, self._kind + "Config")
            return self._tell(id, part, "200 OK")

    def _tell(self, id, part, status):
        config = self._configurations[id]
        if part == "config":
            body = "<%sConfig%s>%s</%sConfig>" % (self._kind, _NAMESPACE, config, self._kind)
        else:
            config = "<%sConfig>%s</%sConfig>" % (self._kind, config, self._kind)
            head = "<Id>%s</Id><LastModifiedTime>%s</LastModifiedTime>" % (id, _CREATED)
            body = "<%s%s>%s%s</%s>" % (self._kind, _NAMESPACE, head, config, self._kind)
        return status, _headers(config), body.encode()


class Functions:
    """CloudFront's functions: code with a development and a published ("live") stage."""

    def __init__(self):
        self._lock = threading.Lock()
        self._stages = {}  # by name: stage -> (configuration, code as base64)

    def answer(self, environ, name=None, part=None):
        method, body = environ["REQUEST_METHOD"], _body(environ)
        stage = urllib.parse.parse_qs(environ["QUERY_STRING"]).get("Stage", ["DEVELOPMENT"])[0]
        with self._lock:
            if method == "POST" and not name:
                name = _inner(body, "Name")
                self._stages[name] = {"DEVELOPMENT": self._content(body)}
                return self._tell(name, "DEVELOPMENT", "201 Created")
            stages = self._stages.get(name, {})
            if method == "POST":
                stages["LIVE"] = stages["DEVELOPMENT"]
                return self._tell(name, "LIVE", "200 OK")
            if stage not in stages:
                return _error("404 Not Found", "NoSuchFunctionExists")
            if method == "DELETE":
                del self._stages[name]
                return "204 No Content", [], b""
            if method == "PUT":
                stages["DEVELOPMENT"] = self._content(body)
            if method == "PUT" or part == "describe":
                return self._tell(name, stage, "200 OK")
            code = stages[stage][1]
            return "200 OK", _headers(code, "application/octet-stream"), base64.b64decode(code)

    @staticmethod
    def _content(body):
        return _inner(body, "FunctionConfig"), _inner(body, "FunctionCode")

    def _tell(self, name, stage, status):
        config, code = self._stages[name][stage]
        arn = "arn:aws:cloudfront::123456789012:function/" + name
        body = (
            f"<FunctionSummary{_NAMESPACE}><FunctionConfig>{config}</FunctionConfig><FunctionMetadata>"
            f"<CreatedTime>{_CREATED}</CreatedTime><FunctionARN>{arn}</FunctionARN>"
            f"<LastModifiedTime>{_CREATED}</LastModifiedTime><Stage>{stage}</Stage></FunctionMetadata>"
            f"<Name>{name}</Name><Status>UNASSOCIATED</Status></FunctionSummary>"
        )
        return status, _headers(config + code), body.encode()


def _body(environ):
    return environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()


def _inner(document, element):
    """What stands between an element's tags."""
    found = re.search("<%s(?: [^>]*)?>(.*)</%s>" % (element, element), document, re.DOTALL)
    return found.group(1) if found else ""


def _headers(content, kind="text/xml"):
    """An entity tag that changes with the content; the provider shows it when it changes or deletes."""
    return [("Content-Type", kind), ("ETag", uuid.uuid5(uuid.NAMESPACE_OID, content).hex)]


def _error(status, code):
    body = "<ErrorResponse%s><Error><Type>Sender</Type><Code>%s</Code></Error></ErrorResponse>" % (_NAMESPACE, code)
    return status, [("Content-Type", "text/xml")], body.encode()


def _route(path, answer):
    return re.compile("/2020-05-31/" + path), answer


ROUTES = [
    _route(path + "(?:/(?P<id>[^/]+)(?:/(?P<part>config))?)?", Documents(kind).answer)
    for path, kind in (
        ("cache-policy", "CachePolicy"),
        ("origin-request-policy", "OriginRequestPolicy"),
        ("response-headers-policy", "ResponseHeadersPolicy"),
    )
] + [_route("function(?:/(?P<name>[^/]+)(?:/(?P<part>describe|publish))?)?", Functions().answer)]
