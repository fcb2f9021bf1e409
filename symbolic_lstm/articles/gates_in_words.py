"""What sentences say of a gate, "a z near 1 keeps the old state", beside what the equations of the article do.

A sentence is judged where it names one gate, one value and one outcome, and where the article has one cell and
one convention; anything else, doubts and comparisons among them, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.finding import CellFound, Finding
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.articles.places import Places

#: What the gate does to the old state at 1, by cell: it keeps it, or takes the new one.
_KEEPS = {"gru": True, "gru-after": True, "gru-writes": False, "gru-after-writes": False}
_FORGETS = {"lstm": True, "peephole": True, "coupled": True}
_UPDATE = re.compile(
    r"update[ -]?gate|aktualisierungsgatter|porte de mise à jour|puerta de actualización"
    r"|(?<![\w\\])z(?:_t|_\{t\}|ₜ)?(?![\w{^_])",
    re.IGNORECASE,
)
_FORGET = re.compile(
    r"forget[ -]?gate|vergessens?[ -]?(?:gate|gatter|tor)|porte d.oubli|puerta de olvido"
    r"|(?<![\w\\])f(?:_t|_\{t\}|ₜ)(?![\w{^_])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:reset|input|output|eingangs|ausgangs)[ -]?(?:gate|gatter)|(?<![\w\\])[rio]_(?:t|\{t\})", re.IGNORECASE
)
_VALUE = re.compile(
    r"(?:(?<!\w)(?:near|is|of|at|to|equals?|approaches|ist|gleich|nahe|bei|vaut|est|de|es|a|gate|gatter)|[=≈]|approx)"
    r"\s*\$?(?:(?P<one>1|one|eins|uno)|(?P<nought>0|zero|null|zéro|cero))(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_OLD = (
    r"(?:old|previous|past|earlier|alte[nrms]?|bisherige[nrms]?|vorige[nrms]?|ancien(?:ne)?|précédente?"
    r"|viejo|anterior|antiguo)"
)
_AMID = r"[^,;:.]{0,30}?(?<!\w)"
_KEPT = re.compile(
    rf"(?<!\w)(?:keeps?|retains?|preserves?|copies|behält|bewahrt|garde|conserve|conserva|mantiene)(?!\w)"
    rf"{_AMID}{_OLD}(?!\w)"
    rf"|(?<!\w){_OLD}{_AMID}(?:kept|retained|preserved|copied|unchanged|behalten|beibehalten|erhalten|conservé\w*|gardé\w*)(?!\w)",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    rf"(?<!\w)(?:replaces?|overwrites?|forgets?|discards?|ignores?|drops?|ersetzt|vergisst|verwirft|remplace|oublie"
    rf"|olvida|reemplaza)(?!\w){_AMID}{_OLD}(?!\w)"
    rf"|(?<!\w){_OLD}{_AMID}(?:replaced|overwritten|forgotten|discarded|ignored|dropped|ersetzt|vergessen|verworfen"
    rf"|remplacé\w*|oublié\w*)(?!\w)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?<!\w)(?:not|no|never|cannot|neither|nicht|kein\w*|nie|ne|pas|sin|nunca|how much|whether|both|partly|instead"
    r"|rather|unlike|convention\w*|some|other|others|original|paper|papers|author\w*|pytorch|keras|between|zwischen"
    r"|entre|if only|would|but|while|whereas|wrong\w*|falsch\w*)(?!\w)|n[’']t|1\s*[-−]",
    re.IGNORECASE,
)
#: A whole equation in a sentence, which speaks for itself.
_FORMULA = re.compile(r"\$[^$]*(?:\\odot|\\sigma|\\tanh|\()[^$]*\$")
_SENTENCE = re.compile(r"[^.;!?\n]{12,300}(?:\n(?!\s*\n)[^.;!?\n]{0,300}){0,3}")


def in_words(document: Document, cells: Sequence[CellFound]) -> Iterator[Finding]:
    """The sentences that say the contrary of what the equations do."""
    names = {cell.cell for cell in cells}
    exact = {cell.cell for cell in cells if not cell.distance}
    if not names or names != exact:
        return
    for gate, called, known in ((_UPDATE, "the update gate", _KEEPS), (_FORGET, "the forget gate", _FORGETS)):
        keeps = {known[name] for name in names & known.keys()}
        if len(keeps) != 1 or not names <= known.keys():
            continue
        line = Places(document).line_column(min(cell.start for cell in cells))[0]
        for found in _said(document, gate):
            one, kept = found[2], found[3]
            if kept == (one == next(iter(keeps))):
                continue
            share = "keeps nothing" if kept else "keeps all"
            told = f"by the equations from line {line} on {called} {share} of the old state at {1 if one else 0}"
            yield Finding("E216", "contradiction", "warning", found[0], found[1], told, "", {}, called)


def _said(document: Document, gate: re.Pattern[str]) -> Iterator[tuple[int, int, bool, bool]]:
    """Where a sentence says that a gate at 1 or at 0 keeps the old state or not."""
    for piece in _blocks(document):
        for found in _SENTENCE.finditer(document.raw, *piece):
            text = _FORMULA.sub(lambda m: " " * len(m[0]), found[0])
            if not gate.search(text) or _OTHER.search(text) or _DOUBT.search(text):
                continue
            if document.raw[found.end() : found.end() + 1] == "?":
                continue
            values = list(_VALUE.finditer(text))
            does = gate.sub(" ", text)
            kept, replaced = bool(_KEPT.search(does)), bool(_REPLACED.search(does))
            if len(values) == 1 and kept != replaced:
                start = found.start() + len(text) - len(text.lstrip())
                yield start, found.end(), bool(values[0]["one"]), kept


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """The paragraphs of running text, each from its first place to its last."""
    blocks: dict[int, tuple[int, int]] = {}
    for piece in document.pieces:
        if piece.mapped.text and not piece.table and piece.kind in ("text", "math"):
            start, end = piece.mapped.span(0, len(piece.mapped.text))
            first, last = blocks.get(piece.block, (start, end))
            blocks[piece.block] = min(first, start), max(last, end)
    return iter(blocks.values())
