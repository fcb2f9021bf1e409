"""`sheet`: the JSON contract, the stages, the options, and golden files of the shipped example."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from symbolic_lstm import sheet, write

from .program import EXAMPLE, SEED, Program

GOLDEN = Path(__file__).parents[1] / "golden" / "cli"
STAGES = ["formula", "numbers", "products", "sum", "activation", "result"]
STEP = {"name", "role", "time", "stages", "shown", "lower", "upper", "full_lower", "full_upper"}


def steps(program: Program, *arguments: object) -> list[dict[str, Any]]:
    done = program("sheet", *arguments, "--format", "json")
    assert done.code == 0
    found: list[dict[str, Any]] = done.json["steps"]
    return found


def texts(step: dict[str, Any]) -> dict[str, str]:
    return {line["stage"]: line["text"] for line in step["stages"]}


def compare(name: str, found: str) -> None:
    """Against a golden file; ACCEPT=1 writes it anew."""
    path = GOLDEN / name
    if os.environ.get("ACCEPT") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_bytes().decode("utf-8")


def test_the_fields_of_a_sheet(program: Program) -> None:
    data = program("sheet", EXAMPLE, "--format", "json").json
    assert list(data)[:7] == ["schema", "example", "variant", "cell", "notation", "rounding", "given"]
    assert (data["schema"], data["example"], data["variant"]) == ("symbolic-lstm/sheet/1", EXAMPLE, None)
    assert (data["cell"], data["notation"]) == ("lstm", "memories")
    assert data["rounding"] == {"digits": "2", "mode": "half-up", "carry": "shown", "of": {"f": "3", "i": "1"}}
    assert data["given"]["U_f"] == "2.70" and data["given"]["b_g"] == "-0.32"
    assert [step["name"] for step in data["steps"]] == ["f", "i", "g", "c", "o", "h"]


@pytest.mark.parametrize("variant", ["", "minus-ten", "company-a", "company-b"])
def test_every_step_of_every_variant(program: Program, variant: str) -> None:
    found = steps(program, EXAMPLE, *(["--variant", variant] if variant else []))
    assert len(found) == (24 if variant.startswith("company") else 6)
    assert [step["time"] for step in found] == [1 + k // 6 for k in range(len(found))]
    for step in found:
        assert set(step) == STEP
        order = [STAGES.index(line["stage"]) for line in step["stages"]]
        assert order == sorted(set(order)), "stages come in order, none twice"
        assert step["stages"][0]["stage"] == "formula" and step["stages"][-1]["stage"] == "result"
        for line, following in zip(step["stages"], [*step["stages"][1:], {"text": ""}], strict=True):
            assert line["relation"] in ("=", "≈")
            assert line["text"] != following["text"], "a stage that would repeat its neighbour is left out"
            assert "=" not in line["text"] and "≈" not in line["text"], "the right-hand side alone"
            assert "=" not in line["latex"] and "\\approx" not in line["latex"]
            assert "-" not in line["text"] and "*" not in line["text"]
            ElementTree.fromstring(line["mathml"])
        assert Decimal(step["full_lower"]) <= Decimal(step["full_upper"])
        assert Decimal(step["lower"]) <= Decimal(step["upper"])
        unit = Decimal(1).scaleb(Decimal(step["shown"]).as_tuple().exponent)
        for end in (step["lower"], step["upper"]):
            assert abs(Decimal(end) - Decimal(step["shown"])) <= unit / 2 + abs(Decimal(end)) * Decimal("1e-20")


def test_the_forget_gate_at_minus_ten(program: Program) -> None:
    (step,) = steps(program, EXAMPLE, "--variant", "minus-ten", "--quantity", "f")
    assert texts(step) == {
        "formula": "σ(u_f × hₜ₋₁ + w_f × xₜ + b_f)",
        "numbers": "σ(2.70 × 1 + 1.63 × (−10) + 1.62)",
        "products": "σ(2.70 + (−16.30) + 1.62)",
        "sum": "σ(−11.98)",
        "result": "6.27×10⁻⁶",
    }
    assert [line["relation"] for line in step["stages"]] == ["=", "=", "=", "=", "≈"]
    assert step["shown"] == "6.27e-6"
    assert Decimal("6.268e-6") < Decimal(step["lower"]) <= Decimal(step["upper"]) < Decimal("6.269e-6")


def test_carried_figures_are_what_the_sheet_works_with(program: Program) -> None:
    """c is 2.96 from the figures shown, and 2.9476 with nothing rounded."""
    (step,) = steps(program, EXAMPLE, "--quantity", "c")
    assert (step["shown"], step["lower"], step["upper"]) == ("2.96", "2.96", "2.96")
    assert step["full_lower"].startswith("2.94756") and step["full_upper"].startswith("2.94756")
    (step,) = steps(program, EXAMPLE, "--quantity", "c", "--carry", "full")
    assert step["shown"] == "2.95"
    assert step["lower"].startswith("2.94756")


def test_vectors_give_nested_lists(program: Program) -> None:
    from ..example_texts import toml

    Path("v.toml").write_text(toml(form="vector"), encoding="utf-8")
    done = program("sheet", "v.toml", "--format", "json")
    assert done.code == 0
    assert done.json["given"]["W_f"] == [["1", "0"], ["0", "1"]]
    for step in done.json["steps"]:
        for field in ("shown", "lower", "upper", "full_lower", "full_upper"):
            assert isinstance(step[field], list) and len(step[field]) == 2, field
        assert [line["entry"] for line in step["stages"] if line["stage"] == "result"] == [None, [0], [1]]


def test_a_number_of_your_own(program: Program) -> None:
    (step,) = steps(program, EXAMPLE, "--set", "x=-10", "--set", "b_f = 1.620", "--quantity", "f")
    assert texts(step)["numbers"] == "σ(2.70 × 1 + 1.63 × (−10) + 1.620)"
    assert len(steps(program, EXAMPLE, "--set", "x=[0, 0.5, 0.25]")) == 18


@pytest.mark.parametrize("stage", STAGES)
def test_one_stage_alone(program: Program, stage: str) -> None:
    found = steps(program, EXAMPLE, "--stage", stage)
    assert {line["stage"] for step in found for line in step["stages"]} == {stage}


def test_quantities_and_times(program: Program) -> None:
    found = steps(program, EXAMPLE, "--variant", "company-a", "-q", "h@2", "-q", "forget")
    assert [(step["name"], step["time"]) for step in found] == [("f", 1), ("f", 2), ("h", 2), ("f", 3), ("f", 4)]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--digits", "4"], "0.9974"),
        (["--digits", "3s"], "0.997"),
        (["--digits", "6", "--round", "truncate"], "0.997400"),
        (["--digits", "1"], "1.0"),
        (["--digits", "1", "--round", "truncate"], "0.9"),
        (["--digits", "0"], "1"),
    ],
)
def test_rounding_options(program: Program, options: list[str], shown: str) -> None:
    (step,) = steps(program, EXAMPLE, "-q", "f", *options)
    assert step["shown"] == shown


def test_an_expression(program: Program) -> None:
    done = program("sheet", "-e", "sigma(2.70*1 + 1.63*(-10) + 1.62)", "--format", "json")
    (step,) = done.json["steps"]
    assert texts(step)["numbers"] == "σ(2.70 × 1 + 1.63 × (−10) + 1.62)"
    assert step["shown"] == "6.27e-6"
    assert done.json["example"] is None
    assert (
        program("sheet", "-e", "f = w*x + b", "--set", "w=2", "--set", "x=3", "--set", "b=0.5").text.count("6.5") == 1
    )
    assert "−1" in program("sheet", "-e", "-1 + 0*x", "--set", "x=1").text


@pytest.mark.parametrize("format", ["text", "latex", "mathml", "json"])
def test_each_format_is_what_the_package_writes(program: Program, format: str) -> None:
    done = program("sheet", EXAMPLE, "--format", format)
    assert (done.code, done.text) == (0, write(sheet(EXAMPLE), format))
    assert done.text.endswith("\n")


def test_golden_sheet(program: Program) -> None:
    compare("minus-ten.txt", program("sheet", EXAMPLE, "--variant", "minus-ten").text)


def test_golden_json(program: Program) -> None:
    compare("forget.json", program("sheet", EXAMPLE, "-q", "f", "--format", "json").text)


def test_the_default_is_the_seed_series(program: Program) -> None:
    assert program("sheet").data == program("sheet", EXAMPLE).data


def test_a_file_of_ones_own_is_the_same_sheet(program: Program) -> None:
    Path("mine.toml").write_text(SEED, encoding="utf-8")
    assert steps(program, "mine.toml") == steps(program, EXAMPLE)


def test_the_text_has_no_trailing_space_and_fits(program: Program) -> None:
    for line in program("sheet", EXAMPLE).text.splitlines():
        assert line == line.rstrip() and len(line) <= 84
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", program("sheet", EXAMPLE).text)
