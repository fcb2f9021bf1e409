"""What is frequent in the data of a page in one letter, which no text of theirs has: they pack better so."""

from __future__ import annotations

import json
import re

#: An element of one letter, as JSON has it; it is written as a sign and that letter.
LEAVES = ("<mi>{}</mi>", "<mo>{}</mo>", "<mn>{}</mn>", '<mo stretchy=\\"false\\">{}</mo>')
#: Pieces of text, as JSON has them; each is written as a sign.
WORDS = (
    "</mrow>", "<mrow>", "</msub>", "<msub>", "\ue000", "\ue001", "<mo>&#x2061;</mo>", "</msup>", "<msup>",
    "<mi>tanh</mi>", '<mover accent=\\"true\\">', "</msubsup>", "<msubsup>", '"formula":', '"left":', '],["',
    '<tspan class=\\"sl-i\\">', 'font-size=\\"', "cell state", "hidden state", "added", " gate", " the ",
)  # fmt: skip
#: The signs: characters of control, which JSON writes otherwise, but those that JSON or JavaScript takes for spaces.
SIGNS = [chr(k) for k in range(1, 32) if k not in (9, 10, 12, 13)]
_OF_LEAF = dict(zip(LEAVES, SIGNS, strict=False))
_OF_WORD = dict(zip(WORDS, SIGNS[len(LEAVES) :], strict=True))
_LEAF = [(re.compile(re.escape(it).replace(r"\{\}", "(.)")), sign) for it, sign in _OF_LEAF.items()]


def shortened(data: str) -> str:
    """A text of JSON with a sign for each of its frequent pieces."""
    for pattern, sign in _LEAF:
        data = pattern.sub(rf"{sign}\1", data)
    for word, sign in _OF_WORD.items():
        data = data.replace(word, sign)
    return data


def reading(data: str) -> str:
    """The statement of JavaScript that has the data, and as short as it can be said.

    >>> reading('{"a":1}')[:40]
    'const DATA=JSON.parse(String.raw`{"a":1}'
    """
    signs = {**{ord(sign): leaf for leaf, sign in _OF_LEAF.items()}, **{ord(it): word for word, it in _OF_WORD.items()}}
    table = ",".join(json.dumps(signs[k], ensure_ascii=False) if k in signs else "" for k in range(32))
    held = shortened(data).replace("`", "\\u0060").replace("${", "\\u0024{")
    return (
        f"const DATA=JSON.parse(String.raw`{held}`.replace(/([\\x01-\\x04])(.)|[\\x05-\\x1f]/gu,"
        f'(a,k,c)=>[{table}][a.charCodeAt()].replace("{{}}",()=>c)));\n'
    )
