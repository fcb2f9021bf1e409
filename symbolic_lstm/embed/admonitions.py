"""Admonitions, tabs, footnotes and directives: what places beside CommonMark take for containers.

In MkDocs `!!! note`, `??? note` and `=== "Tab"` hold the lines that follow by
four blanks, as a footnote does nearly everywhere. In MyST a fence whose word
stands in braces holds Markdown, if its directive is one of these; any other
fence, and any other directive, is code.
"""

from __future__ import annotations

import re

from symbolic_lstm.on_demand import pattern

_NAME = r"[\w-]+(?>(?:[ ]++[\w-]+)*)"
_OPENED = pattern(
    rf"(?:!!![ ]?+{_NAME}(?:[ ]++\"[^\r\n]*\")?|\?\?\?\+?[ ]?+(?>(?:{_NAME})?)(?:[ ]*+\"[^\r\n]*\")?"
    r"|===[+!]{0,2}[ ]++\"[^\r\n]*\")[ \t]*(?=[\r\n]|\Z)"
)
_FOOTNOTE = pattern(r"\[\^[^\]\s]++\]:(?=[ \t\r\n]|\Z)")
_DEFINITION = pattern(r":(?=[ \t])")
_DIRECTIVE = pattern(r"(?P<run>`{3,}+|~{3,}+|:{3,}+)[ \t]*+\{(?P<name>[A-Za-z][\w:.+-]*+)\}[^`\r\n]*+(?=[\r\n]|\Z)")

_SHUT = pattern(r"(`{3,}+|~{3,}+|:{3,}+)[ \t]*+(?=[\r\n]|\Z)")

#: What lines of an admonition, a tab or a footnote are indented by.
WIDTH = 4
#: An option of a directive, on a line below its first.
OPTION = pattern(r":[A-Za-z][\w-]*+:(?=[ \t\r\n]|\Z)")
OPTIONS = pattern(r"---[ \t]*+(?=[\r\n]|\Z)")

#: The directives that hold Markdown: of docutils and Sphinx, and of what books and documentations add.
_HOLDING = frozenset({
    "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso",
    "todo", "versionadded", "versionchanged", "versionremoved", "deprecated", "topic", "sidebar", "epigraph",
    "highlights", "pull-quote", "compound", "container", "figure", "figure-md", "table", "list-table", "only", "aside",
    "margin", "div", "details", "dropdown", "toggle", "card", "grid", "grid-item", "grid-item-card", "tab", "tabs",
    "tab-set", "tab-item", "group-tab", "exercise", "solution", "theorem", "proof", "lemma", "definition", "corollary",
    "example", "remark", "observation", "property", "proposition", "conjecture", "axiom", "criterion", "assumption",
})  # fmt: skip


def opens(text: str, at: int) -> bool:
    """Whether an admonition or a tab begins, whose lines follow by four blanks."""
    return text[at : at + 3] in ("!!!", "???", "===") and _OPENED.match(text, at) is not None


def footnote(text: str, at: int) -> int:
    """Behind the name of a footnote, or 0."""
    found = _FOOTNOTE.match(text, at) if text.startswith("[^", at) else None
    return found.end() if found else 0


def definition(text: str, at: int) -> re.Match[str] | None:
    """The colon before what a word means."""
    return _DEFINITION.match(text, at)


def directive(text: str, at: int) -> tuple[str, bool] | None:
    """The signs that frame a directive, and whether it holds Markdown."""
    found = _DIRECTIVE.match(text, at) if text[at : at + 1] in ("`", "~", ":") else None
    if found is None:
        return None
    return found["run"], found["name"].lower().removeprefix("prf:") in _HOLDING


def shuts(text: str, at: int, run: str) -> bool:
    """Whether a line ends what these signs began."""
    line = _SHUT.match(text, at)
    return line is not None and line[1].startswith(run)
