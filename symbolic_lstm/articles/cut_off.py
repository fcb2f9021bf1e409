"""Runs of mathematics that running text leaves without an operand: what is read of them says something else.

In `7 mod 3 = 1`, `1:30 + 0:45 = 2:15` and `atan(1) = 45°` the part that looks like mathematics begins or ends in the
middle of something that was not read, and "Figure 3 = …" says nothing of 3.
"""

from __future__ import annotations

import re

#: What stands right before a run that goes on to the left: part of a word (not of one in Chinese or Japanese, which
#: have no blanks between words), of a time, of something written with signs.
_TOUCHES = re.compile(r"(?:[^\W_\u2e80-\uffff]['’′]*|[0-9]:|[°#$£€¥§@\\?_^}])\Z")
#: What stands before it, blanks aside.
_OPERATOR = re.compile(
    r"(?:[±∓…⋯÷√∛¬∑∏∫⊕∨∧]|\.\.\."
    r"|[0-9]\s*%?\s+(?:mod|modulo|choose|off|of|out of|div|xor))\s*\Z",
    re.IGNORECASE,
)
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
_BY_ITSELF = rf"[\[(]?\s*{_LONE}\s*[\])]?"
_ONLY_NUMBERS = re.compile(rf"\s*{_BY_ITSELF}(?:\s*=\s*{_BY_ITSELF})+\s*")
_NUMBER_FIRST = re.compile(rf"\s*{_LONE}\s*[=≈]")
#: What goes on behind a run, or says that its figures are no decimals.
_GOES_ON = re.compile(
    r"\A(?:[°]|:[0-9]|\s*[±∓]"
    r"|\s*[(,]?\s*(?:in |to )?(?:binary|binär|hex(?:adecimal)?|octal|base[ -]?[0-9]+|\(?mod(?:ulo)? ?[0-9]+)\b"
    r"|\s+(?:remainder|rest|r)\s+[0-9])",
    re.IGNORECASE,
)


def cut_off(line: str, start: int, end: int) -> bool:
    """Whether a run of a line lacks what stands before or behind it, or compares numbers that nothing is worked with.

    >>> cut_off("Then 7 mod 3 = 1", 11, 16), cut_off("Then 7 - 3 = 4", 5, 14)
    (True, False)
    """
    before, run = line[max(0, start - 40) : start], line[start:end]
    if _TOUCHES.search(before) or _OPERATOR.search(before) or _GOES_ON.search(line[end : end + 24]):
        return True
    if _DATE.search(run):
        return True
    last = before.rstrip()[-1:]
    if last and last not in ":;,.!?(—–|>" and _BINARY.match(run.lstrip()):
        return True
    alone = _NUMBER_FIRST.match(run) and (_COUNTED.search(before) or _BETWEEN.search(before))
    return only_numbers(run) or bool(alone)


def only_numbers(text: str) -> bool:
    """Whether a statement sets one number equal to another, 0 = 1: nothing is worked, and it may be an absurdity."""
    return bool(_ONLY_NUMBERS.fullmatch(text))
