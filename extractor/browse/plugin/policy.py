"""What a page may load and run: its own styles and scripts, from this server, and nothing that an article could bring.

Datasette's own templates hold a few scripts within the page. They are let through by the hash of their words, read off
the templates themselves, so that nothing else within a page runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ALLOW_FACET = "{{ datasette_allow_facet }}"

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]


def inline_scripts(environment: Any) -> Iterator[str]:
    """The scripts within Datasette's templates, as they come out."""
    for name in sorted(environment.list_templates(filter_func=lambda name: name.endswith(".html"))):
        source, _, _ = environment.loader.get_source(environment, name)
        for words in _INLINE.findall(source):
            if _ALLOW_FACET in words:
                yield from (words.replace(_ALLOW_FACET, value) for value in ("true", "false"))
            elif "{{" not in words and "{%" not in words:
                yield words


def content_security_policy(scripts: Iterator[str]) -> str:
    """The header's value."""
    hashes = sorted({base64.b64encode(hashlib.sha256(words.encode()).digest()).decode() for words in scripts})
    allowed = " ".join(["'self'", *(f"'sha256-{one}'" for one in hashes)])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def guarded(app: App, datasette: Any) -> App:
    """The application with the headers on everything it sends."""
    headers: list[tuple[bytes, bytes]] = []

    async def wrapped(scope: Message, receive: Any, send: Callable[[Message], Awaitable[None]]) -> None:
        if not headers:
            policy = content_security_policy(inline_scripts(datasette.jinja_env))
            headers.append((b"content-security-policy", policy.encode("latin-1")))
            headers.append((b"x-content-type-options", b"nosniff"))
            headers.append((b"referrer-policy", b"no-referrer"))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *headers]}
            await send(message)

        await app(scope, receive, sending)

    return wrapped
