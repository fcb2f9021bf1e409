"""What is cut from scripts is nothing that they mean: properties, texts and shadowed names stay what they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import symbolic_lstm
from symbolic_lstm.explorer.shrink import shrunk

SCRIPTS = Path(symbolic_lstm.__file__).parent / "explorer" / "scripts"


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const a = b + 1; // and so on, it's said\n", "let n=b+1;"),
        ('say("a  +  b // c");\n', 'say("a  +  b // c");'),
        ("const t = `x = ${a ? `  ${b}  ` : \"\"} , y`;\n", "let o=`x = ${a?`  ${b}  `:\"\"} , y`;"),
        ("const said = 1, it = { said: 2 }, more = 3;\nf(it.said, more);\n", "let p=1,n={said:2},o=3;f(n.said,o);"),
        ("const longer = (x) => `${longer(x - 1)} longer`;\n", "let m=a=>`${m(a-1)} longer`;"),
        ("x = text.replace(/ ([a-z]) /g, \"-\");\n", "x=text.replace(/ ([a-z]) /g,\"-\");"),
        ("return a\n\n  // nothing\n", "return a\n"),
        ("const { key, up: own = 1 } = it;\nf({ key, own, other });\n", "let{key:n,up:o=1}=it;f({key:n,own:o,other});"),
        ("function f(one, [two]) {\n  const one = two;\n  return one;\n}\n", "function m(a,[b]){let a=b;return a}\n"),
        ("const one = 1;\nconst two = (one) => { const three = true; return one + three; };\n",
         "let m=1,n=m=>{let a=!0;return m+a};"),
        ("for (const [a, it] of all) f(it);\nlet found;\nlet last = 2;\n", "for(let[a,b]of all)f(b);let n,o=2;"),
        ("try {\n  f();\n} catch (fault) {\n  say(fault.message, g`a`);\n}\n", "try{f()}catch(a){say(a.message,g`a`)}\n"),
    ],
)  # fmt: skip
def test_comments_and_idle_spaces_go(script: str, short: str) -> None:
    assert shrunk(script) == short


def test_no_script_declares_what_another_one_has() -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(SCRIPTS.glob("*.js"))]
    found = Counter(re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", "".join(texts), re.MULTILINE))
    assert [name for name, count in found.items() if count > 1] == []
