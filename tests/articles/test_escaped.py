"""Mathematics that a site's Markdown reads first: escaped as it must be there, or as an author left it."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.embed.targets import TARGETS

from .articles import checked, flagged

ARTICLE = r"""
{{% katex %}}{rows}{{% endkatex %}}

so that {{% katex inline %}}{name} = \sigma(0.5) = 0.62{{% endkatex %}} is kept.
"""


@pytest.mark.parametrize("target", ["dev", "mdbook", "github"])
def test_a_sheet_for_a_site_is_read_as_far_as_one_for_all(target: str) -> None:
    page = sl.sheet("rust-tutorial-step")
    there, everywhere = (checked(str(TARGETS[name].write(page))) for name in (target, "markdown"))
    assert there.checked == everywhere.checked > 50
    assert [f.level for f in there.findings] == [f.level for f in everywhere.findings]


def test_an_author_may_have_escaped_it_or_not() -> None:
    plain = ARTICLE.format(rows=r"\sigma(0.5) = 0.62 \\ \tanh(0.5) = 0.46", name="f_t")
    escaped = plain.replace("\\", "\\\\").replace("_", "\\_")
    assert plain != escaped and not flagged(plain) and not flagged(escaped)
    assert checked(plain).checked == checked(escaped).checked == 3
    assert [f.printed for f in flagged(escaped.replace("0.46", "0.47"))] == ["0.47"]


def test_a_misprint_is_found_at_its_place_in_the_escaped_text() -> None:
    text = r"{% katex inline %}\\sigma(0.5) = 0.62{% endkatex %} and {% katex %}\\tanh(0.5) \\approx 0.47{% endkatex %}"
    (found,) = flagged(text)
    assert text[found.start : found.end] == "0.47"
