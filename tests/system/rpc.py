"""Odoo's remote calls, as the web client makes them: a session of one user."""

import json
import urllib.request
from http.cookiejar import CookieJar

TIMEOUT_S = 300  # installing an addon is one call


class RpcError(Exception):
    """What the server answered instead: the sentence that a person would see."""


class Client:
    def __init__(self, url: str, database: str, login: str, password: str | None = None) -> None:
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._post("/web/session/authenticate", {"db": database, "login": login, "password": password or login})

    def call(self, model: str, method: str, *args, **kwargs):
        """`args` as the method takes them after self; for methods of records the first is the list of ids."""
        kwargs.setdefault("context", {"lang": "fr_BE"})
        return self._post("/web/dataset/call_kw", {"model": model, "method": method, "args": args, "kwargs": kwargs})

    def _post(self, path: str, params: dict):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}).encode()
        request = urllib.request.Request(self.url + path, body, {"Content-Type": "application/json"})
        with self.opener.open(request, timeout=TIMEOUT_S) as response:
            answer = json.load(response)
        if "error" in answer:
            raise RpcError(answer["error"]["data"]["message"])
        return answer.get("result")
