"""What each verdict means, and each rule for figures, words and lines; those of articles are in `articles/rules.py`."""

from __future__ import annotations

from symbolic_lstm.verify.verdicts import TABLE

_RULES = {
    "figure": "A printed figure of a worked example is recomputed twice: from the exact givens with nothing rounded "
    "(full), and from the operands as the source prints them (shown). A figure that the source does not print may be "
    "taken unrounded or rounded; both are tried. The values are enclosed by interval arithmetic until every printed "
    "digit is decided.",
    "words": 'Words such as "close to 0" hold if the value with nothing rounded is within 0.05 of what they name.',
    "line": "Each side of a line must follow from the side before it, as printed. Where both sides are built alike, "
    "number is judged against number. The beginning of a chain counts as exactly given.",
}
EXPLANATIONS: dict[str, str] = {
    **{name: f"Rule. {told}" for name, told in _RULES.items()},
    **{verdict.name: f"{verdict.level.capitalize()}. {verdict.explanation}" for verdict in TABLE},
}
