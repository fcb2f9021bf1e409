"""The overview of the catalog is the generated page beside its files, and says what each file says.

`ACCEPT=1 pytest tests/cli/test_overview.py` rewrites derivations/README.md.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.catalog import folder, shipped
from symbolic_lstm.verify.check import check_example

from ..writers.test_equations import compare
from .program import Program


@pytest.fixture(scope="module")
def made() -> str:
    call = [sys.executable, "-m", "symbolic_lstm", "verify", "--overview", "-f", "markdown"]
    return subprocess.run(call, capture_output=True, check=True, timeout=120, cwd=folder().parent).stdout.decode()


def test_the_page_of_the_shelf_is_not_stale(made: str) -> None:
    compare(folder() / "README.md", made)


def test_every_example_has_a_row_with_its_counts(made: str) -> None:
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) +\| (.*) \|$", made, re.MULTILINE))
    head = re.search(r"^\| example +\| (.*) \|$", made, re.MULTILINE)
    assert head
    columns = [name.strip() for name in head[1].split(" | ")]
    for entry in shipped():
        worked = sl.load(entry.id)
        found = Counter(result.verdict for result in check_example(worked))
        row = dict(zip(columns, map(str.strip, rows[entry.id].split(" | ")), strict=True))
        count = {name: int(text.strip() or 0) for name, text in row.items() if name != "cell"}
        assert row["cell"] == worked.cell.name and count["figures"] == sum(found.values()) == entry.figures
        assert count["right"] == found["exact"] + found["ok"] + found["qualitative"]
        assert (count["shown only"], count["unrounded only"]) == (found["as-shown"], found["unrounded"])
        assert count["follow on"] == found["cascade"]
        assert sum(count.values()) == 2 * count["figures"]


def test_every_flagged_figure_stands_with_its_reason(made: str) -> None:
    flagged = [
        claim
        for entry in shipped()
        for claim in sl.load(entry.id).claims
        if claim.expect not in ("", "cascade", "tolerance")
    ]
    assert len(flagged) == made.count("| ✗ ") > 50
    plain = made.replace("\\", "")
    assert all(claim.because.replace("-", "−") in plain.replace("-", "−") for claim in flagged)


def test_it_is_text_as_well(program: Program) -> None:
    said = program("verify", "--overview", "understanding-lstms").text
    assert "   example               cell   figures   right   shown only\n" in said
    assert "   understanding-lstms   lstm        18      15            3\n" in said
    assert "Flagged" not in said


def test_a_source_without_an_address_or_a_name_says_so(program: Program) -> None:
    seed = (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")
    nameless = re.sub(r"^\[source\]\n(?:\w+ = .*\n)+", "", seed, flags=re.MULTILINE)
    Path("nameless.toml").write_text(nameless, encoding="utf-8")
    Path("homeless.toml").write_text(nameless + '[source]\ntitle = "A note"\n', encoding="utf-8")
    said = program("verify", "--overview", "nameless.toml", "homeless.toml").text
    assert "nameless: no source is named\n" in said
    assert "homeless: A note (address not known)\n" in said


@pytest.mark.parametrize("wrong", [("-f", "json"), ("-f", "github"), ("-e", "1 + 1 = 2")])
def test_what_has_no_overview_is_refused(program: Program, wrong: tuple[str, str]) -> None:
    ran = program("verify", "--overview", *wrong)
    assert ran.code == 2 and "--overview is of examples, as text or Markdown" in ran.told
