"""Articles are read step by step: what is wrong is found where it stands, and nothing right is called wrong."""

from __future__ import annotations

import pytest

from symbolic_lstm.articles.let_remarks import checked_meanings
from symbolic_lstm.errors import UsageError
from tests.articles.articles import at, checked, flagged

#: Right texts in the styles that people write, none of which may be flagged.
RIGHT = {
    "display": "$$f_t = \\sigma(0.75) = \\frac{1}{1 + \\exp(-0.75)} \\approx \\mathbf{0.6792}$$",
    "tie": "$$2.5 \\times 0.1026 = 0.2565 \\approx 0.257$$ and $$2.5 \\times 0.1026 \\approx 0.256$$",
    "carried": "$i = \\sigma(0.6) = 0.6457$, $g = \\tanh(0.7) = 0.6044$, so $i g = 0.6457 \\cdot 0.6044 = 0.3902$",
    "continued display": "$$\nz = 0.4 \\cdot 2 + 0.1\n$$\n\n$$\n= 0.8 + 0.1 = 0.9\n$$",
    "leading sign": "weighted sum $= 5.95 \\Rightarrow \\sigma(5.95) = 0.997$ → new memory $= 2 \\times 0.997 = 1.99$ (99.7%).",
    "code": "```\nf = σ(0.5+1.0) = σ(1.5) ≈ 0.82     (keep ~82% of it)\nc = 0.82×0.8 + 0.82×0.9\n  = 0.656 + 0.738\n  ≈ 1.39\n```",
    "prose": "(2.70 x 1) + (1.63 x 1) + 1.62 = 5.95, so the sigmoid of 5.95 is 0.997. The sigmoid of -11.98 is close to 0.",
    "table": "| gate | worked | result |\n|---|---|---|\n| f | $\\sigma(5.95)$ | $0.997$ |\n| i | $2 \\cdot 0.5 + 1$ | 2 |",
    "decimal comma": "Also $\\sigma(0{,}75) \\approx 0{,}679$.",
    "new step, same names": "$f_t = 0.5$, $c_{t-1} = 2$. $$c_t = f_t c_{t-1} = 0.5 \\cdot 2 = 1$$ Next: $$c_t = f_t c_{t-1} = 0.25 \\cdot 1 = 0.25$$",
    "what would be": "$n = \\tanh(0.75) = 0.635$. The other convention gives $n = \\tanh(1.25) = 0.848$.",
    "money and counts": "It costs $5 = a bargain$, page = 7 of 9, and version 2 = beta.",
    "relu": "<!-- symbolic-lstm: let sigma=relu -->\n$\\sigma(8.0) = 8.0$",
    "html": "<p>f = &sigma;(0.75) &asymp; 0.679</p>",
    "several": "$$f = \\sigma(0.66) = 0.6593 \\\\ i = \\sigma(0.44) = 0.6083, \\quad o = \\sigma(0.48) = 0.6177$$",
    "rounded before it was printed": "$c_1 = 0.3296 + 0.3352 = 0.6649$ and $0.1226 \\cdot 0.6593 = 0.0809$",
    "some with all digits": "$0.20955849 \\cdot (-0.2223) = -0.04659075$",
    "worked with all digits": "$0.6272 \\cdot 0.5227 = 0.327886 \\text{ (worked with all their digits)}$",
    "a square of what was rounded": "$1 - 0.4621^2 = 0.7864$",
    "a share of something": "So 10% of 50 = 5, and three times 4 = 12: $3 \\cdot 4 = 12$.",
    "one of several": "We have e^0.5 = 1.649, e^1.0 = 2.718, sum = what follows.",
    "a sum in two rows": "$$\\begin{aligned} a &= 0.1 + 0.2 \\\\ &\\quad + 0.3 \\\\ &= 0.6. \\end{aligned}$$",
    "a difference in two rows": "$$\\begin{aligned} a &= 0.5 - 0.2 \\\\ &\\quad - 0.3 \\\\ &= 0 \\end{aligned}$$",
    "a sum in two lines": "```\na = 0.1 + 0.2\n    + 0.3\n  = 0.6\n```",
    "a sign by itself": "Here $\\approx$ is for rounded figures, = for equal ones: $1 + 1 = 2$.",
    "vectors": "$$\\tanh\\begin{bmatrix} 0.5 \\\\ -0.05 \\end{bmatrix} = \\begin{bmatrix} 0.462 \\\\ -0.050 \\end{bmatrix}$$",
    "powers": "Here 2000 = 2**4 * 5**3 and **0.5 + 0.5 = 1**, where n - 1 == 74 holds, and `\\mathcal{A}_0 = 1` too.",
    "german": "Das Vergessensgatter: $f = \\sigma(0{,}6) \\approx 0{,}646$, also bleiben 64,6 %.",
    "chinese": "遗忘门：$f_t=\\sigma(0.6)\\approx 0.646$，保留约 64.6% 的旧状态。",
    "numbers beside words": (
        "12 mod 5 = 2, 7 % 2 = 1, the ratio 16:9 ≈ 1.78, at 17:20 = 5 pm, 2024-05-01 - 2024-04-01 = 30 days, accuracy(3) = 0.9, "
        "10 choose 2 = 45, €5 ≈ 5.40 dollars, §4.2 = §4.3, and sigma(0) = 0.5, tanh(0) = 0."
    ),
    "one unit off from what may be rounded": "With $z = 0.1125$ we get $\\tanh(0.1125) = 0.1121$.",
    "one unit off from what is rounded, too": (
        "Here $0.45 \\cdot 0.25 = 0.1125$ and $0.7501 \\cdot 0.15 = 0.1125$, so $\\tanh(0.1125) = 0.1121$."
    ),
    "slopes": (
        "So σ′(0) = 0.25, tanh′(0) = 1 and $\\sigma'(0.5) = 0.6225 \\cdot 0.3775 = 0.2350$; $\\tanh^{\\prime}(1) = 0.42$."
    ),
    "thousands in braces": "$3 \\times (64 \\times 128 + 128) = 3 \\times 8{,}320 = 24{,}960$ and $1{,}024 / 2 = 512$.",
    "a mistake that is shown": "σ(−0.8) ≈ 0.3100 and σ(1.2) ≈ 0.7685. A common wrong answer is σ(−0.8) = −0.66.",
}  # fmt: skip


@pytest.mark.parametrize("style", RIGHT)
def test_a_right_text_is_not_flagged(style: str) -> None:
    name = "a.html" if style == "html" else "a.md"
    assert [(f.rule, f.message) for f in flagged(RIGHT[style], name)] == []
    assert style == "money and counts" or checked(RIGHT[style], name).checked > 0


#: Wrong texts, the rule that says so, and where the wrong thing stands.
WRONG = {
    "mismatch": ("So $\\sigma(0.6) = 0.6487$.", "N101", "1:19-1:25"),
    "misprint in a product": ("$0.54 \\tanh(0.518) = 0.54 \\cdot 0.475 = 0.257$", "N102", None),
    "truncated": ("```\nσ(2.0)  = 0.880  (strong keep)\n```", "N103", "2:11-2:16"),
    "off by more than rounding": ("$0.3296 + 0.3352 = 0.6650$", "N101", "1:20-1:26"),
    "a product with more digits": ("$0.6272 \\cdot 0.5227 = 0.327886$", "N101", None),
    "exact": ("In words: $2 + 2 = 5$", "N101", "1:20-1:21"),
    "list and longer list": ("so that $[1, 2] = [1, 2, 3]$ holds", "N120", None),
    "list and number": ("$$[1, 2] = 3$$", "N120", None),
    "column and longer column": (r"$\begin{bmatrix} 1 \\ 2 \end{bmatrix} = \begin{bmatrix} 1 \\ 2 \\ 3 \end{bmatrix}$", "N120", None),
    "vector and number": ("$$\\sigma(0.1 \\cdot [0, 0] + 0.5) = \\sigma(0.6)$$", "N120", None),
    "last digit of what was worked exactly": ("$\\tanh(0.36 - 0.31 + 0.0475 \\cdot 0) = \\tanh(0.05) = 0.04995$", "N103", None),
    "one unit off": ("so $0.45 \\cdot 0.25 = 0.1125$ and $\\tanh(0.1125) = 0.1121$", "N102", "1:52-1:58"),
    "a slope": ("so $\\sigma'(0.5) = 0.2530$", "N101", "1:20-1:26"),
    "impossible beside right ones": ("σ(0.5) ≈ 0.622, σ(1.2) ≈ 0.769 and σ(0.25) ≈ 5.562.", "N101", "1:46-1:51"),
    "thousands": ("$2 \\cdot 8{,}320 = 16{,}604{,}000$", "N101", None),
    "table": ("| a | b |\n|---|---|\n| $\\sigma(5.95)$ | $0.979$ |", "N101", "3:21-3:26"),
    "continued": ("$$z = 0.4 \\cdot 2 + 0.1$$\n$$z = 0.8 + 0.2 = 1$$", "N101", None),
    "in a quotation": ("> $$\n> 2 + 2 = 5\n> $$", "N101", "2:11-2:12"),
    "words without blanks": ("遗忘门的值为σ(0.58)≈0.614，也就是说", "N101", "1:15-1:20"),
    "words": ("The sigmoid of 5.95 is 0.979.", "N101", "1:24-1:29"),
    "not close": ("The sigmoid of 5.95 is close to 0.", "N107", "1:33-1:34"),
}  # fmt: skip


@pytest.mark.parametrize("slip", WRONG)
def test_a_slip_is_found_where_it_stands(slip: str) -> None:
    text, rule, where = WRONG[slip]
    article = checked(text)
    (finding,) = [f for f in article.findings if f.level in ("error", "warning")]
    assert finding.rule == rule
    assert where is None or at(article, finding) == where


def test_coverage_is_counted() -> None:
    article = checked("$1 + 1 = 2$, $\\undefinedmacro x = 3$, ![gate](eq.png), $x$ is an input.")
    assert (article.seen, article.checked, article.unreadable) == (2, 1, 2)
    assert {f.rule for f in article.findings} == {"N100", "X303", "X302"}


def test_sigma_that_is_no_sigmoid_is_a_note() -> None:
    rules = [f.rule for f in checked("$\\sigma(8.0) = 8.0$ and $\\sigma(2 + 1) = \\sigma(4)$").findings]
    assert rules == ["N121", "N101"]


def test_sigma_with_another_middle_is_no_sigmoid() -> None:
    assert flagged("Here $\\sigma(0) = 0.3775$ and $\\sigma(0.5) = 0.5$, for $\\theta = 0.5$.") == []


def test_percentages_restate_the_figures_before_them() -> None:
    article = checked("$f = \\sigma(5.95) = 0.997$: it keeps 99.7 % and drops 0.3 %; 12 % of readers skip this.")
    assert [f.printed for f in article.findings if f.rule == "N108"] == ["99.7 %", "0.3 %"]


def test_how_the_author_rounds_is_said() -> None:
    text = " ".join(f"$\\sigma(0.{k}) = {v}$" for k, v in ((1, "0.525"), (2, "0.550"), (3, "0.574"), (4, "0.599")))
    assert checked(text).policy == "figures are rounded half up to 3 decimals"


@pytest.mark.parametrize(
    ("remark", "rules"),
    [
        ("<!-- symbolic-lstm: ignore[N101] as printed -->", []),
        ("<!-- symbolic-lstm: ignore -->", []),
        ("<!-- symbolic-lstm: ignore[N102] -->", ["X306", "N101"]),
        ("<!-- symbolic-lstm: disable[N101] -->", []),
        ("<!-- symbolic-lstm: disable[N1] -->\n\n<!-- symbolic-lstm: enable[N1] -->", ["X306", "N101"]),
        ("<!-- symbolic-lstm: ignorieren -->", ["X306", "N101"]),
        ("It is written `<!-- symbolic-lstm: ignore[N101] -->`.", ["N101"]),
    ],
)
def test_remarks_take_findings_away_and_say_where_they_do_not(remark: str, rules: list[str]) -> None:
    article = checked(f"{remark}\n\n$2 + 2 = 5$\n")
    assert [f.rule for f in article.findings] == rules
    assert len(article.ignored) == (0 if rules else 1)


@pytest.mark.parametrize("comment", ["% symbolic-lstm: ignore[N101]", "2 % symbolic-lstm: ignore[N101]"])
def test_a_remark_in_latex(comment: str) -> None:
    assert not flagged(f"{comment}\n\\[ 2 + 2 = 5 \\]\n", "a.tex")


def test_nothing_that_is_hostile_takes_long_or_ends_badly() -> None:
    for text in (
        "(" * 10_000 + " = 1",
        "$" + "{" * 5_000 + "= 1$",
        "$1" + "+1" * 3_000 + " = 3001$",
        "1 = " * 900 + "1",
    ):
        checked(text)
    assert checked(f"${'1+' * 40_000}1 = 2$").unreadable == 1


def test_a_percentage_has_the_benefit_of_the_doubt_and_is_told_as_printed() -> None:
    (found,) = checked("$0.3296 + 0.3352 = 66.49\\,\\%$").findings
    assert (found.printed, found.verdict) == ("66.49 %", "tolerance")


def test_what_signs_are_said_to_stand_for_is_a_number_or_a_function() -> None:
    assert flagged("<!-- symbolic-lstm: let sigma=relu, b=-0.5 -->\n$\\sigma(2) = 2$ and $\\sigma(b + 1) = 0.5$") == []
    (finding,) = flagged("<!-- symbolic-lstm: let sigma=rleu -->\n$1 + 1 = 2$")
    assert finding.rule == "X306" and finding.message.endswith("; did you mean 'relu'?")
    for said in ("sigma=rleu", "b", "decimals=down", "tanh=0.5", "=2"):
        with pytest.raises(UsageError):
            checked_meanings([said], "--let")


def test_figures_may_be_said_to_be_cut() -> None:
    text = "$\\tanh(0.45) = 0.421$ and $\\tanh(0.25) = 0.2449$"
    assert [f.rule for f in flagged(text)] == ["N103"]
    assert flagged(f"<!-- symbolic-lstm: let decimals=truncate -->\n{text}") == []


@pytest.mark.parametrize("before", ["For a unit, ", "Well! ", "As a result, we have ", "Then "])
@pytest.mark.parametrize("function", ["tanh", "np.tanh", "Math.tanh"])
def test_a_comma_of_the_sentence_is_no_part_of_a_formula(before: str, function: str) -> None:
    assert not flagged(f"{before}{function}(0.3) = 0.2913 there.\n")
    (found,) = flagged(f"{before}{function}(0.3) = 0.2931 there.\n")
    assert found.printed == "0.2931"
