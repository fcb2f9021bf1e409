"""A page that has one of everything, for the writers' golden files."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Display, Heading, Line, Note, Page, Para, Step, Table
from symbolic_lstm.page.layout import Call, Fence, Ident, Layout, Num, Op, Row, Sub

SIGN, PLUS, TIMES = Op("−", prefix=True), Op("+"), Op("×")
F = Sub(Ident("f"), Ident("t"))
H = Sub(Ident("h"), Row((Ident("t"), Op("−"), Num("1"))))


def negative(digits: str) -> Layout:
    return Fence(Row((SIGN, Num(digits))))


def sigma(*items: Layout) -> Layout:
    return Call(Ident("σ"), (Row(items),))


def gate(*pairs: tuple[str, Layout]) -> Layout:
    items: list[Layout] = []
    for weight, value in pairs:
        items += [Sub(Ident(weight), Ident("f")), TIMES, value, PLUS]
    return sigma(*items, Sub(Ident("b"), Ident("f")))


STEP = Step("f", "forget", 1, "6.27e-6", "6.26e-6", "6.28e-6", "6.26e-6", "6.28e-6")
LONG = gate(*((w, H) for w in "uvwuvwuvwu"))
PAGE = Page(
    "One step through an LSTM cell, worked by hand",
    (
        Para(("The forget gate keeps ", Num("6.27", -6), " of a memory of 2, and next to nothing comes out."), "lead"),
        Para(("After Rijul Rajesh, “Understanding LSTMs”, 50 % of it",), "source", "https://dev.to/rijultp"),
        Heading(2, ("Forget gate",), "what share of the long-term memory to keep", "1"),
        Display(
            STEP,
            (
                Line("formula", "=", gate(("u", H), ("w", Sub(Ident("x"), Ident("t")))), F),
                Line("numbers", "=", sigma(Num("2.70"), TIMES, Num("1"), PLUS, Num("1.63"), TIMES, negative("10"))),
                Line("sum", "=", sigma(SIGN, Num("11.98")), note="exact"),
                Line("result", "≈", Num("6.27", -6), note="worked with the unrounded values of every line above it"),
            ),
        ),
        Para(("At input ", Row((SIGN, Num("10"))), " the gate shuts: about six millionths survive, as ", F, " = ",
              sigma(SIGN, Num("11.98")), " says to anybody who has a pocket calculator at hand."),),
        Note(("A product shows all its digits.",)),
        Heading(2, ("A heading that is rather long for the line it stands in",), "and an aside that is long as well"),
        Display(STEP, (Line("formula", "=", LONG, F), Line("result", "≈", Num("0.5")))),
        Heading(3, ("All figures",)),
        Table(
            (("quantity",), ("as printed",), ("certified",), ("what the verdict means",)),
            (
                ((F, " sum"), ("5.95",), ("5.95",), ("exact",)),
                ((F,), ("0.997",), ("16.997400…",), ("right from the shown figures only, as the author carried them",)),
                (("at input −10",),),
                ((F,), ("close to 0",), ("6.27×10⁻⁶",), ("qualitative",)),
            ),
            "lrdl",
        ),
        Note(("= where both sides are equal; ≈ where the right side is rounded.",), "Signs"),
        Note(("Half up. Figures that would show as 0 have three significant digits instead of none.",), "Rounding"),
    ),
)  # fmt: skip
