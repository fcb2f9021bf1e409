"""Text that can do no more than be read.

What a page quotes may come from anybody's file. Control characters could
command a terminal, bidirectional overrides could show a line in another order
than it has, and a lone surrogate could not be encoded: each becomes U+FFFD.
"""

from __future__ import annotations

from urllib.parse import quote

from symbolic_lstm.on_demand import pattern

_UNSAFE = pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
#: What a runner takes for a command: `::name::` at the beginning of a line, `##[name]` or `##name[` anywhere.
COMMAND = pattern(r"(?:(?<![^\r\n])(?P<indent>[^\S\r\n]*):(?=:[^\r\n]*?::))|(?P<signs>##)(?=\w*\[)")
_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_BREAKS = str.maketrans("\t\n\r", "   ")


def plain(text: str) -> str:
    """The text on one line, with every unprintable character shown as U+FFFD.

    >>> plain("gate\\n\\x1b[31m")
    'gate �[31m'
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub("\ufffd", text.translate(_BREAKS))


def inert(text: str) -> str:
    """The text with a letter of every command shown as U+FFFD: runners read commands from what programs print.

    >>> print(inert("::error::a\\nb ::error::c ##[group]d"))
    �:error::a
    b ::error::c #�[group]d
    """
    if "::" not in text and "##" not in text:
        return text
    return COMMAND.sub(lambda found: "#\ufffd" if found["signs"] else found["indent"] + "\ufffd", text)


def followable(address: str) -> bool:
    """Whether an address can only lead to a page, and so may be made a link.

    >>> followable("https://colah.github.io"), followable("javascript:alert(1)")
    (True, False)
    """
    return address.startswith(("https://", "http://"))


def uri(address: str) -> str:
    """An address spelt as addresses are, whatever has been put into it.

    >>> uri("https://example.org/a b#c#d")
    'https://example.org/a%20b#c%23d'
    """
    page, sign, place = _PERCENT.sub("%25", plain(address)).partition("#")
    return quote(page, "%/:?@!$&'()*+,;=~") + sign + quote(place, "%/:?@!$&'()*+,;=~")


_UNFIT = pattern(r"[$'()*]|~~+|&(?=#?\w+;)")


def address(text: str) -> str:
    """A URI that also holds nothing with which markup, a template or an entity begins, to be put between their signs.

    >>> address("https://example.org/a b?c=1&d=$x")
    'https://example.org/a%20b?c=1&d=%24x'
    """
    return _UNFIT.sub(lambda found: "".join(f"%{ord(sign):02X}" for sign in found[0]), uri(text))
