"""The front page of a gallery: a card for each example."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.html_style import COLOURS, SHEET
from symbolic_lstm.writers.mathml_maths import escaped

#: What a count of figures is called, by their level, the gravest last.
_LEVELS = {
    "pass": "right", "note": "with a note", "warning": "with a warning", "expected": "wrong, and explained",
    "error": "wrong",
}  # fmt: skip
_STYLE = """\
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));gap:1.5rem;padding:0;
list-style:none}
.cards li{border:1px solid var(--rule);border-radius:.4rem;padding:1rem 1.1rem;display:flex;flex-direction:column;
gap:.4rem}
.cards h2{font-size:1.05rem;margin:0}.cards p{margin:0;font:.824rem/1.45 var(--sans);color:var(--mut)}
.cards p:last-child{margin-top:auto}.cards+h2{margin:2.75rem 0 0}
a{color:inherit;text-decoration-color:var(--mut);text-underline-offset:.18em}
a:focus-visible{outline:2px solid var(--F);outline-offset:3px}
.cards img{width:100%;height:9rem;object-fit:contain;background:var(--paper)}
"""


def front(exhibits: Iterable[Mapping[str, Any]], proofs: str = "") -> str:
    """The page, from what is known of each exhibit: `id`, `title`, `about`, `pages`, `verdicts`, `picture`.

    Behind the cards stands the list of `proofs`.
    """
    cards = "\n".join(map(_card, exhibits))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:"
    return (
        '<!DOCTYPE html>\n<html lang="en" class="symbolic-lstm">\n<head>\n<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1"/>\n<title>Worked examples</title>\n'
        f"<style>\n{COLOURS}{SHEET}{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Worked examples</h1>\n"
        "<p>Published examples of recurrent cells, worked line by line; every printed digit is proved.</p>\n"
        f'<ul class="cards">\n{cards}\n</ul>\n{proofs}</main>\n</body>\n</html>\n'
    )


def _card(it: Mapping[str, Any]) -> str:
    name, title = it["id"], it["title"]
    seen = f'<img src={quoteattr(f"{name}/cell.svg")} alt="" loading="lazy"/>' if it["picture"] else ""
    ways = " · ".join(
        f"<a href={quoteattr(f'{name}/{file}')} aria-label={quoteattr(said + ': ' + title)}>{escaped(said)}</a>"
        for file, said in it["pages"].items()
    )
    counts = [f"{it['verdicts'][level]} {said}" for level, said in _LEVELS.items() if it["verdicts"].get(level)]
    figures = f"<p>Printed figures: {', '.join(counts)}.</p>" if counts else ""
    return f"<li>{seen}<h2>{escaped(it['title'])}</h2><p>{escaped(it['about'])}</p>{figures}<p>{ways}</p></li>"
