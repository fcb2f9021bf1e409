"""Documents that are archives: what another program packed, with our own styles in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def edited(data: bytes, edits: Mapping[str, Callable[[str], str]]) -> bytes:
    """The archive with some of its members changed, in the same order, all of one date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name in edits:
                content = edits[name](content.decode()).encode()
            member = zipfile.ZipInfo(name)  # of 1980, as zip knows no earlier date
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            after.writestr(member, content)
    return packed.getvalue()
