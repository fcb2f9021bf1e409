"""How long the gradients of an unrolled scalar LSTM take to derive, and how much memory, each case in its own process.

Run by hand: `python tests/benchmarks/backward.py`. Wanted: 1,000 steps within 12 times of 100, memory likewise;
10,000 steps under 10 s; the sentences of one step independent of how many there
are; at 4 steps 100 times faster than SymPy. Measured in one
run, in processor time, on a machine busy with other work: 4, 100, 1,000, 10,000 steps in 0.004, 0.030, 0.333, 2.9 s and
0.1, 1.0, 9.1, 59 MB; one step in 2 to 3 ms; at 4 steps SymPy takes 17.6 s for the parameters, 2,000 times as long.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = """\
import sys, time, tracemalloc
from symbolic_lstm.cells import lstm
from symbolic_lstm.maths.backward import backward
from symbolic_lstm.maths.loss import default_loss
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.through_time import through_time
steps = int(sys.argv[1])
forward, loss = unroll(lstm, steps), default_loss(lstm, {})
start = time.process_time()
backward(lstm, loss)
loop = time.process_time() - start
start = time.process_time()
made = through_time(forward, loss)
took = time.process_time() - start
del made
tracemalloc.start()
made = through_time(forward, loss)
print(f"{steps:>6} steps {took:8.3f} s {tracemalloc.get_traced_memory()[1] / 1e6:7.1f} MB, one step {loop * 1000:.1f} ms, "
      f"{len(made.lets)} sentences")
"""


BY_SYMPY = """\
import time
import sympy as sp
from symbolic_lstm.cells import lstm
from symbolic_lstm.maths.loss import default_loss
from symbolic_lstm.maths.meaning import meaning
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.through_time import through_time
forward, loss = unroll(lstm, 4), default_loss(lstm, {})
start = time.process_time()
made = through_time(forward, loss)
ours = time.process_time() - start
whole = {}
for let in forward.lets:
    expression = meaning(let.body)
    places = {s: forward.place(s.name, let.time) for s in expression.free_symbols}
    whole[let.key] = expression.xreplace({s: whole.get(p, sp.Symbol(p)) for s, p in places.items()})
start = time.process_time()
for name in lstm.parameters:
    whole["h@4"].diff(sp.Symbol(name))
took = time.process_time() - start
print(f"     4 steps {ours:8.4f} s all gradients by rule, those of the parameters {took:.1f} s by SymPy: {took / ours:.0f} times")
"""
#: SymPy is given so many seconds.
PATIENCE = 150


def main() -> None:
    """Print processor time and the most memory; then four steps beside SymPy's own derivatives."""
    for steps in (4, 100, 1_000, 10_000):
        subprocess.run([sys.executable, "-c", WORK, str(steps)], cwd=ROOT, check=True)
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", BY_SYMPY], cwd=ROOT, check=True, timeout=PATIENCE)


if __name__ == "__main__":
    main()
