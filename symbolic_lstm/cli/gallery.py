"""`gallery`: all shipped examples as a site that needs no network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from symbolic_lstm.cli import progress
from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import check_ours, emit, emit_all
from symbolic_lstm.errors import UsageError
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.published.catalog import folder, shipped
from symbolic_lstm.version import __version__

#: What is known of the exhibits that stand already.
_CATALOG = "gallery.json"


def gallery(
    *examples: str,
    output: Annotated[str, Option("-o")],
    anew: bool = False,
    force: bool = False,
) -> int:
    """Build a site of the shipped examples: sheets, pages one can drag, pictures, verdicts, downloads.

    The site needs no network and no server. What has not changed since the last time is left as it stands.

    Parameters
    ----------
    examples
        Shipped examples (see `list`) or paths of your own TOML files; without any, all shipped ones.
    output
        The folder of the site, which is made where it does not exist yet.
    anew
        Make everything anew, whatever stands already.
    force
        Write over files that are not ours, or were changed since.
    """
    from symbolic_lstm.gallery.front import front
    from symbolic_lstm.gallery.proofs import listed

    site = Path(output)
    if site.exists() and not site.is_dir():
        raise UsageError(f"{output} is a file; name a folder")
    if not site.parent.is_dir():
        raise UsageError(f"there is no folder {site.parent}; make it first, nothing was written")
    check_ours(site / _CATALOG, b"", "json", force)
    site.mkdir(exist_ok=True)
    names = examples or tuple(e.id for e in shipped())
    standing = {} if anew else _standing(site)
    known = list(_exhibits(names, site, standing, force))
    progress.clear()
    emit(
        json.dumps({"exhibits": known}, ensure_ascii=False, indent=1) + "\n", str(site / _CATALOG), "json", force=force
    )
    identities = {} if examples else _identities(site, force)
    emit(front(known, listed(identities)), str(site / "index.html"), "html", force=force)
    return 0


def _identities(site: Path, force: bool) -> dict[str, str]:
    """The titles of the shipped identities by file, their pages written."""
    from symbolic_lstm.gallery.proofs import FOLDER, proofs

    made = list(proofs())
    files: dict[str, str | bytes] = {file: page for file, _, page in made}
    emit_all(files, str(site / FOLDER), dict.fromkeys(files, "html"), force=force)
    return {file: title for file, title, _ in made}


class _Source(NamedTuple):
    """An example as it stands: its name, its file's bytes, and a digest of them and of the program."""

    name: str
    id: str
    data: bytes
    digest: str


def _source(name: str) -> _Source:
    path = folder() / f"{name}.toml"
    path = path if path.is_file() else Path(name)
    data = path.read_bytes() if path.is_file() else b""
    return _Source(name, path.stem, data, hashlib.sha256(data + __version__.encode()).hexdigest()[:32])


def _exhibits(names: tuple[str, ...], site: Path, standing: dict[str, Any], force: bool) -> Iterator[dict[str, Any]]:
    """What is known of each example, its files written where they do not stand already."""
    from symbolic_lstm.gallery.many import exhibits

    sources = [_source(name) for name in names]

    def stands(it: _Source) -> bool:
        there = standing.get(it.id)
        return bool(it.data and there and there["digest"] == it.digest and (site / it.id / "index.html").is_file())

    made_anew = exhibits([it.name for it in sources if not stands(it)])
    for done, it in enumerate(sources):
        progress.at(done + 1, len(sources), it.name)
        if stands(it):
            yield standing[it.id]
            continue
        made = next(made_anew)
        _write(made.files, site / made.id, force=force, ours=it.id in standing)
        copy = site / made.id / f"{made.id}.toml"
        if not copy.is_file() or copy.read_bytes() != it.data:
            emit(it.data, str(copy), None, force=force or it.id in standing)
        yield {
            "id": made.id, "title": made.title, "about": made.about, "pages": made.pages, "verdicts": made.verdicts,
            "picture": "cell.svg" in made.files, "digest": it.digest,
        }  # fmt: skip


def _write(files: Mapping[str, tuple[str, str | bytes]], place: Path, *, force: bool, ours: bool) -> None:
    """Files of an exhibit; `ours` are those that the last gallery wrote, of a format that has no room for a mark."""
    from symbolic_lstm.cli.mark import ROOMS

    for marked in (True, False):
        some = {file: it for file, it in files.items() if (it[0] in ROOMS) is marked}
        contents, formats = {file: it[1] for file, it in some.items()}, {file: it[0] for file, it in some.items()}
        emit_all(contents, str(place), formats, force=force or (ours and not marked))


def _standing(site: Path) -> dict[str, Any]:
    """What the last gallery in a folder knew; nothing where there is none that can be read."""
    try:
        known = json.loads((site / _CATALOG).read_text(encoding="utf-8"))
        return {it["id"]: it for it in known["exhibits"] if isinstance(it["digest"], str)}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
