"""A small OpenID Connect provider on this machine, for the tests."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class IdentityProvider:
    """What it says of whoever signs in stands in `claims`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.claims: dict[str, Any] = {}
        self.nonce: str | None = None

    def answer_to(self, question: str) -> dict[str, str]:
        """What the browser brings back after a visit to `question`."""
        asked = parse_qs(urlsplit(question).query)
        assert asked["code_challenge_method"] == ["S256"]
        self.nonce = asked.get("nonce", [None])[0]
        return {"code": "eenmalig", "state": asked["state"][0]}

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        stated = {"iss": self.address, "aud": "inbeeld", "iat": now, "exp": now + 300, **self.claims}
        if self.nonce:
            stated["nonce"] = self.nonce
        return {
            "access_token": "toegang",
            "token_type": "Bearer",
            "id_token": jwt.encode(stated, KEY, algorithm="RS256", headers={"kid": "1"}),
        }


@contextmanager
def serving() -> Iterator[IdentityProvider]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    provider = IdentityProvider(f"http://127.0.0.1:{server.server_port}")
    server.provider = provider  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider: IdentityProvider = self.server.provider  # type: ignore[attr-defined]
        if self.path.startswith("/.well-known/"):
            self._answer(provider.configuration())
        else:
            self._answer(provider.claims)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(self.server.provider.token())  # type: ignore[attr-defined]

    def _answer(self, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - silent
        pass
