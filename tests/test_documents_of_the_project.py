"""What the project says of itself in words: links that hold wherever it is read, and paths that are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import symbolic_lstm
from symbolic_lstm.maths.cell import Cell
from tests.articles.articles import checked

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "symbolic_lstm"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINK = re.compile(r"\]\(([^)\s]+)\)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def test_no_link_of_the_readme_breaks_where_the_package_is_shown() -> None:
    """A page of an index has the README and no file beside it."""
    links = LINK.findall(prose(read("README.md")))
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_addresses_of_the_project_are_those_its_files_state() -> None:
    stated = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "derivations").glob("*.toml"))
    assert PROJECT["project"]["urls"]
    assert [it for it in PROJECT["project"]["urls"].values() if f'"{it}"' not in stated] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_what_is_named_is_there(name: str) -> None:
    text = prose(read(name))
    for link in LINK.findall(text):
        assert link.startswith("https://") or (ROOT / link).exists(), link
    folders = "|".join(path.name for path in PACKAGE.iterdir() if path.is_dir())
    for path in re.findall(rf"`((?:symbolic_lstm|tests|derivations|{folders})/[\w/.]*)`", text):
        if "my-example" not in path:
            assert (ROOT / path).exists() or (PACKAGE / path).exists(), path


def test_every_folder_is_on_the_one_page() -> None:
    folders = {f"{init.parent.name}/" for init in PACKAGE.glob("*/__init__.py")} | {"derivations/", "tests/"}
    assert folders == set(re.findall(r"^\| `(\w+/)` \|", read("ARCHITECTURE.md"), re.MULTILINE))
    assert len(read("ARCHITECTURE.md").splitlines()) < 100, "one page"


def test_the_cell_that_contributing_shows_is_one() -> None:
    (source,) = re.findall(r"^```python\n(.*?)^```$", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(f"from symbolic_lstm.maths.cell import cell\n{source}", "CONTRIBUTING.md", "exec"), names)
    assert isinstance(names["tiny"], Cell)


def test_the_package_says_that_it_is_typed() -> None:
    assert symbolic_lstm.__file__ and Path(symbolic_lstm.__file__).with_name("py.typed").exists()


def test_what_is_shipped_as_source_holds_the_documents() -> None:
    assert {"README.md", "CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "LICENSE"} <= set(
        PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    )


def test_the_readme_prints_no_wrong_figure_but_the_two_it_shows_as_wrong() -> None:
    article = checked(read("README.md"), "README.md")
    grave = [(f.rule, f.printed) for f in article.findings if f.level in ("error", "warning")]
    assert grave == [("N101", "0.6487"), ("N102", "1.98")] and article.checked > 15
