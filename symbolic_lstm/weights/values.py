"""One array of a model: its numbers as they are, or an error that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import WeightsError, shortened

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array

#: More numbers in one array than this are not read.
MOST = 50_000_000
_COARSE = ("float16", "bfloat16", "float8", "int4", "uint4")


def array_of(name: str, value: Any, shape: tuple[int | None, ...] | None = None) -> Array:
    """The array of that name, of single or double precision or whole numbers, as it is.

    `shape` is what it should be, None where any length will do. Raises `WeightsError` for another shape, coarser
    numbers, and what is not finite.
    """
    import numpy as np

    check_array(name, value, shape)
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    array = np.asarray(value)
    if array.dtype.byteorder == ">":
        array = array.astype(array.dtype.newbyteorder("="))
    wrong = np.argwhere(~np.isfinite(array))
    if len(wrong):
        first = tuple(int(k) for k in wrong[0])
        where = f"{name}[{', '.join(map(str, first))}]"
        raise WeightsError(f"{where} is {array[first]}; every number must be finite")
    return array


def check_array(name: str, value: Any, shape: tuple[int | None, ...] | None = None) -> None:
    """Whether an array can be read, told from its head alone; raises `WeightsError`."""
    kind = str(getattr(value, "dtype", type(value).__name__)).removeprefix("torch.")
    name = shortened(name)
    if kind.startswith(_COARSE):
        raise WeightsError(
            f"{name} is {shortened(kind)}, of two or three digits; save it as float32, as the framework computes with"
        )
    plain = kind.lstrip("<>=|")
    if plain not in ("float32", "float64", "f4", "f8") and not plain.startswith(("int", "uint")):
        raise WeightsError(f"{name} holds {shortened(kind)}; weights are arrays of float32 or float64")
    held = tuple(int(length) for length in value.shape)
    size = 1
    for length in held:
        size *= length
    if size > MOST:
        raise WeightsError(f"{name} has {size} numbers; at most {MOST} are read")
    if shape is not None and (
        len(held) != len(shape) or any(w not in (None, h) for w, h in zip(shape, held, strict=True))
    ):
        raise WeightsError(f"{name} is {size_in_words(held)}; it should be {size_in_words(shape)}")


def size_in_words(shape: tuple[int | None, ...]) -> str:
    """A shape in words: `12 × 2`, `a list of 12`; a length that may be any is `…`."""
    told = ["…" if length is None else str(length) for length in shape]
    if len(told) == 1:
        return f"a list of {told[0]}"
    return " × ".join(told) or "a number"
