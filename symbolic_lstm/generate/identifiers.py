"""Identifiers: what a name of a cell is called in a language, whatever the language keeps for itself."""

from __future__ import annotations

import keyword
from collections.abc import Iterable

#: What a JavaScript module may not call a variable, in strict mode.
_JAVASCRIPT = (
    "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
    "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import",
    "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return",
    "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with",
    "yield", "NaN", "Infinity", "Array", "Math", "Number", "Object",
)  # fmt: skip
#: What a module of PyTorch has already; one that begins with _ may be its own, too.
_MODULE = (
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu",
    "cuda", "double", "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state",
    "get_parameter", "get_submodule", "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers",
    "named_children", "named_modules", "named_parameters", "parameters", "register_backward_hook", "register_buffer",
    "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
    "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook",
    "register_module", "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook",
    "requires_grad_", "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train",
    "training", "type", "xpu", "zero_grad",
)  # fmt: skip
#: The names of each language, and those of it that programs here call.
RESERVED: dict[str, frozenset[str]] = {
    "python": frozenset((*keyword.kwlist, *keyword.softkwlist, "abs", "dict", "len", "max", "min", "print", "range",
                         "reversed", "self", "sum", "super", "zip")),
    "torch": frozenset((*keyword.kwlist, *_MODULE)),
    "javascript": frozenset(_JAVASCRIPT),
}  # fmt: skip


class Identifiers:
    """Names to identifiers, one for each: a name that is taken gets underscores behind it.

    The quantities of a cell keep theirs where they can; what a program calls by names that are `made` of them
    comes after.

    >>> of = Identifiers("python", ["math"], ["f", "lambda", "lambda_", "math", "x_at"])
    >>> of("f"), of("lambda"), of("lambda_"), of("math"), of("x_at"), of.made("x_at"), of("d_f")
    ('f', 'lambda_', 'lambda__', 'math_', 'x_at', 'x_at_', 'd_f')
    """

    def __init__(self, language: str, own: Iterable[str], quantities: Iterable[str]) -> None:
        self.language = language
        self.taken = {*RESERVED[language], *own}
        self.quantities: dict[str, str] = {}
        self.others: dict[str, str] = {}
        for name in quantities:
            self._spelt(name, self.quantities)

    def __call__(self, name: str) -> str:
        """What stands for a quantity, or for a name that is none."""
        return self.quantities.get(name) or self.made(name)

    def made(self, name: str) -> str:
        """What stands for a name that is made of a quantity's, which another quantity may have."""
        return self.others.get(name) or self._spelt(name, self.others)

    def _spelt(self, name: str, found: dict[str, str]) -> str:
        spelt = name if self.language != "torch" or name[0] != "_" else f"w{name}"
        while spelt in self.taken:
            spelt += "_"
        self.taken.add(spelt)
        found[name] = spelt
        return spelt
