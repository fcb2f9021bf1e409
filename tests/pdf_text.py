"""What a PDF says, read by poppler."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def pdf_text(file: Path, *options: str) -> str:
    """The text of a PDF, with options of `pdftotext`."""
    tool = shutil.which("pdftotext")
    assert tool, "pdftotext is not installed (poppler-utils); this judge needs it"
    said = subprocess.run([tool, "-enc", "UTF-8", *options, file, "-"], capture_output=True, check=True).stdout
    # poppler writes characters beyond U+FFFF as two surrogates, which is no UTF-8
    return said.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le")
