"""What a person would see in a scene: where its labels are, what lies on what, what is cut off."""

from __future__ import annotations

from itertools import combinations, pairwise

from symbolic_lstm.drawing.measure import Box, box
from symbolic_lstm.page.runs import runs
from symbolic_lstm.page.scene import Disc, Label, Rect, Scene, Wire


def text(label: Label) -> str:
    return "".join(run.text for run in runs(label.words))


def labels(scene: Scene) -> list[Label]:
    return [it for it in scene.walk() if isinstance(it, Label)]


def texts(scene: Scene) -> list[str]:
    return [text(it) for it in labels(scene)]


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of labels that lie on each other, by half a pixel or more."""
    found = [(it, box(it)) for it in labels(scene)]
    return [(text(a), text(b)) for (a, one), (b, other) in combinations(found, 2) if one.meets(other, -0.5)]


def covered(scene: Scene) -> list[str]:
    """Labels that a sign's circle lies on, other than the sign in it."""
    nodes = [it for it in scene.walk() if isinstance(it, Disc) and it.kind == "node"]
    found = []
    for it in labels(scene):
        own = box(it)
        for node in nodes:
            middle = abs((own.left + own.right) / 2 - node.x) < 1 and own.top < node.y < own.bottom
            round_ = Box(node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius)
            if own.meets(round_, -1) and not middle:
                found.append(text(it))
    return found


def outside(scene: Scene) -> list[str]:
    """Labels that the edge of the picture cuts off."""
    frame = Box(-0.5, -0.5, scene.width + 0.5, scene.height + 0.5)
    found = []
    for it in labels(scene):
        own = box(it)
        if own.left < frame.left or own.right > frame.right or own.top < frame.top or own.bottom > frame.bottom:
            found.append(text(it))
    return found


def drawn_over(scene: Scene) -> list[tuple[float, float]]:
    """Where a level piece of wire runs along another of its colour, unless both begin at one point."""
    level = [
        (it.colour, a[1], min(a[0], b[0]), max(a[0], b[0]), a[0])
        for it in scene.walk()
        if isinstance(it, Wire)
        for a, b in pairwise(it.points)
        if a[1] == b[1]
    ]
    return [
        (one[2], one[1])
        for one, other in combinations(level, 2)
        if one[:2] == other[:2] and min(one[3], other[3]) - max(one[2], other[2]) > 1 and one[4] != other[4]
    ]


def bends(scene: Scene) -> list[float]:
    """Steps of a wire so small that they look like a slip of the pen."""
    wires = (it.points for it in scene.walk() if isinstance(it, Wire) and it.width > 1.5)
    return [
        abs(b[1] - a[1])
        for points in wires
        if len(points) == 4
        for a, b in pairwise(points)
        if 0 < abs(b[1] - a[1]) < 3
    ]


def crossed(scene: Scene) -> list[str]:
    """Labels that a wire of a cell goes through."""
    if scene.name != "cell":
        return []
    pieces = [
        Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for it in scene.walk()
        if isinstance(it, Wire) and it.width > 1.2 and len(it.points) < 20
        for a, b in pairwise(it.points)
    ]
    found = [(text(it), box(it)) for it in labels(scene)]
    return [said for said, own in found if any(own.meets(piece, -1) for piece in pieces)]


def piled(scene: Scene) -> list[tuple[float, float]]:
    """Where boxes of gates lie on each other or on a sign."""
    boxes = [Box(it.x, it.y, it.x + it.width, it.y + it.height) for it in scene.walk()
             if isinstance(it, Rect) and it.kind == "tint"]  # fmt: skip
    signs = [Box(it.x - it.radius, it.y - it.radius, it.x + it.radius, it.y + it.radius) for it in scene.walk()
             if isinstance(it, Disc) and it.kind == "node"]  # fmt: skip
    if scene.name != "cell":
        return []
    return [(one.left, one.top) for one, other in combinations([*boxes, *signs], 2) if one.meets(other, -0.5)]


def faults(scene: Scene) -> list[object]:
    return [*overlaps(scene), *covered(scene), *outside(scene), *crossed(scene), *piled(scene)]
