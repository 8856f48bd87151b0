"""Where log lines go: standard error, for people at a terminal, as JSON for machines."""

from __future__ import annotations

import sys

import structlog


def configure() -> None:
    """Set structlog up for this process; standard output stays free for what commands print."""
    render = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            *([] if sys.stderr.isatty() else [structlog.processors.format_exc_info]),
            render,
        ],
        logger_factory=lambda *_: structlog.WriteLogger(
            sys.stderr
        ),  # looked up late: a progress bar puts its own there
    )
