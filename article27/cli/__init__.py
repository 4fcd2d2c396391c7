"""The command line, one file per command. `main` returns the exit status."""

from .main import main

__all__ = ["main"]
