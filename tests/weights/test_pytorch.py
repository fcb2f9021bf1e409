"""PyTorch's own layers, saved and imported: worked by hand they are what the framework gives, figure by figure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main
from tests.pytorch import pytorch

pytestmark = pytest.mark.judge

KINDS = {
    ("LSTM", True): "lstm-two-biases", ("LSTM", False): "lstm", ("GRU", True): "gru-after-two-biases",
    ("GRU", False): "gru-after", ("RNN", True): "rnn-two-biases", ("RNN", False): "rnn",
}  # fmt: skip


def save(arrays: dict[str, Any], file: Path) -> None:
    if file.suffix == ".npz":
        np.savez(file, **{name: array.numpy() for name, array in arrays.items()})
        return
    from safetensors.numpy import save_file

    save_file({name: array.numpy() for name, array in arrays.items()}, file)


@pytest.mark.parametrize("suffix", ["npz", "safetensors"])
@pytest.mark.parametrize(("kind", "bias"), KINDS)
def test_a_saved_layer_is_worked_by_hand_as_the_framework_works_it(
    kind: str, bias: bool, suffix: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    torch = pytorch()
    torch.manual_seed(7)
    net = torch.nn.ModuleDict({"encoder": getattr(torch.nn, kind)(3, 5, bias=bias)})
    x = torch.randn(4, 3)
    with torch.no_grad():
        hs, last = net["encoder"](x)
    weights, run, mine = tmp_path / f"m.{suffix}", tmp_path / "run.npz", str(tmp_path / "mine.toml")
    save(net.state_dict(), weights)
    np.savez(run, x=x.numpy(), h=hs.numpy(), **({"c": last[1].numpy()} if kind == "LSTM" else {}))

    assert main(["import", str(weights), "--layer", "encoder", "-o", mine]) == 0
    assert sl.load(mine).cell.name == KINDS[kind, bias]
    capfd.readouterr()
    assert main(["compare", mine, str(run), "--format", "json"]) == 0
    report = json.loads(capfd.readouterr().out)
    assert len(report["figures"]) == 4 * 5 + (5 if kind == "LSTM" else 0)
    assert all(figure["fits"] for figure in report["figures"])


def test_one_figure_that_the_layer_did_not_give_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    torch = pytorch()
    torch.manual_seed(8)
    layer = torch.nn.LSTM(3, 5)
    x = torch.randn(4, 3)
    hs = layer(x)[0].detach().numpy().copy()
    hs[2, 1] += 1e-4
    save(layer.state_dict(), tmp_path / "m.npz")
    np.savez(tmp_path / "run.npz", x=x.numpy(), h=hs)
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(tmp_path / "mine.toml")]) == 0
    assert main(["compare", str(tmp_path / "mine.toml"), str(tmp_path / "run.npz"), "--format", "json"]) == 1
    off = [it for it in json.loads(capfd.readouterr().out)["figures"] if not it["fits"]]
    assert [it["key"] for it in off] == ["h[1]@3"]
