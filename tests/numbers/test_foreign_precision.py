"""python-flint's precision belongs to the whole process: whatever other threads set, our ends stay the same."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from flint import ctx

from symbolic_lstm.api import check, sheet
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.verify.line import check_line


@pytest.fixture
def meddler() -> Iterator[None]:
    """A thread that sets the precision of the process as fast as it can."""
    before, interval, stop = ctx.prec, sys.getswitchinterval(), threading.Event()

    def meddle() -> None:
        while not stop.is_set():
            for precision in (2, 17, 3000):
                ctx.prec = precision

    thread = threading.Thread(target=meddle)
    sys.setswitchinterval(1e-5)
    thread.start()
    yield
    stop.set()
    thread.join()
    sys.setswitchinterval(interval)
    ctx.prec = before


EXPECTED = sheet("understanding-lstms").records()
VERDICTS = check("understanding-lstms")
LINES = ("exp(1.5) = 4.4817", "8^5335 = 1 = 1", "sigma(5.95) * tanh(0.3) = 0.2905")
LINE_VERDICTS = [check_line(line) for line in LINES]


@pytest.mark.usefixtures("meddler")
def test_every_end_is_the_same_while_another_thread_sets_the_precision() -> None:
    for _ in range(3):
        assert sheet("understanding-lstms").records() == EXPECTED
        assert check("understanding-lstms") == VERDICTS
        assert [check_line(line) for line in LINES] == LINE_VERDICTS


def test_what_was_worked_at_another_precision_is_worked_again() -> None:
    seen = []

    def work(part: int) -> int:
        seen.append(ctx.prec)
        if len(seen) == 1:
            ctx.prec = 9
        return part

    with ctx.workprec(30):
        assert held(77, work, 5) == 5
    assert seen == [77, 77]
