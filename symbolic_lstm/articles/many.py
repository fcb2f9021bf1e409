"""Many articles: folders and patterns as files, each file by itself, on as many cores or machines as are wanted.

joblib carries the work; what a file does wrong stays with that file.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from glob import has_magic
from pathlib import Path
from time import monotonic
from typing import Any

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.clock import StoppedError, stopped_after, time_for_one_file
from symbolic_lstm.articles.documents.document_kinds import SOUGHT, kind_of, read
from symbolic_lstm.articles.finding import Article
from symbolic_lstm.articles.limits import limited, no_collecting
from symbolic_lstm.articles.options import Options
from symbolic_lstm.errors import ExampleError, SymbolicLstmError, UsageError
from symbolic_lstm.folders import globbed, walked
from symbolic_lstm.named_tuples import NamedTuple


class CheckedFile(NamedTuple):
    """A file that was checked, or what kept it from being read: the place and the reason."""

    path: str
    article: Article | None
    fault: tuple[str, int, int] | None = None

    @property
    def error(self) -> ExampleError:
        reason, line, column = self.fault or ("", 0, 0)
        return ExampleError(reason, self.path, line, column)


def gathered(names: Sequence[str], exclude: Sequence[str] = ()) -> list[str]:
    """The files that names, folders and patterns stand for, each once and in order.

    Raises `ExampleError` for a pattern that fits nothing and a folder without articles. Links to folders are not
    followed, so no folder holds itself.
    """
    found: dict[str, None] = {}
    for name in names:
        path = Path(name)
        if path.is_dir():
            if not (inside := sorted(filter(_sought, walked(path)))):
                raise ExampleError("no article stands in this folder", name)
            found |= dict.fromkeys(map(str, inside))
        elif has_magic(name) and not path.exists():
            fitting = sorted(str(each) for each in globbed(name) if each.is_file() and kind_of(each.name))
            if not fitting:
                raise ExampleError("no article fits this pattern", name)
            found |= dict.fromkeys(fitting)
        else:
            found[name if name == "-" else str(path)] = None
    return [name for name in found if not any(Path(name).match(pattern) for pattern in exclude)]


def _sought(path: Path) -> bool:
    """Whether a folder's file is an article."""
    return path.suffix.lower() in SOUGHT and path.is_file() and not path.is_symlink()


def share(names: Sequence[str], shard: str) -> list[str]:
    """The files of one shard, `2/5`, in which each name always falls; raises `UsageError` for anything else."""
    number, _, count = shard.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count) <= 100_000):
        raise UsageError(f"a shard is written i/N, as in 2/5, not {shard!r}")
    return [name for k, name in enumerate(names) if k % int(count) == int(number) - 1]


def check_file(name: str, options: Options, data: bytes | None = None) -> CheckedFile:
    """One file, whatever is wrong with it."""
    try:
        with limited(options.memory), no_collecting(), stopped_after(options.seconds):
            begun = monotonic()
            with time_for_one_file(options.seconds):
                document = read(name, data, options.kind)
            left = max(1.0, options.seconds - (monotonic() - begun)) if options.seconds else 0.0
            article = check(document, options._replace(seconds=left))
            document = document._replace(pieces=())  # what reports need; the rest goes before it is looked through
            article = article._replace(document=document)
    except SymbolicLstmError as fault:
        reason = getattr(fault, "reason", None) or str(fault)
        return CheckedFile(name, None, (reason, getattr(fault, "line", 0) or 0, getattr(fault, "column", 0) or 0))
    except StoppedError:
        return CheckedFile(name, None, (f"this takes more than {options.seconds:g} seconds (--seconds)", 0, 0))
    except MemoryError:
        told = (
            f"this takes more than {options.memory:,} MB of memory" if options.memory else "this takes too much memory"
        )
        return CheckedFile(name, None, (told, 0, 0))
    except RecursionError as fault:
        return CheckedFile(name, None, (f"the file is too large or nests too deeply ({type(fault).__name__})", 0, 0))
    except Exception as fault:  # one bad file never stops the rest
        return CheckedFile(
            name, None, (f"something of ours went wrong ({type(fault).__name__}: {fault}); please report it", 0, 0)
        )
    return CheckedFile(name, article)


def check_files(
    names: Sequence[str],
    options: Options,
    *,
    jobs: int = 1,
    backend: str = "",
    address: str = "",
    done: Callable[[int, int, str], Any] = lambda k, n, name: None,
) -> Iterator[CheckedFile]:
    """Each file as soon as it and those before it are done.

    Raises `UsageError` where joblib or a backend is missing.
    """
    if jobs == 1 and not backend and not address:
        for k, name in enumerate(names):
            done(k + 1, len(names), name)
            yield check_file(name, options)
        return
    try:
        from joblib import Parallel, delayed, parallel_config
    except ImportError:
        raise UsageError("--jobs and --backend are joblib's: pip install 'symbolic-lstm[parallel]'") from None
    with _Connected(backend, address), parallel_config(backend=backend or "loky", n_jobs=jobs if jobs else -1):
        whole = backend == "ray"  # which gives nothing back before all is done
        parallel = Parallel(return_as="list" if whole else "generator", batch_size="auto")
        tasks = (delayed(check_file)(name, options) for name in names)
        with nullcontext() if whole else _deaf():
            work = parallel(tasks)
        for k, one in enumerate(work):
            done(k + 1, len(names), one.path)
            yield one


@contextmanager
def _deaf() -> Iterator[None]:
    """Workers that are begun in here hear no Control-C: whoever began them hears it, and stops them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # where it is begun later, it lets Control-C through to the workers after it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Connected:
    """The cluster that a backend works on, for as long as it is needed."""

    def __init__(self, backend: str, address: str) -> None:
        if backend not in ("", "loky", "threading", "multiprocessing", "dask", "ray"):
            raise UsageError(f"no backend {backend!r}; there are loky, multiprocessing, threading, dask and ray")
        if address and backend != "dask":
            raise UsageError("--address is that of a Dask scheduler; say --backend dask, too")
        self.client: Any = None
        try:
            if backend == "dask":
                from distributed import Client

                connect: Any = Client
                self.client = connect(address or None)
            elif backend == "ray":
                from ray.util.joblib import register_ray

                register_ray()
        except ImportError:
            raise UsageError(
                f"the backend {backend} is not installed: pip install {'distributed' if backend == 'dask' else 'ray'}"
            ) from None
        except (OSError, RuntimeError) as fault:
            where = f"answers at {address}" if address else "starts here"
            raise UsageError(f"no Dask scheduler {where} ({fault})") from None

    def __enter__(self) -> _Connected:
        return self

    def __exit__(self, *_: object) -> None:
        if self.client is not None:
            self.client.close()
