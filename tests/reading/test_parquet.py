"""Parquet: columns as fields, by stream, row by row; and what may be wrong with a file."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from bot import reading
from bot.errors import ReadingError

ROOT = Path(__file__).parent.parent.parent


def written(path: Path, **columns: list[object]) -> Path:
    """A file with these columns."""
    parquet.write_table(pa.table(columns), path, row_group_size=2)
    return path


def test_columns_are_fields_and_others_are_passed_over(tmp_path: Path):
    """The text exactly as given, dates of any kind as days, what is missing as empty."""
    path = written(
        tmp_path / "a.parquet",
        id=["eins", "zwei", "drei"],
        text=["  Ilka Torneck kam. \r\n", "Der Rat schwieg.", "Schluss."],
        date=[datetime.date(2020, 12, 17), None, datetime.date(2021, 1, 2)],
        title=["Titel", None, ""],
        fiktiv=[True, False, None],
        embedding=[[0.5], [0.25], []],
    )
    found = list(reading.read(path))
    assert [article.id for article in found] == ["eins", "zwei", "drei"]
    assert found[0].text == "  Ilka Torneck kam. \r\n"
    assert [article.date for article in found] == ["2020-12-17", "", "2021-01-02"]
    assert [article.title for article in found] == ["Titel", "Der Rat schwieg.", "Schluss."]
    assert [article.fictional for article in found] == [True, False, False]
    assert reading.count([path]) == 3


def test_times_and_short_dictionaries_are_read(tmp_path: Path):
    """Moments with a time zone and columns that are stored as numbers of few texts."""
    moments = pa.array([datetime.datetime(2020, 12, 17, 23, tzinfo=datetime.UTC)], pa.timestamp("us", "UTC"))
    sources = pa.array(["Der Bote"]).dictionary_encode()
    [article] = reading.read(written(tmp_path / "a.parquet", text=["Ein Satz."], date=moments, source=sources))
    assert (article.date, article.source) == ("2020-12-17", "Der Bote")


def test_bad_rows_are_told_and_the_rest_is_read(tmp_path: Path):
    """Each bad row costs one sentence with its number, and itself."""
    path = written(tmp_path / "a.parquet", text=["Gut.", None, "Auch gut."], date=["2020", "2021", "17 Uhr"])
    problems: list[ReadingError] = []
    assert [article.text for article in reading.read(path, problems.append)] == ["Gut."]
    assert [str(problem).partition(" ")[0] for problem in problems] == [f"{path}:2", f"{path}:3"]


def test_files_that_are_none_are_said(tmp_path: Path):
    """No Parquet, a part of one, another table, an empty one: a sentence each."""
    good = written(tmp_path / "good.parquet", text=["Ein Satz."] * 1000).read_bytes()
    (tmp_path / "text.parquet").write_text("Ein Satz, kein Parquet.")
    (tmp_path / "half.parquet").write_bytes(good[: len(good) // 2])
    damaged = bytearray(good)
    damaged[4:60] = b"\xff" * 56
    (tmp_path / "damaged.parquet").write_bytes(damaged)
    written(tmp_path / "other.parquet", body=["Ein Satz."])
    written(tmp_path / "none.parquet", text=pa.array([], pa.string()))
    said = {"text": "damaged", "half": "damaged", "damaged": "damaged", "other": 'no column "text"', "none": "is empty"}
    for name, sentence in said.items():
        with pytest.raises(ReadingError, match=sentence):
            list(reading.read(tmp_path / f"{name}.parquet"))


def test_without_the_package_it_is_said(tmp_path: Path):
    """Who has not installed pyarrow reads what to install, and the other files are read."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "b.txt").write_text("Der Rat schwieg.")
    code = "import sys; sys.modules['pyarrow'] = None; from bot.entrypoints.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 1
    assert 'pip install "pyarrow"' in done.stderr
    assert "Der Rat schwieg." in done.stdout
