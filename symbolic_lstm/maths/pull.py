"""Pull: one sentence followed from the cotangent of its value to those of the names in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import prod

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.adjoint import ACTIVATIONS, ADJOINT, Seen
from symbolic_lstm.maths.compose import times
from symbolic_lstm.named_tuples import NamedTuple

#: Heads whose rules need a cotangent with an entry for each of theirs.
_WHOLE = (t.Apply, t.Outer, t.Flip, t.Concat, t.Slice)


class Contribution(NamedTuple):
    """What one place of a name in a sentence contributes to the gradient with respect to the name."""

    name: str
    cotangent: t.Sentence


class Helper(NamedTuple):
    """A gradient with a name of its own on the way: that of a pre-activation, at a path of the sentence."""

    name: str
    body: t.Sentence
    path: t.Path
    shape: forms.Shape


@dataclass
class Pull:
    """The contributions of one sentence `name = body`, from the cotangent of its value to those of its names."""

    name: str
    shapes: Mapping[str, forms.Shape]
    shares: list[Contribution] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)

    def sentence(self, body: t.Sentence, cotangent: t.Sentence) -> Pull:
        """Follow the whole sentence; its value goes by its name."""
        self.follow(body, cotangent, t.Symbol(self.name), ())
        return self

    def follow(self, term: t.Sentence, cotangent: t.Sentence, output: t.Sentence, path: t.Path) -> None:
        if isinstance(term, t.Symbol):
            self.shares.append(Contribution(term.name, cotangent))
            return
        if not isinstance(term, t.Term) or not t.names(term):
            return
        own = forms.shape(term, self.shapes)
        if own and forms.shape(cotangent, self.shapes) == () and isinstance(term, _WHOLE):
            cotangent = self.named(cotangent, path, own)  # a matrix rule needs every entry
        parts = ADJOINT[type(term)](Seen(term, cotangent, output, self.shapes))
        pre = isinstance(term, ACTIVATIONS) and bool(term.args[0].args)
        for k, (part, share) in enumerate(zip(term.args, parts, strict=True)):
            if share is None or not t.names(part):
                continue
            there = (*path, k)
            share = self.reduced(share, forms.shape(part, self.shapes), own)
            if pre:
                share = self.named(share, there, forms.shape(part, self.shapes))
            self.follow(part, share, part, there)

    def named(self, body: t.Sentence, path: t.Path, shape: forms.Shape) -> t.Symbol:
        """A cotangent that is used more than once, under a name: δ of the sentence."""
        count = f"_{len(self.helpers) + 1}" if self.helpers else ""
        name = f"delta_{self.name}{count}"
        self.shapes = {**self.shapes, name: shape}
        self.helpers.append(Helper(name, body, path, shape))
        return t.Symbol(name)

    def reduced(self, share: t.Sentence, wanted: forms.Shape, own: forms.Shape) -> t.Sentence:
        """A number that stood beside every entry of a vector gathers what all of them give."""
        if wanted or not own:
            return share
        if forms.shape(share, self.shapes) == ():
            return times(t.Dec(str(prod(own))), share)
        return t.Total(share)


def pulled(name: str, body: t.Sentence, cotangent: t.Sentence, shapes: forms.Shapes) -> Iterator[Contribution]:
    """What each place of a name in `name = body` contributes, pre-activations written out.

    >>> from symbolic_lstm.maths.reader import read
    >>> [(s.name, s.cotangent) for s in pulled("c", read("f * c_prev + i * g"), t.Symbol("d_c"), {})]
    [('f', d_c * c_prev), ('c_prev', d_c * f), ('i', d_c * g), ('g', d_c * i)]
    >>> [(s.name, s.cotangent) for s in pulled("f", read("sigmoid(b)"), t.Symbol("d_f"), {})]
    [('b', d_f * f * (1 - f))]
    """
    pull = Pull(name, dict(shapes)).sentence(body, cotangent)
    known: dict[t.Symbol, t.Sentence] = {}
    for helper in pull.helpers:
        known[t.Symbol(helper.name)] = t.substituted(helper.body, known)
    yield from (Contribution(share.name, t.substituted(share.cotangent, known)) for share in pull.shares)
