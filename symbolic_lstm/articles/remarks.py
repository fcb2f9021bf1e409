"""Remarks: what authors say to the checker in comments of their own file.

`symbolic-lstm: ignore[N101] reason` takes away what is found on its line or in the
block after it, `disable[N101]` until `enable[N101]`, `ignore-file[N101]` everywhere;
`let sigma=relu, b=0.5` says what a sign stands for. An ignore that takes nothing away is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.let_remarks import meaning_fault
from symbolic_lstm.articles.piece import Document, Remark
from symbolic_lstm.articles.places import Places
from symbolic_lstm.named_tuples import NamedTuple

_VERB = re.compile(r"(?P<verb>ignore-file|ignore|disable|enable|let)\b\s*(?:\[(?P<codes>[^\]]*)\])?\s*(?P<rest>.*)")
_LET = re.compile(r"\s*(?P<name>[^\s=,]+)\s*=\s*(?P<value>[^\s,]+)\s*(?:,|\Z)")


class Ignore(NamedTuple):
    """Lines on which rules are silent, and the remark that says so."""

    first: int
    last: int
    codes: tuple[str, ...]
    remark: Remark


def lets(document: Document) -> list[tuple[int, str, str]]:
    """What signs stand for, and from where on."""
    found = []
    for remark in document.remarks:
        said = _VERB.match(remark.words)
        if said and said["verb"] == "let":
            found += [(remark.start, m["name"], m["value"]) for m in _LET.finditer(said["rest"])]
    return found


def kept(
    document: Document, findings: Sequence[Finding], silent: Sequence[str] = ()
) -> tuple[list[Finding], list[Finding]]:
    """The findings that stay and those that a remark, or a rule that is silent everywhere, takes away."""
    if not document.remarks and not silent:
        return sorted(findings, key=lambda f: (f.start, f.end)), []
    places = Places(document)
    ignores, wrong = _ignores(document, places)
    used: set[Remark] = set()
    stay: list[Finding] = []
    gone: list[Finding] = []
    for finding in findings:
        line = places.line_column(finding.start)[0]
        last = places.line_column(max(finding.start, finding.end - 1))[0]
        by = [i.remark for i in ignores if i.first <= last and line <= i.last and _matches(finding.rule, i.codes)]
        if finding.level != "pass" and by:
            used.update(by)
            gone.append(finding)
        elif finding.level != "pass" and silent and _matches(finding.rule, silent):
            gone.append(finding)
        else:
            stay.append(finding)
    unused = [i.remark for i in ignores if i.remark not in used]
    for remark in dict.fromkeys(unused):
        told = f"this ignores nothing: {remark.words}; take it out"
        stay.append(Finding("X306", "unverifiable", "warning", remark.start, remark.end, told))
    stay += wrong
    stay.sort(key=lambda f: (f.start, f.end))
    return stay, gone


def _matches(rule: str, codes: Sequence[str]) -> bool:
    return not codes or any(rule.startswith(code) for code in codes)


def _ignores(document: Document, places: Places) -> tuple[list[Ignore], list[Finding]]:
    found: list[Ignore] = []
    wrong: list[Finding] = []
    last_line = len(places.starts)
    for k, remark in enumerate(document.remarks):
        said = _VERB.match(remark.words)
        if said is None:
            told = f"this remark is not understood: {remark.words}; write ignore[N101], disable, enable or let"
            wrong.append(Finding("X306", "unverifiable", "warning", remark.start, remark.end, told))
            continue
        if said["verb"] == "let":
            pairs = [(m["name"], m["value"]) for m in _LET.finditer(said["rest"])] or [(said["rest"].strip(), "")]
            for fault in filter(None, (meaning_fault(*pair) for pair in pairs)):
                wrong.append(Finding("X306", "unverifiable", "warning", remark.start, remark.end, fault))
            continue
        codes = tuple(code.strip() for code in (said["codes"] or "").split(",") if code.strip())
        line = places.line_column(remark.end)[0]
        if said["verb"] == "ignore-file":
            found.append(Ignore(1, last_line, codes, remark))
        elif said["verb"] == "ignore":
            found.append(Ignore(places.line_column(remark.start)[0], _block_end(places, line), codes, remark))
        elif said["verb"] == "disable":
            ends = (
                places.line_column(other.start)[0]
                for other in document.remarks[k + 1 :]
                if (m := _VERB.match(other.words))
                and m["verb"] == "enable"
                and (not m["codes"] or m["codes"] == said["codes"])
            )
            found.append(Ignore(line, next(ends, last_line), codes, remark))
    return found, wrong


def _block_end(places: Places, line: int) -> int:
    """The last line of the block after a remark."""
    last = len(places.starts)
    here = line + 1
    while here <= last and not places.line(here).strip():
        here += 1
    while here < last and places.line(here + 1).strip():
        here += 1
    return min(here, last)
