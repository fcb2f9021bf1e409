"""The pytest plugin in real runs of pytest."""

from __future__ import annotations

import pytest

from ..example_texts import toml

pytest_plugins = ["pytester"]

RIGHT, NOTE, WRONG = ("f", "0.997"), ("i", "0.9"), ("g", "0.77")
PLUGIN = ("-p", "symbolic_lstm.pytest_plugin", "-p", "no:cacheprovider")


def write(pytester: pytest.Pytester, path: str, text: str) -> None:
    file = pytester.path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with a right example, a wrong one, and TOML that is none."""
    write(pytester, "examples/right.toml", toml([RIGHT, ("f.sum", "5.95"), ("c", "2.96")]))
    write(pytester, "examples/wrong.toml", toml([RIGHT, WRONG, ("h", "0.98")]))
    write(pytester, "other.toml", "a = 1\n[b]\nschema = 1\n")
    return pytester


def run(project: pytest.Pytester, *options: str) -> pytest.RunResult:
    return project.runpytest_inprocess(*PLUGIN, *options)


def test_every_claim_is_a_test_and_a_wrong_one_is_told_at_its_line(project: pytest.Pytester) -> None:
    done = run(project, "--lstm", "-v")
    done.assert_outcomes(passed=5, failed=1)
    done.stdout.fnmatch_lines(["examples/right.toml::f PASSED*", "examples/wrong.toml::g FAILED*"])
    line = (project.path / "examples/wrong.toml").read_text().splitlines().index("says = 0.77") + 1
    done.stdout.fnmatch_lines([f"examples/wrong.toml:{line}:8: g: mismatch: printed 0.77, recomputed 0.966*"])
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_project_names_its_files(project: pytest.Pytester) -> None:
    project.makepyprojecttoml('[tool.pytest.ini_options]\nlstm_files = ["examples/r*.toml", "other.toml"]\n')
    done = run(project, "--continue-on-collection-errors")
    done.assert_outcomes(passed=3, errors=1)
    told = "other.toml:1:1: error: a worked example begins with schema = 1"
    done.stdout.fnmatch_lines(["*ERROR collecting other.toml*", told])


def test_unasked_nothing_is_collected_or_imported(project: pytest.Pytester) -> None:
    project.makepyfile(
        "import sys\ndef test_it():\n    assert 'symbolic_lstm.pytest_plugin' in sys.modules\n"
        "    assert not {'sympy', 'flint', 'numpy', 'symbolic_lstm.verify', 'symbolic_lstm.api'} & set(sys.modules)\n"
    )
    project.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)


@pytest.mark.parametrize(("level", "failed"), [("note", 2), ("error", 1)])
def test_how_grave_a_finding_must_be_is_a_setting(project: pytest.Pytester, level: str, failed: int) -> None:
    write(project, "examples/wrong.toml", toml([RIGHT, WRONG, ("h", "0.98"), ("c", "2.96")]))
    project.makeini(f"[pytest]\nlstm_files = *wrong.toml\nlstm_fail_on = {level}\n")
    failures = run(project).parseoutcomes().get("failed", 0)
    assert (failures >= failed) if level == "note" else (failures == failed)


def test_a_setting_that_is_not_known_is_told(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nlstm_fail_on = fatal\n")
    done = run(project)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["ERROR: lstm_fail_on is note or warning or error, not 'fatal'"])


def test_an_announced_error_passes_and_an_example_without_claims_is_worked(project: pytest.Pytester) -> None:
    write(project, "a.toml", toml([(*WRONG, "expect = 'mismatch'", "because = 'the author says so'")]))
    write(project, "b.toml", toml([]))
    done = run(project, "--lstm", "-v", "a.toml", "b.toml")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["a.toml::g PASSED*", "b.toml::sheet PASSED*"])


def test_a_file_that_cannot_be_read_is_an_error_at_its_place(project: pytest.Pytester) -> None:
    write(project, "a.toml", toml([RIGHT]).replace("title =", "titel ="))
    done = run(project, "--lstm", "a.toml")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["a.toml:*:1: error: unknown key 'titel' in a worked example; did you mean 'title'?"])


def test_two_claims_of_one_quantity_are_two_tests(project: pytest.Pytester) -> None:
    write(project, "a.toml", toml([(*RIGHT, "where = 'page 1'"), (*RIGHT, "where = 'page 2'")]))
    done = run(project, "--lstm", "-v", "a.toml")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["a.toml::f PASSED*", "a.toml::f[[]line *] PASSED*"])


ARTICLE = "<!-- lstm:use understanding-lstms -->\n\nIt keeps <!-- lstm f -->0.9<!-- /lstm -->.\n"


def test_an_article_is_a_test(project: pytest.Pytester) -> None:
    from symbolic_lstm.cli.main import main

    write(project, "docs/a.md", ARTICLE)
    write(project, "docs/b.md", "No marker, but lstm in its text.\n")
    write(project, "docs/c.md", ARTICLE.replace("lstm f", "lstm forgt"))
    done = run(project, "--lstm", "-v", "docs")
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(
        ["docs/a.md::embed FAILED*", "docs/a.md is out of step; symbolic-lstm embed docs/a.md refreshes it"]
    )
    done.stdout.fnmatch_lines(
        ["| -It keeps <!-- lstm f -->0.9<!-- /lstm -->.", "| +It keeps <!-- lstm f -->0.997<!-- /lstm ???????? -->."]
    )
    done.stdout.fnmatch_lines(["docs/c.md:3:*: error: no quantity 'forgt'*did you mean 'forget'?"])
    assert main(["embed", str(project.path / "docs/a.md")]) == 0
    project.makeini("[pytest]\nlstm_files = docs/a.md docs/b.md\n")
    run(project).assert_outcomes(passed=4)


def test_what_an_article_holds_is_only_shown(project: pytest.Pytester) -> None:
    """No line of it begins a line of the log, and no letter commands a terminal."""
    write(project, "a.md", f"::add-mask::x\n\x1b[31mred\u202e ##[error]x\n\n{ARTICLE}")
    write(project, "b.toml", toml([(*WRONG, "where = '::error::x ##[error]y'")]))
    write(project, "c.toml", toml([RIGHT]) + "'##[group]' = 1\n")
    done = run(project, "--lstm", "a.md", "b.toml", "c.toml", "--continue-on-collection-errors")
    done.assert_outcomes(failed=2, errors=1)
    assert not [line for line in done.outlines if line.lstrip().startswith("::") or "##[" in line]
    assert not {"\x1b[31mred", "\u202e"} & {c for line in done.outlines for c in ("\x1b[31mred", "\u202e") if c in line}


@pytest.mark.judge
def test_processes_share_the_work(project: pytest.Pytester) -> None:
    done = project.runpytest_subprocess(*PLUGIN, "--lstm", "-n", "2")
    done.assert_outcomes(passed=5, failed=1)


def test_an_article_that_is_named_has_its_steps_checked(project: pytest.Pytester) -> None:
    write(project, "docs/a.md", "So $2 + 2 = 5$.\n")
    write(project, "docs/b.md", "So $2 + 2 = 4$.\n")
    project.makepyprojecttoml('[tool.pytest.ini_options]\nlstm_files = ["docs/*.md"]\n')
    done = run(project, "-v")
    done.assert_outcomes(passed=3, failed=1)
    done.stdout.fnmatch_lines(
        ["docs/a.md::steps FAILED*", "docs/a.md:1:13: error N101 mismatch: printed 5, recomputed 4"]
    )


@pytest.mark.parametrize(("level", "failed"), [("note", 1), ("warning", 0)])
def test_what_could_not_be_judged_fails_where_notes_do(project: pytest.Pytester, level: str, failed: int) -> None:
    write(project, "docs/a.md", "So $\\tanh(q) = 0.5$.\n")
    project.makepyprojecttoml(f'[tool.pytest.ini_options]\nlstm_files = ["docs/*.md"]\nlstm_fail_on = "{level}"\n')
    run(project).assert_outcomes(passed=2 - failed, failed=failed)
