"""``python -m bot …``: all commands."""

import gc

gc.disable()  # a tenth of a start is collecting garbage where imports make none; context.started() turns it on

from bot.entrypoints.cli import main  # noqa: E402  # after the line above

if __name__ == "__main__":
    main()
