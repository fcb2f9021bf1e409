"""What every test may rely on, whatever the machine has: fonts, and TeX's own folders."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .fonts import DEJAVU, fontconfig


@pytest.fixture(scope="session", autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fonts and TeX's settings of the tests' own, for what runs in the tests and for every program they start."""
    fonts, tex = tmp_path_factory.mktemp("fonts"), tmp_path_factory.mktemp("tex")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(fontconfig(fonts, DEJAVU)))
        patch.delenv("FONTCONFIG_PATH", raising=False)
        for name in ("TEXMFHOME", "TEXMFVAR", "TEXMFCONFIG", "VARTEXFONTS"):
            patch.setenv(name, str(tex / name.lower()))
        yield
