"""A lazy page is told when somebody first reads it, and until then knows only what it comes to.

The derivations of ten thousand steps take minutes and much memory; who wants
their figures in a table or an array reads none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from symbolic_lstm.page.blocks import Display, Page, Step
from symbolic_lstm.page.typography import typeset_text

_TOLD = ("blocks", "about", "heading")


#: A sequence of more steps is told step by step only when somebody reads the page.
LONG = 100


class LazyPage(Page):
    """A page whose blocks may be made when they are first asked for: `untold` makes one of those."""

    __slots__ = ("_figures", "_filled", "_tell")

    @classmethod
    def untold(cls, title: str, figures: Iterable[Step], tell: Callable[[], Page], **fields: object) -> Self:
        """A page that knows what it comes to; `tell` makes the whole when its time has come."""
        made = object.__new__(cls)
        for name, value in {"title": typeset_text(title), "_figures": figures, "_tell": tell, **fields}.items():
            object.__setattr__(made, name, value)
        return made

    @property
    def results(self) -> Iterable[Step]:
        """What its derivations come to, in order, without one of them being made."""
        figures: Iterable[Step] | None = getattr(self, "_figures", None)
        return super().results if figures is None else figures

    @property
    def varied(self) -> Mapping[str, Any] | None:
        """None of a page that is not told yet: it has no table of other values."""
        return super().varied if getattr(self, "_figures", None) is None else None

    @property
    def gradients(self) -> tuple[Display, ...]:
        """None of a page that is not told yet: it has no backward pass."""
        return super().gradients if getattr(self, "_figures", None) is None else ()

    if not TYPE_CHECKING:  # a slot that is empty is asked for here

        def __getattr__(self, name: str) -> Any:
            if name not in _TOLD:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            page = self._tell()
            for told in _TOLD:
                object.__setattr__(self, told, getattr(page, told))
            object.__setattr__(self, "_figures", None)
            return object.__getattribute__(self, name)
