"""A style sheet without the rules for what a page has not."""

from __future__ import annotations

import re

#: A rule with its selectors and what it sets, or what opens a group of rules.
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
#: The names of elements, classes and ids in a selector, without those of its conditions.
_NAMED = re.compile(r"(?<![\w:(\[=\"-])[.#]?([A-Za-z][\w-]*)")
_ATTRIBUTE = re.compile(r"\[[^\]]*\]|:[\w-]+(?:\([^)]*\))?")
_PROPERTY = re.compile(r"(--[\w-]+):[^;{}]*(?:;|(?=\}))")


def pruned(style: str, page: str) -> str:
    """The rules that can fit something of a page or of its scripts, and the properties that these ask for.

    >>> pruned("p,td .a{color:var(--ink)}th{top:0}:root{--ink:red;--mut:blue}", '<p class="a">')
    'p{color:var(--ink)}:root{--ink:red;}'
    """
    known = {*re.findall(r"[A-Za-z][\w-]*", page), "html", "body", "main"}

    def kept(found: re.Match[str]) -> str:
        selectors, sets = found.groups()
        if selectors.lstrip().startswith("@"):
            return found[0]
        fitting = [it for it in selectors.split(",") if known.issuperset(_NAMED.findall(_ATTRIBUTE.sub("", it)))]
        return f"{','.join(fitting)}{{{sets}}}" if fitting else ""

    left = re.sub(r"@media [^{}]*\{\}", "", _RULE.sub(kept, style))
    asked = set(re.findall(r"var\((--[\w-]+)", left + page))
    return _PROPERTY.sub(lambda found: found[0] if found[1] in asked else "", left)
