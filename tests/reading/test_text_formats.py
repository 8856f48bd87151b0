"""Reading .txt, .md, .json and .jsonl: dates, titles, ids, encodings, and texts that stay as given."""

from __future__ import annotations

import json

import pytest
import structlog.testing
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ReadingError
from bot.reading import read
from bot.reading.fields import date_of, first_sentence
from bot.reading.plain import split_date

TEXT = "Der Rat von Quellenau tagte. „Das genügt“, sagte Ilka Torneck."


def only(path):
    """The one article of a file."""
    [article] = read(path)
    return article


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("date 2020-12 ", "2020-12"),
        (" date 2020-12 ", "2020-12"),
        ("\n\n\tdate 2020-12-17\n", "2020-12-17"),
        ("date  2020\r\n\r\n", "2020"),
        ("", ""),
        ("\ufeffdate 2020-12\n", "2020-12"),
    ],
)
def test_txt_date_stands_before_the_text(tmp_path, start, date):
    """An optional date at the very start, on a line of its own or not; partial dates stay partial."""
    path = tmp_path / "a.txt"
    path.write_bytes(f"{start}{TEXT}\n\n".encode())
    article = only(path)
    assert (article.date, article.text) == (date, TEXT)


@pytest.mark.parametrize(
    "text", ["Datei 2020 fehlt.", "date-2020 x", "date 20201 x", "date 2020-1 x", "Das date 2020 x"]
)
def test_txt_words_that_look_like_a_date_are_text(tmp_path, text):
    """Only the exact form is taken away from the text."""
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert (only(path).date, only(path).text) == ("", text)


def test_txt_impossible_date_is_said(tmp_path):
    """A thirteenth month is a mistake that its author wants to know of."""
    path = tmp_path / "a.txt"
    path.write_text(f"date 2020-13 {TEXT}")
    with pytest.raises(ReadingError, match="2020-13"):
        only(path)


@given(
    st.text(), st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", " ", "\n"]), st.sampled_from([" ", "\n\n"])
)
def test_split_date_takes_the_date_and_nothing_else(text, day, exactness, before, after):
    """Whatever the text is: stripped at both ends and otherwise untouched."""
    date = f"{day:%Y-%m-%d}".zfill(10)[:exactness]
    assert split_date(f"{before}date {date}{after}{text}") == (date, text.strip())


@given(st.text(alphabet=st.characters(exclude_characters="d", exclude_categories=["Cs"])))
def test_split_date_leaves_other_texts(text):
    """A text that has no date before it loses nothing but the blanks around it."""
    assert split_date(text) == ("", text.strip())


def test_txt_line_ends_and_inner_blanks_stay(tmp_path):
    """Offsets count characters of the text: what stands between its ends is not touched."""
    path = tmp_path / "a.txt"
    path.write_bytes("\r\n  Erster  Absatz. \r\n\r\n\tZweiter\u00a0Absatz.  \r\n".encode())
    assert only(path).text == "Erster  Absatz. \r\n\r\n\tZweiter\u00a0Absatz."


def test_md_front_matter(tmp_path):
    """All fields of the front matter; YAML's own dates and numbers become dates as written."""
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 'Rat: tagt'\ndate: 2021-03-02\nsource: Aubote\nurl: https://aubote.example/1\n"
        f"author: Uta Senft\nsection: Land\nfiktiv: true\nfarbe: rot\n---\n\n{TEXT}\n\n---\n\nEnde.\n",
        encoding="utf-8",
    )
    article = only(path)
    assert (article.title, article.date, article.source) == ("Rat: tagt", "2021-03-02", "Aubote")
    assert (article.url, article.author, article.section) == ("https://aubote.example/1", "Uta Senft", "Land")
    assert article.fictional
    assert article.text == f"{TEXT}\n\n---\n\nEnde."


@pytest.mark.parametrize(
    ("written", "date"), [("2020", "2020"), ("2020-12", "2020-12"), ("'17.12.2020'", "2020-12-17")]
)
def test_md_partial_dates_stay_partial(tmp_path, written, date):
    """YAML reads 2020 as a number and 2020-12 as a word: both are dates here."""
    path = tmp_path / "a.md"
    path.write_text(f"---\ndate: {written}\n---\n{TEXT}")
    assert only(path).date == date


@pytest.mark.parametrize("content", [TEXT, f"---\n---\n{TEXT}", f"\ufeff---\r\ntitle:\r\n---\r\n{TEXT}"])
def test_md_without_front_matter(tmp_path, content):
    """No front matter, or one with nothing in it: the first sentence is the title."""
    path = tmp_path / "a.md"
    path.write_bytes(content.encode())
    assert (only(path).title, only(path).text) == ("Der Rat von Quellenau tagte.", TEXT)


@pytest.mark.parametrize(
    "front",
    ["title: [", "- a\n- b", "nur Text", "date: 2020-13-01", "a: b: c", "x: &x [*x]\ny: !!python/name:os.system"],
)
def test_md_broken_front_matter_names_its_line(tmp_path, front):
    """A broken front matter is said with file and line, and no YAML tag runs anything."""
    path = tmp_path / "a.md"
    path.write_text(f"---\n{front}\n---\n{TEXT}")
    with pytest.raises(ReadingError, match=r"a\.md, line \d+.*YAML"):
        only(path)


def test_json_text_is_exactly_as_given(tmp_path):
    """Offsets hold for whoever made the file: blanks at the ends stay."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"id": 7, "title": "T", "date": "2020-12", "text": f"\n {TEXT} \n", "source": "S"}))
    article = only(path)
    assert (article.id, article.title, article.date, article.source) == ("7", "T", "2020-12", "S")
    assert article.text == f"\n {TEXT} \n"


def test_json_list_goes_on_after_a_wrong_entry(tmp_path):
    """One wrong entry of a list is told with its place, the others are read."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": TEXT}, 5, {"title": "ohne Text"}, {"text": "Noch einer."}]))
    errors = []
    assert [article.text for article in read(path, errors.append)] == [TEXT, "Noch einer."]
    assert [error.values["file"] for error in errors] == [f"{path}[2]", f"{path}[3]"]


def test_jsonl_names_the_lines_that_are_wrong(tmp_path):
    """Every wrong line is told with its number; the lines around it are read."""
    path = tmp_path / "a.jsonl"
    wrong = ["{kaputt", '{"text": " "}', "[1]", '{"text": "A\\u0000B"}', '{"text": "\\ud800"}', "[" * 100_000]
    lines = ['\ufeff{"text": "Eins."}', "", *wrong, '{"text": "Zwei.", "date": "gestern"}', '{"text": "Drei."}']
    path.write_text("\n".join(lines), encoding="utf-8")
    errors = []
    assert [article.text for article in read(path, errors.append)] == ["Eins.", "Drei."]
    assert [error.values["file"] for error in errors] == [f"{path}:{number}" for number in (3, 4, 5, 6, 7, 8, 9)]


def test_jsonl_line_without_end_is_skipped_whole(tmp_path, monkeypatch):
    """A line over the limit costs that line only, and never more memory than the limit."""
    monkeypatch.setattr("bot.reading.jsonlines.LIMIT", 100)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 350 + '"}\n{"text": "Kurz."}\n')
    errors = []
    assert [article.text for article in read(path, errors.append)] == ["Kurz."]
    assert errors[0].values["file"] == f"{path}:1"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
def test_windows_1252_is_detected_and_said(tmp_path, suffix):
    """Old archives: quotation marks and the euro sign of Windows-1252 come out right, and the log says so."""
    path = tmp_path / f"a{suffix}"
    text = f"{TEXT} 5 €"
    path.write_bytes((json.dumps({"text": text}, ensure_ascii=False) if suffix == ".jsonl" else text).encode("cp1252"))
    with structlog.testing.capture_logs() as logs:
        assert only(path).text == text
    assert any("Windows-1252" in entry["event"] and str(path) in entry["file"] for entry in logs)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leer.txt", b"", "empty"),
        ("leer.txt", b"\xef\xbb\xbf \n", "empty"),
        ("nur-datum.txt", b"date 2020-12\n", "no text"),
        ("leer.md", b"---\ntitle: x\n---\n", "no text"),
        ("leer.jsonl", b"\n\n", "empty"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        ("zufall.txt", bytes(range(128, 256)), "not a text file"),
        ("utf16.txt", "Über".encode("utf-16"), "not a text file"),
        ("kaputt.json", b'{"text": \n', "line 2"),
        ("tief.json", b"[" * 100_000, "JSON"),
        ("gross.txt", b"x " * 10_000_000, "too large"),
        ("lang.txt", b"x " * 600_000, "too large"),
        ("bericht.pdf", b"%PDF", "unknown format"),
    ],
)
def test_bad_file_is_one_sentence(tmp_path, name, content, said):
    """Each bad file is told in one sentence that names it and what is wrong."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=said) as raised:
        list(read(path))
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


def test_missing_file_and_folder_are_said(tmp_path):
    """Neither a missing file nor a folder in place of a file is a traceback."""
    (tmp_path / "ordner.txt").mkdir()
    for path in (tmp_path / "nix.txt", tmp_path / "nix", tmp_path / "ordner.txt"):
        with pytest.raises(ReadingError, match=path.name):
            list(read(path))


def test_ids_stay_the_same_for_the_same_article(tmp_path):
    """A changed file keeps its id, so that it replaces the old one; another file of that name has its own."""
    first, second = tmp_path / "a" / "rat.txt", tmp_path / "b" / "rat.txt"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text(TEXT)
    before = only(first)
    first.write_text("Neuer Anfang. " + TEXT)
    assert only(first).id == before.id
    assert only(second).id != before.id
    assert before.id.startswith("rat-")


def test_id_of_the_url_wherever_the_article_comes_from(tmp_path):
    """The url names an article, whatever file it lies in and however its title was changed."""
    (tmp_path / "a.md").write_text(f"---\ntitle: Alt\nurl: https://aubote.example/rat\n---\n{TEXT}")
    (tmp_path / "b.json").write_text(json.dumps({"title": "Neu", "url": "https://aubote.example/rat", "text": TEXT}))
    assert (
        only(tmp_path / "a.md").id
        == only(tmp_path / "b.json").id
        == "aubote-example-rat-" + only(tmp_path / "a.md").id[-10:]
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dr. Uta Senft kam. Sie blieb.", "Dr. Uta Senft kam."),
        ("Am 3. Mai kam der Rat zusammen! Es ging schnell.", "Am 3. Mai kam der Rat zusammen!"),
        ("„Das genügt.“ Mehr sagte sie nicht.", "„Das genügt.“"),
        ("Überschrift\n\nDer Text.", "Überschrift"),
        ("Wort " * 50, "Wort " * 17 + "Wort …"),
    ],
)
def test_title_from_the_first_sentence(text, title):
    """An article without a title gets its first sentence, shortened at a word."""
    assert first_sentence(text) == title


@given(st.text(min_size=1).filter(str.strip))
def test_title_is_never_empty_or_long(text):
    """Whatever the text is, its title fits on a line."""
    assert 0 < len(first_sentence(text)) <= 92


@given(st.text())
def test_dates_are_iso_or_refused(text):
    """No other string comes through as a date."""
    try:
        date = date_of(text, "x")
    except ReadingError:
        return
    assert date == "" or (date[:4].isdigit() and len(date) in (4, 7, 10))
