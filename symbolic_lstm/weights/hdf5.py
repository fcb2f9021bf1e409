"""HDF5, as Keras writes it (`.h5`, and inside `.keras`): arrays by their way, read one by one; links lead nowhere."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import WeightsError, shortened
from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Tree(Mapping[str, Any]):
    """The arrays of a file, `titles` of layers by their way in it, and `settings` of layers by their titles."""

    def __init__(self, arrays: Mapping[str, Any], titles: Mapping[str, str], settings: Mapping[str, Any]) -> None:
        self.arrays, self.titles, self.settings = arrays, titles, settings

    def __getitem__(self, name: str) -> Any:
        return self.arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)


class _Dataset(NamedTuple):
    """An array of which only the head has been read."""

    source: Path | bytes
    name: str
    shape: tuple[int, ...]
    dtype: Any

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        import h5py
        import numpy as np

        with h5py.File(_opened(self.source), "r") as file:
            return np.asarray(file[self.name][()], dtype)


def tree(path: Path, most: int) -> Tree:
    """The arrays of an `.h5` file or of the weights in a `.keras` file, of at most so many bytes.

    Raises `WeightsError` where it is damaged, or the package h5py is missing.
    """
    try:
        import h5py
    except ImportError:
        raise WeightsError('reading the files of Keras needs h5py: pip install "symbolic-lstm[weights]"') from None
    source, config = _weights(path, most) if zipfile.is_zipfile(path) else (path, "")
    arrays: dict[str, Any] = {}
    titles: dict[str, str] = {}

    def seen(name: str, item: Any) -> None:
        if isinstance(item, h5py.Dataset):
            if item.external or item.is_virtual:
                raise WeightsError(f"{path}: {shortened(name)} stands in another file; save the model as one file")
            arrays[name] = _Dataset(source, name, item.shape or (), item.dtype)
        elif name.endswith("/vars") and isinstance(title := item.attrs.get("name"), str):
            titles[name.removesuffix("/vars")] = title

    try:
        with h5py.File(_opened(source), "r") as file:
            file.visititems(seen)
            config = config or str(file.attrs.get("model_config", ""))
    except (OSError, ValueError, RuntimeError, KeyError) as fault:
        if isinstance(fault, WeightsError):
            raise
        raise WeightsError(f"{path} is damaged ({shortened(str(fault), 80)})") from None
    return Tree(arrays, titles, dict(_settings(config)))


def _opened(source: Path | bytes) -> Any:
    return io.BytesIO(source) if isinstance(source, bytes) else source


def _weights(path: Path, most: int) -> tuple[bytes, str]:
    with zipfile.ZipFile(path) as archive:
        told = []
        for name in ("model.weights.h5", "config.json"):
            with archive.open(name) as file:
                read = file.read(most + 1)
            if len(read) > most:
                raise WeightsError(f"{path}: {name} has more than {most // 1_000_000} MB")
            told.append(read)
    return told[0], told[1].decode(errors="replace")


def _settings(text: str) -> Iterator[tuple[str, Any]]:
    """The settings of every layer that a model's configuration names."""
    try:
        todo = [json.loads(text)] if text else []
    except (ValueError, RecursionError):
        return
    while todo:
        item = todo.pop()
        if isinstance(item, dict):
            if isinstance(name := item.get("name"), str) and "units" in item:
                yield name, item
            todo += item.values()
        elif isinstance(item, list):
            todo += item
