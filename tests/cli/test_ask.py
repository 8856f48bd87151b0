"""``ask`` and ``demo`` as users run them, on the seeds."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request

import pytest

from bot.reading import files, read
from tests.cli.conftest import ROOT, Terminal


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Terminal:
    """A terminal whose archive holds the seeds."""
    folder = tmp_path_factory.mktemp("archive")
    terminal = Terminal.in_folder(folder)
    assert terminal.run("index", ROOT / "seeds").returncode == 0
    return terminal


def test_answer_as_text(archive):
    """A person of the seeds, with a role and a place for each line."""
    done = archive.run("ask", "/who Vossberg")
    assert done.returncode == 0
    assert "Henrike Vossberg" in done.stdout
    assert "Oberbürgermeisterin" in done.stdout
    assert "\x1b" not in done.stdout


def test_answer_as_json_holds_its_citations(archive):
    """One JSON object; each citation is the text of the article at its offsets."""
    done = archive.run("ask", "--json", "/quote Vossberg")
    answer = json.loads(done.stdout)
    assert {"command", "query", "title", "items", "alternatives", "total"} <= set(answer)
    assert answer["items"]
    texts = {article.id: article.text for article in seeds()}
    for citation in (citation for item in answer["items"] for citation in item["citations"]):
        assert texts[citation["article"]][citation["start"] : citation["end"]] == citation["text"]


def test_what_is_less_certain_is_left_out_when_asked(archive):
    """--min-confidence and the setting do the same; the option goes before the setting."""
    every, sure = (
        json.loads(archive.run("ask", "--json", *more, "/quote Brink").stdout)["items"]
        for more in ([], ["--min-confidence", "0.7"])
    )
    assert [item for item in every if item["certain"]] == sure != every
    by_setting = archive.run("ask", "--json", "/quote Brink", BOT_MIN_CONFIDENCE="0.7")
    assert json.loads(by_setting.stdout)["items"] == sure
    both = archive.run("ask", "--json", "--min-confidence", "0", "/quote Brink", BOT_MIN_CONFIDENCE="0.7")
    assert json.loads(both.stdout)["items"] == every


def seeds():
    """The articles of seeds/, as the reader gives them."""
    return [article for path in files(ROOT / "seeds") for article in read(path)]


def test_questions_from_standard_input(archive):
    """A JSON line for every line, also for an empty one and for one that is nonsense."""
    questions = ["wer ist Henrike Vossberg?", "", "/unfug", "/datenschutz", "🦊" * 400]
    done = archive.run("ask", "-", stdin="\n".join(questions) + "\n")
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(questions)
    assert answers[0]["command"] == "who"
    assert answers[3]["items"]


def test_nobody_is_said(archive):
    """Who is in no article is not made up; that is an answer, not an error."""
    done = archive.run("ask", "/who Xaver Unbekannt-Niemand")
    assert done.returncode == 0
    assert done.stdout.strip()
    assert "•" not in done.stdout


def test_answering_loads_no_spacy(archive):
    """Laziness is a promise: a process that answered has neither spaCy nor the extraction, nor Slack or the web."""
    code = (
        "import sys; from bot.bootstrap import open_bot; from bot.settings import load\n"
        "assert open_bot(load()).ask('/who Vossberg').items\n"
        "import bot.entrypoints.cli\n"
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('spacy', 'slack_bolt', 'slack_sdk', 'starlette', 'rich', 'trafilatura', 'feedparser', 'alembic')"
        " or name.startswith('bot.extraction')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=archive.folder, env=archive.environment, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "[]"


def test_demo_prints_its_address_and_answers(terminal):
    """The demo has its own database, answers on loopback, and leaves nothing behind."""
    command = terminal.command("demo")
    environment = {**terminal.environment, "PORT": "0"}
    with subprocess.Popen(
        command, cwd=terminal.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}?frage=%2Fwho+Vossberg") as page:  # noqa: S310  # its own address
            assert "Henrike Vossberg" in page.read().decode()
        process.terminate()
        assert process.wait(30) in (0, -15)
    assert list(terminal.folder.iterdir()) == []
