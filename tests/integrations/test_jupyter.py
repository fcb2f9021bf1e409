"""The magics in a real IPython, and in notebooks that are executed and converted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.api import Sheet
from symbolic_lstm.published.catalog import folder

SEED = (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")


class Notebook:
    """A shell whose cells are run one by one."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config

        self.shell, self.capture = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}})), capture
        self.shell.run_line_magic("load_ext", "symbolic_lstm")

    def __call__(self, cell: str) -> Any:
        """What a cell comes to, or what it tells."""
        self.capture.readouterr()
        done = self.shell.run_cell(cell)
        out, err = self.capture.readouterr()
        assert "Traceback" not in out + err, out + err
        if done.success:
            return done.result
        return err.removeprefix("UsageError: ").rstrip("\n")


@pytest.fixture
def notebook(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Notebook:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the shell's own, on its history
        return Notebook(capsys)


def shown(sheet: Any) -> str:
    assert isinstance(sheet, Sheet), sheet
    return sheet.write("text")


def test_a_line_is_worked(notebook: Notebook) -> None:
    assert "= σ(−11.98)" in shown(notebook("%lstm sigma(2.70*1 + 1.63*(-10) + 1.62)"))
    assert "≈ −0.9370" in shown(notebook("%lstm --digits 4 -sigma(2.70*1) - 0"))
    assert "y = w × 2" in shown(notebook("%lstm --set w=3 y = w*2"))
    notebook("weight = -4")
    assert "(−4) × 2" in shown(notebook("%lstm --set w={weight} w*2"))
    assert notebook("_.displays[0].step.shown") == "-8.00", "the sheet is kept"


def test_a_line_is_judged(notebook: Notebook) -> None:
    assert "✗ mismatch" in shown(notebook("%lstm sigma(5.95) = 0.987"))
    assert "ok" in shown(notebook("%lstm --strict sigma(5.95) ≈ 0.997"))
    assert notebook("%lstm --strict sigma(5.95) = 0.987") == "a figure is wrong: sigmoid(5.95)"


def test_the_example_in_a_cell_is_worked(notebook: Notebook) -> None:
    assert "Long-term memory" in shown(notebook(f"%%lstm\n{SEED}"))
    one = notebook(f"%%lstm -q f --set x=-10 --stage numbers --stage result --notation olah\n{SEED}")
    assert [line.stage for display in one.displays for line in display.lines] == ["numbers", "result"]
    assert one.displays[0].step.shown == "6.27e-6"
    bundle = one._repr_mimebundle_()
    assert {"text/plain", "text/latex", "text/html"} <= set(bundle)
    assert "Rounding that gives every printed figure" in shown(notebook(f"%%lstm --check\n{SEED}"))
    wrong = notebook(f"%%lstm --strict\n{SEED.replace('0.997', '0.979')}")
    assert wrong == "a figure is wrong: f"


WRONG = SEED.replace("says = 0.997", "says = 0.979")


def test_a_strict_notebook_stops_where_a_figure_is_wrong(notebook: Notebook) -> None:
    assert notebook("%lstm --strict") is None
    assert notebook("%lstm sigma(5.95) = 0.987") == "a figure is wrong: sigmoid(5.95)"
    assert notebook(f"%%lstm -q c\n{WRONG}") == "a figure is wrong: f"
    assert "fₜ" in shown(notebook(f"%%lstm -q f\n{SEED}")), "what is right is shown as it was asked for"
    assert "ok" in shown(notebook("%lstm sigma(5.95) = 0.997"))
    assert "✗ mismatch" in shown(notebook("%lstm --no-strict sigma(5.95) = 0.987")), "a line outranks the notebook"
    assert notebook("%lstm --no-strict") is None
    assert "✗ mismatch" in shown(notebook("%lstm sigma(5.95) = 0.987"))
    assert "cₜ" in shown(notebook(f"%%lstm -q c\n{WRONG}"))
    assert notebook("%lstm --strict --no-strict") == "a notebook is --strict or --no-strict"


@pytest.mark.parametrize(("said", "stops"), [("1", True), ("0", False), ("", False)])
def test_the_environment_says_how_strict_a_notebook_is(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch, said: str, stops: bool
) -> None:
    monkeypatch.setenv("SYMBOLIC_LSTM_STRICT", said)
    found = notebook("%lstm sigma(5.95) = 0.987")
    assert (found == "a figure is wrong: sigmoid(5.95)") == stops
    notebook("%lstm --no-strict")
    assert "✗ mismatch" in shown(notebook("%lstm sigma(5.95) = 0.987")), "the notebook outranks its environment"


def test_a_shipped_example_is_worked(notebook: Notebook) -> None:
    assert "fₜ" in shown(notebook("%lstm --example understanding-lstms -q minus-ten:f"))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("%lstm sigma(5.95", "column 6: '(' is not closed\n  sigma(5.95\n       ^"),
        ("%lstm", "write a line, as in %lstm sigma(5.95) = 0.997, or name an --example; %%lstm takes TOML below"),
        ("%lstm a*b", "'a' has no number; add --set a=…"),
        ("%lstm -q f 1 + 1", "a line is worked by itself; leave out variant, quantity, entries, carry and notation"),
        ("%lstm --example understanding-lstm", "no example 'understanding-lstm'; did you mean 'understanding-lstms'? (a file of your own ends in .toml)"),
        ("%lstm --example understanding-lstms -q forgt", "understanding-lstms derives no 'forgt'; did you mean 'forget'?"),
        ("%lstm --example understanding-lstms f", "f is no option of %lstm with its value; options stand in front, as in -q f"),
        ("%lstm --example understanding-lstms --stage sums", "no stage 'sums'; did you mean 'sum'?"),
        (f"%%lstm --example x\n{SEED}", "the cell holds an example, and --example names another; leave out one of them"),
        (f"%%lstm --bogus\n{SEED}", "--bogus is no option of %lstm with its value; options stand in front, as in -q f"),
        (f"%%lstm --digits x\n{SEED}", "'x' is no number of digits"),
        (f"%%lstm -q\n{SEED}", "-q is no option of %lstm with its value"),
        ("%%lstm\n# nothing", "cell:1:1: error: the file is empty; a worked example begins with schema = 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_without_a_traceback(notebook: Notebook, cell: str, told: str) -> None:
    assert notebook(cell) == told or notebook(cell).startswith(told)


@pytest.mark.parametrize("asked", ["--language de", "--language fr", "--language en --decimal ,"])
def test_percent_signs_stay_with_their_figures_and_decimals_have_commas(notebook: Notebook, asked: str) -> None:
    shown = notebook(f"%lstm --example understanding-lstms {asked}")._repr_mimebundle_()
    sign = {"text/plain": " %", "text/latex": r"~\%", "text/html": "\u00a0%"}
    for kind, said in shown.items():
        said = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", said, flags=re.DOTALL)
        percents = re.findall(r"(\d[\d.,]*)([^\d%]*%)", said)
        assert ("99,7", sign[kind]) in percents and {mark for _, mark in percents} == {sign[kind]}
        assert not re.findall(r"\d\.\d", re.sub(r"<[^>]*>", "", said) if kind == "text/html" else said)


@pytest.mark.parametrize(
    "cell",
    [
        "%lstm --check --example understanding-lstms --decimal ,",
        "%lstm --check --example understanding-lstms -q f",
        "%lstm --check --example understanding-lstms --set x=-10",
        "%lstm --language de sigma(5.95) = 0.997",
        "%lstm --digits 4 sigma(5.95) = 0.997",
    ],
)
def test_a_verdict_is_asked_nothing_that_is_of_a_sheet(notebook: Notebook, cell: str) -> None:
    assert re.fullmatch(r"--\w+ is of a sheet and changes nothing of a verdict; leave it out", notebook(cell))


def test_the_line_of_a_mistake_is_that_of_the_cell(notebook: Notebook) -> None:
    cell = f"%%lstm\n{SEED.replace('says = 0.997', 'sayz = 0.997')}"
    line = cell.split("\n").index("sayz = 0.997") + 1
    told = notebook(cell)
    assert told.startswith(f"cell:{line}:1: error: unknown key 'sayz' in [[claims]]; did you mean 'says'?\n")
    assert told.endswith("^")


def test_what_a_cell_quotes_cannot_command_a_terminal(notebook: Notebook) -> None:
    told = notebook(f"%%lstm\n{SEED}\n'\x1b[31m' = 1")
    assert "\x1b[31m" not in told and told.startswith("cell:")


def test_the_readme_shows_what_runs(notebook: Notebook) -> None:
    readme = (folder().parent / "README.md").read_text(encoding="utf-8")
    (cells,) = re.findall(r"^```ipython\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    sheets = [notebook(cell) for cell in cells.splitlines()]
    assert len(sheets) == 4 and all(shown(sheet) for sheet in sheets[1:])


@pytest.mark.judge
def test_a_notebook_is_executed_and_converted() -> None:
    """In a kernel of its own: what is right is shown, a mistake stops the run with its message and no more."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from nbconvert import HTMLExporter
    from nbformat import v4

    cells = ["%load_ext symbolic_lstm", f"%%lstm -q f\n{SEED}", "%lstm sigma(5.95) = 0.997"]
    good = v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in cells])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotebookClient(good, timeout=120).execute()
        page, _ = HTMLExporter().from_notebook_node(good)
    data = good.cells[1].outputs[0].data
    assert r"\approx 0.997" in data["text/latex"] and "≈ 0.997" in data["text/plain"]
    assert "<math" in page and "σ" in page
    bad = v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in [cells[0], "%%lstm\nschema = 2"]])
    with warnings.catch_warnings(), pytest.raises(CellExecutionError):
        warnings.simplefilter("ignore")
        NotebookClient(bad, timeout=120).execute()
    (told, *more) = bad.cells[1].outputs
    assert told.name == "stderr" and told.text.startswith("UsageError: cell:2:") and "Traceback" not in str(more)


@pytest.mark.judge
@pytest.mark.parametrize(
    ("cell", "strict", "fails"),
    [
        ("%lstm sigma(5.95) = 0.987", "1", True), ("%lstm sigma(5.95) = 0.987", "", False), ("%lstm sigma(5.95) = 0.997", "1", False),
        ("%lstm --strict\n%lstm sigma(5.95) = 0.987", "", True), (f"%%lstm -q c\n{WRONG}", "1", True), ("%lstm sigma(5.95", "", True),
    ],
)  # fmt: skip
def test_a_wrong_claim_fails_nbconvert(tmp_path: Path, cell: str, strict: str, fails: bool) -> None:
    from nbformat import v4, write

    book = v4.new_notebook(cells=[v4.new_code_cell(each) for each in ("%load_ext symbolic_lstm", cell)])
    write(book, tmp_path / "a.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "a.ipynb"]
    environment = os.environ | {"SYMBOLIC_LSTM_STRICT": strict, "IPYTHONDIR": str(tmp_path)}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300)
    assert (ran.returncode != 0, (tmp_path / "a.html").exists()) == (fails, not fails), ran.stderr
    assert not fails or "UsageError: " in ran.stderr
