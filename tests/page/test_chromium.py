"""Chromium sets the MathML of a sheet as it is meant: aligned at the signs, with tight signs before numbers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

import symbolic_lstm as sl

MEASURE = """
const found = [];
for (const math of document.querySelectorAll('math[display=block]')) {
  const rows = [...math.querySelectorAll('mtr')].map(row => [...row.children].map(cell => cell.getBoundingClientRect()));
  const signs = [...math.querySelectorAll('mo[form=prefix]')].map(sign => {
    const number = sign.nextElementSibling.getBoundingClientRect();
    return number.left - sign.getBoundingClientRect().right;
  });
  found.push({
    width: math.getBoundingClientRect().width,
    relations: rows.map(row => row[1].left),
    rights: [...math.querySelectorAll('mtr')].map(row => row.children[2].firstElementChild.getBoundingClientRect().left),
    signs,
    wide: [...math.querySelectorAll('mn')].every(number => number.getBoundingClientRect().width > 3),
  });
}
document.body.textContent = 'MEASURED' + JSON.stringify(found) + 'END';
"""


def measured(page: Path, profile: Path) -> list[dict[str, object]]:
    """What Chromium makes of a page: a record for each displayed equation."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is not installed; this judge needs it"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--dump-dom",
             "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
    ran = subprocess.run(
        [chromium, *flags, f"--user-data-dir={profile}", page.as_uri()], capture_output=True, timeout=120, check=True
    )
    found = re.search("MEASURED(.*)END</body>", unescape(ran.stdout.decode()), re.DOTALL)
    assert found, ran.stdout.decode()[:500]
    return json.loads(found[1])


@pytest.mark.judge
@pytest.mark.parametrize("variant", ["", "minus-ten", "company-a"])
def test_derivations_are_aligned_and_signs_are_tight(variant: str, tmp_path: Path) -> None:
    sheet = sl.sheet("understanding-lstms", variant)
    source = f"<!DOCTYPE html><meta charset=utf-8><body>{sl.write(sheet, 'mathml')}<script>{MEASURE}</script></body>"
    page = tmp_path / "sheet.html"
    page.write_text(source, encoding="utf-8")
    records = measured(page, tmp_path / "profile")
    assert len(records) == len(sheet.displays)
    for record, display in zip(records, sheet.displays, strict=True):
        assert record["width"] > 50
        assert len(record["relations"]) == len(display.lines)
        assert max(record["relations"]) - min(record["relations"]) < 1, "the signs stand in one column"
        assert max(record["rights"]) - min(record["rights"]) < 6, "the right-hand sides begin in one column"
        assert all(gap < 2 for gap in record["signs"]), "a sign clings to its number"
        assert record["wide"]
