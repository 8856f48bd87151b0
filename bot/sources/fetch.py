"""Fetches an address of the web, trusting neither the address nor what answers there.

Every address is looked up once and connected to by that very IP, so that a second answer of the DNS
cannot lead elsewhere; redirects are followed by hand, each checked like the first address. Only
public addresses are allowed: an article's link must not read what stands inside a company's network.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
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


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered; ``body`` is None when it is unchanged since ``etag`` and ``modified``."""

    url: str  # after redirects
    body: bytes | None
    content_type: str = ""  # without parameters, small letters
    etag: str = ""
    modified: str = ""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet: not private, loopback or multicast."""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    refused = any(address in network for network in REFUSED if network.version == address.version)
    return address.is_global and not address.is_multicast and not refused


def fetch(url: str, *, etag: str = "", modified: str = "", allowed: Callable[[Address], bool] = is_public) -> Fetched:
    """What stands at an http or https address, at most LIMIT bytes within SECONDS; FetchError in one sentence."""
    asked, deadline = url, time.monotonic() + SECONDS
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in conditions.items() if value}
    try:
        for _ in range(REDIRECTS + 1):
            with _open(url, headers, allowed) as response:
                if not response.has_redirect_location:
                    return _read(url, response, deadline)
                url = str(httpx.URL(url).join(response.headers["Location"]))
    except httpx.TimeoutException:
        raise FetchError("%(url)s does not answer in time.", url=asked) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise FetchError("%(url)s cannot be read (%(why)s).", url=asked, why=error or type(error).__name__) from error
    raise FetchError("%(url)s redirects too often.", url=asked)


def _open(url: str, headers: Mapping[str, str], allowed: Callable[[Address], bool]) -> _Opened:
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchError("%(url)s is no address of the web: it must begin with http:// or https://.", url=url)
    address = _lookup(parsed, allowed)
    return _Opened(parsed, address, headers)


def _lookup(url: httpx.URL, allowed: Callable[[Address], bool]) -> Address:
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("%(url)s cannot be found: check the address.", url=str(url)) from error
    addresses = [ipaddress.ip_address(str(info[4][0]).split("%")[0]) for info in found]
    if not all(allowed(address) for address in addresses):
        raise FetchError("%(url)s lies in a private network: only public addresses are read.", url=str(url))
    return addresses[0]


class _Opened:
    """A response whose body is still to be read, from exactly one IP address."""

    def __init__(self, url: httpx.URL, address: Address, headers: Mapping[str, str]) -> None:
        host = f"[{address}]" if address.version == 6 else str(address)
        self._client = httpx.Client(timeout=SECONDS / 3, trust_env=False)
        self._request = self._client.build_request(
            "GET",
            url.copy_with(host=host),
            headers={"Host": url.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": "gzip", **headers},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},  # the certificate must be that of the name
        )

    def __enter__(self) -> httpx.Response:
        """Send the request."""
        self._response = self._client.send(self._request, stream=True)
        return self._response

    def __exit__(self, *_: object) -> None:
        """Let go of the connection."""
        self._response.close()
        self._client.close()


def _read(url: str, response: httpx.Response, deadline: float) -> Fetched:
    headers = response.headers
    etag, modified = headers.get("ETag", ""), headers.get("Last-Modified", "")
    kind = headers.get("Content-Type", "").split(";")[0].strip().lower()
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return Fetched(url, None, kind, etag, modified)
    if response.status_code != httpx.codes.OK:
        raise FetchError("%(url)s answers with status %(status)d.", url=url, status=response.status_code)
    if "," in headers.get("Content-Encoding", ""):
        raise FetchError("%(url)s is packed more than once, which only attacks are.", url=url)
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > LIMIT:
            raise FetchError("%(url)s is too large.", url=url)
        if time.monotonic() > deadline:
            raise FetchError("%(url)s does not answer in time.", url=url)
    return Fetched(url, bytes(body), kind, etag, modified)
