"""Lists as a program has them: `[0, 1] + [5]` is [0, 1, 5], and `[1, 2] * 2` is [1, 2, 1, 2]."""

from __future__ import annotations

from symbolic_lstm.maths import terms as t


def one_list(before: t.Sentence, after: t.Sentence) -> bool:
    """Whether two sides are one list, put together from its parts or repeated, where they are no equal vectors.

    >>> from symbolic_lstm.maths.reader import read
    >>> one_list(read("[0; 1] + [5; 6]"), read("[0; 1; 5; 6]"))
    True
    """
    left, right = _listed(before), _listed(after)
    return left is not None and left == right


def _listed(term: t.Sentence) -> list[t.Sentence] | None:
    match term:
        case t.Concat(args=parts):
            return list(parts)
        case t.Plus(args=parts):
            lists = [_listed(part) or [part] for part in parts]
            return [entry for entries in lists for entry in entries]
        case t.Times(args=(one, other)):
            entries, count = (_listed(one), other) if isinstance(one, t.Concat) else (_listed(other), one)
            if entries is None or not isinstance(count, t.Dec) or not count.text.isdecimal() or len(count.text) > 2:
                return None
            return entries * int(count.text)
        case _:
            return None
