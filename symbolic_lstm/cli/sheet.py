"""`sheet`: work an example step by step, in the format wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, complain, emit, emit_all, warn
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.numbers.choices import Carry, Mode, StageName
from symbolic_lstm.published.catalog import DEFAULT

if TYPE_CHECKING:
    from symbolic_lstm.page.blocks import Page


def sheet(
    example: str = DEFAULT,
    /,
    *,
    expression: Annotated[str | None, Option("-e", hyphen=True)] = None,
    variant: str = "",
    set: list[str] | None = None,
    quantity: Annotated[list[str] | None, Option("-q")] = None,
    stage: list[StageName] | None = None,
    entries: str | None = None,
    steps: str | None = None,
    table: str | None = None,
    digits: str | None = None,
    carry: Carry | None = None,
    round: Mode | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
    format: Annotated[str | None, Option("-f")] = None,
    look: Literal["light", "dark", "transparent", "transparent-dark"] | None = None,
    backward: bool = False,
    loss: str | None = None,
    window: str | None = None,
    update: str | None = None,
    each_stage: bool = False,
    standalone: Annotated[bool, Option("-s")] = False,
    no_pictures: bool = False,
    output: Annotated[str | None, Option("-o")] = None,
    target: Annotated[str | None, Option("-t")] = None,
    force: bool = False,
    check_export: bool = False,
) -> int:
    """Work an example step by step; every printed digit is proved.

    Parameters
    ----------
    example
        A shipped example (see `list`), the path of your own TOML file, or identity:NAME (see `list identities`).
    expression
        Work one line instead, as in -e "sigma(2.70*1 + 1.63*(-10) + 1.62)".
    variant
        A variant of the example, such as minus-ten.
    set
        Change a number: --set x=-10, --set "x=[0, 0.5]". Repeatable.
    quantity
        Only this quantity: f, c, h@2, forget. Repeatable.
    stage
        Only this stage of each derivation. Repeatable.
    entries
        Of vectors, the entries that are worked one by one: all, none, or a list as 0,2; else by their number.
    steps
        Of a sequence, the steps that are worked in full: all, none, or a list as 1,5; else by their number.
    table
        A table beside it, for other values of one given number: x=-10..10, x=0..1:0.1 (steps of 0.1), x=[1, 5, 9];
        with --backward of gradients, too, those of --quantity or that of this number and the pre-activations'.
    digits
        Digits of every figure: 4 (decimals), 3s (significant) or auto (the fewest at which rounding does no harm).
    carry
        What later lines take over: unrounded (full) or shown figures.
    round
        How figures are rounded.
    notation
        Whose words and letters to use (see `list notations`).
    language
        The language of the sheet: en, de (German) or fr (French); the last two have a decimal comma.
    decimal
        The decimal sign, . or , where it is not the language's.
    format
        The format (see `list formats`), or xlsx, a spreadsheet whose stages are live formulas; else by the suffix of
        the output, else text.
    look
        The colours of a picture (svg, png): light, dark, transparent, or transparent-dark with light ink.
    backward
        The backward pass, too: the gradient of a loss with respect to every quantity and parameter; then
        --quantity d_U_f (or an entry, "d_U_f[0,1]") is one of them, direct_c and total_c@2 how a state depends on
        itself one step before, --steps none the loop for a step t alone, and --stage formula every step in symbols.
    loss
        What --backward takes the gradients of, in place of the example's own loss: --loss "total(h^2)".
    window
        Cut the backward pass into windows of so many steps (truncated backpropagation).
    update
        One step down the gradient and the loss after it, with --backward: sgd, momentum or adam, and its constants
        behind colons, the rate first: sgd:0.1, adam:0.001.
    each_stage
        A picture of each stage in the folder --output, for slides, with their words beside them.
    standalone
        A whole document where the format has one (LaTeX, Typst).
    no_pictures
        The sheet without the pictures of its cell, its curves and what it keeps.
    output
        The file to write; - is standard output.
    target
        The place it is published at, such as dev or github (see `list targets`). Where that has no mathematics,
        pictures are written beside the output.
    force
        Write over a file that is not ours, or was changed since.
    check_export
        Read every equation back from LaTeX, MathML and latex2mathml; exit 1 if one differs.
    """
    from symbolic_lstm.cli import workbook

    if workbook.wants_workbook(format, output):
        from symbolic_lstm.published.load import load
        from symbolic_lstm.request import Request

        unused = {"--expression": expression, "--quantity": quantity, "--stage": stage, "--entries": entries,
                  "--steps": steps, "--notation": notation, "--look": look, "--window": window, "--update": update,
                  "--each-stage": each_stage, "--standalone": standalone, "--target": target,
                  "--check-export": check_export}  # fmt: skip
        told = Request((), (), variant, tuple(set or ()), digits, carry, round, None, language, decimal)
        loaded = load("-" if example == STANDARD else example)
        return workbook.workbook(loaded, told, output, backward=backward, loss=loss, without=unused, force=force)
    chosen = _format(format or ("svg" if each_stage else None), output, target)
    from symbolic_lstm.cli import pictures

    if (look or each_stage) and chosen not in pictures.FORMATS:
        raise UsageError(f"--look and --each-stage are for pictures (-f svg, -f png), not for {chosen}")
    from symbolic_lstm.cli.waiting import watched
    from symbolic_lstm.page.pictured import PICTURED
    from symbolic_lstm.published.load import load
    from symbolic_lstm.request import Request, asked, page_of, page_of_line

    if not backward and (loss, window, update) != (None, None, None):
        raise UsageError("--loss, --window and --update are for the backward pass; add --backward")
    wanted = Request(
        tuple(quantity or ()), tuple(stage or ()), variant, tuple(set or ()), digits, carry, round, notation, language,
        decimal, entries, steps, table,
    )  # fmt: skip
    from symbolic_lstm.cli import identities

    if expression is None and identities.asked(example):
        page = identities.identity_page(example, wanted, backward=backward)
    elif expression is None:
        whole = not (quantity or stage or backward or chosen == "csv")
        with watched(whole=whole, chosen=entries not in (None, "all")):
            loaded = load("-" if example == STANDARD else example)
        if chosen == "csv" and not (backward or standalone or check_export or table):
            from symbolic_lstm.page.figures import figures_written
            from symbolic_lstm.writers import csv

            with watched():
                emit(figures_written(*asked(loaded, wanted), csv.of_steps), output, chosen, force=force)
            warn(loaded)
            return 0
        with watched():
            drawn = chosen if chosen in PICTURED and not (no_pictures or target) else ""
            if backward:
                from symbolic_lstm.cli.backward_page import backward_page

                page = backward_page(loaded, wanted, loss, window, update, drawn=drawn)
            elif drawn:
                from symbolic_lstm.illustrate import with_pictures

                page = with_pictures(page_of(loaded, wanted), loaded, wanted, drawn)
            else:
                page = page_of(loaded, wanted)
        warn(loaded)
    elif example != DEFAULT:
        raise UsageError("-e works one line by itself; leave out the example")
    else:
        page = page_of_line(expression, wanted)
    if each_stage:
        pictures.folder(page, chosen, look or "light", output, force=force)
        return _check(page) if check_export else 0
    if target is not None:
        if standalone:
            raise UsageError("--standalone makes a whole document; what a target gets is part of an article")
        from symbolic_lstm.embed.targets import target as place

        content: str | bytes = place(target).write(page)
        if (named := place(target).pictures) and output not in (None, STANDARD):
            path = Path(output or "")
            files = {path.name: content, **named(page)}
            formats = dict.fromkeys(files, "png") | {path.name: chosen}
            emit_all(files, str(path.parent), formats, force=force)
            return _check(page) if check_export else 0
    elif standalone:
        content = _document(page, chosen)
    elif chosen in pictures.FORMATS:
        content = pictures.image(page, chosen, look or "light")
    else:
        from symbolic_lstm.writers import writer

        content = writer(chosen).write(page)
    mdx = target == "docusaurus" or (chosen == "markdown" and Path(output or "").suffix.lower() == ".mdx")
    emit(content, output, "mdx" if mdx else chosen, force=force)
    return _check(page) if check_export else 0


def _document(page: Page, format: str) -> str:
    """A whole document that can be compiled."""
    from symbolic_lstm.writers import latex_document, typst

    documents = {"latex": latex_document.document, "typst": typst.document}
    if format not in documents:
        raise UsageError(f"--standalone makes a whole document of LaTeX or Typst, not {format}")
    return documents[format](page)


def _check(page: Page) -> int:
    """Say on standard error whether every equation reads back; 1 if one does not."""
    from symbolic_lstm.readback import ROUTES, verify_export

    found = verify_export(page)
    for difference in found:
        complain(f"export: {difference.name}, {difference.stage}, by {difference.route}: {difference.reason}")
    count = sum(len(display.lines) for display in page.displays)
    complain(f"export: {count} equations, {len(ROUTES)} routes ({', '.join(ROUTES)}), {len(found)} differ")
    return 1 if found else 0


def _format(format: str | None, output: str | None, target: str | None) -> str:
    """The format asked for, that of the target, or that of the output's suffix; all must agree."""
    from symbolic_lstm.writers import FORMATS, of_suffix

    if format is not None and format not in FORMATS:
        raise UsageError(f"no format {format!r}{did_you_mean(format, FORMATS)}")
    suffix = Path(output).suffix if output and output != STANDARD else ""
    by_suffix = of_suffix(suffix) if suffix else None
    if format and by_suffix and by_suffix != format and FORMATS[format].suffixes:
        raise UsageError(f"--format {format} contradicts the suffix of {output}, which is {by_suffix}")
    if target is not None:
        from symbolic_lstm.embed.targets import target as place

        kind = place(target).format
        if format not in (None, kind):
            raise UsageError(f"--target {target} is written as {kind}; that contradicts --format {format}")
        if by_suffix not in (None, kind):
            raise UsageError(f"--target {target} is written as {kind}; that contradicts the suffix of {output}")
        return kind
    if suffix and by_suffix is None and format is None:
        raise UsageError(f"no format writes {suffix} files; choose one with --format")
    return format or by_suffix or "text"
