"""What is held in memory, measured where no cache of another test is emptied or filled."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Made = TypeVar("Made")


def in_fresh_process(work: Callable[..., Made], *arguments: object) -> Made:
    """What a function gives that is called in an interpreter just started."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def blocks_held(make: Callable[..., object], *arguments: object) -> int:
    """How many blocks of memory are held by what a function makes."""
    gc.collect()
    before = sys.getallocatedblocks()
    made = make(*arguments)
    gc.collect()
    after = sys.getallocatedblocks()
    assert made
    return after - before
