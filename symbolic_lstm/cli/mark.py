"""The mark of a file that `-o` wrote: a digest of all the rest of it.

So a file is ours as long as nobody has changed a byte of it. What others fill
with our output, paste it into or correct by hand bears no mark, or one that no
longer fits. The mark stands where a format has room for a remark; CSV has none.

>>> written = with_mark(b"f = 0.997\\n", "text")
>>> print(written.decode().splitlines()[-1])
written by symbolic-lstm, digest 7997cd3bf8a58e25f82f0188346ac69e
>>> bears_mark(written), bears_mark(written.replace(b"0.997", b"0.998"))
(True, False)
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable
from typing import TypeAlias

from symbolic_lstm.named_tuples import NamedTuple

_WORDS = b"written by symbolic-lstm, digest "
_MARKED = re.compile(re.escape(_WORDS) + rb"([0-9a-f]{32})")
#: Where in a file its mark is put: what stands before and what behind it.
Marker: TypeAlias = tuple[bytes, bytes]


class Room(NamedTuple):
    """How a format makes room for a remark, and how it spells one."""

    part: Callable[[bytes], Marker]
    spell: Callable[[bytes], bytes]


def with_mark(data: bytes, format: str | None) -> bytes:
    """A file's bytes with its mark, where its format has room for one."""
    if format not in ROOMS:
        return data
    room = ROOMS[format]
    before, behind = room.part(data)
    return before + room.spell(_WORDS + _digest(before + behind)) + behind


def bears_mark(data: bytes) -> bool:
    """Whether a file is as `-o` wrote it, but for the ends of its lines."""
    found = [it[1] for it in _MARKED.finditer(data)]
    for digest in {*found[:1], *found[-1:]}:
        for room in {*ROOMS.values()}:
            parts = data.split(room.spell(_WORDS + digest))
            if len(parts) == 2 and _digest(b"".join(parts)) == digest:
                return True
    return False


def _digest(rest: bytes) -> bytes:
    return hashlib.sha256(rest.replace(b"\r\n", b"\n")).hexdigest()[:32].encode()


def _at_the_end(data: bytes) -> Marker:
    return data.rstrip(b"\n") + b"\n", b"\n"


def _as_last_paragraph(data: bytes) -> Marker:
    return data.rstrip(b"\n") + b"\n\n", b"\n"


def _as_last_key(data: bytes) -> Marker:
    return data.removesuffix(b"\n}\n") + b",\n  ", b"\n}\n"


def _in_metadata(data: bytes) -> Marker:
    before, schema, behind = data.partition(b'"schema": "symbolic-lstm/notebook/1"')
    return before + schema + b",\n   ", behind


def _before_the_cross_references(data: bytes) -> Marker:
    place = data.rindex(b"startxref")
    return data[:place], b"\n" + data[place:]


def _before_the_last_chunk(data: bytes) -> Marker:
    place = data.rindex(b"IEND") - 4
    return data[:place], data[place:]


def _as_comment_of_the_archive(data: bytes) -> Marker:
    place = data.rindex(b"PK\x05\x06") + 20
    return data[:place] + (len(_WORDS) + 32).to_bytes(2, "little"), b""


def _around(opening: bytes, closing: bytes = b"") -> Callable[[bytes], bytes]:
    return lambda words: opening + words + closing


def _chunk(words: bytes) -> bytes:
    data = b"tEXtComment\x00" + words
    return (len(data) - 4).to_bytes(4, "big") + data + zlib.crc32(data).to_bytes(4, "big")


_LINE = Room(_as_last_paragraph, _around(b""))
_PERCENT = Room(_at_the_end, _around(b"% "))
_SLASHES = Room(_at_the_end, _around(b"// "))
_HASH = Room(_as_last_paragraph, _around(b"# "))
_DOTS = Room(_as_last_paragraph, _around(b".. "))
_MARKUP = Room(_at_the_end, _around(b"<!-- ", b" -->"))
_MARKDOWN = Room(_as_last_paragraph, _around(b"<!-- ", b" -->"))
_MDX = Room(_as_last_paragraph, _around(b"{/* ", b" */}"))
_ARCHIVE = Room(_as_comment_of_the_archive, _around(b""))

#: For each format that can bear a mark, the place and the spelling; `mdx` is Markdown without HTML's comments.
ROOMS: dict[str, Room] = {
    "text": _LINE, "github": _LINE,
    "latex": _PERCENT, "beamer": _PERCENT, "typst": _SLASHES, "asciidoc": _SLASHES, "rst": _DOTS, "org": _HASH,
    "mathml": _MARKUP, "html": _MARKUP, "revealjs": _MARKUP, "svg": _MARKUP, "markdown": _MARKDOWN, "mdx": _MDX,
    "json": Room(_as_last_key, _around(b'"mark": "', b'"')),
    "notebook": Room(_in_metadata, _around(b'"mark": "', b'"')),
    "pdf": Room(_before_the_cross_references, _around(b"% ")),
    "png": Room(_before_the_last_chunk, _chunk),
    "xlsx": _ARCHIVE, "docx": _ARCHIVE, "odt": _ARCHIVE, "epub": _ARCHIVE,
}  # fmt: skip
