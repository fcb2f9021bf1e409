"""What is wrong with a model's file is said by name, and nothing in it is ever run."""

from __future__ import annotations

import json
import pickle
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cli.main import main

from .models import Arrays, torch_state


class Loud:
    """What a pickle can do."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (print, ("unpickled",))


def refused(file: Path, capfd: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["import", str(file), *more]) == 2
    said = capfd.readouterr()
    assert not said.out and "unpickled" not in said.err and "something of ours" not in said.err
    return said.err


def safetensors(path: Path, header: Any, data: bytes) -> None:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)


Change = Callable[[Arrays], None]


def put(name: str, array: Any) -> Change:
    return lambda state: state.update({f"lstm.{name}_l0": array})


def drop(name: str) -> Change:
    return lambda state: state.__delitem__(f"lstm.{name}_l0")


@pytest.mark.parametrize(
    ("change", "reason"),
    [(put("weight_ih", np.zeros((11, 2), "f4")), "lstm.weight_ih_l0 is 11 × 2; it should be 12 × …"),
     (put("weight_hh", np.zeros((3, 12), "f4")), "lstm.weight_hh_l0 is 3 × 12; it is the other way round; of 3 units it should be 12 × 3 (LSTM), 9 × 3 (GRU) or 3 × 3 (plain RNN)"),
     (put("weight_hh", np.zeros((11, 3), "f4")), "lstm.weight_hh_l0 is 11 × 3; of 3 units it should be 12 × 3 (LSTM), 9 × 3 (GRU) or 3 × 3 (plain RNN)"),
     (put("weight_hh", np.zeros(3, "f4")), "lstm.weight_hh_l0 is a list of 3; it should be a matrix"),
     (put("bias_hh", np.zeros(3, "f4")), "lstm.bias_hh_l0 is a list of 3; it should be a list of 12"),
     (drop("bias_hh"), "there is a lstm.bias_ih_l0 without its other half"), (drop("weight_hh"), "no recurrent layer is known"),
     (put("weight_hr", np.zeros((2, 3), "f4")), "projects the hidden state"),
     (put("weight_ih", np.zeros((12, 2), "f2")), "lstm.weight_ih_l0 is float16"),
     (put("bias_ih", np.array([np.nan] * 12)), "lstm.bias_ih_l0[0] is nan"),
     (put("weight_ih", np.full((12, 2), np.inf)), "lstm.weight_ih_l0[0, 0] is inf"),
     (put("weight_ih", np.zeros((12, 2), "c8")), "holds complex64"), (put("weight_ih", np.zeros((12, 2), "U3")), "holds <U3"),
     (put("bias_ih", np.zeros(12, bool)), "holds bool")],
)  # fmt: skip
def test_arrays_that_cannot_be(change: Change, reason: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    state = torch_state(3, 2)
    change(state)
    np.savez(tmp_path / "m.npz", **state)
    assert reason in refused(tmp_path / "m.npz", capfd)


def test_pickles_in_any_disguise(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plain, numpys, torchs = tmp_path / "m.npz", tmp_path / "o.npz", tmp_path / "model.pt"
    plain.write_bytes(pickle.dumps(Loud()))
    np.savez(numpys, weight_ih_l0=np.array([Loud()], dtype=object))
    with zipfile.ZipFile(torchs, "w") as archive:
        archive.writestr("model/data.pkl", pickle.dumps(Loud()))
    for file in (plain, numpys, torchs, Path(shutil.copy(plain, tmp_path / "m.onnx"))):
        assert "a pickle, which could run anything when it is read; save" in refused(file, capfd)


def test_an_archive_that_would_fill_the_memory(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    head = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 4096), }"
    head = b"\x93NUMPY\x01\x00" + (len(head) + 1).to_bytes(2, "little") + head + b"\n"
    with zipfile.ZipFile(tmp_path / "m.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weight_ih_l0.npy", head + bytes(1_000_000))
    assert "weight_ih_l0.npy says it has 4096000000 numbers; at most" in refused(tmp_path / "m.npz", capfd)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is neither .npz nor .safetensors"), (b"PK\x03\x04 and no more", "is a damaged archive"), (b"hello, world", "is neither"),
     (b"\x93NUMPY\x01\x00", "is a single array"), (b"\xff" * 8 + b"{}", "its header would have"), (b"\x05" + b"\0" * 7 + b"{nope", "is a damaged safetensors file")],
)  # fmt: skip
def test_files_that_are_no_models(
    content: bytes, reason: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "m.npz").write_bytes(content)
    assert reason in refused(tmp_path / "m.npz", capfd)


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "there is no file" in refused(tmp_path / "m.npz", capfd)
    assert "cannot be read" in refused(tmp_path, capfd)
    np.savez(tmp_path / "m.npz", **torch_state(1, 1))
    assert "ends in .toml" in refused(tmp_path / "m.npz", capfd, "-o", str(tmp_path / "m.json"))
    assert "there is no folder" in refused(tmp_path / "m.npz", capfd, "-o", str(tmp_path / "no" / "m.toml"))
    assert "'gru' does not say" in refused(tmp_path / "m.npz", capfd, "--cell", "gru")


def test_safetensors_are_read_by_their_own_head(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    state, header, data = torch_state(2, 3, 3, "gru."), {"__metadata__": {"format": "pt"}}, b""
    for name, array in state.items():
        header[name] = {"dtype": "F32", "shape": [*array.shape], "data_offsets": [len(data), len(data) + array.nbytes]}  # type: ignore[dict-item]
        data += array.tobytes()
    np.savez(tmp_path / "m.npz", **state)
    safetensors(tmp_path / "m.safetensors", header, data)
    said = []
    for file in ("m.npz", "m.safetensors"):
        assert main(["import", str(tmp_path / file)]) == 0
        said.append(capfd.readouterr().out.replace(file, ""))
    assert said[0] == said[1]
    safetensors(tmp_path / "m.safetensors", header, data[:-1])
    assert "stands outside of it" in refused(tmp_path / "m.safetensors", capfd)
    header["gru.weight_ih_l0"] = {"dtype": "BF16", "shape": [6, 3], "data_offsets": [0, 36]}  # type: ignore[dict-item]
    safetensors(tmp_path / "m.safetensors", header, data)
    assert "gru.weight_ih_l0 is bfloat16" in refused(tmp_path / "m.safetensors", capfd)
    header["gru.weight_ih_l0"] = {"dtype": "F32", "shape": [5, 3], "data_offsets": [0, 72]}  # type: ignore[dict-item]
    safetensors(tmp_path / "m.safetensors", header, data)
    assert "has 72 bytes for 15 numbers" in refused(tmp_path / "m.safetensors", capfd)
