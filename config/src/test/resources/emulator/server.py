"""moto, which plays AWS on this machine, with the gaps filled that a deployment of the four stacks meets.

    python3 server.py < (a pipe)

Takes a free loopback port and says on its first line of output where it listens. Ends with its standard
input, so that it never outlives the test that started it. Each module in `gaps` fills one service's gaps.

These paths are no part of AWS; tests steer it with them:

    POST /_emulator/refuse/{action}   the next call of this action (as a query protocol's `Action` or a JSON
                                      protocol's target spells it, e.g. `PutRule`) is denied, once
    POST /_emulator/answer/{action}   one of the next calls of this action is answered with this, in order; JSON:
                                      `status`, `body` (of any JSON)
    POST /_emulator/forget            the account is empty again, and nothing is to be refused or answered
    GET  /_emulator/missing           one line for each call so far that moto does not know
"""

import importlib
import json
import logging
import os
import pkgutil
import sys
import threading
import urllib.parse

# No stack runs an image of EC2; moto takes seconds to load them.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import gaps


class SteerableApplication:
    """moto's own application behind the paths that tests steer it with."""

    def __init__(self, routes):
        """`routes`: pairs of a pattern for paths and what answers there in moto's place."""
        self._routes = routes
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._lock = threading.Lock()
        self._refused = set()
        self._answers = {}
        self._missing = set()

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith("/_emulator/refuse/"):
            with self._lock:
                self._refused.add(path.rsplit("/", 1)[1])
            return self._answer(start_response, "204 No Content", "")
        if path.startswith("/_emulator/answer/"):
            self._keep_answer(path.rsplit("/", 1)[1], environ)
            return self._answer(start_response, "204 No Content", "")
        if path == "/_emulator/forget":
            self._forget()
            environ["PATH_INFO"] = "/moto-api/reset"
        if path == "/_emulator/missing":
            with self._lock:
                lines = sorted(self._missing)
            return self._answer(start_response, "200 OK", "".join(line + "\n" for line in lines))
        action = self._action(environ)
        if self._is_refused(action):
            return self._deny(environ, start_response, action)
        given = self._next_answer(action)
        if given:
            status, body = "%d Told" % given["status"], json.dumps(given["body"])
            return self._answer(start_response, status, body, "application/x-amz-json-1.1")
        for pattern, answer in self._routes:
            match = pattern.fullmatch(path)
            if match:
                status, headers, body = answer(environ, **match.groupdict())
                start_response(status, headers + [("Content-Length", str(len(body)))])
                return [body]
        return self._ask_moto(environ, start_response, action)

    def _ask_moto(self, environ, start_response, action):
        try:
            answer = b"".join(self._moto(environ, start_response))
        except NotImplementedError as e:
            self._keep_missing(environ, action)
            return self._answer(start_response, "501 Not Implemented", str(e))
        if b"<title>404 Not Found</title>" in answer:  # A page; AWS, and moto for it, answer otherwise.
            self._keep_missing(environ, action)
        return [answer]

    def _keep_missing(self, environ, action):
        with self._lock:
            self._missing.add("%s %s %s" % (environ["REQUEST_METHOD"], environ["PATH_INFO"], action))

    def _is_refused(self, action):
        with self._lock:
            if action not in self._refused:
                return False
            self._refused.remove(action)
            return True

    def _forget(self):
        with self._lock:
            self._refused.clear()
            self._answers.clear()

    def _keep_answer(self, action, environ):
        answer = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
        with self._lock:
            self._answers.setdefault(action, []).append(answer)

    def _next_answer(self, action):
        with self._lock:
            waiting = self._answers.get(action)
            return waiting.pop(0) if waiting else None

    @staticmethod
    def _action(environ):
        """What a request of the JSON or query protocols asks for; empty for REST."""
        target = environ.get("HTTP_X_AMZ_TARGET")
        if target:
            return target.rsplit(".", 1)[-1]
        if not environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
            return ""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = _Again(body)
        return urllib.parse.parse_qs(body.decode()).get("Action", [""])[0]

    @staticmethod
    def _deny(environ, start_response, action):
        message = "The emulator was told to refuse " + action
        if environ.get("HTTP_X_AMZ_TARGET"):
            body, kind = '{"__type":"AccessDeniedException","message":"%s"}' % message, "application/x-amz-json-1.1"
        else:
            error = "<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>%s</Message></Error>" % message
            body, kind = "<ErrorResponse>%s<RequestId>0</RequestId></ErrorResponse>" % error, "text/xml"
        return SteerableApplication._answer(start_response, "403 Forbidden", body, kind)

    @staticmethod
    def _answer(start_response, status, body, kind="text/plain"):
        content = body.encode()
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]


class _Again:
    """A request body that was read already."""

    def __init__(self, body):
        self._body = body

    def read(self, size=-1):
        end = len(self._body) if size is None or size < 0 else size
        part, self._body = self._body[:end], self._body[end:]
        return part

    def readline(self, size=-1):
        end = self._body.find(b"\n") + 1 or len(self._body)
        return self.read(end if size is None or size < 0 else min(end, size))


class OneLineLog(WSGIRequestHandler):
    """One line for each call."""

    def log_request(self, code="-", size="-"):
        target = self.headers.get("X-Amz-Target", "") if hasattr(self, "headers") else ""
        sys.stderr.write("%s %s %s\n" % (code, self.requestline, target))


def end_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    routes = []
    for found in pkgutil.iter_modules(gaps.__path__):
        module = importlib.import_module("gaps." + found.name)
        module.fill()
        routes += getattr(module, "ROUTES", [])
    server = make_server("127.0.0.1", 0, SteerableApplication(routes), threaded=True, request_handler=OneLineLog)
    # moto asks for its own port where it hands out addresses of itself.
    os.environ["MOTO_PORT"] = str(server.server_port)
    threading.Thread(target=end_with_input, daemon=True).start()
    print("listens on http://127.0.0.1:%d" % server.server_port, flush=True)
    server.serve_forever()


main()
