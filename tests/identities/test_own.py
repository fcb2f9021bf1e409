"""One's own identities: proved, refuted with numbers at which they fail, or undecided; nonsense is told where it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cli.main import main


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def written(text: str) -> str:
        path = tmp_path / "mine.toml"
        path.write_text("schema = 1\n" + text, encoding="utf-8")
        return str(path)

    return written


VERDICTS = [
    ('identity = "tanh(x) = 2σ(2x) - 1"', "proved", 0),
    ('identity = "tanh(x) = 2*sigma(2*x) - 1"', "proved", 0),
    ('identity = "1 - σ(x) = 1 - 1/(1 + e^{-x}) = σ(-x)"', "proved", 0),
    ('identity = "d/dz σ(z) = σ(z)(1 - σ(z))"', "proved", 0),
    ('identity = "∂/∂c_prev (f*c_prev + i*g) = f"', "proved", 0),
    ('identity = "sqrt(p^2) = p"\ndomain = { p = "positive" }', "proved", 0),
    ('identity = "sqrt(p^2) = p"', "refuted", 1),
    ('identity = "f*c + i*g = g + f*(c - g)"\nwhere = { i = "1 - f" }', "proved", 0),
    ('identity = "f*c + i*g = g + f*(c - g)"', "refuted", 1),
    ('identity = "log(f/(1-f)) = log(f) - log(1-f)"\ndomain = { f = "share" }', "proved", 0),
    ('identity = "abs(x - 3) = x - 3"\ndomain = { x = "above 3" }', "proved", 0),
    ('identity = "abs(x - 3) = x - 3"\ndomain = { x = "between 2 and 4" }', "refuted", 1),
    ('identity = "abs(x) = -x"\ndomain = { x = "below -1" }', "proved", 0),
    ('identity = "sin(x)^2 + cos(x)^2 = 1"', "undecided", 0),
    ('identity = "d/dx x^x = x^x * (ln(x) + 1)"\ndomain = { x = "positive" }', "proved", 0),
    ('identity = "d/dz σ(z) = σ(z)(1 - σ(z)) <= 1/4"', "proved", 0),
    ('identity = "d/dz σ(z) ≤ 0.24"', "refuted", 1),
    ('identity = "1 > σ(x) > 0"', "proved", 0),
    ('identity = "x^2 >= x"', "refuted", 1),
    ('identity = "x^2 >= x"\ndomain = { x = "above 1" }', "proved", 0),
    ('identity = "tanh(x) < x"\ndomain = { x = "positive" }', "undecided", 0),
    ('identity = "f * (1 - f) <= 1/4"\ndomain = { f = "share" }', "proved", 0),
    ('identity = "f * a + (1 - f) * b <= 1"\ndomain = { f = "share", a = "share", b = "share" }', "proved", 0),
    ('identity = "1 = 1"', "proved", 0),
    ('identity = "1 = 2"', "refuted", 1),
]


@pytest.mark.parametrize(("text", "verdict", "code"), VERDICTS)
def test_an_identity_gets_its_verdict(
    text: str, verdict: str, code: int, file: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", file(text), "--format", "json"]) == code
    results = json.loads(capsys.readouterr().out)["files"][0]["results"]
    assert [r["verdict"] for r in results] == [verdict]
    if verdict == "refuted" and "x" in text:
        assert results[0]["message"].startswith("for ")


def test_each_wrong_step_is_found(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = file('identity = "1 - σ(x) = 1 - 1/(1 + e^{x}) = σ(-x)"')
    assert main(["verify", path, "--format", "json"]) == 1
    results = json.loads(capsys.readouterr().out)["files"][0]["results"]
    assert [r["verdict"] for r in results] == ["refuted", "refuted"]  # into the slip and out of it


def test_what_refutes_it_is_worked(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", file('title = "Mine"\nidentity = "tanh(x) = 2σ(x) - 1"')]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "tanh(x) ≠ 2 × σ(x) − 1 refuted" in text
    assert "With x = 1. tanh(x) formula = tanh(1) numbers ≈ 0.7616" in text


def test_numbers_and_reasons_are_the_authors(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = file('identity = "2*x = x + x"\nbecause = "twice one number"\nat = { x = 0.35 }')
    assert main(["sheet", path, "--language", "de"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "2 × x = x + x twice one number" in text and "= 2 × 0,35 Zahlen" in text
    assert main(["sheet", path, "--set", "x=3", "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [step["shown"] for step in found["steps"]] == ["6.000", "6.000"]
    assert found["identity"]["claims"][0]["verdict"] == "proved"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('identity = "tanh(x)"', "mine.toml:2:12: error: an identity has expressions with = between them"),
        ('identity = "x ≈ x"', ":2:12: error: an identity has expressions with = between them"),
        ('identity = "x ≠ x"', ":2:12: error: an identity has expressions with = between them"),
        ('identity = "x < 2 + x > x"', ":2:12: error: a chain goes one way: its signs are = and ≤ or <"),
        ('identity = "x +* 2 = x"', ":2:12: error: 'x +* 2' cannot be read"),
        ('identity = "x = "', ":2:12: error: '' cannot be read"),
        ('identity = "[1, 2] = x"', ":2:12: error: an identity is between numbers"),
        ('identity = 3', ":2:12: error: text is needed here"),
        ('identity = []', ":2:12: error: identity is a text, or a list of up to 30"),
        ('identity = "x = x"\ndomain = { y = "real" }', ":3:12: error: the identity has no 'y'"),
        ('identity = "x = x"\ndomain = { x = "big" }', ":3:16: error: a domain is real, positive"),
        ('identity = "x = x"\ndomain = { x = "between 3 and 2" }', ":3:16: error: a domain is real, positive"),
        ('identity = "x = x"\ndomain = { x = "above nan" }', ":3:16: error: a domain is real, positive"),
        ('identity = "x = x"\nat = { x = [1, 2] }', ":3:12: error: x stands for one number here"),
        ('identity = "x = x"\ndomain = { x = "share" }\nat = { x = 2 }', ":4:12: error: x is share here, not 2"),
        ('identity = "x = x"\nwhere = { x = "y" }\ndomain = { x = "real" }', ":4:12: error: 'x' stands for y"),
        ('identity = "a = b"\nwhere = { a = "b", b = "a" }', ":3:15: error: what 'a' stands for names what stands for"),
        ('identity = "x = x"\nbecause = ["a", "b"]', ":3:11: error: because has a text for each step"),
        ('identity = "x = x"\nproof = "y"', ":3:1: error: unknown key 'proof' in an identity"),
        ('identity = "x = x"\nx = 1979-05-27', "error: a date has no place here"),
        ('identity = "' + "(" * 300 + "x" + ")" * 300 + ' = x"', "error: "),
        ('identity = "' + " = ".join("x" * 40) + '"', "error: a chain has at most 30 expressions, not 40"),
    ],
)  # fmt: skip
def test_what_is_no_identity_is_told_at_its_place(
    text: str, told: str, file: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb in ("verify", "sheet"):
        assert main([verb, file(text)]) == 2
        said = capsys.readouterr().err
        assert told in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("sheet", "identity:half-live"), "no identity 'half-live'; did you mean 'half-life'?"),
        (("sheet", "identity:half-life", "--set", "f=1.5"), "f is share here, not 1.5"),
        (("sheet", "identity:half-life", "--set", "q=1"), "the identity has no 'q'"),
        (("sheet", "identity:half-life", "--variant", "x"), "an identity has neither variants"),
        (("sheet", "identity:half-life", "--backward"), "an identity has no backward pass"),
        (("sheet", "identity:update-step", "--set", "f=1"), "f is share here, not 1"),
        (("verify", "identity:nothing"), "no identity 'nothing'"),
    ],
)
def test_what_cannot_be_asked_of_an_identity_is_said(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments]) == 2
    assert told in capsys.readouterr().err


def test_identities_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "identities"]) == 0
    text = capsys.readouterr().out
    assert "identity:tanh-as-sigmoid     " in text and max(map(len, text.splitlines())) <= 88
    assert main(["list", "identities", "-f", "json"]) == 0
    assert "tanh(x) = 2 * sigmoid(2 * x) - 1" in capsys.readouterr().out
    assert main(["verify", "identity:half-life"]) == 0
    assert "3 proved" in capsys.readouterr().out
