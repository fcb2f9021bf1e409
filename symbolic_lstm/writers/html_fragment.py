"""HTML to be put into another page: one element that carries its style and touches nothing outside it.

It has no ids, so that two of them may stand on one page, and no empty line, at
which Markdown would take up again. Ink and paper are the page's own.
"""

from __future__ import annotations

from functools import cache

from symbolic_lstm.page.blocks import Note, Page
from symbolic_lstm.writers.html_blocks import aligned, equation, note_words, prose, run
from symbolic_lstm.writers.html_style import BLOCKS, FRAGMENT, WRAPPED
from symbolic_lstm.writers.mathml_maths import once
from symbolic_lstm.writers.outline import page_outline
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wording import page_language, wording

__all__ = ["equation", "write"]

#: The element, named three times over so that a host's rules for tables give way.
_SCOPE = ".symbolic-lstm-sheet" * 3
#: Hosts that are dark without saying so to the browser: JupyterLab, VS Code, Colab.
_DARK = ('body[data-jp-theme-light="false"]', "body.vscode-dark", 'html[theme="dark"]')


def write(page: Page) -> str:
    """The page as one `div`."""
    page = set_out(page, folds=True)
    closing = page_outline(page).closing
    body = [f'<h2 class="title">{prose(page.titled)}</h2>'] if page.title else []
    body.append(run(page.blocks[: len(page.blocks) - len(closing)], fold=wording(page, "entries"), wraps=True))
    if closing:
        body.append(f"<footer>\n{_notes(closing)}\n</footer>")
    return fragment(once("\n".join(filter(None, body))), page_language(page), aligned(page.displays))


def fragment(inner: str, language: str, style: str) -> str:
    """The `div` around the blocks of a page."""
    named = f'class="symbolic-lstm-sheet" lang="{language}"{style}'
    return f"<div {named}>\n<style>\n{_style()}</style>\n{inner}\n</div>\n"


def _notes(notes: tuple[Note, ...]) -> str:
    return "\n".join(f"<p>{note_words(note)}</p>" for note in notes)


@cache
def _style() -> str:
    dark = ",".join(f"{host} {_SCOPE}" for host in _DARK)
    return f"{_SCOPE}{{\n{FRAGMENT}{BLOCKS}{WRAPPED}}}\n{dark}{{color-scheme:dark}}\n"
