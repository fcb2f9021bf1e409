"""SVG as PNG, twice as fine, with what it shows in words inside the file."""

from __future__ import annotations

import zlib
from functools import lru_cache

from symbolic_lstm.errors import UsageError

#: Pixels for one of the picture's.
SCALE = 2
#: No side may have more pixels: programs refuse larger images.
_MOST = 16_384
_PER_METRE = round(96 / 0.0254)


@lru_cache(maxsize=64)
def png(svg: str, alt: str, width: int, height: int, language: str = "en", fonts: tuple[str, ...] = ()) -> bytes:
    """The picture as bytes, the same for the same picture.

    The words stand in an iTXt chunk, `Description`; the resolution says that the
    picture is half as large as its pixels; `fonts` are files of what its letters are set in.
    Raises `UsageError` for one that is
    too large for a PNG to be of use.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise UsageError('PNG needs resvg: pip install "symbolic-lstm[png]"') from None
    if SCALE * max(width, height) > _MOST:
        raise UsageError(
            f"a PNG of {SCALE * width} by {SCALE * height} pixels is larger than programs open; "
            "choose quantities with --quantity, write one for each line with --each-stage, or write SVG"
        )
    drawn = bytes(svg_to_bytes(svg_string=svg, zoom=SCALE, skip_system_fonts=True, font_files=list(fonts)))
    head = 8 + 25  # the signature, and the header of the image
    told = (
        _chunk(b"pHYs", (SCALE * _PER_METRE).to_bytes(4, "big") * 2 + b"\x01")
        + _chunk(b"tEXt", b"Software\x00symbolic-lstm")
        + _chunk(b"iTXt", b"Description\x00\x00\x00" + language.encode() + b"\x00\x00" + alt.encode())
    )
    return drawn[:head] + told + drawn[head:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
