"""Records are dataclasses in all but what they cost, and what is on demand comes when it is asked for."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
import typing
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from functools import cached_property
from pathlib import Path

import pytest

import symbolic_lstm
from symbolic_lstm.cells import CELLS, Catalog
from symbolic_lstm.languages import LANGUAGES
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.on_demand import Rows, pattern
from symbolic_lstm.page.layout import Ident, Num, Op
from symbolic_lstm.records import field, record, replace


@record(frozen=True, slots=True)
class Base:
    span: tuple[int, int] | None = field(default=None, compare=False, repr=False, kw_only=True)


@record(frozen=True, slots=True)
class Ours(Base):
    name: str
    items: list[int] = field(default_factory=list, compare=False)
    more: str = field(default="", repr=False)


@record(frozen=True)
class Open:
    first: int
    seen: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", self.first + 1)

    @cached_property
    def twice(self) -> int:
        return 2 * self.first


@dataclass(frozen=True, slots=True)
class Theirs:
    name: str
    items: list[int] = dataclasses.field(default_factory=list, compare=False)
    more: str = dataclasses.field(default="", repr=False)


class Point(NamedTuple):
    """A tuple with names."""

    x: int
    y: tuple[int, ...] = ()

    @property
    def far(self) -> bool:
        return self.x > 3


class TheirPoint(typing.NamedTuple):
    x: int
    y: tuple[int, ...] = ()


def test_a_tuple_with_names_is_one_to_everybody_who_looks() -> None:
    made, like = Point(4, (1,)), TheirPoint(4, (1,))
    assert repr(made) == repr(like).replace("Their", "") and made == like == (4, (1,)) and made.far
    assert (made._fields, made._field_defaults, Point.__doc__) == (
        like._fields,
        like._field_defaults,
        "A tuple with names.",
    )
    assert typing.get_type_hints(Point) == typing.get_type_hints(TheirPoint) and isinstance(made, tuple)
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made and made._replace(x=1) == Point(1, (1,))
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]


def test_a_record_is_a_dataclass_to_everybody_who_looks() -> None:
    made, like = Ours("a", [1], more="b", span=(1, 2)), Theirs("a", [1], more="b")
    assert is_dataclass(made) and [it.name for it in fields(made)] == ["span", "name", "items", "more"]
    assert repr(made) == repr(like).replace("Theirs", "Ours") == "Ours(name='a', items=[1])"
    assert replace(made, name="c") == Ours("c", more="b") == dataclasses.replace(made, name="c") != made
    assert dataclasses.asdict(made) == {"span": (1, 2), "name": "a", "items": [1], "more": "b"}
    with pytest.raises(TypeError):
        replace(made, nothing=1)  # type: ignore[call-arg]
    match made:
        case Ours(name, [1], more):
            assert (name, more) == ("a", "b")
        case _:
            pytest.fail("its fields are matched in order")


def test_equality_is_of_a_class_and_of_what_is_compared() -> None:
    assert Ours("a", [1], span=(1, 2)) == Ours("a", [2]) and hash(Ours("a", [1])) == hash(Ours("a"))
    assert Ident("f") != Op("f") and Num("1") != Num("1", 2) and Ours("a") != "a"


def test_a_record_never_changes() -> None:
    made = Ours("a")
    for change in (lambda: setattr(made, "name", "b"), lambda: delattr(made, "name"), lambda: setattr(made, "new", 1)):
        with pytest.raises(FrozenInstanceError):
            change()
    assert Ours("a").items is not Ours("a").items


def test_a_record_is_copied_and_sent_to_another_process() -> None:
    made = Num("2.70", -6, whole="2.7000", span=(3, 4))
    for other in (copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made and other.span == (3, 4)
    assert (copy.copy(Open(3)).seen, Open(3).twice) == (4, 6)


@pytest.mark.parametrize("wrong", [{}, {"name": "a", "name2": "b"}])
def test_a_record_takes_its_fields_and_no_others(wrong: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        Ours(**wrong)  # type: ignore[arg-type]


def test_every_row_stands_under_its_own_name() -> None:
    assert all(cell.name == name for name, cell in CELLS.items())
    assert all(notation.name == name for name, notation in NOTATIONS.items())
    assert all(language.code == name for name, language in LANGUAGES.items())
    with pytest.raises(KeyError):
        CELLS["lstn"]


def test_a_row_is_imported_once_and_when_it_is_asked_for() -> None:
    rows = Rows[object]({"there": "symbolic_lstm.cells.gru:gru", "missing": "symbolic_lstm.nowhere:it"})
    assert list(rows) == ["there", "missing"] and "missing" in rows and len(rows) == 2
    assert rows["there"] is rows["there"] is CELLS["gru"]
    with pytest.raises(ModuleNotFoundError):
        rows["missing"]


def test_a_cell_is_asked_for_by_attribute_though_its_file_has_its_name() -> None:
    from symbolic_lstm.cells import gru, mgu
    from symbolic_lstm.cells.mgu import mgu as in_its_file

    cells = symbolic_lstm.cells
    assert isinstance(cells, Catalog) and cells.gru is gru and cells.mgu is mgu is in_its_file
    assert cells.gru_after_two_biases is CELLS["gru-after-two-biases"] and "gru_after" in dir(cells)
    with pytest.raises(AttributeError, match="lstn"):
        _ = cells.lstn


def test_every_pattern_that_waits_can_be_compiled() -> None:
    source = "\n".join(p.read_text("utf-8") for p in Path(symbolic_lstm.__file__).parent.rglob("*.py"))
    assert source.count(" pattern(") > 50
    for module in sorted(Path(symbolic_lstm.__file__).parent.rglob("*.py")):
        if " pattern(" in module.read_text("utf-8") and module.stem != "on_demand":
            name = ".".join(
                ("symbolic_lstm", *module.relative_to(Path(symbolic_lstm.__file__).parent).with_suffix("").parts)
            )
            for it in vars(__import__(name, fromlist=["_"])).values():
                if type(it).__name__ == "_Pattern":
                    assert isinstance(re.compile(it._source, it._flags), re.Pattern)
    assert pattern(r"(\d)", re.ASCII).sub(r"<\1>", "1٢") == "<1>٢"
