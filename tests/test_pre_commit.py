"""The hooks in a real pre-commit, which installs the program from the repository and runs it on a commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from symbolic_lstm.embed.marker_kinds import KINDS

from .example_texts import toml

ROOT = Path(__file__).parents[1]
SHIPPED = ("symbolic_lstm", "derivations", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".pre-commit-hooks.yaml")  # fmt: skip
IDENTITY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that holds what ours does, and its commit."""
    here = tmp_path_factory.mktemp("published")
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, here / name)
    git(here, "init", "-q")
    git(here, "add", "-A")
    git(here, "commit", "-qm", "all")
    return here, git(here, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def project(published: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that uses the hooks."""
    here = tmp_path_factory.mktemp("project")
    (here / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {published[0]}\n  rev: {published[1]}\n  hooks:\n"
        "  - id: lstm-verify\n  - id: lstm-embed-check\n  - id: lstm-embed\n",
        encoding="utf-8",
    )
    git(here, "init", "-q")
    return here


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it has installed."""
    return tmp_path_factory.mktemp("home")


def pre_commit(project: Path, home: Path, *which: str) -> subprocess.CompletedProcess[str]:
    git(project, "add", "-A")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    environment = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
    command = [sys.executable, "-m", "pre_commit", "run", *(which or ["--all-files"]), "--color", "never"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_the_hooks_take_every_kind_of_article() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"files: &articles '(.*)'", hooks)
    suffixes = [suffix for kind in KINDS for suffix in kind.suffixes]
    assert [s for s in (*suffixes, ".MD") if not re.search(pattern, f"a/b{s}")] == []
    assert re.search(pattern, "examples/mine.toml"), "an article is out of step when its example changes, too"
    assert not re.search(pattern, "a.c") and not re.search(pattern, "a.md.bak")


@pytest.mark.judge
def test_a_wrong_figure_stops_a_commit(project: Path, home: Path) -> None:
    (project / "right.toml").write_text(toml([("f", "0.997")]), encoding="utf-8")
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    good = pre_commit(project, home)
    assert good.returncode == 0 and "Passed" in good.stdout, good.stdout + good.stderr
    (project / "wrong.toml").write_text(toml([("f", "0.979")]), encoding="utf-8")
    bad = pre_commit(project, home)
    assert bad.returncode == 1 and "Failed" in bad.stdout
    assert "wrong.toml" in bad.stdout and "two digits may have changed places" in " ".join(bad.stdout.split())
    assert bad.stdout.count("Passed") + bad.stdout.count("Skipped") == 2, bad.stdout
    (project / "wrong.toml").write_text("schema = 1\ntitel = 'x'\n", encoding="utf-8")
    broken = pre_commit(project, home)
    assert broken.returncode == 1 and "wrong.toml:2:1: error: unknown key 'titel'" in broken.stdout


@pytest.mark.judge
def test_an_article_out_of_step_stops_a_commit_and_is_refreshed(project: Path, home: Path) -> None:
    (project / "wrong.toml").unlink(missing_ok=True)
    article = project / "article.md"
    article.write_text("<!-- lstm:use understanding-lstms -->\n\nIt keeps <!-- lstm f --><!-- /lstm -->.\n")
    (project / "notes.md").write_text("No markers here.\n")
    first = pre_commit(project, home)
    assert first.returncode == 1 and "+It keeps <!-- lstm f -->0.997<!-- /lstm" in first.stdout
    assert "files were modified by this hook" in first.stdout, "the second hook has refreshed it"
    second = pre_commit(project, home)
    assert second.returncode == 0 and second.stdout.count("Passed") >= 2, second.stdout


@pytest.mark.judge
def test_an_example_that_changes_alone_stops_a_commit(project: Path, home: Path) -> None:
    """The articles that name it are filled, those that git ignores are left alone."""
    text = "<!-- lstm:use mine.toml -->\n\nIt keeps <!-- lstm f --><!-- /lstm -->.\n"
    (project / "mine.toml").write_text(toml([]), encoding="utf-8")
    (project / ".gitignore").write_text("built/\n", encoding="utf-8")
    (project / "built").mkdir()
    for name in ("mine.md", "built/mine.md"):
        (project / name).write_text(text, encoding="utf-8")
    pre_commit(project, home)
    git(project, "add", "-A")
    git(project, "commit", "-qnm", "all")
    (project / "mine.toml").write_text(toml([]).replace("b_f = 1.62", "b_f = 0.62"), encoding="utf-8")
    found = pre_commit(project, home, "lstm-embed-check")  # of what is staged, which is the example alone
    assert found.returncode == 1 and "+It keeps <!-- lstm f -->0.99<!--" in found.stdout, found.stdout
    filled = pre_commit(project, home, "lstm-embed")
    assert "mine.md: refreshed" in filled.stdout and (project / "built" / "mine.md").read_text() == text
