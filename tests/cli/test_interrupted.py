"""Interrupted is not clean: from the first import to the last write, status 130 and one line on standard error."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from symbolic_lstm.articles.many import check_files
from symbolic_lstm.articles.options import PLAIN

#: What runs the program, and interrupts it as Control-C does when `{moment}` comes.
RUN = """
import os, signal, sys
interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)
{moment}
from symbolic_lstm.cli.main import run
sys.argv = ["symbolic-lstm", *{arguments}]
run()
"""

IMPORT = """
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            interrupt()
sys.meta_path.insert(0, Finder())
"""
CALL = """
import {module} as module
there = module.{name}
def instead(*a, **k):
    {before}
    done = there(*a, **k)
    {after}
    return done
module.{name} = instead
"""
#: An exception that is raised in a destructor is printed and lost.
LOST = """
import symbolic_lstm.published.load as module
there = module.load
class Thing:
    def __del__(self):
        interrupt()
        for _ in range(1000): pass
def instead(name):
    Thing()
    return there(name)
module.load = instead
"""


#: Imports lose what is raised while they tidy up, and wrap what is raised while a class is made.
WRAPPED = """
import symbolic_lstm.published.load as module
def instead(name):
    try:
        interrupt()
    except BaseException as lost:
        raise ImportError("half of it") from lost
module.load = instead
"""


def call(module: str, name: str, before: str = "interrupt()", after: str = "pass") -> str:
    return CALL.format(module=module, name=name, before=before, after=after)


MOMENTS = {
    "the command line is imported": IMPORT.format(module="symbolic_lstm.cli.arguments"),
    "a verb is imported": IMPORT.format(module="symbolic_lstm.cli.verify"),
    "its numbers are imported": IMPORT.format(module="flint"),
    "an example is read": call("symbolic_lstm.published.load", "load"),
    "output is written": call("symbolic_lstm.cli.output", "_print"),
    "output has been written": call("symbolic_lstm.cli.output", "_print", "pass", "interrupt()"),
    "it is being said": call("symbolic_lstm.cli.main", "main", "pass", "interrupt()"),
    "nobody can raise it": LOST,
    "it looks like a fault of ours": WRAPPED,
}
#: Both ways to the program, and what they import before it is there: nothing that would be told in twenty lines.
WAYS = {
    "symbolic-lstm": "from symbolic_lstm.__main__ import run\nrun()",
    "python -m": "import runpy\nrunpy.run_module('symbolic_lstm', run_name='__main__', alter_sys=True)",
}
FIRST = ("signal", "symbolic_lstm.cli.main", "typing")
VERBS = (
    ["verify", "understanding-lstms"],
    ["verify", "understanding-lstms", "-f", "json"],
    ["sheet", "understanding-lstms", "--check-export"],
)


def interrupted(moment: str, arguments: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    program = RUN.format(moment=moment, arguments=arguments)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=folder, timeout=60, check=False)


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_interrupted_run_says_so_whenever_it_is(moment: str, tmp_path: Path) -> None:
    done = interrupted(MOMENTS[moment], VERBS[0], tmp_path)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


@pytest.mark.parametrize("module", FIRST)
@pytest.mark.parametrize("way", WAYS)
def test_the_program_is_interrupted_while_it_is_imported(way: str, module: str, tmp_path: Path) -> None:
    program = f"""
import os, runpy, sys
sys.modules.pop({module!r}, None)
interrupt = lambda: os.kill(os.getpid(), 2)
{IMPORT.format(module=module)}
sys.argv = ["symbolic-lstm", "verify", "understanding-lstms"]
{WAYS[way]}
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


def test_an_import_that_loses_an_interruption_does_not_go_on(tmp_path: Path) -> None:
    lost = """
def interrupt():
    try:
        os.kill(os.getpid(), 2)
    except BaseException as lost:
        raise ImportError("half of it") from lost
"""
    program = f"import os, sys{lost}{IMPORT.format(module='symbolic_lstm.cli.main')}{WAYS['symbolic-lstm']}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


def test_an_interruption_in_the_making_of_a_class_has_its_status(tmp_path: Path) -> None:
    """Where an `exec` is left by a KeyboardInterrupt, `python -m` ends by signal whatever it is told."""
    moment = "import symbolic_lstm.published.load as module\nmodule.load = lambda name: exec('interrupt()', globals())"
    (tmp_path / "probe.py").write_text(RUN.format(moment=moment, arguments=VERBS[0]))
    done = subprocess.run([sys.executable, "-m", "probe"], capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


def test_the_package_alone_imports_nothing(tmp_path: Path) -> None:
    program = "import sys; there = set(sys.modules); import symbolic_lstm; print(*{*sys.modules} - there)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=tmp_path, timeout=60, check=True)
    assert done.stdout.split() == [b"symbolic_lstm"]


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_every_verb_is_interrupted(arguments: list[str], tmp_path: Path) -> None:
    done = interrupted(MOMENTS["output is written"], arguments, tmp_path)
    assert (done.returncode, done.stderr, done.stdout) == (130, b"interrupted\n", b"")


def test_an_interrupted_check_of_articles_is_not_clean(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- lstm:use understanding-lstms -->\n<!-- lstm f --><!-- /lstm -->\n")
    done = interrupted(call("symbolic_lstm.embed.article_state", "examined"), ["embed", "--check", "a.md"], tmp_path)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


def test_an_interrupted_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    moment = call("os", "fdopen")
    done = interrupted(moment, ["sheet", "understanding-lstms", "-o", "a.txt", "--force"], tmp_path)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "mine"}


def test_after_the_last_word_there_is_nothing_to_interrupt(tmp_path: Path) -> None:
    moment = "import gc\ngc.freeze = interrupt"
    done = interrupted(moment, VERBS[0], tmp_path)
    assert (done.returncode, done.stderr) == (0, b"") and done.stdout


def test_workers_are_begun_deaf_and_whoever_begins_them_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that hears Control-C while it starts tells it in thirty lines."""
    asked = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    told: list[str] = []

    def parallel(**_: object) -> Callable[[object], Iterator[object]]:
        def work(_: object) -> Iterator[object]:
            told.append(subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True).stdout)
            return iter(())

        return work

    monkeypatch.setattr("joblib.Parallel", parallel)
    assert list(check_files(["a.md"], PLAIN, jobs=2)) == []
    assert told == ["True\n"] and signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
