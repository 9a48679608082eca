"""What a page may load and run: its own styles and scripts, from this server, and nothing that an article could bring.

Datasette's own templates hold scripts within the page. Each gets the nonce of its answer where the template is read, so
that what comes into a page later, as data, never has one (https://www.w3.org/TR/CSP3/#security-nonces). The few words
that a template runs on a click are let through by their hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from contextvars import ContextVar
from typing import Any

from jinja2 import BaseLoader, Environment

_SCRIPT = re.compile(r"<script(?=[\s>])")
_HANDLER = re.compile(r"""\son[a-z]+="([^"{]+)\"""")
_nonce: ContextVar[str] = ContextVar("wattwire_nonce", default="")

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]


class NoncedLoader(BaseLoader):
    """Another loader's templates, their scripts with the nonce of the answer. ``handlers`` are hashes of what those
    read so far run on a click."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self.handlers: set[str] = set()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """As of the other loader. Raises TemplateNotFound."""
        source, name, fresh = self._loader.get_source(environment, template)
        digests = (hashlib.sha256(words.encode()).digest() for words in _HANDLER.findall(source))
        self.handlers.update(base64.b64encode(digest).decode() for digest in digests)
        return _SCRIPT.sub('<script nonce="{{ wattwire_nonce() }}"', source), name, fresh

    def list_templates(self) -> list[str]:
        """As of the other loader."""
        return self._loader.list_templates()


def give_nonces(environment: Environment) -> None:
    """Makes an environment hand out nonces."""
    assert environment.loader is not None
    environment.loader = NoncedLoader(environment.loader)
    environment.globals.update(wattwire_nonce=_nonce.get, wattwire_handlers=environment.loader.handlers)


def content_security_policy(nonce: str, handlers: Iterable[str]) -> str:
    """The header's value."""
    hashes = "".join(f" 'sha256-{one}'" for one in sorted(handlers))
    on_click = f"script-src-attr 'unsafe-hashes'{hashes}; " if hashes else ""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; {on_click}style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def guarded(app: App, datasette: Any) -> App:
    """The application with the headers on everything it sends."""

    async def wrapped(scope: Message, receive: Any, send: Callable[[Message], Awaitable[None]]) -> None:
        nonce = secrets.token_urlsafe(16)
        _nonce.set(nonce)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = content_security_policy(nonce, _environment(datasette).globals["wattwire_handlers"])
                headers = [
                    (b"content-security-policy", policy.encode("ascii")),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                ]
                message = {**message, "headers": [*message.get("headers", []), *headers]}
            await send(message)

        await app(scope, receive, sending)

    return wrapped


def _environment(datasette: Any) -> Any:
    """Where its templates are; the 1.0 alphas ask for it in another way."""
    return datasette.jinja_env if hasattr(datasette, "jinja_env") else datasette.get_jinja_environment()
