"""``.parquet``: a row with ``text`` an article, columns named like the fields; read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem, fields
from bot.reading.decoding import empty

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

SUFFIXES = (".parquet",)
COLUMNS = ("id", "title", "date", "text", "source", "url", "author", "section", "language", "fiktiv", "fictional")
ROWS = 64  # made Python objects at once
BUFFER = 1 << 20  # bytes of a column read at once: a row group is never wholly in memory


def read(path: Path, problem: Problem) -> Iterator[Article]:
    """An article a row; a row that is wrong is told with its number, the others are read."""
    number = 0
    with _open(path) as file:
        import pyarrow as pa  # installed, or _open would have said so

        names = [name for name in COLUMNS if name in file.schema_arrow.names]
        if "text" not in names:
            raise ReadingError(
                '%(file)s has no column "text": rename the column that holds the articles.', file=str(path)
            )
        try:
            for batch in file.iter_batches(ROWS, columns=names, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    try:
                        yield fields.article(row, f"{path}:{number}")
                    except ReadingError as error:
                        problem(error)
        except (pa.ArrowException, OSError) as error:
            raise _damaged(path) from error
    if not number:
        raise empty(path)


def count(path: Path) -> int:
    """The number of rows, which the file says itself."""
    with _open(path) as file:
        return int(file.metadata.num_rows)


def _open(path: Path) -> ParquetFile:
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError as error:
        raise ReadingError(
            '%(file)s: reading Parquet needs a package that is not installed: pip install "%(package)s".',
            file=str(path),
            package="pyarrow",
        ) from error
    try:
        return ParquetFile(path, buffer_size=BUFFER)
    except pa.ArrowException as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> ReadingError:
    return ReadingError("%(file)s is no Parquet file, or damaged: write it anew.", file=str(path))
