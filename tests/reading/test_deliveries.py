"""Deliveries of news agencies: ninjs, NewsML-G2 and NITF, found by what is in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.errors import KeptOutError, ReadingError, WithdrawnError
from bot.ingest import ingest
from bot.model import Article
from bot.reading import read
from bot.store import open_store

FIRST, SECOND = "Der Rat von Quellenau hat getagt.", "„Das genügt uns nicht“, sagte Ilka Torneck."
NINJS_1 = {
    "uri": "urn:aub:2021:17",
    "type": "text",
    "pubstatus": "usable",
    "version": "2",
    "firstcreated": "2021-03-04T23:30:00+01:00",
    "versioncreated": "2021-03-05T08:00:00+01:00",
    "headline": "Rat tagt",
    "byline": "Von Lene Quast",
    "copyrightholder": "Aubote",
    "language": "de",
    "body_text": f"{FIRST} {SECOND}",
    "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>",
}
NINJS_2 = {
    "uri": "https://aubote.example/2021/17",
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "pubstatus": "usable",
    "version": "2",
    "contentcreated": "2021-03-04T23:30:00+01:00",
    "by": "Von Lene Quast",
    "infosources": [{"role": "isrol:originfo", "name": "Aubote"}],
    "headlines": [{"role": "short", "value": "Rat"}, {"role": "main", "value": "Rat tagt"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": f"{FIRST} {SECOND}"},
        {"role": "main", "contenttype": "text/html", "value": f"<div><p>{FIRST}</p><p>{SECOND}</p></div>"},
    ],
}
NITF = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="de"><head><title>Rat</title>
<docdata management-status="{status}"><doc-id regsrc="aub" id-string="17"/><du-key version="2"/>
<date.issue norm="20210304T233000+0100"/><date.release norm="{release}"/>
<doc.copyright holder="Aubote"/></docdata></head>
<body><body.head><hedline><hl1>Rat tagt</hl1></hedline><byline>Von Lene Quast</byline></body.head>
<body.content><media media-type="image"><media-caption>Ein Bild.</media-caption></media>
<p>Der Rat von <location>Quellenau</location> hat getagt.</p>
<p>„Das genügt uns nicht“, sagte <person>Ilka Torneck</person>.</p>
</body.content></body></nitf>"""
G2 = """<?xml version="1.0" encoding="utf-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="urn:newsml:aub:2021:18" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<newsItem guid="urn:newsml:aub:2021:17" version="2" xml:lang="de-DE"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="aub"><name>Aubote</name></provider><versionCreated>2021-03-05T08:00:00+01:00</versionCreated>
{embargo}<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><contentCreated>2021-03-04T23:30:00+01:00</contentCreated><by>Von Lene Quast</by>
<headline>Rat tagt</headline></contentMeta><contentSet>{content}</contentSet></newsItem></itemSet></newsMessage>"""
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    f"</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>"
)
INNER_NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
    f"<body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf></inlineXML>"
)
PLAIN = f'<inlineData contenttype="text/plain">{FIRST}\n\n{SECOND}</inlineData>'
DELIVERIES = {
    "ninjs 1": ("a.json", json.dumps(NINJS_1)),
    "ninjs 1 in a list": ("a.json", json.dumps([NINJS_1])),
    "ninjs 1 a line": ("a.jsonl", json.dumps(NINJS_1) + "\n"),
    "ninjs 2": ("a.json", json.dumps(NINJS_2)),
    "NITF": ("a.xml", NITF.format(status="usable", release="")),
    "NewsML-G2 with XHTML": ("a.xml", G2.format(status="usable", embargo="", content=XHTML)),
    "NewsML-G2 with NITF": ("a.xml", G2.format(status="usable", embargo="", content=INNER_NITF)),
    "NewsML-G2 with text": ("a.xml", G2.format(status="usable", embargo="", content=PLAIN)),
}


def delivered(folder: Path, name: str, text: str) -> list[Article]:
    """The articles of a file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return list(read(folder / name))


@pytest.mark.parametrize("kind", DELIVERIES)
def test_every_kind_gives_the_same_article(tmp_path, kind):
    """Title, paragraphs, day, source, author and version, whatever format they came in."""
    [article] = delivered(tmp_path, *DELIVERIES[kind])
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert (article.title, article.date, article.source) == ("Rat tagt", "2021-03-04", "Aubote")
    assert (article.author, article.version) == ("Von Lene Quast", 2)
    assert article.url == ("https://aubote.example/2021/17" if kind == "ninjs 2" else "")


def held(status: str, moment: str) -> dict[str, tuple[str, str]]:
    """A file of each format with a status and an embargo."""
    embargo = f"<embargoed>{moment}</embargoed>" if moment else ""
    return {
        "ninjs": ("a.json", json.dumps({**NINJS_1, "pubstatus": status, "embargoed": moment})),
        "NITF": ("a.xml", NITF.format(status=status, release=moment)),
        "NewsML-G2": ("a.xml", G2.format(status=status, embargo=embargo, content=XHTML)),
    }


@pytest.mark.parametrize("kind", ["ninjs", "NITF", "NewsML-G2"])
def test_status_and_embargo_are_respected(tmp_path, kind):
    """Before its time, or withheld, an item is no article; after its time it is; a canceled one is withdrawn."""
    for status, moment in (("usable", "2999-01-01T00:00:00+01:00"), ("withheld", ""), ("usable", "bald")):
        with pytest.raises(KeptOutError):
            delivered(tmp_path, *held(status, moment)[kind])
    with pytest.raises(WithdrawnError):
        delivered(tmp_path, *held("canceled", "")[kind])
    assert len(delivered(tmp_path, *held("usable", "2021-03-04T23:30:00+01:00")[kind])) == 1


@pytest.mark.parametrize("kind", ["ninjs", "NITF", "NewsML-G2"])
def test_what_an_agency_takes_back_is_taken_out(tmp_path, kind):
    """Withheld: removed until it is usable again. Canceled: gone for good, also when an old file comes late."""
    store = open_store(f"sqlite:///{tmp_path}/archive.db")
    outcomes: list[str] = []

    def deliver(status: str, moment: str = "") -> str:
        name, text = held(status, moment)[kind]
        (tmp_path / name).write_text(text, encoding="utf-8")
        outcomes.clear()
        ingest([tmp_path / name], store, told=outcomes.append, problem=lambda _: None)
        return outcomes[-1]

    assert deliver("usable") == "new"
    assert deliver("withheld") == "blocked"
    assert store.counts().articles == 0
    assert deliver("usable") == "new"
    assert deliver("canceled") == "blocked"
    assert store.counts().articles == 0
    deliver("usable")
    assert store.counts().articles == 0
    store.close()


def test_a_correction_replaces_by_guid_and_version(tmp_path):
    """A later version replaces the article and is dated; an earlier one that comes late changes nothing."""
    store = open_store(f"sqlite:///{tmp_path}/archive.db")
    for version, text in ((1, "Erste Fassung des Berichts."), (3, "Dritte Fassung des Berichts."), (2, "Zweite.")):
        entry = {**NINJS_1, "version": str(version), "body_text": text, "body_xhtml": ""}
        (tmp_path / "a.json").write_text(json.dumps(entry), encoding="utf-8")
        ingest([tmp_path / "a.json"], store, told=lambda _: None, problem=pytest.fail)
    [stored] = store.new_since(0)
    assert stored.article.text == "Dritte Fassung des Berichts."
    assert stored.article.corrected
    store.close()


def test_pictures_and_own_json_are_told_apart(tmp_path):
    """A picture is no article and says so; this project's own JSON stays what it is."""
    with pytest.raises(ReadingError, match="no article but of the type picture"):
        delivered(tmp_path, "a.json", json.dumps({**NINJS_1, "type": "picture"}))
    [article] = delivered(tmp_path, "a.json", json.dumps({"text": FIRST, "title": "Rat", "id": "17"}))
    assert (article.id, article.text) == ("17", FIRST)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "iso-8859-15"])
def test_encodings_are_those_that_the_document_says(tmp_path, coding):
    """Agencies write XML in many encodings, each says which."""
    text = NITF.format(status="usable", release="").replace('encoding="utf-8"', f'encoding="{coding}"')
    text = text.replace("„", '"').replace("“", '"')
    (tmp_path / "a.xml").write_bytes(text.encode(coding))
    [article] = read(tmp_path / "a.xml")
    assert "genügt" in article.text


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE nitf [<!ENTITY e0 "x">{ENTITIES}]><nitf><body><p>&e9;</p></body></nitf>',
        '<!DOCTYPE nitf [<!ENTITY e SYSTEM "file:///etc/passwd">]><nitf><body><p>&e;</p></body></nitf>',
        "<nitf><body>",
        "<nitf/>",
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/></newsItem>',
        "<html><body>Kein Feed</body></html>",
    ],
    ids=["a billion laughs", "a file of this machine", "cut off", "empty", "item without text", "another root"],
)
def test_bad_xml_is_one_sentence(tmp_path, text):
    """Bombs, entities, half documents: refused, not expanded, not fatal."""
    with pytest.raises(ReadingError):
        delivered(tmp_path, "a.xml", text)


def test_a_dtd_is_never_loaded(tmp_path):
    """The address of the DTD may be anything: nothing is asked for it."""
    text = NITF.format(status="usable", release="").replace("nitf-3-6.dtd", f"file://{tmp_path}/there-is-none.dtd")
    assert len(delivered(tmp_path, "a.xml", text)) == 1
