"""Articles in many styles and languages: of right ones nothing is called wrong, and in none a slip goes unseen."""

from __future__ import annotations

import pytest

from tests.articles.articles import checked
from tests.articles.look_alikes import STYLES, Style, slips, written


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_right_article_is_read_and_nothing_in_it_is_called_wrong(style: Style) -> None:
    article = checked(written(style), style.name)
    assert [(f.rule, f.expression, f.message) for f in article.findings if f.level in ("error", "warning")] == []
    assert article.unreadable == 0 and article.checked >= slips(style) >= 1


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_slip_in_any_figure_is_told(style: Style) -> None:
    for k in range(slips(style)):
        found = [f.level for f in checked(written(style, k), style.name).findings]
        assert "error" in found or "warning" in found, (style.name, k)


def test_the_styles_are_many() -> None:
    assert len(STYLES) >= 30 and len({style.name for style in STYLES}) == len(STYLES)
