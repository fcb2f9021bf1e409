"""Tables of weights that are wider than a page of text, in formats whose engines would let them run over its edge."""

from __future__ import annotations

import pytest

from symbolic_lstm.page.blocks import Page, Table
from symbolic_lstm.page.layout import Array, Ident, Num
from symbolic_lstm.writers import asciidoc, html, org, rst
from symbolic_lstm.writers.wide_tables import cut_tables

MATRIX = Array(tuple(tuple(Num(f"-0.{j}{k}") for k in range(8)) for j in range(8)))
HEADS = {asciidoc: "\n|===\n", org: "---+---", rst: ".. list-table::"}


@pytest.mark.parametrize("writer", HEADS)
def test_a_table_of_large_matrices_is_several(writer: object) -> None:
    wide = Table((("",), ("U",), ("W",)), ((("f",), (MATRIX,), (MATRIX,)),), "lll")
    small = Table((("",), ("U",), ("W",)), ((("f",), ("1",), ("2",)),), "lll")
    for made, count in ((wide, 2), (small, 1)):
        said = writer.write(Page("", (made,)))  # type: ignore[attr-defined]
        assert said.count("bmatrix}") == (4 if made is wide else 0)
        assert said.count(HEADS[writer]) >= count, said  # type: ignore[index]
        assert said.count("U") == said.count("W") == 1, "each column stands once"


@pytest.mark.parametrize("writer", HEADS)
def test_however_long_an_authors_words_and_names_are_they_cut_no_table(writer: object) -> None:
    long = "w" * 200
    made = Table((("",), ("U",), ("W",)), (((long,), (long,), (Ident(long),)),), "lll")
    assert len(cut_tables(Page("", (made,))).blocks) == 1
    said = writer.write(Page("", (made,)))  # type: ignore[attr-defined]
    assert said.count("U") == said.count("W") == 1 and said.count(long) == 3


def test_a_document_of_asciidoc_asks_for_mathematics() -> None:
    assert asciidoc.write(Page("t", ())).startswith("= t\n:stem: latexmath\n")
    assert "stem" not in asciidoc.write(Page("", ())), "and a part of one does not"


def test_weights_too_broad_for_a_screen_stand_below_one_another() -> None:
    for matrix, count in ((MATRIX, 2), (Num("0.5"), 1)):
        of = Table((("",), ("U",), ("V",), ("W",)), ((("f",), (matrix,), (matrix,), (matrix,)),), "llll")
        made = html.write(Page("", (of,)))
        assert made.count("<thead>") == made.count('scope="row"') == count
