"""`verify` of articles: the contract of its JSON, every other format, settings, fixes, and many files at once."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree
from pathlib import Path
from typing import Any

import pytest

from .program import EXAMPLE, Program

RESULT = {
    "rule", "verdict", "level", "line", "column", "end_line", "end_column", "expression", "printed", "recomputed",
    "facts", "slip", "message",
}  # fmt: skip
WRONG = "So $\\sigma(0.6) = 0.6487$, and $1 + 1 = 2$.\n"
RIGHT = "So $\\sigma(0.6) = 0.6457$.\n"
CUT = "So $\\sigma(2) = 0.880$.\n"
LSTM = "$$f_t = \\sigma(W_f x_t + U_f h_{t-1})$$ $$i_t = \\sigma(W_i x_t + U_i h_{t-1})$$ $$o_t = \\sigma(W_o x_t + U_o h_{t-1})$$ $$g_t = \\tanh(W_g x_t + U_g h_{t-1})$$ $$c_t = f_t c_{t-1} + i_t g_t$$ $$h_t = o_t \\tanh(c_t)$$\n"


def file(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def results(program: Program, *arguments: object) -> list[dict[str, Any]]:
    return program("verify", *arguments, "--format", "json").json["files"][0]["results"]  # type: ignore[no-any-return]


def test_the_contract_of_the_json(program: Program) -> None:
    done = program("verify", file("a.md", WRONG), "--format", "json")
    assert done.code == 1
    (one,) = done.json["files"]
    assert (one["path"], one["seen"], one["checked"], one["unreadable"], one["cells"]) == ("a.md", 2, 2, 0, [])
    assert done.json["totals"] == {"mismatch": 1, "exact": 1}
    wrong, right = one["results"]
    assert set(wrong) - {"fix"} == RESULT
    places = [wrong[key] for key in ("line", "column", "end_line", "end_column", "rule", "verdict", "level", "printed")]
    assert places == [1, 19, 1, 25, "N101", "mismatch", "error", "0.6487"]
    assert wrong["recomputed"]["shown"].startswith("0.64565")
    assert (right["rule"], right["level"]) == ("N100", "pass")


def test_cells_are_named_with_their_notation_and_line(program: Program) -> None:
    (one,) = program("verify", file("a.md", f"# A cell\n\n{LSTM}"), "-f", "json").json["files"]
    assert one["cells"] == [{"cell": "lstm", "notation": "standard", "line": 3, "distance": 0}]


def test_a_place_in_a_notebook_is_its_raw_line_and_its_cell(program: Program) -> None:
    cells = [
        {"cell_type": "code", "source": ["x = 1"], "outputs": []},
        {"cell_type": "markdown", "source": ["One\n", WRONG]},
    ]
    raw = json.dumps({"cells": cells}, indent=1)
    wrong = results(program, file("a.ipynb", raw))[0]
    assert (wrong["notebook_cell"], wrong["notebook_line"]) == (2, 2)
    line = raw.split("\n")[wrong["line"] - 1]
    assert line[wrong["column"] - 1 : wrong["end_column"] - 1] == "0.6487"


def test_the_report_shows_the_line_with_carets_and_what_was_covered(program: Program) -> None:
    done = program("verify", file("a.md", WRONG + "![gate](eq.png)\n"))
    assert done.text == (
        "a.md:1:19: error N101 mismatch: printed 0.6487, recomputed 0.6456563…; one digit may be mistyped: 0.6457\n"
        "     1 | So $\\sigma(0.6) = 0.6487$, and $1 + 1 = 2$.\n"
        "       |                   ^^^^^^\n\n"
        "a.md: 2 statements seen, 2 checked: 1 error; 1 stretch unreadable\n"
    )
    assert "eq.png" in program("verify", "a.md", "--show-skipped").text


def test_nothing_to_check_is_not_called_right(program: Program) -> None:
    done = program("verify", file("a.md", "Words only.\n"))
    assert (done.code, done.text) == (0, "a.md: 0 statements seen, 0 checked\n")
    assert "at least 1" in program("verify", "a.md", "--min-checked", "1").told


@pytest.mark.parametrize(
    "said",
    [r"$\sigma(q) = 0.5$", r"$0.5 = \sigma(q)$", r"$a = q + 1 = 0.5$", r"$\tanh(q) = [0.5, 0.2]$", "So tanh(q) = 0.5."],
)
def test_what_could_not_be_judged_is_a_note_that_can_be_made_to_fail(program: Program, said: str) -> None:
    done = program("verify", file("a.md", said))
    assert (done.code, done.text) == (0, "a.md: 1 statement seen, 0 checked; 1 not judged\n")
    noted = program("verify", "a.md", "--fail-on", "note")
    assert noted.code == 1 and "note N130 not judged: 'q' has no value here" in noted.text
    told = [program("verify", "a.md", "-f", "github", "--fail-on", level).text for level in ("note", "error")]
    assert told[0].startswith("::notice ") and told[1] == ""


def test_a_formula_that_claims_no_figure_leaves_nothing_unjudged(program: Program) -> None:
    said = (
        r"$c_t = f c + i g$, $h_0 = 0$, $z = W x + b = 0.5 \cdot 2 + 0.1 = 1.1$, $f = 0.2 + 0.3 = 0.5$, $f + f = 1.0$"
    )
    assert program("verify", file("a.md", said), "--fail-on", "note").code == 0


def test_examples_lines_and_articles_stand_side_by_side(program: Program) -> None:
    done = program("verify", EXAMPLE, file("a.md", RIGHT), "--format", "json")
    assert [one["path"].rpartition("/")[2] for one in done.json["files"]][1:] == ["a.md"]
    assert done.code == 0


def test_standard_input_is_an_article_of_the_kind_that_is_said(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\\[ 2 + 2 = 5 \\]")))
    done = program("verify", "-", "--as", "latex")
    assert (done.code, done.text.split(":")[0]) == (1, "<stdin>")


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (("--select", "E"), ["N100"]),
        (("--ignore", "N101"), ["N100"]),
        (("--ignore", "N"), ["N100"]),
        ((), ["N101", "N100"]),
    ],
)
def test_rules_are_chosen_by_code(program: Program, arguments: tuple[str, ...], rules: list[str]) -> None:
    assert [r["rule"] for r in results(program, file("a.md", WRONG), *arguments)] == rules


def test_what_no_rule_is_called_is_said(program: Program) -> None:
    assert "no rule 'N999'" in program("verify", file("a.md", WRONG), "--select", "N999").told
    assert "misspelt" not in program("explain", "n101").text
    assert program("explain", "E204").text.startswith("E204\n")


def test_a_sign_is_given_another_meaning(program: Program) -> None:
    assert program("verify", file("a.md", "$\\sigma(8.0) = 8.0$"), "--let", "sigma=relu").code == 0


def test_the_settings_of_the_project_hold(program: Program) -> None:
    file(
        "pyproject.toml",
        '[tool.symbolic_lstm.verify]\nper-file-ignores = {"old/*.md" = ["N101"]}\nexclude = ["drafts/*"]\n',
    )
    for name in ("old/a.md", "drafts/b.md", "c.md"):
        file(name, WRONG)
    done = program("verify", "old", "drafts", "c.md", "-f", "json")
    assert {one["path"]: one["ignored"] for one in done.json["files"]} == {"old/a.md": 1, "c.md": 0}
    file("pyproject.toml", "[tool.symbolic_lstm.verify]\nignroe = []\n")
    assert "did you mean 'ignore'" in program("verify", "c.md").told
    file("pyproject.toml", "[tool.symbolic_lstm.verify]\nfail-on = 'warning'\n")
    file("c.md", CUT)
    assert [program("verify", "c.md", *said).code for said in ((), ("--fail-on", "error"))] == [1, 0]


def test_a_baseline_passes_over_what_was_there_before(program: Program) -> None:
    file("a.md", WRONG)
    assert program("verify", "a.md", "--write-baseline", "known.json").code == 1
    file("a.md", f"A new line.\n\n{WRONG}\n$2 + 2 = 5$\n")
    done = program("verify", "a.md", "--baseline", "known.json", "-f", "json")
    assert [r["printed"] for r in done.json["files"][0]["results"] if r["level"] == "error"] == ["5"]
    assert "is no baseline" in program("verify", "a.md", "--baseline", "a.md").told
    assert program("verify", "a.md", "--write-baseline", "known.json").code == 1  # one that is there is renewed
    before = Path("a.md").read_text()
    done = program("verify", "a.md", "--write-baseline", "a.md")
    assert done.code == 2 and "exists and is no baseline" in done.told and Path("a.md").read_text() == before


def test_fix_writes_a_figure_that_is_printed_once(program: Program) -> None:
    file("a.md", CUT)
    done = program("verify", "a.md", "--diff")
    assert (done.code, done.text.splitlines()[-2:]) == (1, ["-So $\\sigma(2) = 0.880$.", "+So $\\sigma(2) = 0.881$."])
    assert Path("a.md").read_text() == CUT
    assert "1 figure mended" in program("verify", "a.md", "--fix").text
    assert Path("a.md").read_text() == CUT.replace("0.880", "0.881")
    file("a.md", "Here $2 + 2 = 5$.")
    assert (
        program("verify", "a.md", "--diff").text == ""
        and "+Here $2 + 2 = 4$." in program("verify", "a.md", "--diff", "--unsafe-fixes").text
    )
    file("a.md", f"{CUT}Then 0.880 is used.\n")
    program("verify", "a.md", "--fix")
    assert "0.881" not in Path("a.md").read_text()
    program("verify", "a.md", "--unsafe-fixes")
    assert "0.881" in Path("a.md").read_text()


@pytest.mark.parametrize("comma", [",", "{,}"])
def test_fix_keeps_the_decimal_comma_of_the_article(program: Program, comma: str) -> None:
    text = f"So $\\sigma(0{comma}6) = 0{comma}6456$ ist es.\n"
    file("a.md", text)
    program("verify", "a.md", "--fix")
    assert Path("a.md").read_text() == text.replace("6456", "6457")
    file("a.md", twice := f"{text}Dann ist $0{comma}6456$ alles.\n")
    program("verify", "a.md", "--fix")
    assert Path("a.md").read_text() == twice, "a figure that stands elsewhere, too, is left alone"


def test_sarif_counts_columns_in_utf16(program: Program) -> None:
    done = program("verify", file("a.md", "𝜎 ist $\\sigma(0.6) = 0.6487$\n"), "-f", "sarif")
    (run,) = json.loads(done.text)["runs"]
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], result["level"], region["startColumn"], region["endColumn"]) == ("N101", "error", 23, 29)
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "N101"


def test_junit_has_a_case_for_each_step(program: Program) -> None:
    done = program("verify", file("a.md", WRONG), "-f", "junit")
    (suite,) = xml.etree.ElementTree.fromstring(done.text)
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")


def test_github_annotates_the_line(program: Program) -> None:
    done = program("verify", file("a.md", WRONG), "-f", "github")
    assert done.text.startswith("::error file=a.md,line=1,col=19,title=N101 mismatch::printed 0.6487")


def test_the_html_copy_is_escaped_and_may_load_nothing(program: Program) -> None:
    done = program("verify", file("a.md", f"<script>alert(1)</script>\n\n{WRONG}"), "-f", "html")
    assert "<script" not in done.text and "default-src 'none'" in done.text
    assert '<mark class="error" title="N101 printed 0.6487' in done.text


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_never_stops_the_rest(program: Program, jobs: str) -> None:
    file("docs/a.md", WRONG)
    file("docs/deep/b.tex", "\\[ 1 + 1 = 2 \\]")
    Path("docs/c.md").write_bytes(b"\xff\xfeh\0")
    Path("docs/loop").symlink_to(Path("docs").absolute())
    file("docs/.hidden/d.md", WRONG)
    done = program("verify", "docs", "-f", "json", "--jobs", jobs)
    assert done.code == 2 and "docs/c.md" in done.told and "UTF-16" in done.told
    assert [one["path"] for one in done.json["files"]] == ["docs/a.md", "docs/deep/b.tex"]


def test_shards_share_the_files_and_a_manifest_goes_on(program: Program) -> None:
    for k in range(5):
        file(f"docs/{k}.md", WRONG)
    shares = [program("verify", "docs", "-f", "json", "--shard", f"{k}/2").json["files"] for k in (1, 2)]
    assert sorted(one["path"] for share in shares for one in share) == [f"docs/{k}.md" for k in range(5)]
    whole = program("verify", "docs", "-f", "json", "--resume", "done.jsonl")
    again = program("verify", "docs", "-f", "json", "--resume", "done.jsonl")
    assert whole.json == again.json
    assert len(Path("done.jsonl").read_text().splitlines()) == 5
    assert "a shard is written i/N" in program("verify", "docs", "--shard", "3/2").told


def test_a_manifest_whose_last_line_was_cut_off_goes_on_as_often_as_wanted(program: Program) -> None:
    file("a.md", WRONG)
    whole = program("verify", "a.md", "-f", "json", "--resume", "done.jsonl").json
    Path("done.jsonl").write_text(Path("done.jsonl").read_text()[:100])
    for _ in range(3):
        assert program("verify", "a.md", "-f", "json", "--resume", "done.jsonl").json == whole
    assert len(Path("done.jsonl").read_text().splitlines()) == 2
    file("mine.txt", "mine\n")
    assert "this is no manifest" in program("verify", "a.md", "--resume", "mine.txt").told
    assert Path("mine.txt").read_text() == "mine\n"


@pytest.mark.parametrize("backend", [("--backend", "pigeons"), ("--address", "tcp://nowhere:1"), ("--jobs", "many")])
def test_what_cannot_carry_the_work_is_said(program: Program, backend: tuple[str, str]) -> None:
    assert program("verify", file("a.md", WRONG), *backend).code == 2


@pytest.mark.judge
@pytest.mark.filterwarnings("ignore:Creating scratch directories")  # of a slow disk
def test_a_cluster_of_dask_finds_the_same(program: Program) -> None:
    for k in range(4):
        file(f"docs/{k}.md", WRONG)
    alone = program("verify", "docs", "-f", "json").json
    assert program("verify", "docs", "-f", "json", "--backend", "dask").json == alone


@pytest.mark.judge
def test_sarif_holds_to_its_schema(program: Program) -> None:
    """What the standard demands of the parts that are written."""
    log = json.loads(program("verify", file("a.md", WRONG + CUT), "-f", "sarif").text)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    for result in log["runs"][0]["results"]:
        assert result["kind"] in ("pass", "open", "fail") and result["level"] in ("none", "note", "warning", "error")
        assert result["level"] == "none" or result["kind"] == "fail"
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_extract_writes_an_example(program: Program) -> None:
    text = program("extract", file("a.md", LSTM)).text
    assert 'cell = "lstm"' in text and "b_f = 0    # the article has no biases" in text
    assert "no cell of ours" in program("extract", file("b.md", RIGHT)).told
