"""PyTorch for the judges that ask it: there, or the judge fails and says how to install it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest


def pytorch() -> Any:
    """The module `torch`. A judge without it has judged nothing, so it fails."""
    try:
        torch = import_module("torch")
    except ModuleNotFoundError:
        pytest.fail('this judge asks PyTorch: pip install -e ".[torch]" (the wheel for a CPU is enough)', pytrace=False)
    torch.set_num_threads(1)  # layers of a few units, beside other tests
    return torch
