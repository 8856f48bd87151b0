"""Reading .html and RSS/Atom .xml: the article only, paragraphs kept, nothing expanded or run."""

from __future__ import annotations

import pytest

from bot.errors import ReadingError
from bot.reading import files, formats, read

PAGE = """<!doctype html><html lang="de"><head><title>Rat berät – Der Aubote</title>
<meta property="og:site_name" content="Der Aubote"><meta name="author" content="Ilse Kern">
<link rel="canonical" href="https://aubote.example/rat">
<meta property="article:published_time" content="2021-03-04T10:00:00+01:00"></head>
<body><nav><a href="/">Start</a> <a href="/x">Ressort</a></nav><article><h1>Rat berät über Kameras</h1>
<p>Der Rat von Quellenau hat über Kameras am Markt beraten.
   <b>Ilka Torneck</b> sagte, die Sache sei offen.</p>
<p>„Wir prüfen das“, sagte <a href="/t">Torneck</a>.<br>„Und zwar gründlich.“</p><script>alert("x")</script>
<p>Die Beauftragte für Datenschutz, Uta Senft, warnte vor einer Überwachung aller Bürger &amp; Gäste am Markt.</p>
</article><footer>Impressum und Datenschutzerklärung</footer></body></html>"""

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Der Aubote</title>
<link>https://aubote.example/</link><description>Nachrichten</description>
<item><title>Rat berät &amp;amp; prüft</title><link>https://aubote.example/rat</link>
<pubDate>Thu, 04 Mar 2021 00:30:00 +0100</pubDate><description>Kurz &lt;b&gt;gesagt&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>Der Rat tagte.</p><p>Eine <a href="x">Frau</a> sprach.<br/>Lange.</p>
<script>alert(1)</script>]]></content:encoded></item>
<item><title>Ohne Text</title></item>
<item><title>Nur ein Anriss</title><guid>nr-3</guid><description>Das Bad öffnet &lt; 9 Uhr.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Der Aubote</title><id>x</id>
<updated>2021-03-05T08:00:00Z</updated><entry><id>urn:1</id><title>Das Bad öffnet</title><link href="https://aubote.example/bad"/>
<author><name>Ilse Kern</name></author><published>2021-03-04T23:30:00+01:00</published>
<updated>2021-03-05T08:00:00Z</updated>
<content type="html">&lt;p&gt;Das Bad öffnet.&lt;/p&gt;</content></entry></feed>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<rss version="2.0"><channel><item><description>&b;</description></item></channel></rss>"""


def test_page_is_its_article(tmp_path):
    """Title, date and author as the page states them; menus and scripts left out; a blank line between paragraphs."""
    path = tmp_path / "rat.html"
    path.write_text(PAGE, encoding="utf-8")
    [article] = read(path)
    assert (article.title, article.date, article.author) == ("Rat berät über Kameras", "2021-03-04", "Ilse Kern")
    assert (article.source, article.url) == ("Der Aubote", "https://aubote.example/rat")
    assert article.text.split("\n\n") == [
        "Der Rat von Quellenau hat über Kameras am Markt beraten. Ilka Torneck sagte, die Sache sei offen.",
        "„Wir prüfen das“, sagte Torneck. „Und zwar gründlich.“",
        "Die Beauftragte für Datenschutz, Uta Senft, warnte vor einer Überwachung aller Bürger & Gäste am Markt.",
    ]


@pytest.mark.parametrize("date", ["", '<meta name="copyright" content="2003-2024">'])
def test_page_without_a_date_has_none(tmp_path, date):
    """A date is never guessed from a copyright line or from the day of the import."""
    path = tmp_path / "rat.html"
    page = PAGE.replace('<meta property="article:published_time" content="2021-03-04T10:00:00+01:00">', date)
    path.write_text(page, encoding="utf-8")
    [article] = read(path)
    assert article.date == ""


def test_page_says_that_it_is_fictional(tmp_path):
    """An invented article is marked as such in a page as well, and only then."""
    path = tmp_path / "rat.html"
    for head, fictional in (("<head>", False), ('<head><meta name="fiktiv" content="true">', True)):
        path.write_text(PAGE.replace("<head>", head), encoding="utf-8")
        assert [article.fictional for article in read(path)] == [fictional]


@pytest.mark.parametrize(
    "declaration", ['<meta charset="windows-1252">', '<?xml version="1.0" encoding="windows-1252"?>', ""]
)
def test_old_page_in_windows_1252(tmp_path, declaration):
    """Umlauts and quotation marks of an old page come out right, declared or not."""
    path = tmp_path / "rat.htm"
    path.write_bytes((declaration + PAGE).encode("cp1252"))
    [article] = read(path)
    assert "„Wir prüfen das“" in article.text


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p>", "<div>" * 50_000])
def test_page_without_an_article_is_said(tmp_path, page):
    """A page with nothing to read, or nested beyond sense, is one sentence."""
    path = tmp_path / "leer.html"
    path.write_text(page)
    with pytest.raises(ReadingError, match=r"leer\.html shows no article"):
        list(read(path))


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_rss_entries_are_articles(tmp_path, encoding):
    """The fullest text of each entry, its own day, paragraphs kept; an entry without text is told, the rest is read."""
    path = tmp_path / "feed.xml"
    path.write_bytes(RSS.format(encoding=encoding).encode(encoding))
    errors = []
    first, last = read(path, errors.append)
    assert (first.title, first.date, first.source) == ("Rat berät & prüft", "2021-03-04", "Der Aubote")
    assert (first.url, first.text) == ("https://aubote.example/rat", "Der Rat tagte.\n\nEine Frau sprach. Lange.")
    assert (last.title, last.text) == ("Nur ein Anriss", "Das Bad öffnet < 9 Uhr.")
    assert [error.values["file"] for error in errors] == [f"{path}[2]"]
    assert len({first.id, last.id}) == 2


def test_atom_entry_has_the_day_it_was_published_on(tmp_path):
    """The day in the feed's own time zone, of the publication, not of a later change."""
    path = tmp_path / "feed.atom"
    path.write_text(ATOM, encoding="utf-8")
    [article] = read(path)
    assert (article.date, article.author, article.text) == ("2021-03-04", "Ilse Kern", "Das Bad öffnet.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "entities"),
        (BOMB.encode("utf-16"), "entities"),
        ("<x/>", "RSS or Atom"),
        ("<rss", "RSS or Atom"),
        ("", "empty"),
    ],
)
def test_feed_that_is_none_is_said(tmp_path, content, said):
    """Entity bombs are refused before any parser sees them; other XML is no feed."""
    path = tmp_path / "feed.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ReadingError, match=said):
        list(read(path))


def test_a_folder_gives_its_known_files_in_order(tmp_path):
    """Folders are walked to the bottom; files of other kinds in them are no mistake."""
    for name in ("b.txt", "a/z.MD", "a/notiz.docx", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.name for path in files(tmp_path)] == ["z.MD", "b.txt", "c.jsonl"]


def test_a_folder_without_articles_is_said(tmp_path):
    """A wrong folder is an error, not an archive without articles."""
    (tmp_path / "notiz.docx").write_text("x")
    with pytest.raises(ReadingError, match=r"has no articles.*\.txt"):
        list(files(tmp_path))


def test_every_format_is_found_by_itself():
    """A new format is one new file: the registry is made of the modules' SUFFIXES."""
    assert set(formats()) >= {".txt", ".md", ".json", ".jsonl", ".html", ".xml"}
