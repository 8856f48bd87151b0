"""Fetches an address of the web, trusting neither the address nor what answers there.

Every address is looked up once and connected to by that very IP, so that a second answer of the DNS
cannot lead elsewhere; redirects are followed by hand, each checked like the first address. Only
public addresses are allowed: an article's link must not read what stands inside a company's network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from bot.errors import FundstelleError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

AGENT = "Fundstelle/0.1 (news archive; reads feeds and articles)"
LIMIT = 10_000_000  # bytes, after decompression
SECONDS = 30.0  # for one address with all its redirects
REDIRECTS = 5
# IPv6 addresses that carry an IPv4 one (RFC 6052, 3056, 4291) may lead to any network; the last are site-local.
REFUSED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "2002::/16", "::/96", "fec0::/10")))


class FetchError(FundstelleError):
    """The address cannot be read."""

    status = 0  # that the server answered with, 0 when it did not


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered; ``body`` is None when it is unchanged since ``etag`` and ``modified``."""

    url: str  # after redirects
    body: bytes | None
    content_type: str = ""  # without parameters, small letters
    etag: str = ""
    modified: str = ""
    charset: str = ""  # as the server says it


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet: not private, loopback or multicast."""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    refused = any(address in network for network in REFUSED if network.version == address.version)
    return address.is_global and not address.is_multicast and not refused


def fetch(url: str, *, etag: str = "", modified: str = "", allowed: Callable[[Address], bool] = is_public) -> Fetched:
    """What stands at an http or https address, at most LIMIT bytes within SECONDS; FetchError in one sentence."""
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in conditions.items() if value}
    try:
        return asyncio.run(_within_time(url, headers, allowed))
    except (TimeoutError, httpx.TimeoutException):
        raise FetchError("%(url)s does not answer in time.", url=url) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise FetchError("%(url)s cannot be read (%(why)s).", url=url, why=error or type(error).__name__) from error


async def _within_time(url: str, headers: Mapping[str, str], allowed: Callable[[Address], bool]) -> Fetched:
    """Give up after SECONDS, wherever they went: names, connecting, headers letter by letter, redirects, the body."""
    asked = url
    async with asyncio.timeout(SECONDS):
        for _ in range(REDIRECTS + 1):
            async with _response(url, headers, allowed) as response:
                if not response.has_redirect_location:
                    return await _read(url, response)
                url = str(httpx.URL(url).join(response.headers["Location"]))
    raise FetchError("%(url)s redirects too often.", url=asked)


@asynccontextmanager
async def _response(
    url: str, headers: Mapping[str, str], allowed: Callable[[Address], bool]
) -> AsyncIterator[httpx.Response]:
    """A response whose body is still to be read, from exactly one IP address that was checked."""
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchError("%(url)s is no address of the web: it must begin with http:// or https://.", url=url)
    address = await _lookup(parsed, allowed)
    host = f"[{address}]" if address.version == 6 else str(address)
    sent = {"Host": parsed.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
    async with (
        httpx.AsyncClient(timeout=SECONDS / 3, trust_env=False) as client,
        client.stream(
            "GET",
            parsed.copy_with(host=host),
            headers=sent,
            extensions={"sni_hostname": parsed.raw_host.decode("ascii")},  # the certificate must be that of the name
        ) as response,
    ):
        yield response


async def _lookup(url: httpx.URL, allowed: Callable[[Address], bool]) -> Address:
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("%(url)s cannot be found: check the address.", url=str(url)) from error
    addresses = [ipaddress.ip_address(str(info[4][0]).split("%")[0]) for info in found]
    if not all(allowed(address) for address in addresses):
        raise FetchError("%(url)s lies in a private network: only public addresses are read.", url=str(url))
    return addresses[0]


async def _read(url: str, response: httpx.Response) -> Fetched:
    headers = response.headers
    etag, modified = headers.get("ETag", ""), headers.get("Last-Modified", "")
    kind = headers.get("Content-Type", "").split(";")[0].strip().lower()
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return Fetched(url, None, kind, etag, modified)
    if response.status_code != httpx.codes.OK:
        error = FetchError("%(url)s answers with status %(status)d.", url=url, status=response.status_code)
        if response.status_code == httpx.codes.GONE:
            error = FetchError("%(url)s is gone for good (status 410).", url=url)
        error.status = response.status_code
        raise error
    if "," in headers.get("Content-Encoding", ""):
        raise FetchError("%(url)s is packed more than once, which only attacks are.", url=url)
    body = bytearray()
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > LIMIT:
            raise FetchError("%(url)s is too large.", url=url)
    return Fetched(url, bytes(body), kind, etag, modified, response.charset_encoding or "")
