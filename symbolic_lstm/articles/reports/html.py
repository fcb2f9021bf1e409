"""An HTML copy of the source with marks: green where a step is right, amber and red where it is not.

The source is escaped, nothing in the page can run or load anything
(Content-Security-Policy), and it is read without scripts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.places import Places
from symbolic_lstm.articles.reports.text import coverage
from symbolic_lstm.articles.rules import RULES

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1e21;--paper:#fff;--dim:#6b7280;--line:#e5e7eb;--pass:#d9f2df;
--note:#e3e9f5;
--warning:#fdebc3;--error:#fbd5d5;--passed:#15803d;--noted:#3b5b92;--warned:#92600a;--wrong:#b42318}
@media(prefers-color-scheme:dark){:root{--ink:#e5e7eb;--paper:#16181c;--dim:#9aa1ac;--line:#2c3038;
--pass:#173b24;
--note:#222d42;--warning:#46360f;--error:#4c1d1d;--passed:#6ddc8b;--noted:#9db8ee;--warned:#f2c14e;
--wrong:#ff9d92}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:72rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.35rem;margin:0 0 .3rem}h2{font-size:1.05rem;margin:2.2rem 0 .3rem}
.coverage{color:var(--dim);margin:.2rem 0 1rem}
ol{list-style:none;padding:0;margin:0 0 1.2rem}ol li{padding:.25rem .6rem;border-left:4px solid var(--line);
margin:.25rem 0}
ol .error{border-color:var(--wrong)}ol .warning{border-color:var(--warned)}ol .note{border-color:var(--noted)}
ol a{color:inherit;font-variant-numeric:tabular-nums}ol b{font-weight:600}
table{border-collapse:collapse;width:100%;font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
table-layout:fixed}
td{padding:0 .5rem;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
td:first-child{width:3.5rem;text-align:right;color:var(--dim);user-select:none;
border-right:1px solid var(--line)}
mark{color:inherit;border-radius:2px;
padding:1px 0}mark.pass{background:var(--pass)}mark.note{background:var(--note)}
mark.warning{background:var(--warning)}mark.error{background:var(--error);outline:1px solid var(--wrong)}
""".strip()
_ORDER = {"error": 0, "warning": 1, "note": 2, "pass": 3}


def html(articles: list[Article]) -> str:
    """One page with every article."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = articles[0].document.path if len(articles) == 1 else f"{len(articles)} articles"
    body = "\n".join("\n".join(_article(article, k)) for k, article in enumerate(articles))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}: checked</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _article(article: Article, number: int) -> Iterator[str]:
    places = Places(article.document)
    yield f"<h2>{escape(article.document.path)}</h2>"
    yield f'<p class="coverage">{escape(coverage(article).partition(": ")[2])}</p>'
    graded = [f for f in article.findings if f.level != "pass" and not f.rule.startswith(("X", "N130"))]
    yield "<ol>"
    for finding in graded:
        line, column = places.line_column(finding.start)
        yield (
            f'<li class="{finding.level}"><a href="#a{number}-{line}">{line}:{column}</a> <b>{finding.rule} '
            f"{escape(RULES[finding.rule].name)}</b>: {escape(finding.message)}</li>"
        )
    yield "</ol>"
    yield "<table>"
    marks = _marks([f for f in article.findings if not f.rule.startswith(("X", "N130"))])
    for k, start in enumerate(places.starts):
        end = start + len(places.line(k + 1)) + (k == 0 and article.document.raw.startswith("\ufeff"))
        marked = _line(article.document.raw, start, end, marks)
        yield f'<tr><td id="a{number}-{k + 1}">{k + 1}</td><td>{marked}</td></tr>'
    yield "</table>"


def _marks(findings: list[Finding]) -> list[Finding]:
    """Marks that do not overlap; the gravest is kept."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (_ORDER[f.level], f.end - f.start)):
        if finding.end > finding.start and all(f.end <= finding.start or finding.end <= f.start for f in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.start)


def _line(raw: str, start: int, end: int, marks: list[Finding]) -> str:
    pieces: list[str] = []
    at = start
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last or first < at:
            continue
        title = escape(f"{mark.rule} {mark.message or 'right'}")
        pieces.append(escape(raw[at:first]))
        pieces.append(f'<mark class="{mark.level}" title="{title}">{escape(raw[first:last])}</mark>')
        at = last
    return "".join([*pieces, escape(raw[at:end])])
