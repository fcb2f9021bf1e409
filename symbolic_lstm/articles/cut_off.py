"""Runs of mathematics that running text leaves without an operand: what is read of them says something else.

In `7 mod 3 = 1`, `1:30 + 0:45 = 2:15` and `atan(1) = 45°` the part that looks like mathematics begins or ends in the
middle of something that was not read, and "Figure 3 = …" says nothing of 3.
"""

from __future__ import annotations

import re

from symbolic_lstm.readers.statements import OTHER_BASE

#: What stands right before a run that goes on to the left: part of a word (not of one in Chinese or Japanese, which
#: have no blanks between words), of a time, of something written with signs.
_TOUCHES = re.compile(r"(?:[^\W_\u2e80-\uffff]['’′]*|[0-9]:|[°#$£€¥§@\\?_^}])\Z")
#: What stands before it, blanks aside.
_OPERATOR = re.compile(
    r"(?:[±∓…⋯÷√∛¬∑∏∫⊕∨∧]|\.\.\."
    r"|[0-9]\s*%?\s+(?:mod|modulo|choose|off|of|out of|div|xor))\s*\Z",
    re.IGNORECASE,
)
#: What that ends with.
_LAST = "±∓…⋯÷√∛¬∑∏∫⊕∨∧.dDoOeEfFvVrR"
#: Words between two numbers of which the second is nothing by itself: odds of 3 to 1.
_BETWEEN = re.compile(r"[0-9]\s*%?\s+(?:to|in|for|against|vs\.?|per)\s*\Z", re.IGNORECASE)
#: Words whose number counts something.
_COUNTED = re.compile(
    r"(?:table|figure|fig|equations?|eqs?|section|chapter|part|step|page|line|row|column|version|level|rank|layer|unit"
    r"|day|week|year|epoch|case|example|exercise|tabelle|abbildung|abb|gleichung|kapitel|schritt|zeile|spalte|seite"
    r"|tableau|chapitre|étape|ligne|colonne)\.?\s*\Z",
    re.IGNORECASE,
)
#: A date is no difference.
_DATE = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])")
_BINARY = re.compile(r"[+*/×·⋅^÷]")
_LONE = r"[-−–]?[0-9][0-9.,]*"
_NUMBER_FIRST = re.compile(rf"\s*{_LONE}\s*[=≈]")
#: What goes on behind a run; a remark on its figures may follow it.
_GOES_ON = re.compile(r"\A(?:[°]|:[0-9]|\s*[±∓]|\s+(?:remainder|rest|r)\s+[0-9])", re.IGNORECASE)
#: Whole numbers with noughts before them are a code, or bits: 0011 = 0-9, 01 + 01 = 010.
_CODE = re.compile(r"(?<![0-9A-Za-z.,_^{])0[0-9]+(?![0-9]*[.,][0-9])")
#: A score or a range, 3–1 = 3 points, and the numbers of equations, (1) = (2) + (3).
_RANGE = re.compile(r"\s*[0-9]+–[0-9]+\s*[=≈]|\s*\([0-9]+\)\s*=\s*\([0-9]+\)(?:\s*[-+−]\s*\([0-9]+\))*\s*\Z")
_REMARK = re.compile(r"\s*[(,]*\s*(?:in |to )?")


def cut_off(line: str, start: int, end: int) -> bool:
    """Whether a run of a line lacks what stands before or behind it, or has figures that are no decimals.

    >>> cut_off("Then 7 mod 3 = 1", 11, 16), cut_off("Then 7 - 3 = 4", 5, 14)
    (True, False)
    """
    before, run = line[max(0, start - 40) : start], line[start:end]
    last = before.rstrip()[-1:]
    if not last and end == len(line):  # nothing stands beside it
        return coded(run) or bool(_RANGE.match(run) or ("-" in run and _DATE.search(run)))
    if last and (
        (not before[-1].isspace() and _TOUCHES.search(before)) or (last in _LAST and _OPERATOR.search(before))
    ):
        return True
    if end < len(line) and _GOES_ON.match(line[end : end + 24]):
        return True
    if coded(run) or _RANGE.match(run):
        return True
    remark = _REMARK.match(line, end)
    if ("-" in run and _DATE.search(run)) or OTHER_BASE.match(line, remark.end() if remark else end):
        return True
    if last and last not in ":;,.!?(—–|>" and _BINARY.match(run.lstrip()):
        return True
    return bool(last and _NUMBER_FIRST.match(run) and (_COUNTED.search(before) or _BETWEEN.search(before)))


def coded(text: str) -> bool:
    """Whether bits or codes stand in a line, which are no numbers to work with.

    >>> coded("01 + 01 = 010"), coded("0.5 + 0.05 = 0.55")
    (True, False)
    """
    return bool(_CODE.search(text))
