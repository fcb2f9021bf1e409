"""Word documents: as Markdown by pandoc, where it is installed; lines and columns are those of that Markdown."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from symbolic_lstm.errors import ExampleError

#: Pandoc is given so many seconds.
SECONDS = 60


def markdown_of(name: str, data: bytes) -> bytes:
    """What a document says, in Markdown. Raises `ExampleError` where pandoc is not there or cannot read it."""
    program = _pandoc()
    if not program:
        raise ExampleError("a Word document is read by pandoc; pip install 'symbolic-lstm[documents]'", name)
    if not data.startswith(b"PK"):
        raise ExampleError("this is no Word document (.docx)", name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.docx")
        path.write_bytes(data)
        command = [
            program,
            "--from=docx",
            "--to=gfm",
            "--wrap=none",
            "--sandbox",
            str(path),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        except subprocess.TimeoutExpired:
            raise ExampleError(f"pandoc needs more than {SECONDS} seconds for this", name) from None
        except (OSError, subprocess.CalledProcessError):
            raise ExampleError("pandoc cannot read this document", name) from None
    return done.stdout


def _pandoc() -> str:
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc") or ""
