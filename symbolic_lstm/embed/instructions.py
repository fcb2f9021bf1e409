"""Instructions: what a marker says.

`lstm:use EXAMPLE`, `lstm:example NAME`, `lstm:begin WHAT`, `lstm:end CHECKSUM`,
`lstm QUANTITY`, `/lstm CHECKSUM`, each with a few words or `name=value` behind
it. Anything else is wrong at its place, with what would be right.
"""

from __future__ import annotations

import re

from symbolic_lstm.embed.comments import Comment, Wrong
from symbolic_lstm.errors import did_you_mean, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.choices import STAGES

#: What a block shows, if not the derivation of a quantity.
VIEWS = {
    "sheet": "the whole derivation",
    "given": "the numbers it starts from",
    "table": "all figures over time",
    "picture": "a picture: kind=cell steps=1-2, kind=curve of=f,minus-ten:f",
}
#: How a value is shown, if not as its figure.
STYLES = {"percent": "as a percentage", "name": "the quantity's name", "formula": "the sentence that makes it"}

_TELLING = ("notation", "language", "decimal", "variant")
#: The options of each instruction; a None takes one word before them, which has no name.
OPTIONS: dict[str, tuple[str, ...]] = {
    "lstm:use": ("target", *_TELLING),
    "lstm:example": (),
    "lstm:begin": ("stages", "kind", "of", "steps", "example", *_TELLING),
    "lstm": ("digits", "example", "as", *_TELLING),
    "lstm:end": (),
    "/lstm": (),
}
CLOSING = {"lstm:begin": "lstm:end", "lstm": "/lstm"}
LONGEST = 2_000
_WORD = re.compile(r'(?>(?:[^\s"]|"[^"\r\n]*+")+)|"')
_SUM = re.compile(r"[0-9a-f]{8}")


class Instruction(NamedTuple):
    """A marker that was read: its verb, the word it is about, its options, and where each stands."""

    comment: Comment
    verb: str
    subject: str
    options: dict[str, str]
    style: str
    places: dict[str, int]

    def at(self, option: str = "") -> int:
        """Where an option stands, or the subject; where the marker does, if there is none."""
        return self.places.get(option, self.comment.at)


def instruction(comment: Comment) -> Instruction | Wrong:
    """What a marker says, or what is wrong with it."""
    head = comment.text.partition("\n")[0]
    lines = comment.text if not head.startswith("lstm:example") else head  # the rest of an example is its TOML
    if len(lines) > LONGEST:
        return Wrong(comment.start, f"a marker has at most {LONGEST} characters")
    words = [(m.start() + comment.at, m[0]) for m in _WORD.finditer(lines)]
    (at, verb), *others = words
    if verb not in OPTIONS:
        return Wrong(at, f"no marker {shortened(verb)!r}{did_you_mean(verb, OPTIONS)}")
    subject, style = "", ""
    options: dict[str, str] = {}
    places: dict[str, int] = {}
    for place, word in others:
        name, equals, value = word.partition("=")
        if equals and name in OPTIONS[verb]:
            if name in options:
                return Wrong(place, f"{name} is given twice")
            if not (value := value.replace('"', "")):
                return Wrong(place, f"{name} has no value; write {name}=…")
            options[name], places[name] = value, place + len(name) + 1
        elif equals:
            known = [f"{option}=" for option in OPTIONS[verb]]
            return Wrong(place, f"{verb} has no option {shortened(name)!r}{did_you_mean(f'{name}=', known)}")
        elif verb == "lstm" and subject and word in STYLES:
            if style:
                return Wrong(place, f"a value is shown one way: {style} or {word}")
            style, places["style"] = word, place
        elif not subject:
            subject, places[""] = word.replace('"', ""), place
        else:
            known = [*(STYLES if verb == "lstm" else ()), *(f"{option}=" for option in OPTIONS[verb])]
            return Wrong(place, f"{shortened(word)!r} says nothing to {verb}{did_you_mean(word, known)}")
    return _fits(Instruction(comment, verb, subject, options, style, places))


def _fits(read: Instruction) -> Instruction | Wrong:
    """The instruction, if all it needs is there and nothing is said that has no meaning."""
    if read.verb in CLOSING.values():
        if read.subject and not _SUM.fullmatch(read.subject):
            return Wrong(read.at(), "a closing marker holds its checksum and nothing else; delete what stands here")
    elif read.verb in CLOSING and not read.subject:
        what = "f, c@3, h[0]@2" if read.verb == "lstm" else f"f, c@3, {', '.join(VIEWS)}"
        return Wrong(read.comment.at, f"{read.verb} names what to show, as in {what}")
    if "stages" in read.options:
        if read.subject in VIEWS:
            return Wrong(read.at("stages"), f"{read.subject} has no stages; name a quantity to show some")
        at = read.at("stages")
        for stage in read.options["stages"].split(","):
            if stage not in STAGES:
                return Wrong(at, f"no stage {shortened(stage)!r}{did_you_mean(stage, STAGES)}")
            at += len(stage) + 1
    for option in ("kind", "of", "steps"):
        if option in read.options and read.subject != "picture":
            return Wrong(read.at(option), f"{option} is said of a picture, as in lstm:begin picture kind=curve of=f")
    if read.style in ("name", "formula") and "digits" in read.options:
        return Wrong(read.at("digits"), f"{read.style} shows no figure, so it has no digits")
    return read
