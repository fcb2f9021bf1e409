"""What a picture costs, beside the same picture by matplotlib.

Run by hand: `python tests/benchmarks/drawing.py` (it needs `pip install "symbolic-lstm[bench]"`). Ten pictures of the
seed series, a cell with peepholes and one in layers as SVG: from a worked subject by `drawing` and the writer, and by matplotlib with the same curves, bars,
boxes, arrows and labels, its figure made and saved; both warm. Wanted: each at least 20 times as fast.
Measured in one run on a busy machine (processor time, medians of 9): 0.7 to 3.7 ms a picture, 27 to 97 times as fast; in a
quiet one 0.6 to 3.5 ms and 27 to 79 times.
"""

from __future__ import annotations

import io
import math
import statistics
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing import bars, cell, curve, gradients, heatmap, memory, number_line, retention
from symbolic_lstm.drawing.backward import norms
from symbolic_lstm.drawing.made import subject_of
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.page.runs import runs
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Rect, Scene, Wire
from symbolic_lstm.published.setting import setting
from symbolic_lstm.writers.scenes.svg import picture

ROUNDS, REQUIRED = 9, 20.0


def taken(work: Callable[[], object]) -> float:
    """Processor time in milliseconds."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


@cache
def matplotlib() -> Any:
    """The library, imported where it is measured."""
    import matplotlib as library
    from matplotlib import pyplot

    library.use("svg")
    return pyplot


def saved(figure: object) -> str:
    kept = io.StringIO()
    figure.savefig(kept, format="svg")  # type: ignore[attr-defined]
    matplotlib().close(figure)  # type: ignore[arg-type]
    return kept.getvalue()


def sigmoid() -> str:
    figure, axes = matplotlib().subplots(figsize=(3.8, 2.3))
    xs = [k / 8 for k in range(-56, 57)]
    axes.plot(xs, [1 / (1 + math.exp(-x)) for x in xs])
    axes.plot([5.95], [0.997], "o")
    axes.vlines([5.95], 0, 0.997, linestyles="dotted")
    axes.annotate("0.997", (5.95, 0.997))
    axes.annotate("5.95", (5.95, 0))
    return saved(figure)


def barred() -> str:
    figure, axes = matplotlib().subplots(figsize=(3.8, 1.3))
    axes.barh(["old", "new"], [2, 1.99])
    axes.barh(["new"], [0.97], left=[1.99])
    for x, y, text in ((1, 0, "2"), (1, 1, "1.99"), (2.4, 1, "0.97"), (3, 1, "2.96")):
        axes.text(x, y, text)
    return saved(figure)


def placed(scene: Scene) -> str:
    """The boxes, wires and words of a scene, by matplotlib."""
    figure, axes = matplotlib().subplots(figsize=(scene.width / 96, scene.height / 96))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.axis("off")

    def put(item: Item) -> None:
        match item:
            case Group():
                for inner in item.items:
                    put(inner)
            case Rect():
                axes.add_patch(matplotlib().Rectangle((item.x, item.y), item.width, item.height, fill=False))
            case Disc():
                axes.add_patch(matplotlib().Circle((item.x, item.y), item.radius))
            case Wire():
                axes.plot([x for x, _ in item.points], [y for _, y in item.points])
            case Label():
                axes.text(item.x, item.y, "".join(run.text for run in runs(item.words)))

    for item in scene.items:
        put(item)
    return saved(figure)


def line() -> str:
    figure, axes = matplotlib().subplots(figsize=(5.8, 2.2))
    values = [0, -0.2, -0.2, -0.32, 0.02]
    axes.plot(range(5), values, "o-")
    for x, y in enumerate(values):
        axes.annotate(str(y), (x, y))
    return saved(figure)


def mapped() -> str:
    figure, axes = matplotlib().subplots(figsize=(5, 1.8))
    values = [[0.83, 0.89, 0.85, 0.94], [0.65, 0.77, 0.7, 0.87], [-0.31, -0.03, -0.22, 0.37], [0.64, 0.48, 0.53, 0.42]]
    axes.imshow(values)
    for y, row in enumerate(values):
        for x, value in enumerate(row):
            axes.text(x, y, str(value))
    return saved(figure)


def falling(values: list[float], *, logarithmic: bool = False) -> str:
    """A curve of values step by step, with their numbers where they are few."""
    figure, axes = matplotlib().subplots(figsize=(5.8, 2.2))
    (axes.semilogy if logarithmic else axes.plot)(range(len(values)), values, "o-" if len(values) < 20 else "-")
    axes.axhline(0.5, linestyle="dotted")
    for x, y in enumerate(values if len(values) < 20 else values[:1]):
        axes.annotate(f"{y:.4f}", (x, y))
    return saved(figure)


def of_ones_own() -> Subject:
    """A cell that is no LSTM and no GRU, so that it is laid out in layers."""
    sentences = "a = sigmoid(W_a @ x + U_a @ h_prev)\nm = max(a, h_prev)\nh = m * tanh(a) + (1 - a) * h_prev / 2"
    cell_: dict[str, object] = {"name": "own", "sentences": sentences}
    example = sl.example(cell=cell_, weights={"W_a": "0.5", "U_a": "-2"}, given={"x": "1", "h_prev": "0.25"})
    return subject_of(example, setting(example, ""))


def peephole() -> Subject:
    weights = dict.fromkeys(CELLS["peephole"].parameters, "0.5")
    example = sl.example(cell="peephole", weights=weights, given={"x": "1", "h_prev": "0", "c_prev": "0.25"})
    return subject_of(example, setting(example, ""))


def main() -> None:
    """Print both medians of each picture, and how many times as fast ours is."""
    example = sl.load("understanding-lstms")
    one, days = (subject_of(example, setting(example, name)) for name in ("", "company-a"))
    whole, strip = cell.cell(one), number_line.number_line(one, Quantity("c"))
    own, seen, told = of_ones_own(), peephole(), norms(example, setting(example, "company-a"), "c")
    layered, peeps = cell.cell(own), cell.cell(seen)
    pairs: dict[str, tuple[Callable[[], Scene], Callable[[], str]]] = {
        "cell": (lambda: cell.cell(one), lambda: placed(whole)),
        "curve": (lambda: curve.curve([(one, "f@1")]), sigmoid),
        "bars": (lambda: bars.bars(one, Quantity("c")), barred),
        "memory": (lambda: memory.memory(days, Quantity("c")), line),
        "heatmap": (lambda: heatmap.heatmap(days), mapped),
        "layers": (lambda: cell.cell(own), lambda: placed(layered)),
        "peephole": (lambda: cell.cell(seen), lambda: placed(peeps)),
        "gradients": (
            lambda: gradients.gradients(told, days.language),
            lambda: falling([0.99, 0.68, 0.62, 0.42], logarithmic=True),
        ),
        "retention": (lambda: retention.retention(one, Quantity("f")), lambda: falling([0.997**k for k in range(600)])),
        "rounding": (lambda: number_line.number_line(one, Quantity("c")), lambda: placed(strip)),
    }
    for name, (ours, theirs) in pairs.items():
        picture(ours())
        theirs()
        times = [(taken(lambda: picture(ours())), taken(theirs)) for _ in range(ROUNDS)]  # noqa: B023
        mine, other = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"{name:<9} {mine:7.2f} ms   matplotlib {other:7.1f} ms   {other / mine:5.0f} x  (at least {REQUIRED:.0f})"
        )


if __name__ == "__main__":
    main()
