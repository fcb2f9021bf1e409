"""The closed list of LaTeX that may be handed on as its author wrote it. Pure data.

KaTeX, MathJax, GitHub, pandoc and pdflatex with `amsmath` and `amssymb` read all of it, and nothing of it can define,
read, write, link, colour or run anything.
"""

from __future__ import annotations

#: Commands that stand for a sign or a letter.
_SIGNS = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho
sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
ell hbar imath jmath Re Im aleph wp partial nabla infty emptyset varnothing prime top bot angle triangle
times cdot odot oplus ominus otimes circ ast star div bullet pm mp cap cup setminus wedge vee land lor diamond
approx simeq cong sim equiv doteq propto ne neq le leq leqslant ge geq geqslant ll gg prec succ preceq succeq
in ni notin subset subseteq supset supseteq mid nmid parallel perp vdash models triangleq
to gets rightarrow leftarrow leftrightarrow longrightarrow longleftarrow Rightarrow Leftarrow Leftrightarrow
Longrightarrow implies iff mapsto hookrightarrow uparrow downarrow rightharpoonup
forall exists nexists neg lnot therefore because ldots dots cdots vdots ddots colon
langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert lbrace rbrace lbrack rbrack
"""
_SPACES = "quad qquad enspace displaystyle textstyle"
#: Functions that LaTeX names.
_NAMED = "exp log ln lg sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim ker"
_BIG = """
sum prod coprod int iint oint bigcup bigcap bigoplus bigotimes bigodot bigvee bigwedge
lim limsup liminf sup inf max min det gcd Pr
"""
_ONE = """
hat tilde bar vec dot ddot check acute grave breve mathring widehat widetilde overline underline overrightarrow
overleftarrow underbrace overbrace boxed mathbf mathit mathsf mathtt mathcal mathbb mathfrak boldsymbol
"""
_TWO = "frac dfrac tfrac binom overset underset stackrel"
_FENCES = "langle rangle lfloor rfloor lceil rceil vert Vert lvert rvert lVert rVert"
_SIZES = "big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr"

#: What no script stands at.
SPACES = frozenset(_SPACES.split())
#: What takes nothing.
ALONE = frozenset((_SIGNS + _NAMED).split()) | SPACES
SIGNS = frozenset(_SIGNS.split())
#: What may say where its scripts stand.
BIG = frozenset(_BIG.split())
#: Commands with one argument, and with two.
ONE, TWO = frozenset(_ONE.split()), frozenset(_TWO.split())
#: Commands whose argument is one word, and those whose argument is words.
WORD = frozenset({"mathrm", "operatorname"})
WORDS = frozenset({"text", "textrm", "textbf", "textit"})
#: Commands that are written another way, as not every engine has them.
INSTEAD = {
    "bm": "boldsymbol", "pmb": "boldsymbol", "mbox": "text", "textnormal": "text", "operatorname": "mathrm",
    "cfrac": "frac",
}  # fmt: skip
#: Signs behind a backslash.
ESCAPED = frozenset(",;:!{}|%")
#: What `\left`, `\right` and their kin may hold.
FENCES = frozenset([*"()[]|", r"\{", r"\}", r"\|", *(rf"\{name}" for name in _FENCES.split())])
SIZES = frozenset(_SIZES.split())
#: Environments, each with how many columns it may have.
TABLES = {
    **dict.fromkeys(("matrix", "bmatrix", "pmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "aligned"), 10),
    "cases": 2,
}
