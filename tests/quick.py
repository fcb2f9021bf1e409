"""Which of many cases every run tries; the others wait for the judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def quick(cases: Iterable[Any], every_run: Callable[..., bool]) -> list[Any]:
    """The cases as parameters of a test, those that not every run tries marked `judge`; a tuple is several arguments."""
    return [
        case if every_run(*values) else pytest.param(*values, marks=pytest.mark.judge)
        for case in cases
        for values in [case if isinstance(case, tuple) else (case,)]
    ]
