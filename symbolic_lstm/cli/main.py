"""symbolic-lstm: the program and its exit codes."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from symbolic_lstm.errors import SymbolicLstmError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from cyclopts import App

    from symbolic_lstm.cli.arguments import Verb

#: Every verb, and the function it is.
VERBS = {
    "sheet": "symbolic_lstm.cli.sheet:sheet",
    "explore": "symbolic_lstm.cli.explore:explore",
    "verify": "symbolic_lstm.cli.verify:verify",
    "draw": "symbolic_lstm.cli.draw:draw",
    "gallery": "symbolic_lstm.cli.gallery:gallery",
    "embed": "symbolic_lstm.cli.embed:embed",
    "list": "symbolic_lstm.cli.list:list_",
    "new": "symbolic_lstm.cli.new:new",
    "code": "symbolic_lstm.cli.code:code",
    "import": "symbolic_lstm.cli.import_:import_",
    "compare": "symbolic_lstm.cli.compare:compare",
    "extract": "symbolic_lstm.cli.extract:extract",
    "explain": "symbolic_lstm.cli.explain:explain",
    "mcp": "symbolic_lstm.cli.mcp:mcp",
}

HELP = """Worked LSTM examples whose every printed digit is right.

A worked example is a TOML file: a cell, its numbers, and what somebody
printed of them. `sheet` works it step by step; `verify` recomputes what was
printed. Some calls to begin with, each after the word symbolic-lstm:

  sheet                             a published series, worked by hand
  sheet --variant minus-ten         the same step with input −10
  sheet --set x=-10 --quantity f    the forget gate alone, with your input
  sheet -f latex -s -o step.tex     a LaTeX document
  sheet -e "sigma(2.70*1 + 1.62)"   one expression, stage by stage

  explore -o step.html              a page on which the numbers can be dragged
  gallery -o site                   a site of all shipped examples

  verify                            every printed figure of every example
  verify mine.toml --format json    your own file, for a program
  verify -e "sigma(5.95) ≈ 0.997"   one line
  verify article.md docs/           every step that articles work

  draw -p curve -q f -o f.svg       a picture: the cell, a curve, what is kept

  embed article.md                  fill the marked regions of your article
  embed --check article.md          the same for CI: is there anything to fill?

  list                              the examples there are
  new mine.toml                     a commented example to start from
  code lstm --to numpy              a program of a cell, forward and backward
  import m.npz -o mine.toml         an example with the weights of a model
  compare mine.toml run.npz         a layer by hand beside what its framework gave
  explain as-shown                  what a verdict means
  mcp                               tools for writing assistants (MCP)

Exit codes: 0 clean, 1 a finding that was not expected, 2 input or usage.
"""


def unwrapped(text: str) -> str:
    """Paragraphs on a line each, so that a terminal of any width breaks them once; what is indented stays as it is.

    >>> unwrapped("One\\nparagraph.\\n\\n  an example\\n  of two lines")
    'One paragraph.\\n\\n  an example\\n  of two lines'
    """
    import re

    return re.sub(r"(?m)^(\S.*)\n(?=\S)", r"\1 ", text)


def verb(name: str) -> Verb:
    """The function of a verb, imported when it is asked for."""
    from importlib import import_module

    module, _, function = VERBS[name].partition(":")
    found: Verb = getattr(import_module(module), function)
    return found


@cache
def app() -> App:
    """The whole command line, for help and for complaints."""
    import inspect

    from cyclopts import App

    from symbolic_lstm.cli.arguments import as_cyclopts
    from symbolic_lstm.version import __version__

    made = App(
        name="symbolic-lstm",
        help=unwrapped(HELP),
        help_format="plaintext",
        version=__version__,
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )
    for name in VERBS:
        function = as_cyclopts(verb(name))
        told = inspect.cleandoc(function.__doc__ or "").partition("\nParameters\n")[0]
        made.command(function, name=name, help=unwrapped(told))
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    try:
        return _answered(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return _interrupted()


#: The interruptions there were: an exception raised inside a destructor or an import may be lost, or become another.
_STOPPED: list[int] = []


class Interrupted(KeyboardInterrupt):
    """No plain KeyboardInterrupt: where one has left an `exec`, as of dataclasses, Python ends by signal."""


def _interrupted() -> int:
    """Nothing that stops half way is called clean."""
    from symbolic_lstm.cli.output import complain

    complain("interrupted")
    return 130


def _complain(text: str) -> None:
    """A fault is told, but none that an interruption made."""
    from symbolic_lstm.cli.output import complain

    if _STOPPED:
        raise Interrupted
    complain(text)


def _answered(words: Sequence[str]) -> int:
    """What is asked is done; a fault is told, never as a traceback."""
    from symbolic_lstm.cli.output import STANDARD

    try:
        return _done([STANDARD if word == "-" else word for word in words])
    except SymbolicLstmError as fault:
        text = str(fault)
        _complain(text if ": error: " in text.partition("\n")[0] else f"error: {text}")
        return 2
    except BrokenPipeError:
        # the reader has closed the pipe (`| head`); nothing more can be said to it
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        _complain(f"error: {fault.strerror or fault}")
        return 2
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # so leaves rich when the reader of the help is gone
            return 0
        return left.code if isinstance(left.code, int) else 2
    except Exception as fault:
        import os

        if os.environ.get("SYMBOLIC_LSTM_DEBUG"):
            raise
        _complain(
            f"error: something of ours went wrong ({type(fault).__name__}: {fault}); "
            "set SYMBOLIC_LSTM_DEBUG=1 to see where, and please report it"
        )
        return 2


def _done(words: list[str]) -> int:
    """A verb that is plainly asked for is called; all else is for cyclopts, which takes its time to import."""
    if words[:1] and words[0] in VERBS:
        from symbolic_lstm.cli.arguments import arguments

        asked = verb(words[0])
        if found := arguments(asked, words[1:]):
            return asked(*found.by_place, **found.by_name)
    elif words == ["--version"]:
        from symbolic_lstm.version import __version__

        print(__version__, flush=True)
        return 0
    from cyclopts import CycloptsError

    try:
        done = app()(words, exit_on_error=False, print_error=False)
        return done if isinstance(done, int) else 0
    except CycloptsError as fault:
        _complain(f"error: {str(fault).strip()}\nsee: symbolic-lstm --help")
        return 2


def run() -> None:
    """The installed program: one command, then the process ends.

    A short run makes many objects and next to no garbage. Looking for it during
    imports, and once more at the end, would take a third of the time.
    """
    import gc
    import io
    import signal

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        _STOPPED.append(number)
        raise Interrupted

    unraised = sys.unraisablehook
    sys.unraisablehook = lambda lost: None if lost.exc_type is Interrupted else unraised(lost)
    if callable(signal.getsignal(signal.SIGINT)):  # in the background nobody interrupts
        signal.signal(signal.SIGINT, stop)
    gc.set_threshold(200_000, 50, 50)
    if isinstance(sys.stdout, io.TextIOWrapper):  # help is printed as text, whatever the terminal says
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        code = main()
    except BaseException:  # once more, while the first was being answered
        if not _STOPPED:
            raise
        code = 0
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said and written
    if _STOPPED and code != 130:
        code = _interrupted()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
