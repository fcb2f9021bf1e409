"""OpenDocument: equations as formulas that can be edited, small print in small print."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.archive import edited
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.pandoc import convert
from symbolic_lstm.writers.pandoc_tree import blocks, meta
from symbolic_lstm.writers.set_out import set_out

__all__ = ["equation", "write"]

_SMALL = 'fo:font-size="9pt" fo:color="#595959"'
#: The paragraphs that pandoc has no style for: what each is like, and what is its own.
_PARAGRAPHS = {
    "Title": ("Heading", 'fo:font-size="19pt" fo:font-weight="bold"'),
    "Lead": ("Text_20_body", 'fo:font-style="italic"'),
    "Source": ("Text_20_body", _SMALL),
    "Note": ("Text_20_body", _SMALL),
}
_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
    '<style:paragraph-properties fo:margin-top="0.04in" fo:margin-bottom="0.04in"/>'
    f"<style:text-properties {letters}/></style:style>"
    for name, (parent, letters) in _PARAGRAPHS.items()
)
_STAGE = f'<style:style style:name="Stage" style:family="text"><style:text-properties {_SMALL}/></style:style>'


def write(page: Page) -> bytes:
    """The page as an OpenDocument text; raises `UsageError` where pandoc is not installed."""
    page = set_out(page)
    made = convert(blocks(page), meta(page), "odt")
    return edited(made, {"styles.xml": _styled, "content.xml": lambda said: said.replace('"center"', '"left"')})


def _styled(styles: str) -> str:
    return styles.replace("</office:styles>", f"{_STYLES}{_STAGE}</office:styles>")
