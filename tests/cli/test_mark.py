"""`-o` writes over what it wrote itself and nobody touched, and over nothing else."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest

from symbolic_lstm.cli.mark import ROOMS, bears_mark, with_mark
from symbolic_lstm.embed.targets import TARGETS
from symbolic_lstm.writers import FORMATS, writer

from ..pdf_text import pdf_text
from ..writers.pages import PAGE
from .program import EXAMPLE, Program

SLOW = {"pdf", "docx", "odt", "epub"}  # Typst and pandoc
MARKABLE = [pytest.param(name, marks=[pytest.mark.judge] * (name in SLOW)) for name in FORMATS if name != "csv"]


def made(format: str) -> bytes:
    content = writer(format).write(PAGE)
    return content.encode() if isinstance(content, str) else content


def test_every_format_but_csv_has_room() -> None:
    assert {*FORMATS} - {"csv"} == {*ROOMS} - {"mdx", "github", "xlsx"}
    assert with_mark(b"time,name\n", "csv") == b"time,name\n"


@pytest.mark.parametrize("format", MARKABLE)
def test_only_what_was_written_whole_is_ours(format: str) -> None:
    plain = made(format)
    written = with_mark(plain, format)
    assert not bears_mark(plain) and bears_mark(written)
    assert with_mark(plain, format) == written
    for other in (written + b"\n", b"\n" + written, b"# Mine\n\n" + written + b"\nMore of mine.\n", written * 2):
        assert not bears_mark(other)
    step = max(1, len(written) // 97)
    for at in range(0, len(written), step):
        assert not bears_mark(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :]), at
        assert not bears_mark(written[:at] + written[at + 1 :]), at
    if format not in SLOW | {"png"}:
        assert bears_mark(written.replace(b"\n", b"\r\n")), "a checkout with other ends of lines changes nothing"


def well_formed(data: bytes) -> None:
    ElementTree.fromstring(data)


def a_notebook(data: bytes) -> None:
    nbformat.validate(nbformat.reads(data.decode(), as_version=4))


def chunks(data: bytes) -> None:
    at, kinds = 8, []
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        assert zlib.crc32(data[at + 4 : at + 8 + size]) == int.from_bytes(data[at + 8 + size : at + 12 + size], "big")
        kinds.append(data[at + 4 : at + 8])
        at += 12 + size
    assert kinds[0] == b"IHDR" and kinds[-1] == b"IEND"


READ: dict[str, Callable[[bytes], object]] = {
    "mathml": well_formed, "svg": well_formed, "json": json.loads, "notebook": a_notebook, "png": chunks,
}  # fmt: skip


@pytest.mark.parametrize("format", READ)
def test_a_mark_breaks_no_format(format: str) -> None:
    READ[format](with_mark(made(format), format))


@pytest.mark.judge
@pytest.mark.parametrize("format", ["docx", "odt", "epub"])
def test_a_mark_breaks_no_archive(format: str) -> None:
    with zipfile.ZipFile(io.BytesIO(with_mark(made(format), format))) as archive:
        assert archive.testzip() is None and archive.comment.startswith(b"written by symbolic-lstm")


@pytest.mark.judge
def test_a_mark_breaks_no_pdf(tmp_path: Path) -> None:
    told = []
    for name, data in {"a": made("pdf"), "b": with_mark(made("pdf"), "pdf")}.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
        ran = subprocess.run(["pdfinfo", tmp_path / f"{name}.pdf"], capture_output=True, text=True, check=True)
        told.append((ran.stderr, re.sub(r"File size.*", "", ran.stdout)))
    assert told[0] == told[1]
    assert pdf_text(tmp_path / "a.pdf") == pdf_text(tmp_path / "b.pdf")


@pytest.mark.parametrize("suffix", [".txt", ".tex", ".html", ".md", ".mdx", ".ipynb", ".typ", ".rst", ".adoc", ".json"])
def test_what_somebody_touched_is_kept(program: Program, suffix: str) -> None:
    file = Path(f"a{suffix}")
    assert program("sheet", EXAMPLE, "-o", file.name).code == 0
    assert program("sheet", EXAMPLE, "--set", "x=-10", "-o", file.name).code == 0, "nobody has touched it"
    edited = file.read_bytes().replace(b"lstm" if suffix == ".json" else b"LSTM", b"network", 1)
    assert file.read_bytes() != edited
    file.write_bytes(edited)
    done = program("sheet", EXAMPLE, "-o", file.name)
    assert done.code == 2 and "no longer as it was written; write over it with --force" in done.told
    assert file.read_bytes() == edited
    assert program("sheet", EXAMPLE, "-o", file.name, "--force").code == 0


@pytest.mark.parametrize("target", ["html", "github", "text", "docusaurus", "rst", "asciidoc", "latex", "typst"])
def test_an_article_that_embed_filled_is_kept(program: Program, target: str) -> None:
    Path("pyproject.toml").touch()
    opening = f"<!-- lstm:use understanding-lstms target={target} -->\n\n<!-- lstm:begin sheet -->\n<!-- lstm:end -->\n"
    if target == "docusaurus":
        opening = opening.replace("<!--", "{/*").replace("-->", "*/}")
    article = Path("art.mdx" if target == "docusaurus" else "art.html" if target == "html" else "art.md")
    article.write_text(opening, encoding="utf-8")
    assert program("embed", article.name).code == 0
    filled = article.read_bytes()
    assert len(filled) > 1000
    done = program("sheet", EXAMPLE, "-q", "f", "-o", article.name)
    assert done.code == 2 and "--force" in done.told
    assert article.read_bytes() == filled


@pytest.mark.parametrize(
    "text",
    ["━" * 80 + "\nnotes", "a\n" + "─" * 80 + "\nb\n", "% symbolic-lstm\nmine", "// symbolic-lstm",
     '{"schema": "symbolic-lstm/sheet/1"}', '<p class="symbolic-lstm">mine</p>', "time,name,entry,role,shown,\n1,2\n",
     "written by symbolic-lstm, digest " + "0" * 32, "written by symbolic-lstm"],
)  # fmt: skip
def test_what_only_looks_like_ours_is_kept(program: Program, text: str) -> None:
    for name in ("a.txt", "a.html", "a.json", "a.csv"):
        Path(name).write_text(text, encoding="utf-8")
        assert program("sheet", EXAMPLE, "-q", "f", "-o", name).code == 2
        assert Path(name).read_text(encoding="utf-8") == text


def test_csv_is_written_again_only_where_it_is_the_same(program: Program) -> None:
    assert [program("sheet", EXAMPLE, "-o", "a.csv").code for _ in range(2)] == [0, 0]
    done = program("sheet", EXAMPLE, "--set", "x=2", "-o", "a.csv")
    assert done.code == 2 and "CSV has no room for a mark" in done.told


@pytest.mark.parametrize("format", ["text", "json", "markdown", "github"])
def test_a_report_that_somebody_touched_is_kept(program: Program, format: str) -> None:
    arguments = ["verify", EXAMPLE, "-f", format, "-o", "report"]
    assert [program(*arguments).code for _ in range(2)] == [0, 0]
    Path("report").write_bytes(Path("report").read_bytes() + b"\nmine")
    assert program(*arguments).code == 2


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_written_for_a_place_is_written_again(program: Program, target: str) -> None:
    arguments = ["sheet", EXAMPLE, "-q", "f", "--target", target, "-o", "a.out"]
    assert [program(*arguments).code for _ in range(2)] == [0, 0]
    assert program(*arguments, "--set", "x=-10").code == 0
    assert ("{/* " in Path("a.out").read_text(encoding="utf-8")) == (target == "docusaurus")


def test_pictures_that_somebody_touched_are_kept_and_nothing_is_written(program: Program) -> None:
    arguments = ["sheet", EXAMPLE, "-q", "f", "--each-stage", "-o", "slides"]
    assert [program(*arguments).code for _ in range(2)] == [0, 0]
    last = sorted(Path("slides").glob("*.svg"))[-1]
    last.write_text(last.read_text(encoding="utf-8").replace("<svg", "<svg data-mine=''"), encoding="utf-8")
    before = {file.name: file.read_bytes() for file in Path("slides").iterdir()}
    assert program(*arguments, "--set", "x=-10").code == 2
    assert {file.name: file.read_bytes() for file in Path("slides").iterdir()} == before


def test_what_goes_to_standard_output_bears_no_mark(program: Program) -> None:
    for format in ("text", "json", "markdown"):
        assert "written" not in program("sheet", EXAMPLE, "-q", "f", "-f", format).text
