r"""Beamer: slides for pdflatex, on which the lines of a derivation appear one by one.

Every line says by its number when it is uncovered, left and right of its `&`:
`\pause` would be carried out again each time an alignment is measured. Nothing
is set verbatim, so that no text can end a frame.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Page, Para, Table
from symbolic_lstm.writers.breaks import broken, width
from symbolic_lstm.writers.latex import SIGNS, drawing, guarded_row, set_block, set_text, under, write_prose
from symbolic_lstm.writers.latex_document import SIGN, at_least
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.outline import CAPACITY, Section, height, slides, table_width
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes import tikz
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.slide_scale import holds, scale
from symbolic_lstm.writers.stage_columns import Columns, columns, widest
from symbolic_lstm.writers.wording import wording

__all__ = ["equation", "write"]

_PREAMBLE = r"""% symbolic-lstm
\documentclass[aspectratio=169,11pt,fleqn]{beamer}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{textcomp}
\usepackage{amsmath,amssymb}
\usefonttheme{professionalfonts}
\usefonttheme{serif}
\setbeamertemplate{navigation symbols}{}
\setbeamertemplate{footline}{\hfill\usebeamercolor[fg]{muted}\footnotesize\insertframenumber\hspace*{1em}\vspace*{0.8em}}
\definecolor{ink}{HTML}{1F1D1A}
\definecolor{muted}{HTML}{625D54}
\definecolor{accent}{HTML}{1747B0}
\setbeamercolor{normal text}{fg=ink}
\setbeamercolor{muted}{fg=muted}
\setbeamercolor{frametitle}{fg=ink}
\setbeamercolor{framesubtitle}{fg=muted}
\setbeamercolor{title}{fg=ink}
\setbeamercolor{structure}{fg=accent}
\setbeamerfont{frametitle}{size=\large,series=\bfseries}
\setbeamerfont{framesubtitle}{size=\small,series=\mdseries,shape=\itshape}
\setbeamersize{text margin left=8mm,text margin right=8mm}
\setbeamertemplate{frametitle}{%
  \nointerlineskip\vskip5mm
  \begin{beamercolorbox}[wd=\paperwidth,leftskip=8mm,rightskip=8mm plus 1fil,sep=0pt]{frametitle}
    \parskip0pt\usebeamerfont{frametitle}\strut\insertframetitle\strut\par
    {\usebeamerfont{framesubtitle}\usebeamercolor[fg]{framesubtitle}\insertframesubtitle\par}
  \end{beamercolorbox}}
\setlength{\mathindent}{0pt}
\renewcommand{\arraystretch}{1.1}
\setlength{\parskip}{0.5em}
"""
#: Tables in a row stand side by side, where there is room, with their heads on one line, and all at the left.
_PLACED = (
    ("\\end{center}\n\\begin{center}\n\\begin{tabular}", "\\hspace{2em}\n\\rule{0pt}{1.8em}\\begin{tabular}"),
    (r"\begin{tabular}", r"\begin{tabular}[t]"),
    ("{center}", "{flushleft}"),
)
#: The broadest table that is set in its own size, in letters.
_BROAD = 84
#: A remark no longer than this stands beside its line.
_SHORT = 12
#: The widest right side that is set in one line, in em.
_ROOM = 24.0
#: A slide is so many em across; the name of a stage takes so many of them, and a left side of so many leaves it room.
_ACROSS, _STAGE, _LEFT = 32.2, 4.5, 2.5
#: What is set smaller to fit is set smaller by this, for LaTeX sets matrices taller than a browser.
_LOWER = 0.92
#: A picture is no taller than this, so that its words have room below it.
_TALLEST = r"0.62\textheight"


def write(page: Page) -> str:
    """The page as a complete document, one frame for each section that fits on one."""
    page = set_out(page)
    parts, least = slides(page, holds=partial(holds, room=_ROOM)), columns(page.displays, _ROOM)
    frames = [_title(page, parts.opening)] if page.title else []
    frames += [_frame(section, wording(page, "continued"), least) for section in parts.sections]
    if parts.closing:
        notes = "\n\n".join(map(set_block, parts.closing))
        frames.append(f"\\begin{{frame}}{{}}\n{notes}\n\\end{{frame}}")
    body = "\n\n".join(frames)
    head = drawing(page, _PREAMBLE)
    return f"{head}\\title{{{write_prose(page.titled)}}}\n\\begin{{document}}\n\n{body}\n\n\\end{{document}}\n"


def _title(page: Page, blocks: tuple[Block, ...]) -> str:
    """The first frame: the title, the lead and where the example is from."""
    said = [rf"{{\LARGE\bfseries {write_prose(page.titled)}\par}}"]
    for block in blocks:
        if isinstance(block, Para) and block.kind == "lead":
            said.append(rf"{{\large\itshape {write_prose(block.prose)}\par}}")
        else:
            said.append(rf"{{\color{{muted}}{set_block(block)}\par}}")
    body = "\n\\medskip\n".join(said)
    return f"\\begin{{frame}}[plain]{{}}\n\\raggedright\n{body}\n\\end{{frame}}"


def _frame(section: Section, more: str, least: Columns) -> str:
    """A frame whose lines come one by one; what is said of them comes with the last."""
    revealed, body = 0, list[str]()
    share, room = scale(section.blocks, _ROOM)
    for derivation, group in groupby(section.blocks, key=lambda it: isinstance(it, Display)):
        if not derivation:
            said = "\n".join(map(_set, group))
            for old, new in _PLACED:
                said = said.replace(old, new)
            body.append(_uncovered(f"{{\\small {said}\\par}}", max(revealed, 1)))
            continue
        for it in group:
            if isinstance(it, Display):
                body.append(_display(it, revealed + 1, least, share, room))
                revealed += len(it.lines)
    titled = _titled(section.heading, more if section.continued else "") if section.heading else "{}"
    return f"\\begin{{frame}}[t]{titled}\n" + "\n".join(body) + "\n\\end{frame}"


def _set(block: Block) -> str:
    """A block that is no derivation; a table that is too wide is scaled."""
    said = set_block(block)
    if isinstance(block, Illustration):  # a slide is lower than it is broad
        said = said.replace(tikz.placed(block.scene), tikz.placed(block.scene, _TALLEST))
    if isinstance(block, Table) and len(block.align) <= 2:  # one column of words has the whole slide
        said = said.replace(r"p{0.4\linewidth}", r"p{0.85\linewidth}")
    if isinstance(block, Table) and table_width(block) > _BROAD:
        fitted = r"\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{\begin{tabular}"
        said = said.replace(r"\begin{tabular}", fitted)
        said = said.replace(r"\end{tabular}", r"\end{tabular}}")
    return said


def _titled(heading: Heading, continued: str) -> str:
    number = rf"{{\color{{muted}}\mdseries {set_text(heading.number)}}}\enspace " if heading.number else ""
    more = rf" {{\mdseries\color{{muted}}({continued})}}" if continued else ""
    return f"{{{number}{write_prose(heading.text)}{more}}}{{{set_text(heading.aside)}}}"


def _display(display: Display, first: int, least: Columns, share: float, room: float) -> str:
    """A derivation whose first line is uncovered at `first`; a matrix that is too wide is scaled.

    Where the slide has room for it at a `share` of its size its lines are broken at `room` em.
    """
    lines = enumerate(display.lines)
    rows = under([row for k, line in lines for row in _rows(line, first + k, least if k == 0 else Columns(), room)])
    aligned = f"\\begin{{aligned}}\n{rows}\n\\end{{aligned}}"
    right = widest(display, room)
    across = least.left + max(least.right, right) + SIGN + _STAGE
    fit = min(1.0, (_ROOM + 2) / max(right, 1.0), CAPACITY / height(display)) if share == 1 else _LOWER * share
    fit = min(fit, _ACROSS / across) if least.left > _LEFT or share < 1 else fit
    if fit < 1:
        aligned = f"\\scalebox{{{fit - 0.005:.2f}}}{{$\\displaystyle\n{aligned}$}}"
    return f"{{\\large\n\\[\n{aligned}\n\\]\\par}}"


def _rows(line: Line, at: int, least: Columns, room: float) -> list[str]:
    """A line of a derivation, what of it had no room, its remark where that is long, in columns not below `least`."""
    first, *others = broken(line.right, room)
    short = len(line.note) <= _SHORT
    done = [plain(part) for part in (line.done, line.note if short else "") if part]
    left = _uncovered(equation(line.left), at) if line.left else ""
    right = _uncovered(SIGNS[line.relation] + equation(first), at)
    filled = at_least(right, least.right + SIGN, "l", width(first) + SIGN)
    row = f"{guarded_row(at_least(left, least.left, 'r'))}&{filled}"
    if done:
        row += " &&" + _uncovered(rf"\quad{_small('; '.join(done))}", at)
    rows = [row, *("&" + _uncovered(r"\quad " + equation(part), at) for part in others)]
    if not short:
        rows.append("&" + _uncovered(rf"\quad{_small(line.note)}", at))
    return rows


def _small(said: str) -> str:
    return rf"\text{{\footnotesize\color{{muted}}{set_text(said)}}}"


def _uncovered(said: str, at: int) -> str:
    return said if at == 1 else rf"\uncover<{at}->{{{said}}}"
