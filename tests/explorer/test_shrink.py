"""What is cut from scripts is nothing that they mean."""

from __future__ import annotations

import pytest

from symbolic_lstm.explorer.shrink import shrunk


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const a = b + 1; // and so on, it's said\n", "const a=b+1;\n"),
        ('say("a  +  b // c");\n', 'say("a  +  b // c");\n'),
        ("const t = `x = ${a ? `  ${b}  ` : \"\"} , y`;\n", "const t=`x = ${a?`  ${b}  `:\"\"} , y`;\n"),
        ("const said = 1, it = { said: 2 }, more = 3;\nf(it.said, more);\n", "const said=1,it={said:2},more=3;\nf(it.said,more);\n"),
        ("const longer = (x) => `${longer(x - 1)} longer`;\n", "const a=(x)=>`${a(x-1)} longer`;\n"),
        ("x = text.replace(/ ([a-z]) /g, \"-\");\n", "x=text.replace(/ ([a-z]) /g,\"-\");\n"),
        ("return a\n\n  // nothing\n", "return a\n"),
    ],
)  # fmt: skip
def test_comments_and_idle_spaces_go(script: str, short: str) -> None:
    assert shrunk(script) == short
