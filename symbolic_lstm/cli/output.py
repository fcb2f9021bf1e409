"""Where output goes: standard output or a file, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from symbolic_lstm.errors import UsageError, shortened

if TYPE_CHECKING:
    from symbolic_lstm.published.example import Example

#: What a lone `-` becomes before the command line is parsed, which would take it for an option.
STANDARD = "<standard>"


def emit(content: str | bytes, output: str | None, format: str | None = None, *, force: bool = False) -> None:
    """Write text or bytes to a file, or to standard output for None and `-`.

    A file appears complete or not at all, with a mark where it is of a format
    that can bear one; without a format it is the author's own. Raises `UsageError` where the folder does not exist, the
    file exists and is not as we wrote it, or bytes would go to a terminal.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is None or output in ("-", STANDARD):
        if isinstance(content, bytes) and sys.stdout is not None and sys.stdout.isatty():
            raise UsageError("this format is not text and a terminal cannot show it; name a file with -o")
        _print(_printed(content, format))
        return
    with _explained(output):
        path = Path(output)
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(_printed(content, format))  # a device or a pipe (/dev/stdout) is no file of ours
        else:
            _write(path, data, format, force)


def emit_all(
    contents: Mapping[str, str | bytes], output: str, formats: Mapping[str, str], *, force: bool = False
) -> None:
    """Write files, each of its format, into a folder, which is made where it does not exist yet.

    Raises `UsageError` before anything is written where one of them exists and
    is not ours, or the folder cannot be.
    """
    folder = Path(output)
    with _explained(output):
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{output} is a file; name a folder")
        for name, content in contents.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            check_ours(folder / name, data, formats.get(name), force)
        folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        emit(content, str(folder / name), formats.get(name), force=force)


@contextmanager
def _explained(output: str) -> Iterator[None]:
    """What the system says of a file as a `UsageError` that names it."""
    try:
        yield
    except UsageError:
        raise
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise UsageError(f"{shortened(output)} cannot be written: {reason}") from None


def _printed(content: str | bytes, format: str | None) -> bytes:
    """What a stream gets: a text in which no runner finds a command."""
    from symbolic_lstm.cli.runners import spelt

    return spelt(content, format).encode("utf-8") if isinstance(content, str) else content


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise UsageError("standard output is closed; name a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise UsageError(f"standard output cannot be written: {fault.strerror or fault}") from None


def _write(path: Path, data: bytes, format: str | None, force: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it first, nothing was written")
    from symbolic_lstm.cli.mark import with_mark
    from symbolic_lstm.whole_file import replace_file

    path = path.resolve()  # a link stays a link, what it points at is written
    check_ours(path, data, format, force)
    replace_file(path, with_mark(data, format))


def check_ours(path: Path, data: bytes, format: str | None, force: bool) -> None:
    """Raise `UsageError` where somebody else's file, or somebody's edits, would be lost."""
    if not path.is_file() or force:
        return
    from symbolic_lstm.cli.mark import bears_mark

    there = path.read_bytes()
    if not there or (format and (there == data or bears_mark(there))):
        return
    why = " and is no output of ours, or no longer as it was written" if format else ""
    if format == "csv":
        why = " and holds something else; CSV has no room for a mark that would say whether it is ours"
    raise UsageError(f"{path} exists{why}; write over it with --force")


def complain(text: str) -> None:
    """A message on standard error, in UTF-8 whatever the terminal says; what it quotes commands nobody."""
    if sys.stderr is None:  # closed; the exit code must do
        return
    from symbolic_lstm.writers.plain import inert, plain

    text = inert("\n".join(map(plain, text.split("\n"))))
    sys.stderr.flush()
    sys.stderr.buffer.write(f"{text}\n".encode(errors="replace"))
    sys.stderr.buffer.flush()


def warn(example: Example) -> None:
    """Say on standard error which formulas of an example stay text; they break nothing, so no exit code says so."""
    if example.written:
        from symbolic_lstm.page.author_prose import left_as_text

        for warning in left_as_text(example):
            complain(warning)


def harmless(text: str) -> str:
    """A diff as it is; on a terminal, in letters that cannot command it."""
    if sys.stdout is None or not sys.stdout.isatty():
        return text
    from symbolic_lstm.writers.plain import plain

    return "".join(plain(line) + "\n" for line in text.split("\n")[:-1])
