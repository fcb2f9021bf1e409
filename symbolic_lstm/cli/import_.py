"""`import`: an example of a layer's weights, from the file of a model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, complain, emit, emit_all
from symbolic_lstm.errors import UsageError

#: How each framework writes.
NOTATIONS = {"PyTorch": "pytorch", "Keras": "keras", "ONNX": "onnx", "Flax": "standard"}


def import_(
    file: str,
    /,
    *,
    layer: str | None = None,
    output: Annotated[str, Option("-o")] = STANDARD,
    cell: str | None = None,
    notation: str | None = None,
    force: bool = False,
) -> int:
    """Write an example with the weights of a model's layer.

    Its states are zero and it has no input yet: give it one with `sheet --set`.
    Nothing in the file is ever run; pickles are refused.

    Parameters
    ----------
    file
        The model: .npz or .safetensors with the names of PyTorch, Keras or Flax, .keras, .h5 or .onnx.
    layer
        The layer, as lstm for lstm.weight_ih_l0; the only one if none is named.
    output
        The TOML file to write; many numbers go to an .npz beside it. - is standard output.
    cell
        Another cell that says the same, such as lstm, whose one bias is the sum of two.
    notation
        Whose words and letters to use (see `list notations`), else those of the framework.
    force
        Write over files that exist.
    """
    from symbolic_lstm.cells import named
    from symbolic_lstm.notation import named as notation_named
    from symbolic_lstm.published.imported import imported
    from symbolic_lstm.weights.archives import stored
    from symbolic_lstm.weights.find import layer as layer_of

    if output != STANDARD and not output.endswith(".toml"):
        raise UsageError(f"an example is a TOML file and its name ends in .toml: {output!r} does not")
    path, target = Path(file), Path(output)
    archive = f"{target.stem}.weights.npz"
    read = layer_of(stored(path), layer)
    own = named(cell or read.cell)
    words = notation_named(notation).name if notation else NOTATIONS[read.framework]
    toml = "this.toml" if output == STANDARD else target.name
    made = imported(read, own, path.name, toml, archive, words)
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
    complain(f'wrote {output}{beside}; work it with: symbolic-lstm sheet {output} --set "x=…"')
    return 0
