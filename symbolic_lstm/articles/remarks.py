"""Remarks: what authors say to the checker in comments of their own file.

`symbolic-lstm: ignore[N101] reason` takes away what is found in the rest of its paragraph and, where it stands alone on
its line, in the block after it, `disable[N101]` until `enable[N101]`, `ignore-file[N101]` everywhere;
`let sigma=relu, b=0.5` says what a sign stands for. An ignore that takes nothing away is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.let_remarks import meaning_fault
from symbolic_lstm.articles.piece import Document, Remark
from symbolic_lstm.articles.remark_lines import RemarkLines
from symbolic_lstm.articles.rules import RULES
from symbolic_lstm.errors import did_you_mean
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
    lines = RemarkLines(document)
    ignores, wrong = _ignores(document, lines)
    used: set[Remark] = set()
    stay: list[Finding] = []
    gone: list[Finding] = []
    for finding in findings:
        line = lines.number(finding.start)
        last = lines.number(max(finding.start, finding.end - 1))
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


def _ignores(document: Document, lines: RemarkLines) -> tuple[list[Ignore], list[Finding]]:
    found: list[Ignore] = []
    wrong: list[Finding] = []
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
        codes = tuple(code.strip().upper() for code in (said["codes"] or "").split(",") if code.strip())
        if unknown := [code for code in codes if not any(rule.startswith(code) for rule in RULES)]:
            told = f"no rule {unknown[0]!r}{did_you_mean(unknown[0], RULES)}"
            wrong.append(Finding("X306", "unverifiable", "warning", remark.start, remark.end, told))
            continue
        line = lines.number(remark.end)
        if said["verb"] == "ignore-file":
            found.append(Ignore(1, lines.last, codes, remark))
        elif said["verb"] == "ignore":
            found.append(Ignore(*lines.covered(remark), codes, remark))
        elif said["verb"] == "disable":
            ends = (
                lines.number(other.start)
                for other in document.remarks[k + 1 :]
                if (m := _VERB.match(other.words))
                and m["verb"] == "enable"
                and (not m["codes"] or m["codes"] == said["codes"])
            )
            found.append(Ignore(line, next(ends, lines.last), codes, remark))
    return found, wrong
