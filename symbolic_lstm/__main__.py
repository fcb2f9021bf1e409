"""The program: `symbolic-lstm` and `python -m symbolic_lstm`.

Whoever interrupts it while it is imported reads one line, and no traceback:
before that has its answer nothing is imported that Python has not loaded itself.
"""

import os
import sys


def leave(*_: object) -> None:
    """Interrupted while being imported: one line and status 130; there is nothing yet to be tidied up."""
    os.write(2, b"interrupted\n")
    os._exit(130)


try:
    import signal

    # in the background nobody interrupts; and workers, which import this file too, are stopped by whoever began them
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler and "multiprocessing" not in sys.modules:
        signal.signal(signal.SIGINT, leave)
    from symbolic_lstm.cli.main import run
except KeyboardInterrupt:
    leave()

if __name__ == "__main__":
    run()
