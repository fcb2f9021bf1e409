"""The layouts of the golden files, by the name of the file."""

from __future__ import annotations

from symbolic_lstm.page.layout import (
    Array,
    Call,
    Fence,
    Frac,
    Ident,
    Layout,
    Num,
    Op,
    Over,
    Radical,
    Row,
    Sub,
    Sup,
    Text,
    Under,
)  # fmt: skip

PLUS, TIMES, MINUS, SIGN = Op("+"), Op("×"), Op("−"), Op("−", prefix=True)
f, g, h, W = Ident("f"), Ident("g"), Ident("h"), Ident("W", bold=True)
t = Ident("t")
previous = Row((t, MINUS, Num("1")))
ten = Fence(Row((SIGN, Num("10"))))

CASES: dict[str, Layout] = {
    "numbers": Row((Sub(f, t), Op("="), Call(Ident("σ"), (
        Row((Num("2.70"), TIMES, Num("1"), PLUS, Num("1.63"), TIMES, ten, PLUS, Num("1.62"))),)))),
    "names": Row((Sub(h, previous), PLUS, Sub(Over(Ident("c"), "tilde"), t), PLUS, Sub(Ident("u"), f), PLUS,
        Sub(W, Row((Ident("x"), f))), PLUS, Over(Ident("y"), "hat"), PLUS,
        Sup(Ident("x"), Row((Op("⟨"), t, Op("⟩")))))),
    "words": Row((Ident("STM", upright=True), TIMES, Ident("long-term memory"), PLUS, Sub(W, Ident("in", upright=True)),
        PLUS, Ident("d", upright=True))),
    "small-number": Row((Op("≈"), Num("6.27", -6), PLUS, Sup(Num("1.25", 3), Num("2")), PLUS, Num("2,70"))),
    "matrix-on-vector": Call(Ident("tanh", upright=True), (Row((W, Op(""), Sub(Ident("x", bold=True), t))),)),
    "stacked": Row((W, Op(""), Array(((Sub(h, previous),), (Sub(Ident("x"), t),))))),
    "fraction": Row((Num("2"), TIMES, Sup(Fence(Frac(Row((g, PLUS, Num("1"))), Row((g, TIMES, f)))), Num("2")))),
    "derivative": Row((Frac(Row((Ident("∂"), Ident("L"))), Row((Ident("∂"), Sub(f, t)))), Op("="), f, TIMES,
        Fence(Row((Num("1"), MINUS, f))), TIMES, Fence(Row((Num("1"), MINUS, Sup(g, Num("2"))))))),
    "transpose-and-roots": Row((Sup(W, Ident("T", upright=True)), Op(""), g, PLUS, Radical(Row((f, PLUS, Num("1")))),
        PLUS, Fence(Ident("z"), "bars"), PLUS, Sup(Ident("z"), Row((Ident("n"), PLUS, Num("1")))))),
    "scripts-on-scripts": Row((Sup(Sup(f, Num("2")), Num("3")), PLUS, Sup(Row((SIGN, f)), Num("2")), PLUS,
        Sup(Sub(h, t), Num("2")), PLUS, Sub(Sub(h, t), Ident("i")), PLUS, Sub(Sup(Sub(h, t), Op("′")), Ident("i")), PLUS,
        Sup(Sub(Sup(h, Num("2")), t), Num("3")))),
    "several-arguments": Call(Ident("max", upright=True), (Row((SIGN, f)), Num("0"))),
    "shapes": Row((Sub(Ident("c"), Num("3")), Op("="), f, Op("⊙"),
        Under(W, Row((Num("2"), TIMES, Num("3")))), PLUS, Text("“new” < 50 % & _{x}"))),
    "untrusted": Row((Ident("a<b&\x1b[31m\u202e"), PLUS, Text("\\end{document} $x$ ]]> 漢"))),
}  # fmt: skip
