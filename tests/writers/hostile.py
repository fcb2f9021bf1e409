"""Pages that hold one text in every place a text can stand."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Display, Heading, Illustration, Line, Note, Page, Para, Step, Table
from symbolic_lstm.page.layout import Call, Fence, Ident, Num, Op, Row, Sub, Text, Under
from symbolic_lstm.page.scene import Disc, Group, Label, Rect, Scene, Wire

#: What could be taken for markup, mathematics, a link, a formula or a command.
TEXTS = {
    "script": "</math></style><script>alert(1)</script><img src=x onerror=alert(1)>",
    "maths": "$x$ $$y$$ \\(z\\) \\[w\\] {{ x }} {% y %}",
    "tables": "a | b || c |---| \\| d",
    "code": "```` `x` ~~~ \\`y\\`",
    "links": "[a](javascript:alert(1)) ![b](https://evil.example/x.png) <https://evil.example> https://evil.example "
    "www.evil.example me@evil.example [c]: javascript:alert(1)",
    "emphasis": "*a* _b_ **c** __d__ ~~e~~ # f ##",
    "starts": "# heading",
    "lists": "- item",
    "numbers": "1. item",
    "rules": "---",
    "quotes": "> quoted",
    "latex": "\\end{frame}\\end{document}\\input{/etc/passwd} % # ^ ~ {unclosed",
    "entities": "&lt;b&gt; &#60;script&#62; ]]> <!-- c --> <?php ?>",
    "controls": "a\x00b\x1b[31mc\u202ed\u2028e\ud800f\n\ng\r\nh\ti",
    "beyond": "漢 ₜ ≈ ✓ ◐ ∼ ⁻⁶ “x” −1",
    "attributes": '" onload="alert(1)" \' x=\'',
}


def page(text: str) -> Page:
    """A page with the text in every place."""
    name = Ident(text)
    maths = Row((
        Call(name, (Row((Num(text), Op("+"), Text(text), Op(text), Num("1"))),)),
        Op("×"), Fence(Row((Op(text, prefix=True), Sub(name, Text(text))))),
        Op("+"), Under(name, Text(text)),
    ))  # fmt: skip
    step = Step(text, text, 1, text, text, text, text, text)
    lines = (Line(text, "=", maths, name, note=text), Line("result", "≈", Num(text)))
    drawn = Scene(text, text, text, 320, 80, (
        Group((Label(10, 20, (text, name), q=text), Rect(1, 1, 9, 9, "F", q=text)), text, text),
        Wire(((0, 0), (9, 9)), q=text), Disc(9, 9, 3, q=text),
    ))  # fmt: skip
    return Page(
        text,
        (
            Para((text, " ", name), "lead"),
            Para((text,), "source", text),
            Para((text,), "source", "https://example.org/" + text),
            Heading(2, (text, " ", name), text, text),
            Display(step, lines),
            Para((text, " ", Text(text), " ", text), link="javascript:alert(1)"),
            Note((text, " ", name)),
            Heading(3, (text,), text),
            Table(((text,), (name, "  ", text), (text,)),
                  (((text,), (text,), (name,)), ((text,),), ((text,), ("1.5",), (text,))), "ldr"),
            Illustration(drawn, drawn, (text, name)),
            Note((text, " ", name), text),
        ),
    )  # fmt: skip
