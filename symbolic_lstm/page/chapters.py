"""The chapters of a sheet around its derivations."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.languages import Language
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page import givens, prose, step_prose, tables
from symbolic_lstm.page.author_prose import author_prose
from symbolic_lstm.page.blocks import Block, Heading, Inline, Note, Para, Prose
from symbolic_lstm.page.captions import lead
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.labels import label
from symbolic_lstm.page.names import name
from symbolic_lstm.page.steps import display
from symbolic_lstm.published.example import Example, Variant
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.verify.check import judge_claims
from symbolic_lstm.verify.policies import simplest
from symbolic_lstm.verify.recompute import reckoned
from symbolic_lstm.verify.result import Result

#: A column is headed by at most so many numbers.
MOST_IN_A_HEAD = 3
#: Longer sequences get no table of all figures.
LONGEST_TABLE = 200


def opening(example: Example, traced: Trace, notation: Notation, language: Language) -> Iterable[Block]:
    """The lead, where the cell has one, and where the example is from."""
    if told := _lead(traced, notation, language):
        yield Para(told, "lead")
    source = example.source
    after = ", ".join(filter(None, [source.author, language.says("titled", title=source.title) * bool(source.title)]))
    if after:
        yield Para(author_prose(language.says("after", source=after)), "source", source.url)
    yield Para((language.says(f"carried: {traced.rounding.carry}"),), "source")


def _lead(traced: Trace, notation: Notation, language: Language) -> Prose:
    """What a step, a step of vectors or a sequence comes to."""
    if traced.program.steps > 1:
        return step_prose.sequence_prose(traced, notation, language)
    if traced.program.form == "vector":
        return step_prose.of_step(traced, 1, notation, language)
    return lead(traced, notation, language)


def given(example: Example, ready: Setting, notation: Notation, language: Language) -> Iterable[Block]:
    """The numbers the sheet starts from, and where they are from if not from the source."""
    found = givens.givens_table(ready, notation, language)
    if found:
        yield Heading(2, (language.says("heading: given"),))
        yield from found
    for origin in example.origins:
        yield Note(author_prose(origin.text))
    chosen = example.variant(ready.variant)
    if chosen and chosen.origin:
        yield Note(author_prose(chosen.origin))


def remarks(example: Example, ready: Setting, language: Language) -> Iterable[Block]:
    """What the author remarks on this variant."""
    chosen = example.variant(ready.variant)
    if chosen and chosen.notes:
        yield Heading(2, (language.says("heading: remarks"),))
        yield from map(_remark, chosen.notes)


def _remark(note: str) -> Para:
    """A remark; where its lines end in the file means nothing."""
    return Para(author_prose(" ".join(note.split())), "remark")


def over_time(traced: Trace, notation: Notation, language: Language) -> Iterable[Block]:
    """The table of all figures, where there are several steps."""
    if 1 < traced.program.steps <= LONGEST_TABLE:
        yield Heading(2, (language.says("heading: over time"),))
        yield from tables.figures_over_time(traced, notation, language)


def verdicts_chapter(example: Example, ready: Setting, notation: Notation, language: Language) -> Iterable[Block]:
    """Whether the source's printed figures hold: this variant's, and beside a single step those of the other steps."""
    groups: list[tuple[str, list[tuple[Prose, Result]]]] = []
    because: dict[int, Prose] = {}
    told = example.native in ("", example.language)  # what the author says is in the sheet's language
    sheets = reckoned(example)
    for variant in _comparable(example, ready):
        if sheet := sheets.get(variant.name):
            title = "" if variant.name == ready.variant else variant.title or variant.name
            own = in_notation(example, sheet.setting, notation)
            results = judge_claims(sheet)
            found = [(label(r.quantity, example, own, notation, language), r) for r in results]
            for result, (claim, _) in zip(results, sheet.claims, strict=True):
                if told and result.expected and claim.because:
                    because[id(result)] = (" ", *author_prose(claim.because))
            groups.append((title, found))
    if groups:
        yield Heading(2, (language.says("heading: verdicts"),))
        yield Para((_summary([r for _, found in groups for _, r in found], language),))
        yield tables.verdicts_table(groups, language)
        for called, result in (it for _, found in groups for it in found):
            if result.verdict not in ("exact", "ok", "qualitative"):
                yield Note((*called, f": {_noted(result, language)}", *because.get(id(result), ())))
        if found_policy := simplest(sheets):
            policy = language.says(f"policy: {found_policy.carry}, {found_policy.mode}")
            yield Note((language.says("policy", policy=policy),), language.says("word: policy"))


def _noted(result: Result, language: Language) -> str:
    """What there is to say of a figure: the verdict's message, or what the language says of the verdict."""
    if result.verdict not in language.notes:
        return language.decimals(f"{result.message}.")
    printed, full, shown = result.printed.replace("-", "−"), *result.certified
    told = language.notes[result.verdict + ": assumed" * result.assumed]
    return language.decimals(told.format(printed=printed, full=full, shown=shown, reference=result.reference))


def _summary(results: list[Result], language: Language) -> str:
    """How many hold, and how."""
    counts = {v: sum(r.verdict == v for r in results) for v in ("as-shown", "unrounded", "tolerance")}
    right = sum(r.level == "pass" for r in results)
    flagged = len(results) - right - sum(counts.values())
    told = [language.says("summary: right", right=str(right), all=str(len(results)))]
    told += [language.says(f"summary: {v}", count=str(count)) for v, count in counts.items() if count]
    if flagged:
        told.append(language.counted("summary: flagged", str(flagged)))
    return ", ".join(told) + "."


def what_if(example: Example, ready: Setting, traced: Trace, notation: Notation, language: Language) -> Iterable[Block]:
    """Each other single step beside this one: the first quantity that comes out otherwise, and every figure."""
    if traced.program.steps > 1 or example.form != "scalar" or ready.variant:
        return
    for variant in _comparable(example, ready):
        if variant.name == ready.variant:
            continue
        other = in_notation(example, setting(example, variant.name), notation)
        its = trace(other.program, other.given, other.rounding)
        names = [equation.name for equation in example.cell.equations]
        first = next((it for it in names if its.shown(f"{it}@1") != traced.shown(f"{it}@1")), names[0])
        yield Heading(2, author_prose(variant.title or variant.name))
        derivation = display(its, first, 1, notation, ("numbers", "products", "sum", "activation", "result"))
        yield derivation._replace(listed=False)
        if told := prose.sentence(its, first, 1, notation, language):
            yield Para(told)
        yield from map(_remark, variant.notes)
        heads = _heads(example, ready, other, notation, language)
        yield tables.side_by_side([(heads[0], traced), (heads[1], its)], notation, language)


def _heads(
    example: Example, ready: Setting, other: Setting, notation: Notation, language: Language
) -> tuple[Prose, Prose]:
    """What heads the columns of two variants: the inputs that differ, else what else does, or their titles."""
    differing = [n for n in (*example.cell.inputs, *ready.numbers) if ready.numbers[n] != other.numbers.get(n)]
    inputs = list(dict.fromkeys(n for n in differing if n in example.cell.inputs))
    names = inputs or list(dict.fromkeys(differing))
    if not 0 < len(names) <= MOST_IN_A_HEAD:
        titles = [example.variant(it.variant) for it in (ready, other)]
        first, second = (it.title or it.name if it else "" for it in titles)
        return author_prose(first or example.title), author_prose(second)
    return _head(names, ready, notation, language), _head(names, other, notation, language)


def _head(names: list[str], ready: Setting, notation: Notation, language: Language) -> Prose:
    """Numbers by their letters, such as xₜ = 1."""
    found: list[Inline] = []
    for n in names:
        found += [language.listed(["", ""])] if found else []
        value = tables.cell_of(ready.numbers[n], language)
        found += [name(n, notation, None, constants=ready.program.cell.constants), " = ", value]
    return tuple(found)


def _comparable(example: Example, ready: Setting) -> list[Variant]:
    """This variant first, then, for a single step as it stands, the other single steps."""
    mine = [v for v in example.variants if v.name == ready.variant]
    if ready.variant or ready.program.steps > 1:
        return mine
    return mine + [v for v in example.variants if v.name and setting(example, v.name).program.steps == 1]


def small_print(
    example: Example, ready: Setting, notation: Notation, language: Language, *, judged: bool
) -> Iterable[Block]:
    """How figures were rounded, what the signs mean and, where figures are judged, the verdicts."""
    rounding = ready.rounding
    told: list[Inline] = [_digits(str(rounding.digits), language)]
    for key, own in rounding.of.items():
        told.append(" (" if len(told) == 1 else "; ")
        told += [*label(key, example, ready, notation, language), f" {_digits(str(own), language)}"]
    told.append(")." if rounding.of else ".")
    told += [" " + language.says(f"rounding: {key}") for key in (rounding.mode, rounding.carry)]
    if rounding.mode != "truncate":
        told.append(" " + language.says("rounding: small"))
    yield Note(tuple(told), language.says("word: rounding"))
    yield Note((language.says("signs"),), language.says("word: signs"))
    if judged:
        yield Note((language.says("verdicts"),), language.says("word: verdicts"))


def _digits(text: str, language: Language) -> str:
    kind = "significant" if text.endswith("s") else "decimal"
    return language.counted(f"digits: {kind}", text.removesuffix("s"))
