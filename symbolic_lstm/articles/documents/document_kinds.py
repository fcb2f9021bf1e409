"""Which reader a file has, by its name; and how its bytes become text."""

from __future__ import annotations

import stat
from pathlib import Path

from symbolic_lstm.articles.clock import TimeIsUpError
from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.source import SUFFIXES
from symbolic_lstm.articles.mapped import Mapped, whole
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.errors import ExampleError, did_you_mean

#: Larger files are refused.
MOST = 50_000_000
BOM = "\ufeff"

KINDS: dict[str, tuple[str, ...]] = {
    "Markdown": (
        ".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown", ".mdwn", ".qmd", ".rmd", ".mdx", ".txt", ".text", "",
    ),
    "HTML": (".html", ".htm", ".xhtml", ".svelte", ".vue"),
    "LaTeX": (".tex", ".latex", ".ltx", ".rnw", ".snw", ".sty", ".cls"),
    "notebook": (".ipynb",),
    "reStructuredText": (".rst", ".rest"),
    "AsciiDoc": (".adoc", ".asciidoc", ".asc"),
    "Typst": (".typ",),
    "Org": (".org",),
    "Word": (".docx",),
    "program": SUFFIXES,
}  # fmt: skip
#: A reader is imported when the first file of its kind is read.
_READERS = {
    "HTML": ("html", "read_html"),
    "LaTeX": ("latex", "read_latex"),
    "notebook": ("notebook", "read_notebook"),
    "reStructuredText": ("rst", "read_rst"),
    "AsciiDoc": ("asciidoc", "read_asciidoc"),
    "Typst": ("typst", "read_typst"),
    "Org": ("org", "read_org"),
    "program": ("source", "read_source"),
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes}
#: What a text has that states something, shows a picture or speaks to us.
_STATES = (
    "=", "≈", "≃", "≅", "≐", "\\approx", "\\simeq", "\\cong", "\\doteq", "\\equiv", "&asymp", "&ap", "&#", "![", "<img",
    "|-", "| -", "|:", "| :", "symbolic-lstm:", "sigmoid", "tanh", "tangen", "logistic",
    ">>>", "print(", "in [",
)  # fmt: skip
#: Kinds that a folder is searched for: programs and texts without a name are read where they are named.
_NOT_SOUGHT = {*SUFFIXES, "", ".sty", ".cls"}
SOUGHT = frozenset(_BY_SUFFIX) - _NOT_SOUGHT


def kind_of(name: str) -> str | None:
    """The kind of a file by the end of its name, None where it is none of ours."""
    return _BY_SUFFIX.get(Path(name).suffix.lower())


def read(name: str, data: bytes | None = None, kind: str = "") -> Document:
    """A file as pieces; `data` is what it holds, where it need not be there.

    Where `clock` says that the time is up, the pieces end there, and the document says so.
    Raises `ExampleError` at file, line and column for what cannot be read.
    """
    found = kind or kind_of(name)
    if found is None:
        known = sorted(suffix for suffix in _BY_SUFFIX if suffix)
        raise ExampleError(
            f"no article's name ends in {Path(name).suffix!r}{did_you_mean(Path(name).suffix, known)}", name
        )
    if data is None:
        data = _bytes(name)
    if found == "Word":
        from symbolic_lstm.articles.documents.docx import markdown_of

        data = markdown_of(name, data)
    raw = decoded(data, name)
    build = Build(name, raw, found)
    low = raw.lower()
    if found == "Markdown" and not any(sign in low for sign in _STATES):
        return build.done()  # words alone, in which nothing is stated
    said = whole(raw, 1 if raw.startswith(BOM) else 0)
    try:
        _read(build, found, said, Path(name).suffix.lower())
    except TimeIsUpError:
        build.stopped()
    return build.done()


def _read(build: Build, kind: str, mapped: Mapped, suffix: str) -> None:
    from importlib import import_module

    module, function = _READERS.get(kind, ("markdown", "read_markdown"))
    reader = getattr(import_module(f"symbolic_lstm.articles.documents.{module}"), function)
    if kind == "program":
        reader(build, mapped, suffix)
    elif suffix == ".mdx":
        reader(build, mapped, mdx=True)
    else:
        reader(build, mapped)


def _bytes(name: str) -> bytes:
    path = Path(name)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ExampleError("this is a folder", name)
        if not stat.S_ISREG(found.st_mode):
            raise ExampleError("this is no regular file", name)
        if found.st_size > MOST:
            raise ExampleError(f"the file has {found.st_size:,} bytes; at most {MOST // 1_000_000} MB are read", name)
        return path.read_bytes()
    except ExampleError:
        raise
    except FileNotFoundError:
        raise ExampleError("there is no such file", name) from None
    except (OSError, ValueError) as fault:
        raise ExampleError(f"the file cannot be read ({getattr(fault, 'strerror', None) or fault})", name) from None


def decoded(data: bytes, name: str) -> str:
    """Bytes as text; raises `ExampleError` for another encoding and for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ExampleError("this is UTF-16; save the file as UTF-8", name, 1, 1)
    if len(data) > MOST:
        raise ExampleError(f"the file has {len(data):,} bytes; at most {MOST // 1_000_000} MB are read", name)
    head = data[:8_000]
    if len(head) > 1 and any(head[::2]) != any(head[1::2]):
        raise ExampleError("this is UTF-16 without its mark; save the file as UTF-8", name, 1, 1)
    if b"\0" in head:
        raise ExampleError("this is no text: it holds NUL bytes", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8")
        line = before.count("\n") + 1
        reason = f"byte 0x{data[fault.start]:02X} is not UTF-8; save the file as UTF-8"
        raise ExampleError(reason, name, line, len(before) - before.rfind("\n")) from None
