"""Arrays in files, read one by one and only when asked for; nothing in a file is ever run or unpickled.

NumPy's `.npz` and the `.safetensors` format (https://github.com/huggingface/safetensors: eight bytes with the length
of a header in JSON, the header, the numbers) need nothing but NumPy. A file is known by what it begins with.
"""

from __future__ import annotations

import json
import math
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from symbolic_lstm.errors import WeightsError, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.weights import hdf5, onnx

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from symbolic_lstm.weights.layer import Stored

#: Of a header, and of an array, more bytes than this are not read; nor more arrays of one file.
MOST_HEADER, MOST_BYTES, MOST_ARRAYS = 10_000_000, 400_000_000, 20_000
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_PICKLE = "a pickle, which could run anything when it is read; save the weights as .safetensors or .npz instead"
_KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "|i1", "U8": "|u1"}


def stored(path: Path) -> Stored | list[onnx.Operator]:
    """The arrays of a file by name, each read when it is asked for; of ONNX, the operators that have them.

    Raises `WeightsError` for a file that is missing, damaged, of an unknown kind, or a pickle.
    """
    try:
        with path.open("rb") as file:
            start = file.read(9)
        if start.startswith(b"\x89HDF\r\n"):
            return hdf5.tree(path, MOST_BYTES)
        if start.startswith(_PICKLES):
            raise WeightsError(f"{path} is {_PICKLE}")
        if path.suffix == ".onnx":
            return onnx.nodes(path)
        if start.startswith(b"PK"):
            return _archive(path)
        if start[8:9] == b"{" or path.suffix == ".safetensors":
            return _safetensors(path)
    except FileNotFoundError:
        raise WeightsError(f"there is no file {path}") from None
    except (OSError, ValueError) as fault:
        if isinstance(fault, WeightsError):
            raise
        raise WeightsError(f"{path} cannot be read ({getattr(fault, 'strerror', None) or fault})") from None
    if start.startswith(b"\x93NUMPY"):
        raise WeightsError(f"{path} is a single array; a layer has several: save them with numpy.savez")
    raise WeightsError(f"{path} is neither .npz nor .safetensors, .keras, .h5 or .onnx; those are read")


class _Member(NamedTuple):
    """An array of an `.npz`, of which only the head has been read."""

    archive: Path
    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        import numpy as np

        with zipfile.ZipFile(self.archive) as archive, archive.open(self.name) as file:
            try:
                return np.asarray(np.lib.format.read_array(file, allow_pickle=False), dtype)
            except (ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as fault:
                raise WeightsError(f"{self.archive}: {shortened(self.name)} is damaged ({fault})") from None


def arrays(path: Path) -> Stored:
    """The arrays of an `.npz`; raises `WeightsError` as `stored` does."""
    found = stored(path)
    if not isinstance(found, dict):
        raise WeightsError(f"{path} is no .npz")
    return found


def _archive(path: Path) -> Stored:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = archive.infolist()
            names = [it.filename for it in inside]
            if "model.weights.h5" in names:
                return hdf5.tree(path, MOST_BYTES)
            if any(name.endswith("data.pkl") for name in names):
                raise WeightsError(f"{path} is {_PICKLE}")
            if len(names) > MOST_ARRAYS:
                raise WeightsError(f"{path} holds {len(names)} files; at most {MOST_ARRAYS} are read")
            found: dict[str, Any] = {}
            for it in inside:
                if it.filename.endswith(".npy"):
                    with archive.open(it) as file:
                        found[it.filename.removesuffix(".npy")] = _head(path, it.filename, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise WeightsError(f"{path} is a damaged archive ({fault})") from None
    if not found:
        raise WeightsError(f"{path} is an archive without arrays; an .npz of numpy.savez is read")
    return found


def _head(path: Path, name: str, file: IO[bytes]) -> Any:
    import numpy as np

    try:
        version = np.lib.format.read_magic(file)
        read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        shape, _, dtype = read(file)
    except (ValueError, EOFError) as fault:
        raise WeightsError(f"{path}: {shortened(name)} is no array ({shortened(str(fault), 80)})") from None
    if dtype.hasobject:
        raise WeightsError(f"{path}: {shortened(name)} is {_PICKLE}")
    return _Member(path, name, _bounded(path, name, shape, dtype.itemsize), dtype)


def _bounded(path: Path, name: str, shape: tuple[int, ...], size: int) -> tuple[int, ...]:
    if math.prod(shape) * size > MOST_BYTES:
        raise WeightsError(
            f"{path}: {shortened(name)} says it has {math.prod(shape)} numbers; "
            f"at most {MOST_BYTES // 1_000_000} MB of one array are read"
        )
    return shape


class _Tensor(NamedTuple):
    """An array of a `.safetensors` file: its place in it."""

    file: Path
    name: str
    shape: tuple[int, ...]
    dtype: Any
    start: int
    stop: int

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        import numpy as np

        with self.file.open("rb") as file:
            file.seek(self.start)
            data = file.read(self.stop - self.start)
        made = np.frombuffer(data, self.dtype)
        return np.asarray(made.reshape(self.shape), dtype)


def _safetensors(path: Path) -> Stored:
    import numpy as np

    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(MOST_HEADER, size - 8):
            raise WeightsError(f"{path} is no safetensors file: its header would have {length} bytes")
        text = file.read(length)
    try:
        header = json.loads(text)
        if not isinstance(header, dict):
            raise ValueError("its header is no table")
        return dict(_tensors(path, header, 8 + length, size, np.dtype))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        if isinstance(fault, WeightsError):
            raise
        raise WeightsError(f"{path} is a damaged safetensors file ({shortened(str(fault), 80)})") from None


def _tensors(path: Path, header: Mapping[str, Any], offset: int, size: int, of: Any) -> Iterator[tuple[str, Any]]:
    for name, told in header.items():
        if name == "__metadata__":
            continue
        shape, kind = tuple(map(int, told["shape"])), str(told["dtype"])
        start, stop = (offset + int(at) for at in told["data_offsets"])
        dtype = of(_KINDS[kind]) if kind in _KINDS else kind.lower().replace("bf16", "bfloat16")
        if min((*shape, 0)) < 0 or not offset <= start <= stop <= size:
            raise ValueError(f"{name} stands outside of it")
        if kind in _KINDS and math.prod(shape) * of(_KINDS[kind]).itemsize != stop - start:
            raise ValueError(f"{name} has {stop - start} bytes for {math.prod(shape)} numbers")
        yield name, _Tensor(path, name, _bounded(path, name, shape, 1), dtype, start, stop)
