"""The program of the command line, for the tests of this folder."""

from ..cli.conftest import program

__all__ = ["program"]
