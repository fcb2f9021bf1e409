"""What each verdict and rule means, for `explain` and for whoever disputes a finding."""

EXPLANATIONS: dict[str, str] = {
    "figure": "Rule. A printed figure of a worked example is recomputed twice: from the exact givens with nothing "
    "rounded (full), and from the operands as the source prints them (shown). Both values are enclosed by interval "
    "arithmetic until every printed digit is decided.",
    "words": 'Rule. Words such as "close to 0" hold if the value with nothing rounded is within 0.05 of the number '
    "they name.",
    "line": "Rule. Each side of a line must follow from the side before it, as printed. Where both sides are built "
    "alike, number is judged against number. The beginning of a chain counts as exactly given.",
    "exact": "Pass. The printed figure equals the recomputed value.",
    "ok": "Pass. The printed figure is the value rightly rounded, by every fact known; a tie counts either way.",
    "as-shown": "Note. Right from the figures as printed only: the source rounded, and went on with the rounded "
    "figures. Unrounded arithmetic prints something else.",
    "unrounded": "Note. Right from unrounded values only: the source computed with more digits than it prints, so a "
    "reader cannot redo the line.",
    "truncated": "Warning. The value was cut instead of rounded.",
    "last-digit": "Warning. The last digit is off, by at most 1.5 units.",
    "coarse": "Note. One significant digit and at most one decimal, within a quarter of the value, as prose rounds.",
    "qualitative": "Pass, or a warning where it does not hold. Words, not a figure: close to V is within 0.05 of V.",
    "cascade": "Note. The figure follows from an earlier one that is flagged; the message names it. Mend that one.",
    "contradiction": "Error. One quantity is printed with two values that no rounding reconciles.",
    "ill-typed": "Warning. Sizes or kinds do not fit: a vector is set equal to a number.",
    "mismatch": "Error. The printed figure is provably none of what rounding explains. The message gives the "
    "recomputed value and the likely slip.",
    "undecided": "Note. The digits could not be decided at the highest precision, 4096 bits.",
    "unverifiable": "Counted, never silent. Something has no value here: a name without a number, a division by zero.",
}
