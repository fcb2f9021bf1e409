"""The program of the command line, for the tests of this folder."""

import shutil

from ..cli.conftest import program

#: Firefox is large; where it is not installed, Chromium judges alone.
collect_ignore = [] if shutil.which("firefox-esr") or shutil.which("firefox") else ["test_firefox.py"]

__all__ = ["program"]
