"""One way to name a quantity: `[variant:]name[entry][@t][.part]`.

`f`, `minus-ten:f`, `c@3`, `f.sum`, `c.kept`, `h[0]@2`. Time counts from 1 and
entries from 0. The same syntax names leaves of sentences (`W_f[0,1]`), places
in a trace (`c@3`), claims, options and keys of JSON.
"""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.errors import QuantityError, shortened
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.records import record, replace

NAME = r"[A-Za-z_][A-Za-z0-9_]{0,63}"
LEAF = rf"{NAME}(?:\[\d{{1,6}}(?:,\d{{1,6}})?\])?(?:@\d{{1,6}})?"
PART = r"[a-z][a-z_-]{0,63}"
_ENTRY, _TIME, _PART = r"\[(?P<entry>\d{1,6}(?:,\d{1,6})?)\]", r"@(?P<time>\d{1,6})", rf"\.(?P<part>{PART})"
_HEAD = pattern(rf"(?:(?P<variant>[A-Za-z][A-Za-z0-9_-]{{0,63}}):)?(?P<name>{NAME})")
_TAIL = pattern(f"{_ENTRY}|{_TIME}|{_PART}")


@record(frozen=True, slots=True)
class Quantity:
    """A named quantity of a worked example; absent fields are None or ()."""

    name: str
    entry: tuple[int, ...] = ()
    time: int | None = None
    part: str | None = None
    variant: str | None = None

    def __str__(self) -> str:
        head = f"{self.variant}:" if self.variant else ""
        return head + self.key + (f".{self.part}" if self.part else "")

    @property
    def key(self) -> str:
        """The place in a trace: name, entry and time, without variant and part."""
        entry = f"[{','.join(map(str, self.entry))}]" if self.entry else ""
        return self.name + entry + (f"@{self.time}" if self.time is not None else "")

    def at(self, time: int | None) -> Quantity:
        """The same quantity at another time."""
        return replace(self, time=time)


@lru_cache(maxsize=32_768)
def quantity(text: str) -> Quantity:
    """Read a quantity's name.

    >>> quantity("minus-ten:h[0]@2.sum")
    Quantity(name='h', entry=(0,), time=2, part='sum', variant='minus-ten')
    >>> str(quantity("c@3"))
    'c@3'

    Entry, time and part may be typed in any order:

    >>> str(quantity("f.sum@1")), str(quantity("h@2[0]"))
    ('f@1.sum', 'h[0]@2')

    Raises `QuantityError` for anything else.
    """
    text = text.strip()
    head = _HEAD.match(text)
    found: dict[str, str] = {}
    here = head.end() if head else 0
    while head and (m := _TAIL.match(text, here)) and m.lastgroup and m.lastgroup not in found:
        found[m.lastgroup] = m[m.lastgroup]
        here = m.end()
    if head is None or here < len(text):
        raise QuantityError(f"{shortened(text)!r} is no quantity; write a name like f, c@3, h[0]@2, f.sum or variant:f")
    entry = tuple(map(int, found["entry"].split(","))) if "entry" in found else ()
    time = int(found["time"]) if "time" in found else None
    return Quantity(head["name"], entry, time, found.get("part"), head["variant"])
