"""``python -m bot …``: all commands."""

from bot.entrypoints.cli import main

if __name__ == "__main__":
    main()
