"""What is wrong with a TOML text, in plain words, at the place where the mend belongs."""

from __future__ import annotations

import re

from symbolic_lstm.errors import ExampleError, shortened
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.published.source_text import SourceText

#: Most bytes in a file, most brackets and dots inside one another, longest word outside quotes.
MOST, DEEPEST, LONGEST = 1_000_000, 50, 500
TOO_LARGE = "a worked example has at most 1 MB; larger weights stand in an .npz beside it, as `import` writes one"


_TOKEN = pattern(
    r'"""(?>(?:[^"\\]|\\.|"(?!""))*)"{3,5}|' + r"'''(?>(?:[^']|'(?!''))*)'{3,5}|"
    r'(?!""")"(?>(?:[^"\\\n]|\\[^\n])*)"|' + r"(?!''')'[^'\n]*+'|#[^\n]*+|(?P<quote>'''|'|\"\"\"|\")|"
    r"(?P<open>[\[{])|(?P<shut>[\]}])|(?P<end>[,\n])|(?P<dot>\.)|(?P<word>[^\s\[\]{}#\"'.,=]++)",
    re.DOTALL,
)
_KEY = pattern(r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+|[ \t]*\.[ \t]*)+|""")
_UNCLOSED = ("Unterminated", "Expected \"'", "Illegal character '\\n'", "Found invalid character '\\n'")
_STRAY = ("Invalid value", "Expected newline", "Unclosed")
_WORDS = (  # what somebody wrote for a value, and what would be right
    (r"([+-]?)\.([0-9]+(?:[eE]\S+)?)", r"write \g<1>0.\2"),
    (r"([+-]?[0-9]+)\.((?:[eE]\S*)?)", r"write \1.0\2"),
    (r"([+-]?)0+([0-9]\S*)", r"a number has no zeros in front; write \1\2"),
    (r"[−–](\S+)", r"write -\1"),
    (r"(?i:true|false)", "write true or false, in small letters"),
    (r"[“”„‘’‚«]\S*", 'text stands between straight quotes: "…"'),
    (r"\S+", r'text needs quotes: "\g<0>"'),
)
#: Fractions and percentages, which TOML does not know and a worked example does, in quotes.
_NUMERAL = pattern(r"(?<=[=\[,])[ \t]*(?P<number>[+-]?[0-9.]+[ \t]*(?:[/⁄∕÷][ \t]*[0-9.]+|%))")
#: Numbers side by side without brackets; two without a blank between them are one with a decimal comma.
_LIST = pattern(
    r"=[ \t]*(?P<list>[+-]?[0-9.]+(?:,[ \t]+[+-]?[0-9.]+|(?:,[+-]?[0-9.]+){2})(?:,[ \t]*[+-]?[0-9.]+)*)[ \t]*(?:#|$)"
)
#: Thousands with a sign between them.
_THOUSANDS = pattern(r"=[ \t]*(?P<number>[+-]?[0-9]{1,3}(?:['’  \u202f][0-9]{3})+(?:\.[0-9]+)?)[ \t]*(?:#|$)")
_PLAIN = (  # how tomllib begins, and the same in plain words; {} is the key of the entry
    ("Cannot|Duplicate", "the key '{}' is given twice"),
    ("Expected '='", "'=' is missing after the key '{}'; a key with other than a-z, 0-9, _ and - needs quotes"),
    ("Expected ']", "the name of the table is not closed; end it with ] (or ]], as it began)"),
    ("Invalid statement|Invalid initial", "a key belongs here; with other than a-z, 0-9, _ and - it needs quotes"),
    ("Unescaped|Invalid hex|Escaped", "in double quotes a backslash is written twice; single quotes take it as it is"),
    ("Unclosed", "a comma or a closing bracket is missing here"),
    ("Invalid date", "a date has no place here; write it as text, in quotes"),
    ("Invalid value", "a value is missing here"),
    ("Expected newline", "nothing more may stand on this line; text needs quotes around all of it"),
    ("Illegal|Found invalid", "a control character has no place here"),
    ("", "this is no TOML"),
)


def scan(src: SourceText, stop: int) -> tuple[int, int, int]:
    """At `stop`: where the entry under way starts, where its bracket opened, the quote left open (-1 for none).

    Nesting is limited here, in a loop, before any parser that recurses sees the text.
    """
    levels: list[tuple[int, int, int]] = []  # of every open bracket: its place, and depth and entry around it
    depth, item, quote = 0, -1, -1
    for m in _TOKEN.finditer(src.text, 0, stop):
        kind, at = m.lastgroup, m.start()
        if kind == "end":
            depth, item = (levels[-1][1] + 1 if levels else 0), -1
        elif kind == "shut" and levels:
            _, depth, item = levels.pop()
        elif m[0][0] != "#":
            item = at if item < 0 else item
            depth += kind in ("open", "dot")
            if depth > DEEPEST:
                raise src.error(f"nested too deeply; at most {DEEPEST} levels are read", at)
            if kind == "word" and len(m[0]) > LONGEST:
                raise src.error(f"this word is too long; at most {LONGEST} characters are read", at)
            if kind == "open":
                levels.append((at, depth - 1, item))
                item = -1
            if kind == "quote":
                quote = at
                break
    return item, levels[-1][0] if levels else -1, quote


def explained(src: SourceText, message: str, quote: int) -> ExampleError:
    """tomllib's complaint in plain words, at the place where the mend belongs."""
    text, m = src.text, re.search(r"line (\d+), column (\d+)\)$", message)
    at = src.starts[int(m[1]) - 1] + int(m[2]) - 1 if m else len(text)
    if quote >= 0 and message.startswith(_UNCLOSED):
        mark = text[quote] * (3 if text[quote : quote + 3] == text[quote] * 3 else 1)
        return src.error(f"this text is never closed; end it with {mark}", quote)
    item, bracket, _ = scan(src, at)
    if bracket >= 0 and at == len(text):
        return src.error(f"this {text[bracket]} is never closed", bracket)
    if bracket >= 0 and text[bracket] == "{" and text[at] in "\n}" and message.startswith(("Invalid init", "Unclosed")):
        return src.error("a table in braces stands on one line, with no comma before its }", at)
    start = at - src.place(at)[1] + 1
    line = text[start:].partition("\n")[0]
    stray = message.startswith((*_STRAY, "Expected '='"))
    if stray and (m := _LIST.search(line)):
        return src.error(f"a list stands in brackets: [{shortened(m['list'], 40)}]", start + m.start("list"))
    if stray and (m := _THOUSANDS.search(line)):
        plain = re.sub(r"[^0-9.+-]", "", m["number"])
        return src.error(f"a number has no signs between its thousands; write {plain}", start + m.start("number"))
    for m in re.finditer(r"=[ \t]*([+-]?[0-9]+),([0-9]+)", line):
        if m.start(1) < at - start <= m.end() and stray:
            return src.error(f"a decimal comma in a number; write {m[1]}.{m[2]}", start + m.start(1))
    for m in _NUMERAL.finditer(line):
        if m.start("number") <= at - start <= m.end() and message.startswith(_STRAY):
            number = shortened(m["number"], 40)
            return src.error(
                f'{number} is no number of TOML; write it in quotes: "{number}"', start + m.start("number")
            )
    for m in re.finditer(r"[^\s,\[\]{}#=\"']+", line):
        in_value = m.start() == at - start and message.startswith("Invalid value")
        if in_value or (m.start() < at - start <= m.end() and message.startswith(_STRAY)):
            word = shortened(m[0], 40)
            advice = next(w.expand(right) for wrong, right in _WORDS if (w := re.fullmatch(wrong, word)))
            return src.error(f"{word} is no value; {advice}", start + m.start())
    found = _KEY.match(text, max(item, 0))
    key = shortened(found[0].strip(" \t\"'")) if found else ""
    plain = next(plain for wrong, plain in _PLAIN if re.match(wrong, message))
    if plain.startswith("the key"):
        return src.error((plain.replace(" is", ", or a part of it, is") if "." in key else plain).format(key), item)
    return src.error(plain.format(key), text.rfind("\\", 0, at) if " backslash " in plain else at)
