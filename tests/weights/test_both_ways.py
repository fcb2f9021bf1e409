"""A square matrix that is the wrong way round is found where the source prints a result."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.main import main

from .models import torch_forward, torch_state

X = np.array([[0.5, -1.0], [2.0, 0.25]])


def by_cell_names(turned: tuple[str, ...]) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The arrays of a layer by the names of the cell's sentences, some families turned, and the last hidden state."""
    state = {name: array.round(2) for name, array in torch_state(2, 2, dtype=np.float64).items()}
    w, u, b, bh = (np.split(array, 4) for array in state.values())
    made = {}
    for k, gate in enumerate("ifgo"):
        made |= {f"W_{gate}": w[k], f"U_{gate}": u[k], f"b_{gate}": b[k], f"bh_{gate}": bh[k]}
    return {n: a.T if n[0] in turned else a for n, a in made.items()}, torch_forward(state, X)["h"]


@pytest.mark.parametrize(
    ("turned", "told"),
    [((), ""), (("U",), "With U_i, U_f, U_g, U_o turned (rows as columns) 2 of 2 figures hold, not 0; turn them"),
     (("U", "W"), '… turned (rows as columns) 2 of 2 figures hold, not 0; say layout = "rows"')],
)  # fmt: skip
def test_an_import_is_checked_both_ways_round(
    turned: tuple[str, ...], told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arrays, h = by_cell_names(turned)
    np.savez(tmp_path / "m.npz", **arrays)  # type: ignore[arg-type]
    mine = str(tmp_path / "my.toml")
    says = f"h=[{', '.join(f'{it:.4f}' for it in h)}]"
    assert main(["import", str(tmp_path / "m.npz"), "-o", mine, "--set", f"x={X.tolist()}", "--says", says]) == 0
    err = capfd.readouterr().err
    assert ("they are written turned" in err) == bool(turned)
    assert told in err
    assert main(["verify", mine]) == 0
    example = sl.load(mine)
    assert [claim.of for claim in example.claims] == ["h[0]@2", "h[1]@2"]
    assert np.allclose(sl.sheet(mine).array("h")[-1], h, rtol=0, atol=1e-12)


def test_a_report_says_which_way_round_all_figures_hold(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arrays, h = by_cell_names(("U",))
    np.savez(tmp_path / "m.npz", **arrays)  # type: ignore[arg-type]
    mine = tmp_path / "my.toml"
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(mine), "--set", f"x={X.tolist()}"]) == 0
    claims = "".join(f'[[claims]]\nof = "h[{k}]@2"\nsays = {it:.4f}\n' for k, it in enumerate(h))
    mine.write_text(f"{mine.read_text(encoding='utf-8')}\n{claims}", encoding="utf-8")
    assert main(["verify", str(mine)]) == 1
    assert "turned (rows as columns) 2 of 2 figures hold, not 0; turn them." in " ".join(capfd.readouterr().out.split())


def test_what_holds_neither_way_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arrays, _ = by_cell_names(())
    np.savez(tmp_path / "m.npz", **arrays)  # type: ignore[arg-type]
    asked = ["import", str(tmp_path / "m.npz"), "--set", f"x={X.tolist()}", "--says"]
    assert main([*asked, "h@1=[0.9, 0.9]"]) == 0
    said = capfd.readouterr()
    assert "2 of 2 figures do not hold, either way round" in said.err and 'of = "h[0]@1", says = 0.9' in said.out
    assert main([*asked, "k=[0.9, 0.9]"]) == 2
    assert "the cell computes no 'k'" in capfd.readouterr().err


def test_who_imports_square_matrices_without_a_result_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arrays, _ = by_cell_names(())
    np.savez(tmp_path / "m.npz", **arrays)  # type: ignore[arg-type]
    assert main(["import", str(tmp_path / "m.npz"), "-o", str(tmp_path / "my.toml")]) == 0
    assert "W_o, U_o: square, and fitting either way round; taken as W_i times a column" in capfd.readouterr().err
    np.savez(tmp_path / "t.npz", **torch_state(2, 2))
    assert main(["import", str(tmp_path / "t.npz"), "-o", str(tmp_path / "my.toml"), "--force"]) == 0
    assert ": square" not in capfd.readouterr().err, "a framework says which way round it writes"


def test_a_matrix_as_wide_as_there_are_units_is_for_rows_and_so_are_all(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    state = {name: array.round(2) for name, array in torch_state(3, 2, dtype=np.float64).items()}
    w, u, b, bh = (np.split(array, 4) for array in state.values())
    rows = {name: array for k, g in enumerate("ifgo")
            for name, array in ((f"W_{g}", w[k].T), (f"U_{g}", u[k].T), (f"b_{g}", b[k]), (f"bh_{g}", bh[k]))}  # fmt: skip
    np.savez(tmp_path / "m.npz", **rows)  # type: ignore[arg-type]
    mine = str(tmp_path / "my.toml")
    assert main(["import", str(tmp_path / "m.npz"), "-o", mine, "--set", f"x={X.tolist()}"]) == 0
    assert "W_i is as wide as there are units: all matrices are for rows" in (said := capfd.readouterr().err)
    assert ": square" not in said
    assert np.allclose(sl.sheet(mine).array("h")[-1], torch_forward(state, X)["h"], rtol=0, atol=1e-12)
