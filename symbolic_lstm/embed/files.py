"""Files: an article read, checked and written back, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from symbolic_lstm.embed.article import ArticleFile, ArticleText, single_text
from symbolic_lstm.embed.comments import Wrong
from symbolic_lstm.embed.marker_kinds import KINDS, FileKind, kind_in, kind_of
from symbolic_lstm.embed.notebook import cells
from symbolic_lstm.embed.python_texts import python_texts
from symbolic_lstm.errors import ExampleError, UsageError, did_you_mean, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.published.source_text import SourceText
from symbolic_lstm.whole_file import replace_file

#: Larger articles are refused.
MOST = 50_000_000
BOM = "\ufeff"


class File(NamedTuple):
    """An article's file: where it stands, its bytes, and what they say."""

    path: Path
    data: bytes
    bom: bool
    article: ArticleFile


def read(name: str) -> File:
    """The article in a file.

    Raises `UsageError` for a name that is no article's, `ExampleError` at file,
    line and column for a file that cannot be read.
    """
    path = _path(name)
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise ExampleError("this is a symbolic link; name the file it leads to", name)
        if stat.S_ISDIR(found.st_mode):
            raise ExampleError("this is a folder; name files in it", name)
        if not stat.S_ISREG(found.st_mode):
            raise ExampleError("this is no regular file", name)
        _kind(path, name)
        if found.st_size > MOST:
            raise ExampleError(f"an article has at most {MOST // 1_000_000} MB", name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise ExampleError("there is no such file", name) from None
    except OSError as fault:
        raise ExampleError(f"the file cannot be read ({fault.strerror or fault})", name) from None
    return taken(name, data)


def taken(name: str, data: bytes) -> File:
    """The article that these bytes would be in a file of that name; raises what `read` does."""
    path = _path(name)
    kind = _kind(path, name)
    raw = _decoded(data, name)
    bom = raw.startswith(BOM)
    raw = raw.removeprefix(BOM)
    kind = kind_in(kind, raw)
    texts = _texts(path, raw)
    if isinstance(texts, Wrong):
        raise SourceText(raw, name).error(texts.reason, texts.at)
    return File(path, data, bom, ArticleFile(name, raw, kind, texts))


def _path(name: str) -> Path:
    if "\0" in name or not name:
        raise UsageError(f"{shortened(name)!r} is no path")
    return Path(name)


def _kind(path: Path, name: str) -> FileKind:
    if kind := kind_of(path.suffix):
        return kind
    known = [suffix for each in KINDS for suffix in each.suffixes]
    raise ExampleError(f"no article's name ends in {path.suffix!r}{did_you_mean(path.suffix, known)}", name)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        reason = f"byte 0x{data[fault.start]:02X} is not UTF-8; save the article as UTF-8"
        raise ExampleError(reason, name, line, column) from None


def _texts(path: Path, raw: str) -> tuple[ArticleText, ...] | Wrong:
    match path.suffix.lower():
        case ".ipynb":
            return cells(raw)
        case ".py":
            return python_texts(raw)
        case _:
            return (single_text(raw),)


def reread(file: File, raw: str) -> ArticleFile:
    """The article with another text."""
    texts = _texts(file.path, raw)
    assert not isinstance(texts, Wrong)
    return file.article._replace(raw=raw, texts=texts)


def encoded(file: File, raw: str) -> bytes:
    """A text as the bytes of a file: with the mark at its beginning, if it had one."""
    return (BOM * file.bom + raw).encode("utf-8")


def missing(file: File, pictures: Iterable[tuple[str, bytes]]) -> Iterator[tuple[Path, bytes]]:
    """The pictures that do not stand beside an article as it names them."""
    for name, data in dict(pictures).items():
        path = file.path.parent / name
        if not path.is_file() or path.read_bytes() != data:
            yield path, data


def write_pictures(file: File, pictures: Iterable[tuple[str, bytes]], *, force: bool) -> list[str]:
    """Write the pictures that an article names beside it; the names of those that did not stand there.

    Raises `ExampleError` where one cannot be written, or was changed by somebody else.
    """
    written = []
    for path, data in missing(file, pictures):
        if path.is_symlink() or (path.exists() and not force):
            reason = f"{path.name} was changed by hand; remove it, or write over it with --force"
            raise ExampleError(reason, file.article.path)
        try:
            replace_file(path, data)
        except OSError as fault:
            raise ExampleError(
                f"{path.name} cannot be written ({fault.strerror or fault})", file.article.path
            ) from None
        written.append(path.name)
    return written


def write(file: File, raw: str) -> None:
    """Write an article back.

    Raises `ExampleError` where it may not be written, or was changed by somebody
    else in the meantime; nothing is written then.
    """
    name = file.article.path
    try:
        found = file.path.lstat()
        if not found.st_mode & 0o222 or not os.access(file.path, os.W_OK):
            raise ExampleError("the file is read-only; nothing was written", name)
        if not stat.S_ISREG(found.st_mode) or file.path.read_bytes() != file.data:
            raise ExampleError("the file was changed in the meantime; nothing was written, run again", name)
        replace_file(file.path, encoded(file, raw))
    except OSError as fault:
        raise ExampleError(f"the file cannot be written ({fault.strerror or fault})", name) from None
