"""Scripts without what only their authors read: comments, and spaces that separate nothing."""

from __future__ import annotations

import re

_INNER = r"`(?:[^`\\]|\\.)*`"
#: What is kept letter for letter, but for comments: texts, templates (with templates inside), and regular
#: expressions where one can begin.
_WHOLE = re.compile(
    r'//[^\n]*|"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|"
    + rf"`(?:[^`\\$]|\\.|\$(?!\{{)|\$\{{(?:[^`{{}}]|{_INNER}|\{{[^{{}}]*\}})*\}})*`|"
    + r"(?<=[(,=:?\[!&|])\s*/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"
)  # fmt: skip
_SPACE = re.compile(r"[ \t]*([-+*/%=<>!&|?:;,{}()\[\]])[ \t]*")


def shrunk(script: str) -> str:
    """A script of ours in fewer letters; its lines stay, since some of them end where no semicolon stands.

    >>> shrunk('// Says it.\\nconst said = (it) => "so: " + it; // so\\n')
    'const said=(it)=>"so: "+it;\\n'
    """
    rows = (row.strip() for row in script.splitlines())
    text = "".join(f"{row}\n" for row in rows if row and not row.startswith("//"))
    made, at = [], 0
    for found in _WHOLE.finditer(text):
        made += [_bare(text[at : found.start()]), "" if found[0].startswith("//") else found[0].lstrip()]
        at = found.end()
    return "".join([*made, _bare(text[at:])])


def _bare(code: str) -> str:
    return _SPACE.sub(r"\1", code)
