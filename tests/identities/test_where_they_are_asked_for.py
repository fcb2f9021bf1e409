"""Identities from Python, in a notation, in an article and in a gallery."""

from __future__ import annotations

from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from symbolic_lstm.gallery.proofs import listed, proofs


def test_python_lists_them_and_shows_one(tmp_path: Path) -> None:
    known = {it.name: it for it in sl.list_identities()}
    assert len(known) >= 12 and known["half-life"].title == sl.identity("half-life").title
    assert known["vanishing-gradient-bound"].claims[0] == "sigmoid(z) * (1 - sigmoid(z)) ≤ 1 / 4"
    page = sl.identity("identity:sigmoid-slope", {"z": -10}, digits="3s", language="de", notation="goodfellow")
    assert page.results[-1].shown == "4.54e-5" and page.about["identity"]["claims"][0]["verdict"] == "proved"
    assert "Ableitung" in page.write("text")
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nidentity = "tanh(x) = 2σ(x) - 1"\n', encoding="utf-8")
    assert sl.identity(own).about["identity"]["claims"][0]["verdict"] == "refuted"
    with pytest.raises(sl.SymbolicLstmError, match="did you mean 'half-life'"):
        sl.identity("half-live")


def test_a_notation_gives_the_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "identity:update-step", "--notation", "ng"]) == 0
    text = capsys.readouterr().out
    assert "Γ_f" in text and "⟨t−1⟩" in text.replace(" ", "")
    assert main(["sheet", "identity:update-step", "--notation", "nq"]) == 2
    assert "did you mean 'ng'" in capsys.readouterr().err


def test_an_article_holds_one_and_keeps_in_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "article.md"
    opening = "<!-- lstm:begin identity:sigmoid-slope -->"
    file.write_text(f"Why:\n\n{opening}\n<!-- lstm:end -->\n", encoding="utf-8")
    assert main(["embed", str(file)]) == 0
    assert "(1 - \\sigma(z))" in file.read_text(encoding="utf-8")
    assert main(["embed", "--check", str(file)]) == 0
    capsys.readouterr()
    for wrong, told in [
        ("<!-- lstm:begin identity:sigmoid-slop -->", "did you mean 'sigmoid-slope'"),
        ("<!-- lstm:begin identity:sigmoid-slope variant=minus-ten -->", "an identity has neither variants"),
    ]:
        file.write_text(f"{wrong}\n<!-- lstm:end -->\n", encoding="utf-8")
        assert main(["embed", str(file)]) == 2
        assert told in capsys.readouterr().err
    file.write_text("It is <!-- lstm identity:half-life --><!-- /lstm -->.\n", encoding="utf-8")
    assert main(["embed", str(file)]) == 2
    assert "write lstm:begin identity:half-life" in capsys.readouterr().err


def test_an_article_may_use_an_example_and_its_words(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    use = "<!-- lstm:use understanding-lstms variant=minus-ten language=fr -->"
    file.write_text(f"{use}\n\n<!-- lstm:begin identity:half-life -->\n<!-- lstm:end -->\n", encoding="utf-8")
    assert main(["embed", str(file)]) == 0
    assert "dérivée" in file.read_text(encoding="utf-8") or "Chaque ligne" in file.read_text(encoding="utf-8")


@pytest.mark.judge
def test_a_gallery_has_a_page_for_each() -> None:
    made = list(proofs())
    assert [file for file, _, _ in made] == [f"{it.name}.html" for it in sl.list_identities()]
    assert all(page.startswith("<!DOCTYPE html>") for _, _, page in made)
    assert 'href="identities/half-life.html"' in listed({file: title for file, title, _ in made})
