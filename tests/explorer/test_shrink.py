"""What is cut from scripts is nothing that they mean."""

from __future__ import annotations

import pytest

from symbolic_lstm.explorer.shrink import shrunk


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const a = b + 1; // and so on, it's said\n", "const a=b+1;\n"),
        ('say("a  +  b // c");\n', 'say("a  +  b // c");\n'),
        ("const t = `x = ${a ? `  ${b}  ` : \"\"} , y`;\n", "const t=`x = ${a ? `  ${b}  ` : \"\"} , y`;\n"),
        ("x = text.replace(/ ([a-z]) /g, \"-\");\n", "x=text.replace(/ ([a-z]) /g,\"-\");\n"),
        ("return a\n\n  // nothing\n", "return a\n"),
    ],
)  # fmt: skip
def test_comments_and_idle_spaces_go(script: str, short: str) -> None:
    assert shrunk(script) == short
