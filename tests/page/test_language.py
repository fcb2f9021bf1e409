"""A sheet in another language says what the English one says, with decimal commas, and reads back."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import ExampleError, UsageError
from symbolic_lstm.languages import ENGLISH, FRENCH, GERMAN, LANGUAGES
from symbolic_lstm.languages.nouns import Named, Noun
from symbolic_lstm.notation import NOTATIONS, typed
from symbolic_lstm.numbers.derive import UNROUNDED
from symbolic_lstm.numbers.stages import STAGES
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.audit import UNCHECKED
from symbolic_lstm.page.blocks import Line, Page
from symbolic_lstm.page.comma import commaed, pointed
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.readback import ROUTES, verify_export
from symbolic_lstm.verify.policies import POLICIES
from symbolic_lstm.verify.verdicts import LEVELS
from symbolic_lstm.writers import text_maths

from ..quick import quick
from ..writers.test_equations import compare
from .vectors import TWO_UNITS

GOLDEN = Path(__file__).parents[1] / "golden" / "language"
EXAMPLE = "understanding-lstms"
SOURCE = Path(__file__).parents[2] / "derivations" / f"{EXAMPLE}.toml"
OTHERS = [code for code in LANGUAGES if code != "en"]
OURS = """schema = 1
title = "Ein Schritt"
cell = "lstm"
language = "de"
rounding = { digits = 3, carry = "full" }
given = { x = [0.5, -10], h_prev = 1, c_prev = 2 }
claims = [{ of = "f@1", says = 0.994 }, { of = "c@1", says = 2.9 }, { of = "h@2", says = 0.5 }]

[weights]
""" + "\n".join(
    f"{letter}_{gate} = {number}"
    for gate, numbers in (
        ("f", "2.7 1.6 1.6"),
        ("i", "2 1.65 0.62"),
        ("g", "1.41 0.94 -0.32"),
        ("o", "4.38 -0.19 0.59"),
    )
    for letter, number in zip("UWb", numbers.split(), strict=True)
)


def slots(sentence: str) -> set[str]:
    """The names of what is filled into a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_says_the_same(code: str) -> None:
    for english, other in (
        (ENGLISH.sentences, LANGUAGES[code].sentences),
        (ENGLISH.voice, LANGUAGES[code].voice),
        (ENGLISH.formats, LANGUAGES[code].formats),
        (ENGLISH.pictures, LANGUAGES[code].pictures),
    ):
        assert list(english) == list(other)
        assert {key: slots(it) for key, it in english.items()} == {key: slots(it) for key, it in other.items()}


def test_the_tables_have_a_word_for_everything_there_is() -> None:
    table = ENGLISH.sentences
    assert [table[f"policy: {it.carry}, {it.mode}"] for it in POLICIES] == [it.name for it in POLICIES]
    assert {key for key in table if key.startswith("stage: ")} == {
        f"stage: {stage}" for stage in (*STAGES, "chain", "collected")
    }
    assert {key for key in table if key.startswith("verdict: ")} == {f"verdict: {verdict}" for verdict in LEVELS}
    assert all(table[f"verdict: {verdict}"] == verdict for verdict in LEVELS)
    assert (table["remark: unrounded"], table["remark: unchecked"]) == (UNROUNDED, UNCHECKED)
    for code in OTHERS:
        notes = LANGUAGES[code].notes
        assert notes.keys() == {*LEVELS, "as-shown: assumed"}
        assert all(slots(note) <= {"printed", "full", "shown", "reference"} for note in notes.values())


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", [*NOTATIONS, "typed"])
def test_every_language_has_the_words_of_every_notation(name: str, code: str) -> None:
    notation, terms = NOTATIONS.get(name, typed), LANGUAGES[code].terms
    assert {*notation.words.values()} <= terms.keys()
    nouns = notation.words.keys() - {"U", "W", "c.kept", "c.added"}
    assert all(isinstance(terms[notation.words[key]], Named) for key in nouns)


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_a_noun_for_every_role_of_a_cell(code: str) -> None:
    terms = LANGUAGES[code].terms
    assert all(isinstance(terms[e.role], Named) for cell in CELLS.values() for e in cell)


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("code", OTHERS)
def test_no_sheet_mixes_languages(code: str, notation: str) -> None:
    """Word for word, what is said in one language and in another differs, but for words that both have."""
    page, english = (sl.sheet(EXAMPLE, "minus-ten", language=it, notation=notation) for it in (code, "en"))
    said, source = prose_of(page), SOURCE.read_text(encoding="utf-8")
    assert len(said) == len(prose_of(english)) > 10
    same = {it for it in said if it in prose_of(english) and it.replace("’", "'") not in source}
    assert {it for it in same if re.search(r"[^\W\d_]", it)} <= {"activation", "Activation"}


def prose_of(page: Page) -> list[str]:
    """The words of a page: its text blocks, its headings, and the names of its stages."""
    texts = [part for block in page.blocks for part in getattr(block, "prose", getattr(block, "text", ()))]
    stages = [line.done for shown in page.displays for line in shown.lines]
    return [it.strip() for it in (*texts, *stages) if isinstance(it, str) and it.strip() and it != page.title]


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        (GERMAN.grammar.noun("Tag", "m", "Tags"), "der Tag, des Tags, dem Tag, den Tag, ein Tag, vom Tag"),
        (GERMAN.grammar.noun("Zustand", "m", "Zustands", "alt"), "der alte Zustand, des alten Zustands, dem alten Zustand, "
         "den alten Zustand, ein alter Zustand, vom alten Zustand"),
        (GERMAN.grammar.noun("Gatter", "n", "Gatters", "alt"), "das alte Gatter, des alten Gatters, dem alten Gatter, "
         "das alte Gatter, ein altes Gatter, vom alten Gatter"),
        (GERMAN.grammar.noun("Eingabe", "f", "", "alt"), "die alte Eingabe, der alten Eingabe, der alten Eingabe, die alte Eingabe, "
         "eine alte Eingabe, von der alten Eingabe"),
    ],
)  # fmt: skip
def test_nouns_have_their_forms(noun: Noun, forms: str) -> None:
    assert f"{noun:der}, {noun:des}, {noun:dem}, {noun:den}, {noun:ein}, {noun:vom}" == forms


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        (FRENCH.grammar.noun("biais", "m"), "le biais, du biais, au biais, un biais"),
        (FRENCH.grammar.noun("porte", "f"), "la porte, de la porte, à la porte, une porte"),
        (FRENCH.grammar.noun("état", "m"), "l’état, de l’état, à l’état, un état"),
        (FRENCH.grammar.noun("entrée", "f").described("caché"), "l’entrée cachée, de l’entrée cachée, à l’entrée cachée, "
         "une entrée cachée"),
    ],
)  # fmt: skip
def test_french_nouns_have_their_articles(noun: Noun, forms: str) -> None:
    assert f"{noun:le}, {noun:du}, {noun:au}, {noun:un}" == forms
    assert f"{noun:Le}".startswith(("L’", "Le ", "La ")) and f"{noun.again():Le}" in ("Il", "Elle")


@pytest.mark.parametrize("name", ["french.txt", "one-step.txt", "company-a.txt", "one-step.tex", "one-step.json"])
def test_golden(name: str) -> None:
    stem, _, kind = name.partition(".")
    code, variant = ("fr", "minus-ten") if stem == "french" else ("de", "" if stem == "one-step" else stem)
    sheet = sl.sheet(EXAMPLE, variant, language=code)
    compare(GOLDEN / name, sheet.write({"txt": "text", "tex": "latex", "json": "json"}[kind], pictures=False))


@pytest.mark.parametrize("format", ["text", "latex", "markdown", "beamer"])
def test_no_english_and_no_point_is_left(format: str) -> None:
    said = sl.write(sl.narrate(parse_example(OURS)), format).partition(r"\begin{document}")
    body = said[2] or said[0]
    assert not re.search(
        r"\d\.\d", re.sub(r"\{[^}]*\}?em\}|0\.\d+\\(?:linewidth|textheight|textwidth)|\[\d+\.\d+em\]", "", body)
    )
    english = re.findall(r"\b(the|of|is|are|and|step|given|rounded|right|figures|formula|sum|result)\b", body.lower())
    assert not english


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("tongue", quick(LANGUAGES, lambda tongue: tongue == "de"))
def test_equations_with_commas_read_back(tongue: str, notation: str) -> None:
    page = sl.sheet(EXAMPLE, language=tongue, decimal=",", notation=notation)
    assert any("," in text_maths.equation(line.right) for shown in page.displays for line in shown.lines)
    assert verify_export(page) == ()


def test_a_vector_and_a_function_of_two_read_back() -> None:
    page = sl.narrate(parse_example(TWO_UNITS.replace("schema = 1", 'schema = 1\nlanguage = "de"', 1)))
    assert verify_export(page) == ()
    two = l.Call(l.Ident("max", True), (l.Num("0.5"), l.Row((l.Num("2.5"), l.Op("×"), l.Num("3")))))
    assert text_maths.equation(commaed(two)) == "max(0,5; 2,5 × 3)"
    assert verify_export(_with(page, commaed(two))) == ()


def test_a_comma_without_its_braces_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    page = sl.sheet(EXAMPLE, language="de")
    write, tokens = ROUTES["LaTeX"]
    monkeypatch.setitem(ROUTES, "LaTeX", (lambda layout: write(layout).replace("{,}", ","), tokens))
    assert {it.route for it in verify_export(page)} == {"LaTeX"}


def _with(page: Page, right: l.Layout) -> Page:
    """The page with one line, its right side replaced."""
    first = page.displays[0]
    return Page("", (first._replace(lines=(Line("numbers", "=", right),)),), page.about)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_commas_come_and_go(notation: str) -> None:
    page = sl.sheet(EXAMPLE, notation=notation)
    for line in (line for shown in page.displays for line in shown.lines):
        assert pointed(commaed(line.right)) == line.right


def test_data_keep_their_points() -> None:
    here, there = (sl.sheet(EXAMPLE, language=it).records() for it in ("en", "de"))
    for mine, theirs in zip(here["steps"], there["steps"], strict=True):
        assert {k: v for k, v in mine.items() if k != "stages"} == {k: v for k, v in theirs.items() if k != "stages"}
        assert theirs["stages"][-1]["text"] == mine["stages"][-1]["text"].replace(".", ",")
    assert "language" not in here and (there["language"], there["decimal"]) == ("de", ",")
    assert here["given"] == there["given"]


def test_the_document_says_its_language() -> None:
    english, told = sl.sheet(EXAMPLE), sl.sheet(EXAMPLE, language="de")
    for format in ("html", "revealjs"):
        assert '<html lang="en"' in english.write(format) and '<html lang="de"' in told.write(format)
    assert ' lang="de"' in told.write("mathml") and " lang=" not in english.write("mathml")


def test_the_voice_follows_the_language_and_not_the_comma() -> None:
    said = {(tongue, sign): sl.sheet(EXAMPLE, language=tongue, decimal=sign).displays[0].lines[1].words
            for tongue in LANGUAGES for sign in ".,"}  # fmt: skip
    assert said["en", "."] == said["en", ","] == "equals sigma of, 2.70 times 1 plus 1.63 times 1 plus 1.62"
    assert said["fr", "."] == said["fr", ","] == "égale sigma de, 2,70 fois 1 plus 1,63 fois 1 plus 1,62"
    assert said["de", "."] == said["de", ","] == "gleich Sigma von, 2,70 mal 1 plus 1,63 mal 1 plus 1,62"


def test_an_example_chooses_its_language() -> None:
    worked = parse_example(OURS)
    assert (worked.language, worked.decimal) == ("de", "")
    pointed_page = sl.narrate(parse_example(OURS.replace('"de"', '"de"\ndecimal = "."')))
    assert "0.994" in sl.write(pointed_page) and "Vergessensgatter" in sl.write(pointed_page)
    for wrong in ('language = "it"', 'language = "en"\ndecimal = ";"'):
        with pytest.raises(ExampleError, match="not known here"):
            parse_example(OURS.replace('language = "de"', wrong))
    for asked in ({"language": "xx"}, {"decimal": ";"}):
        with pytest.raises(UsageError):
            sl.sheet(EXAMPLE, **asked)


def test_the_command_line_chooses_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--language", "de", "--check-export"]) == 0
    out, err = capsys.readouterr()
    assert "Das Vergessensgatter behält 99,7 %" in out and "0 differ" in err
    assert main(["sheet", "--decimal", ",", "-e", "max(0.5, 0.25) * 2.5"]) == 0
    assert "max(0,5; 0,25) × 2,5" in capsys.readouterr().out
    assert main(["sheet", "--language", "dee"]) == 2
    assert "no language 'dee', did you mean" in capsys.readouterr().err.replace(";", ",")
