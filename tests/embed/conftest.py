"""The program, for what is embedded."""

from ..cli.conftest import program

__all__ = ["program"]
