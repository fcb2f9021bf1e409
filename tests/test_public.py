"""The public names are what they are called, however often and in whichever order they are asked for."""

from __future__ import annotations

import pkgutil

import pytest

import symbolic_lstm as sl


@pytest.mark.parametrize("name", [name for name in sl.__all__ if name not in ("cells", "__version__")])
def test_a_name_is_the_same_each_time(name: str) -> None:
    first, second = getattr(sl, name), getattr(sl, name)
    assert first is second
    assert callable(first)


def test_no_module_takes_the_place_of_a_name() -> None:
    assert {module.name for module in pkgutil.iter_modules(sl.__path__)} & {*sl.__all__} == {"cells"}
