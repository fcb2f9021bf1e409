"""What words say again of the figures around them: percentages of a gate, and how the author rounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.piece import Piece
from symbolic_lstm.records import replace

#: A percentage restates a figure that was printed at most so many characters before it.
NEAR = 600
_PERCENT = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,6})?)\s?\\?%")
#: σ(0) is one half, and nobody misprints it: where it is something else, σ is.
_HALF = re.compile(r"sigmoid\(0(?:\.0*)?\)")
_DECIMAL = re.compile(r"[-−]?\d+\.\d+")
_FIGURE = re.compile(r"(?<![\d.,])\d+[.,]\d+(?![\d.,]*\d)")


def percentages(pieces: Sequence[Piece], raw: str) -> Iterator[Finding]:
    """The percentages in words that say a figure before them, or what it leaves of one, again.

    A percentage that says none of them may be about anything, and nothing is said of it.
    """
    for piece in pieces:
        if piece.kind not in ("text", "code") or "%" not in piece.mapped.text:
            continue
        for found in _PERCENT.finditer(piece.mapped.text):
            start, end = piece.mapped.span(*found.span())
            said = _number(found["number"])
            if said is None:
                continue
            for figure in reversed(list(_FIGURE.finditer(raw, max(0, start - NEAR), start))):
                value = _number(figure[0])
                if value is not None and value <= 1 and (share := _restated(said, value)):
                    told = f"{found[0]} says {share} again"
                    yield Finding("N108", "ok", "pass", start, end, told, found[0], {}, figure[0])
                    break


def _restated(percent: Decimal, value: Decimal) -> str:
    places = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    half = places / 2
    for part, told in ((value, f"{value}"), (1 - value, f"1 − {value}")):
        if abs(part * 100 - percent) <= half:
            return told
    return ""


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def policy(findings: Sequence[Finding]) -> str:
    """How the author rounds and goes on, as far as the figures tell; nothing where they are too few."""
    rounded = [
        f for f in findings if f.verdict in ("ok", "as-shown", "unrounded", "truncated", "last-digit") and f.printed
    ]
    if len(rounded) < 4:
        return ""
    places = Counter(len(f.printed.partition(".")[2]) for f in rounded if _DECIMAL.fullmatch(f.printed))
    if not places:
        return ""
    most, count = places.most_common(1)[0]
    cut = sum(f.verdict == "truncated" for f in rounded)
    how = "cut off" if cut * 2 > len(rounded) else "rounded half up"
    told = f"figures are {how} to {most} decimal{'s' * (most != 1)}" + ("" if count == len(rounded) else " as a rule")
    as_shown = sum(f.verdict == "as-shown" for f in findings)
    full = sum(f.verdict == "unrounded" for f in findings)
    if as_shown and not full:
        told += "; later lines go on with the figures as printed"
    elif full and not as_shown:
        told += "; later lines are worked from unrounded values"
    return told


def honest(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, without what only seems wrong: σ that is no logistic function here, and products of vectors."""
    other = any(
        f.expression.startswith("sigmoid(") and (_outside(f.printed) or _HALF.fullmatch(f.expression))
        for f in findings
        if f.rule in ("N101", "N102")
    )
    if other:  # where most of its values are right, it is the logistic function
        right = sum(f.rule == "N100" and f.verdict == "ok" and f.expression.startswith("sigmoid(") for f in findings)
        wrong = sum(f.rule in ("N101", "N102") and f.expression.startswith("sigmoid(") for f in findings)
        other = right < max(1, wrong)
    kept = []
    for f in findings:
        if other and f.rule in ("N101", "N102") and re.fullmatch(r"sigmoid\([^()]*\)", f.expression):
            told = f"σ is not the logistic function here: {f.printed} cannot be one of its values"
            if not _outside(f.printed):
                told = "σ is not the logistic function in this file; say what it is: symbolic-lstm: let sigma=relu"
            f = replace(f, rule="N121", verdict="unverifiable", level="note", message=told)
        elif f.rule == "N120" and re.search(r"[\])] \* \[|@|\]; \[", f.expression):
            f = replace(
                f, rule="N130", verdict="unverifiable", level="note", message="which product of vectors is meant?"
            )
        kept.append(f)
    return kept


#: What is said before a figure that its author shows as a mistake, in the same sentence.
_CALLED_WRONG = re.compile(
    r"(?<!\w)(?:wrong|wrongly|incorrect|incorrectly|mistaken|mistakenly|erroneous|erroneously|misprinted|not correct"
    r"|falsch|fälschlich|irrtümlich|incorrecto|erróneo|incorrecta|faux|fausse|erroné|errado|incorreto)(?!\w)(?:[^.!?\n]|\.(?=\d)){0,60}\Z"
    r"|(?:错误|неверн|ошибочн)(?:[^.!?。\n]|\.(?=\d)){0,60}\Z",
    re.IGNORECASE,
)


#: What a row of a table says of a figure that is wrong.
_FLAGGED = re.compile(r"✗|\$\\times\$ [a-z]")


def said_to_be_wrong(finding: Finding, raw: str) -> Finding:
    """A finding; a note where the text itself calls the figure wrong."""
    if finding.rule not in ("N101", "N102", "N103") or finding.level not in ("error", "warning"):
        return finding
    behind = raw[finding.end : finding.end + 200].partition("\n")[0]
    if not _FLAGGED.search(behind) and not _CALLED_WRONG.search(raw, max(0, finding.start - 120), finding.start):
        return finding
    return replace(finding, level="note", message=f"{finding.message}; the text itself calls this wrong")


def _outside(printed: str) -> bool:
    value = _number(printed.replace("−", "-"))
    return value is not None and not 0 <= value <= 1
