"""The named parts of a sentence in a form of it: where they stand, and how they are kept together.

A sum inside a sum is opened when a sentence is worked entry by entry, and a
product inside a product. What has a name is kept together instead, in brackets,
so that it has a figure of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t

#: The sentence of one entry, or the scalar form, at the given shapes.
Instance: TypeAlias = Callable[[t.Sentence, forms.Shapes], t.Sentence]
Parts: TypeAlias = tuple[tuple[str, t.Path], ...]


def with_parts(
    body: t.Sentence, parts: Mapping[str, t.Sentence], worked: Instance, shapes: forms.Shapes
) -> tuple[t.Sentence, Parts]:
    """A sentence in a form of it, and where its named parts stand there.

    >>> from symbolic_lstm.maths.reader import read
    >>> one = lambda term, shapes: forms.entry(term, (0,), shapes)
    >>> shapes = {"U": (2, 2), "h": (2,), "b": (2,)}
    >>> with_parts(read("U @ h + b"), {"memory": read("U @ h")}, one, shapes)
    ((U[0,0] * h[0] + U[0,1] * h[1]) + b[0], (('memory', (0,)),))

    A part that has no such entry is left out.
    """
    plain = worked(body, shapes)
    places = _places(plain, {name: worked(part, shapes) for name, part in parts.items()})
    if len(places) == len(parts):
        return plain, places
    held = _Held(body, parts, worked, shapes)
    return held.whole, _places(held.whole, held.parts)


def _places(whole: t.Sentence, parts: Mapping[str, t.Sentence]) -> Parts:
    found = ((name, t.find(whole, part)) for name, part in parts.items())
    return tuple((name, path) for name, path in found if path is not None)


class _Held:
    """A sentence worked with each part as one name, and the parts worked by themselves and put back."""

    def __init__(
        self, body: t.Sentence, parts: Mapping[str, t.Sentence], worked: Instance, shapes: forms.Shapes
    ) -> None:
        self.worked, self.shapes = worked, {**shapes}
        self.behind: dict[str, t.Sentence] = {}  # what each of the names stands for, by the name
        paths = {name: path for name, part in parts.items() if (path := t.find(body, part)) is not None}
        stands: dict[str, t.Sentence] = {}
        for name in sorted(paths, key=lambda name: -len(paths[name])):  # the innermost first
            self.shapes[f"⟨{name}⟩"] = forms.shape(parts[name], shapes)
            self.behind[f"⟨{name}⟩"] = t.at(body, paths[name])
            stands[name] = t.Symbol(f"⟨{name}⟩")
            body = _put(body, paths[name], stands[name])
        self.whole = self.put_back(worked(body, self.shapes))
        self.parts = {name: self.put_back(worked(stand, self.shapes)) for name, stand in stands.items()}

    def put_back(self, term: t.Sentence) -> t.Sentence:
        """The sentence with what the names stand for, entry by entry."""
        if not isinstance(term, t.Symbol):
            return t.rebuilt(term, [self.put_back(part) for part in term.args])
        name, _, index = term.name.partition("[")
        if name not in self.behind:
            return term
        inner = self.behind[name]
        if not index:
            return self.put_back(self.worked(inner, self.shapes))
        entry = tuple(map(int, index.rstrip("]").split(",")))
        return self.put_back(forms.entry(inner, entry, self.shapes))


def _put(term: t.Sentence, path: t.Path, new: t.Sentence) -> t.Sentence:
    """The sentence with another part at a path."""
    if not path:
        return new
    return t.rebuilt(term, [_put(part, path[1:], new) if k == path[0] else part for k, part in enumerate(term.args)])
