"""How many steps of published articles are read, how many wrong figures found, and how many findings are real.

Run: python tests/benchmarks/articles.py FOLDER CLAIMS.jsonl

FOLDER holds articles whose names begin with an id and `_`; CLAIMS has an object a line with `article` (the id), `line`
(where the mathematics begins), `rhs` (what is printed) and `verdict` (what a person found). It is a development set:
what it says of other texts is an upper bound. A finding that no claim names is printed, to be read by somebody.

Measured on 55 texts with 295 claims: 288 steps read, 40 of 40 wrong figures found; of 40 findings at error 37 are named
by a claim and the other 3 are real on reading, and of 13 at warning 13 are named. No error stands in the texts that are
known to be right. Reading and judging all of them takes 1.2 to 1.9 seconds of processor time on a shared machine: less
than a third of it goes to steps, the rest to reading the files and to recognising cells.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.places import Places

#: What people found wrong; the rest is right, or right by one reading.
WRONG = {"MISMATCH", "truncated", "ill-typed", "contradiction"}
#: Both say that a figure is not what stands before it.
NOTED = {"not-sigmoid", "coarse", "carried"}


def numbers(text: str) -> tuple[str, ...]:
    plain = text.replace("−", "-").replace("–", "-")
    return tuple(re.findall(r"\d+(?:\.\d+)?", plain))


def near(finding: Finding, places: Places, raw: str, claim: dict[str, str]) -> bool:
    """Whether a finding is about what a claim names: a figure that its right side has anew, not far below its line."""
    line = places.line_column(finding.start)[0]
    said = set(numbers(finding.printed) + numbers(raw[finding.start : finding.end]))
    wanted = set(numbers(claim["rhs"]))
    new = wanted - set(numbers(claim["lhs"])) or wanted
    return 0 <= line - int(claim["line"]) <= 9 and bool(new & said)


def main(folder: Path, claims: Path) -> None:
    gold: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in claims.read_text(encoding="utf-8").splitlines():
        claim = json.loads(row)
        gold[claim["article"]].append(claim)
    counts: Counter[str] = Counter()
    started = time.process_time()
    articles: list[tuple[str, Article]] = []
    for path in sorted(folder.iterdir()):
        if "_" in path.name:
            articles.append((path.name.partition("_")[0], check(read(str(path)))))
    seconds = time.process_time() - started
    for name, article in articles:
        places, raw = Places(article.document), article.document.raw
        found = [f for f in article.findings if f.rule.startswith("N") and f.rule != "N130"]
        counts["steps"] += len(found)
        used: set[int] = set()
        for claim in gold[name]:
            matched = [k for k, f in enumerate(found) if near(f, places, raw, claim)]
            flagged = [k for k in matched if found[k].level in ("error", "warning")]
            wrong = claim["verdict"] in WRONG
            counts["claims"] += 1
            counts["claims read"] += bool(matched)
            counts["wrong"] += wrong
            counts["wrong found"] += wrong and bool(flagged)
            if wrong or claim["verdict"] in NOTED:
                used.update(flagged)
            if not matched or (wrong and not flagged):
                print(f"missed  {name}:{claim['line']} {claim['lhs'][:60]} = {claim['rhs'][:40]} ({claim['verdict']})")
        for k, f in enumerate(found):
            if f.level in ("error", "warning"):
                counts[f.level] += 1
                counts[f"{f.level} named"] += k in used
                if k not in used:
                    line, column = places.line_column(f.start)
                    print(
                        f"unnamed {name}:{line}:{column} {f.level} {f.rule} {f.expression[:50]} -> {f.printed[:20]}: {f.message[:90]}"
                    )
    for what, of in (
        ("claims read", "claims"),
        ("wrong found", "wrong"),
        ("error named", "error"),
        ("warning named", "warning"),
    ):
        print(f"{what}: {counts[what]} of {counts[of]} ({100 * counts[what] / max(1, counts[of]):.1f} %)")
    print(f"{counts['steps']} steps in {seconds:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
