"""Pictures on HTML pages: drawn in the page, dark where the page is, with a form of its own for a phone.

Style rules are for pages that have pictures, and only these carry them.
"""

from __future__ import annotations

from symbolic_lstm.page.blocks import Block, Illustration, Page
from symbolic_lstm.page.scene import Scene
from symbolic_lstm.writers.scenes.palette import dark_rules
from symbolic_lstm.writers.scenes.svg import SceneLook, picture

#: A picture no wider than this stands beside a derivation.
BESIDE = 300.0
#: A picture wider than this that has no form for a phone is scrolled there.
_BROAD = 460.0

#: What a picture needs on a page that is not ours: no wider than its column, and on a phone its other form.
_FITTED = ".sl-picture{max-width:100%;height:auto}"
_EITHER = ".sl-narrow{display:none}@media screen and (max-width:46rem){.sl-wide{display:none}.sl-narrow{display:block}}"

STYLE = """\
figure{margin:.75rem 0}figure .scroll{margin:0}
figcaption{margin-top:.35rem;font:.824rem/1.45 var(--sans);color:var(--mut);max-width:36rem}
.sl-picture{display:block;max-width:100%;height:auto}
.scroll>.sl-picture{min-width:34rem}
.sl-narrow{display:none}
.side{display:grid;gap:1.1rem;width:17rem;max-width:100%}.side figure{margin:0}
.pair{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;align-items:flex-start}.pair figure{margin:.5rem 0}
@media screen and (max-width:46rem){.sl-wide{display:none}.sl-narrow{display:block;margin:0 auto}
.side{margin-top:.5rem}}
@media print{figure{break-inside:avoid}.scroll>.sl-picture{min-width:0}.sl-picture{max-height:80mm}}
"""


def style(page: Page) -> str:
    """What a page with pictures adds to its style."""
    if not any(isinstance(it, Illustration) for it in page.blocks):
        return ""
    return f"{STYLE}@media screen and (prefers-color-scheme:dark){{{dark_rules()}}}\n"


def book_style(page: Page) -> str:
    """The same for a book, whose reader chooses the paper."""
    return STYLE if style(page) else ""


def picture_figure(it: Illustration, caption: str) -> str:
    """A picture as a figure; `caption` is its words as markup."""
    of = ' class="sl-wide"' if it.narrow else ""
    told = f"<figcaption{of}>{caption}</figcaption>" if caption else ""
    if it.narrow is not None:
        wide = picture(it.scene, "page", kind="sl-wide") + picture(it.narrow, "page", kind="sl-narrow", hidden=True)
        return f"<figure>\n{wide}{told}</figure>"
    markup = picture(it.scene, "page")
    if it.scene.width > _BROAD:
        markup = f'<div class="scroll" tabindex="0">\n{markup}</div>\n'
    return f"<figure>\n{markup}{told}</figure>"


def figure_alone(scene: Scene, narrow: Scene, look: SceneLook = "auto", kind: str = "") -> str:
    """A picture as a figure on a page that is not ours, with its form for a phone; it brings its rules along."""
    of = f' class="{kind}"' if kind else ""
    if narrow.width >= scene.width:
        return f"<figure{of}>\n{picture(scene, look, rules=_FITTED)}</figure>"
    wide = picture(scene, look, kind="sl-wide", rules=_FITTED + _EITHER)
    return f"<figure{of}>\n{wide}{picture(narrow, look, kind='sl-narrow', hidden=True)}</figure>"


def small(block: Block) -> bool:
    """Whether a block is a picture that has room beside a derivation."""
    return isinstance(block, Illustration) and block.scene.width <= BESIDE
