"""`import`: an example of a layer's weights, from the file of a model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, complain, emit, emit_all
from symbolic_lstm.errors import UsageError
from symbolic_lstm.records import replace

if TYPE_CHECKING:
    from symbolic_lstm.maths.cell import Cell
    from symbolic_lstm.published.example import Grid
    from symbolic_lstm.weights.layer import Layer

#: How each framework writes.
NOTATIONS = {"PyTorch": "pytorch", "Keras": "keras", "ONNX": "onnx", "Flax": "standard", "NumPy": "standard"}


def framework_words(cell: Cell, framework: str) -> str:
    """The notation of a framework, or where it does not write the cell, `standard`, which writes every one."""
    from symbolic_lstm.notation import named
    from symbolic_lstm.notation.arrange import arranged

    name = NOTATIONS[framework]
    try:
        arranged(cell, named(name))
    except UsageError:
        return "standard"
    return name


def import_(
    file: str,
    /,
    *,
    layer: str | None = None,
    output: Annotated[str, Option("-o")] = STANDARD,
    cell: str | None = None,
    notation: str | None = None,
    set: list[str] | None = None,
    says: list[str] | None = None,
    force: bool = False,
) -> int:
    """Write an example with the weights of a model's layer.

    Its states are zero and it has no input yet: give it one here or with `sheet --set`.
    Nothing in the file is ever run; pickles are refused.

    Parameters
    ----------
    file
        The model: .npz or .safetensors with the names of PyTorch, Keras, Flax or a cell here, .keras, .h5 or .onnx.
    layer
        The layer, as lstm for lstm.weight_ih_l0; the only one if none is named.
    output
        The TOML file to write; many numbers go to an .npz beside it. - is standard output.
    cell
        Another cell that says the same, such as lstm, whose one bias is the sum of two.
    notation
        Whose words and letters to use (see `list notations`), else those of the framework.
    set
        An input or a state, as --set "x=[[1, 0.5], [0, 1]]". Repeatable.
    says
        What the framework printed for it, as --says "h=[0.12, -0.3]": a claim for each figure. Where they hold only
        with square matrices turned, the matrices are written turned. Repeatable.
    force
        Write over files that exist.
    """
    from symbolic_lstm.cells import named
    from symbolic_lstm.notation import named as notation_named
    from symbolic_lstm.published.imported import imported
    from symbolic_lstm.published.named_arrays import as_columns, either_way, for_rows, named_arrays
    from symbolic_lstm.request import change
    from symbolic_lstm.weights.archives import stored
    from symbolic_lstm.weights.find import layer as layer_of

    if output != STANDARD and not output.endswith(".toml"):
        raise UsageError(f"an example is a TOML file and its name ends in .toml: {output!r} does not")
    path, target = Path(file), Path(output)
    archive = f"{target.stem}.weights.npz"
    held = stored(path)
    own_names = None if isinstance(held, list) else named_arrays(held, cell)
    read = own_names or layer_of(held, layer)
    if own_names and (wide := for_rows(own_names)):
        read, own_names = as_columns(own_names), None
        complain(f"{wide} is as wide as there are units: all matrices are for rows before them, and are written turned")
    own = named(cell or read.cell)
    words = notation_named(notation).name if notation else framework_words(own, read.framework)
    toml = "this.toml" if output == STANDARD else target.name
    known, claims = dict(map(change, set or ())), dict(map(change, says or ()))
    read, told = layer_to_write(read, own, known, claims)
    made = imported(read, own, path.name, toml, archive, words, known, told)
    if own_names and not says and (unsettled := either_way(read)):
        complain(unsettled)
    if output == STANDARD:
        if made.arrays is not None:
            raise UsageError("a layer of so many numbers needs a file of arrays beside its TOML; name it with -o")
        emit(made.toml, output)
        return 0
    files: dict[str, str | bytes] = {target.name: made.toml}
    if made.arrays is not None:
        files[archive] = made.arrays
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}; make it first, nothing was written")
    emit_all(files, str(target.parent), {}, force=force)
    beside = f" and {archive}" if made.arrays is not None else ""
    how = "" if known else ' --set "x=…"'
    complain(f"wrote {output}{beside}; work it with: symbolic-lstm sheet {output}{how}")
    return 0


def layer_to_write(
    read: Layer, own: Cell, known: Mapping[str, Grid], says: Mapping[str, Grid]
) -> tuple[Layer, list[tuple[str, str]]]:
    """The layer, its square matrices turned where only so what is printed of it holds, and the claims."""
    if not says:
        return read, []
    from symbolic_lstm.published.from_python import example
    from symbolic_lstm.published.imported import kind_of, layer_figures, units_of
    from symbolic_lstm.published.setting import setting
    from symbolic_lstm.published.typed_claims import typed_claims
    from symbolic_lstm.verify.check import check_example
    from symbolic_lstm.verify.transposed import better_turned, holding

    numbers = layer_figures(read, own)
    given = {state: [0] * units_of(numbers, own) for state in own.states} | dict(known)
    bare = example(own, weights=numbers, given=given, precision=kind_of(read), form="vector")
    steps = setting(bare).program.steps
    claims = [pair for name, grid in says.items() for pair in typed_claims(name, grid, own, steps)]
    listed = [{"of": of, "says": figure} for of, figure in claims]
    worked = example(own, weights=numbers, given=given, precision=kind_of(read), form="vector", claims=listed)
    results = check_example(worked)
    turned = better_turned(worked, results)
    if turned is not None:
        complain(f"{turned.advice(holding(results), len(results))}; they are written turned")
        swapped = {name: array.T if name in turned.names else array for name, array in read.numbers.items()}
        return replace(read, numbers=swapped), claims
    if wrong := sum(it.verdict == "mismatch" for it in results):
        complain(f"{wrong} of {len(results)} figures do not hold, either way round; see symbolic-lstm verify")
    return read, claims
