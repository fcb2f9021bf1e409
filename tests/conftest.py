"""What every test may rely on, whatever the machine has: fonts, TeX's own folders, and no settings of a runner."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from .fonts import DEJAVU, fontconfig

#: Benchmarks are run by hand; doctests are looked for in none of them.
collect_ignore = ["benchmarks"]

#: What a machine may have set that the program, or a program that it starts, heeds.
HEEDED = (
    "FONTCONFIG_PATH", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "TF_BUILD", "SYMBOLIC_LSTM_DEBUG", "SYMBOLIC_LSTM_STRICT",
    "COLUMNS", "FORCE_COLOR",
)  # fmt: skip


# The same inputs in every run; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fonts and TeX's settings of the tests' own, for what runs in the tests and for every program they start."""
    fonts, tex, compiled = map(tmp_path_factory.mktemp, ("fonts", "tex", "compiled"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(fontconfig(fonts, DEJAVU)))
        # programs that the tests start find the package compiled, as one that is installed is
        patch.setenv("PYTHONPYCACHEPREFIX", str(compiled))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background: programs would inherit it
            signal.signal(signal.SIGINT, signal.default_int_handler)
        for name in HEEDED:
            patch.delenv(name, raising=False)
        for name in ("TEXMFHOME", "TEXMFVAR", "TEXMFCONFIG", "VARTEXFONTS"):
            patch.setenv(name, str(tex / name.lower()))
        yield
