"""Fetching from the web: only public addresses, whatever names, redirects and bodies try."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import threading

import pytest

from bot.sources import fetch as fetching
from bot.sources.fetch import FetchError, fetch, is_public
from tests.sources.web_stub import Page


def loopback(address):
    """What tests may reach: their own server, and nothing else."""
    return address.is_loopback


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address):
    """Private, loopback, link-local, multicast, and every way to write IPv4 in IPv6."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "193.99.144.80", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_public(address):
    """What newspapers are served from."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "0"]
)
def test_loopback_is_refused_in_every_spelling(web, host):
    """A link to this machine reads nothing here, however it is written."""
    with pytest.raises(FetchError):
        fetch(f"http://{host}:{web.port}/")
    assert web.asked == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://aubote.example/x", "aubote.example", "", "http://", "//x/y"]
)
def test_other_schemes_are_refused(url):
    """Only http and https are addresses of the web."""
    with pytest.raises(FetchError, match="no address of the web"):
        fetch(url)


def test_redirect_to_a_private_address_is_refused(web):
    """A redirect is checked like the first address."""
    web.pages["/"] = Page(status=302, headers={"Location": "http://10.0.0.1/geheim"})
    with pytest.raises(FetchError, match="private network"):
        fetch(web.url("/"), allowed=loopback)


def test_redirect_to_a_file_is_refused(web):
    """A redirect cannot change to a scheme that is none of the web's."""
    web.pages["/"] = Page(status=302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(FetchError, match="no address of the web"):
        fetch(web.url("/"), allowed=loopback)


def test_name_is_looked_up_once(web, monkeypatch):
    """A DNS that answers differently the second time (rebinding) is not asked a second time."""
    web.pages["/"] = Page(b"da")
    answers = iter(["127.0.0.1", "10.0.0.1"])
    real = socket.getaddrinfo

    def rebinding(host, *rest, **named):
        return real(next(answers) if host == "aubote.example" else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert fetch(f"http://aubote.example:{web.port}/", allowed=loopback).body == b"da"
    assert web.asked[0][1]["host"] == f"aubote.example:{web.port}"
    assert next(answers) == "10.0.0.1"


def test_one_private_answer_among_public_ones_is_enough(monkeypatch):
    """A name with a public and a private address is refused whole."""
    infos = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("1.1.1.1", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    with pytest.raises(FetchError, match="private network"):
        fetch("http://aubote.example/")


def test_redirects_are_followed_and_counted(web):
    """Five are followed, a circle is not."""
    for number in range(5):
        web.pages[f"/{number}"] = Page(status=301, headers={"Location": f"/{number + 1}"})
    web.pages["/5"] = Page(b"Ziel", headers={"Content-Type": "text/HTML; charset=utf-8"})
    fetched = fetch(web.url("/0"), allowed=loopback)
    assert (fetched.body, fetched.url, fetched.content_type) == (b"Ziel", web.url("/5"), "text/html")
    web.pages["/kreis"] = Page(status=302, headers={"Location": "/kreis"})
    with pytest.raises(FetchError, match="redirects too often"):
        fetch(web.url("/kreis"), allowed=loopback)


def test_unchanged_since(web):
    """ETag and Last-Modified are sent back, and 304 has no body."""
    web.pages["/"] = lambda headers: Page(
        b"" if headers.get("if-none-match") == '"1"' else b"neu",
        304 if headers.get("if-none-match") == '"1"' else 200,
        {"ETag": '"1"', "Last-Modified": "Thu, 04 Mar 2021 09:00:00 GMT"},
    )
    first = fetch(web.url("/"), allowed=loopback)
    assert first.body == b"neu"
    again = fetch(web.url("/"), etag=first.etag, modified=first.modified, allowed=loopback)
    assert again.body is None
    assert web.asked[1][1]["if-modified-since"] == first.modified


@pytest.mark.parametrize(
    "page",
    [
        Page(b"x" * 1000, endless=True),
        Page(gzip.compress(b"0" * 5_000_000), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["endless stream", "gzip bomb"],
)
def test_too_much_is_refused(web, monkeypatch, page):
    """The limit counts what comes out of the packing, and holds while it streams."""
    monkeypatch.setattr(fetching, "LIMIT", 100_000)
    web.pages["/"] = page
    with pytest.raises(FetchError, match="too large"):
        fetch(web.url("/"), allowed=loopback)


def test_packed_twice_is_refused(web):
    """A small body can unpack to terabytes when it is packed twice."""
    twice = gzip.compress(gzip.compress(b"0" * 1_000_000))
    web.pages["/"] = Page(twice, headers={"Content-Encoding": "gzip, gzip"})
    with pytest.raises(FetchError, match="packed"):
        fetch(web.url("/"), allowed=loopback)


def test_slow_stream_is_ended(web, monkeypatch):
    """An answer that never ends is ended when its time is over."""
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    monkeypatch.setattr(fetching, "LIMIT", 10**12)
    web.pages["/"] = Page(b"x", endless=True)
    with pytest.raises(FetchError, match="in time"):
        fetch(web.url("/"), allowed=loopback)


@pytest.mark.parametrize("status", [404, 410, 500])
def test_refusals_are_said(web, status):
    """A status that is no answer is told with its number."""
    web.pages["/"] = Page(status=status)
    with pytest.raises(FetchError, match=str(status)):
        fetch(web.url("/"), allowed=loopback)


def test_nobody_there():
    """A port where nobody listens is one sentence."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be read"):
        fetch(f"http://localhost:{port}/", allowed=loopback)


def test_headers_that_come_letter_by_letter_are_given_up(monkeypatch):
    """A server that never finishes its headers keeps each single wait short: the time is counted over all."""
    monkeypatch.setattr(fetching, "SECONDS", 0.6)
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                while not ended.wait(0.05):
                    connection.sendall(b"X")

        dripping = threading.Thread(target=drip)
        dripping.start()
        with pytest.raises(FetchError, match="in time"):
            fetch(f"http://localhost:{listener.getsockname()[1]}/", allowed=loopback)
        ended.set()
        dripping.join()


def test_redirect_to_a_name_that_leads_inside_is_refused(web, monkeypatch):
    """Every redirect is looked up anew: a name may lead to this network only the second time."""
    real = socket.getaddrinfo

    def answers(host, *rest, **named):
        return real({"aubote.example": "127.0.0.1", "intern.example": "10.0.0.1"}.get(host, host), *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    web.pages["/"] = Page(status=302, headers={"Location": "http://intern.example/geheim"})
    with pytest.raises(FetchError, match="private network"):
        fetch(f"http://aubote.example:{web.port}/", allowed=loopback)
    assert web.paths() == ["/"]


def test_the_status_is_told(web):
    """Whoever asks for robots.txt has to tell a missing one from a broken server."""
    web.pages["/"] = Page(status=503)
    with pytest.raises(FetchError) as raised:
        fetch(web.url("/"), allowed=loopback)
    assert raised.value.status == 503
