"""Which addresses may be asked: http and https, and no machine of a private network unless it is named.

What is checked is what is connected to: the resolver refuses a name any of whose addresses is private, and every socket
is checked once more when it is made, whatever the name, the redirect or the notation that led to it.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

Network = IPv4Network | IPv6Network
NameResolver = AbstractResolver
"""What finds the addresses of a name."""
_NAT64 = ip_network("64:ff9b::/96")


class AddressError(Exception):
    """An address that is not asked: ``reason`` is a word for queries."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Addresses:
    """The addresses that may be connected to: public ones, and those of networks that somebody has named."""

    def __init__(self, allowed: Iterable[Network] = ()) -> None:
        self._allowed = tuple(allowed)

    def check(self, host: str) -> None:
        """Raises AddressError for an address that is not to be connected to."""
        address = ip_address(host.partition("%")[0])
        if any(address in network for network in self._allowed):
            return
        if not all(_is_public(each) for each in (address, *_within(address))):
            raise AddressError(
                "private_address", f"{host} is no public address; name its network with --allow-net to have it asked."
            )

    def check_url(self, url: str) -> None:
        """Raises AddressError for what is no web address, or one that a private address stands in."""
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise AddressError("bad_url", f"{url[:200]!r} is no web address: {error}.") from error
        if parts.scheme not in ("http", "https"):
            raise AddressError("scheme", f"{url[:200]!r} is neither http nor https.")
        if not host or parts.username is not None:
            raise AddressError("bad_url", f"{url[:200]!r} has no host, or a user's name in it.")
        try:
            self.check(host)
        except ValueError:
            return  # a name: its addresses are checked when it is resolved

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for an address that may be connected to (aiohttp's ``socket_factory``)."""
        family, kind, protocol, _, address = info
        self.check(str(address[0]))
        return socket.socket(family, kind, protocol)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _within(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return []
    embedded = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        embedded.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in embedded if each is not None]


class Resolver(AbstractResolver):
    """Resolves names as the system does, or as another resolver, and refuses those that lead to a private address."""

    def __init__(self, addresses: Addresses, inner: AbstractResolver | None = None) -> None:
        self._addresses = addresses
        self._inner = inner or ThreadedResolver(loop=asyncio.get_running_loop())

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises AddressError where one of them is private, OSError where there is none."""
        found = await self._inner.resolve(host, port, family)
        for each in found:
            self._addresses.check(each["host"])
        return found

    async def close(self) -> None:
        """Releases the resolver."""
        await self._inner.close()
