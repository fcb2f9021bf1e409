"""English: its nouns, its sentences, its voice, and the words that formats add; other languages have the same keys."""

from __future__ import annotations

from symbolic_lstm.languages.language import Language
from symbolic_lstm.languages.nouns import Named, Pronoun


class Word(Named):
    """An English noun with its article.

    >>> print(f"{Word('input gate'):The}; {Word('cell state'):the}; {Word('input'):a}; {Word('gate').again():The}")
    The input gate; the cell state; an input; It
    """

    __slots__ = ()

    def __format__(self, form: str) -> str:
        article = ("an" if self[:1] in "aeiou" else "a") if form == "a" else form
        return f"{article} {self!s}" if article else str(self)

    def described(self, adjective: str) -> Word:
        """The noun with an adjective."""
        return Word(f"{adjective} {self}")

    def again(self) -> Pronoun:
        """What stands for the noun in the next sentence."""
        return Pronoun("it")


#: Every word of a sheet that is not the example's own. A key is what a quantity does in the sentences of its cell,
#: with a band of the share it does it to, or what headings, tables, remarks and small print say. `{this}`, `{of}`,
#: `{new}`, `{into}` and `{out}` are nouns in the form that is asked for; `{value}`, `{share}`, `{before}`, `{kept}`,
#: `{added}`, `{taken}` are printed figures. Every language's file has these keys.
SENTENCES: dict[str, str] = {
    "keeps: of 0": "{this:The} would keep {share} of {of:the}, but that is 0 before this step.",
    "keeps: nothing": "{this:The} keeps {share} of {of:the}: almost all of it is forgotten.",
    "keeps: little": "{this:The} keeps {share} of {of:the}: most of it is forgotten.",
    "keeps: part": "{this:The} keeps {share} of {of:the}.",
    "keeps: nearly all": "{this:The} keeps {share} of {of:the}: next to nothing is forgotten.",
    "keeps: all": "To the digits shown, {this:the} keeps all of {of:the}.",
    "mixes: of 0": "{this:The} lets in {added} of {new:the}; {of:the} is 0 before this step.",
    "mixes: nothing": "{this:The} keeps {share} of {of:the} and lets in {added} of {new:the}: almost all is new.",
    "mixes: little": "{this:The} keeps {share} of {of:the} and lets in {added} of {new:the}: most is new.",
    "mixes: part": "{this:The} keeps {share} of {of:the} and lets in {added} of {new:the}.",
    "mixes: nearly all": "{this:The} keeps {share} of {of:the} and lets in {added} of {new:the}: "
    "next to nothing is new.",
    "mixes: all": "To the digits shown, {this:the} keeps all of {of:the} and lets in nothing of {new:the}.",
    "adds: nothing": "{this:The} lets in {share} of {of:the}: next to nothing is added.",
    "adds: little": "{this:The} lets in {share} of {of:the}.",
    "adds: part": "{this:The} lets in {share} of {of:the}.",
    "adds: nearly all": "{this:The} lets in {share} of {of:the}.",
    "adds: all": "To the digits shown, {this:the} lets in all of {of:the}.",
    "lets out: nothing": "{this:The} lets out {share} of {of:the}: next to nothing.",
    "lets out: little": "{this:The} lets out {share} of {of:the}.",
    "lets out: part": "{this:The} lets out {share} of {of:the}.",
    "lets out: nearly all": "{this:The} lets out {share} of {of:the}.",
    "lets out: all": "To the digits shown, {this:the} lets out all of {of:the}.",
    "shows: of 0": "{this:The} would show {into:the} {share} of {of:the}, but that is 0 before this step.",
    "shows: nothing": "{this:The} hides {of:the} from {into:the}, which sees {share} of it.",
    "shows: little": "{this:The} shows {into:the} {share} of {of:the}.",
    "shows: part": "{this:The} shows {into:the} {share} of {of:the}.",
    "shows: nearly all": "{this:The} shows {into:the} {share} of {of:the}.",
    "shows: all": "To the digits shown, {this:the} shows {into:the} all of {of:the}.",
    "passes: nothing": "{this:The} lets through {share} of {of:the}: next to nothing.",
    "passes: little": "{this:The} lets through {share} of {of:the}.",
    "passes: part": "{this:The} lets through {share} of {of:the}.",
    "passes: nearly all": "{this:The} lets through {share} of {of:the}.",
    "passes: all": "To the digits shown, {this:the} lets through all of {of:the}.",
    "proposes": "The cell proposes {value} as {this}.",
    "state: parts": "{this:The} goes from {before} to {value}: {kept} is kept and {added} is added.",
    "state: taken": "{this:The} goes from {before} to {value}: {kept} is kept and {taken} is taken away.",
    "state: kept": "{this:The} goes from {before} to {value}: {kept} is kept and nothing is added.",
    "state: replaced": "{this:The} goes from {before} to {value}: nothing is kept.",
    "state: added": "{this:The} goes from {before} to {value}: {added} is added.",
    "state: taken off": "{this:The} goes from {before} to {value}: {taken} is taken away.",
    "state: from 0": "{this:The} goes from 0 to {value}: all of it is new.",
    "state: stays": "{this:The} stays at {value}.",
    "state: stays, parts": "{this:The} stays at {value}: {kept} is kept and {added} is added.",
    "state: stays, taken": "{this:The} stays at {value}: {kept} is kept and {taken} is taken away.",
    "state: goes": "{this:The} goes from {before} to {value}.",
    "units: keeps": "Unit {unit} forgets most: it keeps {share} of {of:the}.",
    "units: adds": "Unit {unit} takes in most: it lets in {share} of {of:the}.",
    "units: lets out": "Unit {unit} lets out most: {share} of {of:the}.",
    "lead: part, added": "{this:The} keeps {share} of {of:a} of {before}, {added} is added, and {out:a} of {shown} "
    "comes out.",
    "lead: part, taken": "{this:The} keeps {share} of {of:a} of {before}, {taken} is taken away, and {out:a} of "
    "{shown} comes out.",
    "lead: part, nothing": "{this:The} keeps {share} of {of:a} of {before}, nothing is added, and {out:a} of {shown} "
    "comes out.",
    "lead: all, added": "To the digits shown, {this:the} keeps all of {of:a} of {before}, {added} is added, and "
    "{out:a} of {shown} comes out.",
    "lead: all, taken": "To the digits shown, {this:the} keeps all of {of:a} of {before}, {taken} is taken away, and "
    "{out:a} of {shown} comes out.",
    "lead: all, nothing": "To the digits shown, {this:the} keeps all of {of:a} of {before}, nothing is added, and "
    "{out:a} of {shown} comes out.",
    "lead: from 0": "{this:The} goes from 0 to {value}, and {out:a} of {shown} comes out.",
    "caption: keeps": "what share of {of:the} to keep",
    "caption: keeps the rest": "what share of {of:the} to give up",
    "caption: mixes": "how old and new are mixed",
    "caption: adds": "what share of {of:the} to add",
    "caption: adds the rest": "what share of {of:the} not to add",
    "caption: lets out": "what share of {of:the} to let out",
    "caption: lets out the rest": "what share of {of:the} to hold back",
    "caption: shows": "what share of {of:the} {into:the} sees",
    "caption: shows the rest": "what share of {of:the} {into:the} does not see",
    "caption: passes": "what share of {of:the} to let through",
    "caption: passes the rest": "what share of {of:the} to hold back",
    "caption: proposes": "what could be added",
    "caption: parts": "the kept and the added together",
    "caption: out": "what the cell says",
    "word: squashed": "squashed",
    "word: less than": "less than {share}",
    "word: more than": "more than {share}",
    "after": "After {source}.",
    "titled": "“{title}”",
    "carried: shown": "Shown figures are carried from line to line.",
    "carried: full": "Unrounded values are carried from line to line.",
    "rounding: half-up": "Half up.",
    "rounding: half-even": "Half to even.",
    "rounding: truncate": "Figures are cut off, not rounded.",
    "rounding: shown": "Each named figure enters the next line as shown; inside a line nothing is rounded.",
    "rounding: full": "Unrounded values are carried from line to line; figures inside a line show guard digits, "
    "as many as make the line check.",
    "rounding matters": "These figures come out differently when the rounded figures are carried from line to line "
    "and when nothing is rounded; all others are the same.",
    "rounding: small": "A value that would show as 0 has three significant digits instead.",
    "signs": "= where both sides, as printed, are equal; ≈ where the right side is rounded.",
    "verdicts": "= exact: equal. ✓ ok: rightly rounded. ◐ as-shown: right from the figures as printed only. "
    "◑ unrounded: right from unrounded values only. ∼ qualitative: words, within 0.05. ✗ anything else is flagged.",
    "heading: given": "Given",
    "heading: backward": "Backward pass",
    "heading: step back": "Step {time}, backward",
    "heading: derivation": "How each gradient follows",
    "derivation: chain": "For a step t, from the last quantity to the first. What a quantity is used in passes its "
    "gradient on, times the derivative of that sentence (chain rule); what the uses give is added. In the last "
    "step there is no next one, and its terms fall away.",
    "derivation: window": "The pass is cut into windows of {steps} steps: nothing comes back from one window into "
    "the one before it.",
    "derivation: pre": " is the pre-activation, the argument of the function in ",
    "derivation: same": "in this step:",
    "derivation: next": "in the next step:",
    "derivation: loss": "in the loss:",
    "derivation: parameters": "A parameter is used in every step, so its gradient is a sum over the steps.",
    "stage: chain": "chain rule",
    "stage: collected": "collected",
    "heading: sizes": "How large the gradients are",
    "sizes: told": "The size of the gradient of each state, from the last step back: whether it vanishes on the way, "
    "grows, or is held. Beside it stands how much of a state a step hands on directly.",
    "heading: direct": "The direct derivative alone",
    "direct: told": "This is the direct path only: the derivative of the state through its own sentence, with the "
    "gates held. The gradients above are total: they also count what the state does to the gates of the next step.",
    "heading: update sgd": "One step of gradient descent",
    "heading: update momentum": "One step with momentum",
    "heading: update adam": "One step of Adam",
    "update: told": "A prime marks what a value becomes.",
    "update: loss": "With the new parameters the loss is:",
    "heading: parameters": "What the parameters get",
    "backward: convention": "A d before a name stands for the gradient of the loss {loss} with respect to it, "
    "through every path "
    "that leads from it to {loss}; δ for the gradient with respect to the pre-activation of a gate, the "
    "argument of its function. A gradient has the shape of what it is of.",
    "backward: summed": "A parameter is the same at all steps; its gradient is the sum of what each step gives.",
    "backward: rounded away": "From the rounded {this} = {value} the gradient of its pre-activation would be 0, "
    "because {value} × "
    "(1 − {value}) = 0.",
    "backward: full": "All figures of the backward pass start from unrounded values of the forward pass.",
    "heading: step": "Step {time}",
    "heading: value": "Value of {this}",
    "heading: in full": "The numbers in full",
    "heading: remarks": "Remarks",
    "heading: over time": "All figures over time",
    "heading: rounding": "Does rounding at each step matter?",
    "heading: verdicts": "Do the printed figures hold?",
    "word: rounding": "Rounding",
    "word: signs": "Signs",
    "word: verdicts": "Verdicts",
    "word: policy": "Rounding that explains them",
    "table: before": "before the step",
    "table: parameters": "parameters",
    "table: time": "t",
    "table: carried": "rounded at each step",
    "table: full": "nothing rounded",
    "table: shown": "from shown",
    "table: printed": "as printed",
    "table: quantity": "quantity",
    "table: verdict": "verdict",
    "summary: right": "{right} of {all} are right however one computes",
    "summary: as-shown": "{count} only if the figures are carried as printed",
    "summary: unrounded": "{count} only from unrounded values",
    "summary: tolerance": "{count} within what the source's numbers allow",
    "summary: flagged: one": "{count} is flagged",
    "summary: flagged: many": "{count} are flagged",
    "digits: decimal: one": "{count} decimal",
    "digits: decimal: many": "{count} decimals",
    "digits: significant: one": "{count} significant digit",
    "digits: significant: many": "{count} significant digits",
    "policy": "All printed figures come out with {policy}.",
    "policy: full, half-up": "nothing rounded in between, half up",
    "policy: full, half-even": "nothing rounded in between, half even",
    "policy: full, truncate": "nothing rounded in between, figures cut off",
    "policy: shown, half-up": "shown figures carried, half up",
    "policy: shown, half-even": "shown figures carried, half even",
    "policy: shown, truncate": "shown figures carried, figures cut off",
    "stage: formula": "formula",
    "stage: numbers": "numbers",
    "stage: products": "products",
    "stage: sum": "sum",
    "stage: activation": "activation",
    "stage: result": "result",
    "remark: unrounded": "unrounded values were used",
    "remark: unchecked": "this line could not be checked",
    "remark: shortened": "given numbers are shown with {count} decimals and worked with all their digits",
    "remark: left out, together": "⋯ stands for {count} terms, together {sum}",
    "remark: rows left out: one": "⋮ stands for 1 row",
    "remark: rows left out: many": "⋮ stands for {count} rows",
    "remark: columns left out: one": "⋯ stands for 1 column",
    "remark: columns left out: many": "⋯ stands for {count} columns",
    "remark: entries left out: one": "the dots stand for 1 entry",
    "remark: entries left out: many": "the dots stand for {count} entries",
    "note: short": "Long numbers are shown with {count} decimals; they stand whole at the end, and "
    "every line is worked with all their digits.",
    "note: dots": "Of large matrices and vectors the first and last entries are shown; the dots stand for the others.",
    "note: entry": "Small letters are entries: {entry} stands in row {row} and column {column} of {matrix}.",
    "note: in the file": "The numbers stand with all their digits in the example’s file.",
    "remark: left out": "⋯ stands for {count} terms",
    "verdict: exact": "exact",
    "verdict: ok": "ok",
    "verdict: as-shown": "as-shown",
    "verdict: unrounded": "unrounded",
    "verdict: tolerance": "tolerance",
    "verdict: truncated": "truncated",
    "verdict: last-digit": "last-digit",
    "verdict: coarse": "coarse",
    "verdict: qualitative": "qualitative",
    "verdict: cascade": "cascade",
    "verdict: contradiction": "contradiction",
    "verdict: ill-typed": "ill-typed",
    "verdict: mismatch": "mismatch",
    "verdict: undecided": "undecided",
    "verdict: unverifiable": "unverifiable",
}

#: How an equation is spoken: a sign or a glyph stands for its word, `say: …` for a phrase around its parts. A comma
#: where the voice should rest stands even where no clause ends.
VOICE: dict[str, str] = {
    "+": "plus", "−": "minus", "×": "times", "·": "times", "/": "over", "": "times", "=": "equals", "≈": "is about",
    "⊙": "times, entry by entry,", "*": "times, entry by entry,", ",": ",",
    "σ": "sigma", "Γ": "gamma", "ln": "natural log", "exp": "the exponential", "max": "the largest",
    "min": "the smallest", "⟨": "", "⟩": "",
    "<": "is less than", ">": "is greater than", "≤": "is at most", "≥": "is at least", "≠": "is not", "∈": "in",
    "→": "goes to", "↦": "maps to", "±": "plus or minus", "∘": "times, entry by entry,", "∂": "partial",
    "∇": "nabla", "∞": "infinity", "∑": "the sum", "∏": "the product", "∫": "the integral", "…": "and so on",
    "⋯": "and so on", "ℝ": "the real numbers", "ℕ": "the natural numbers", "ℤ": "the integers", "ℒ": "the loss",
    "say: point": ".",
    "say: negative": "minus {number}",
    "say: scientific": "{digits} times 10 to the {power}",
    "say: sub": "{base} sub {script}",
    "say: long sub": "{base} sub {script} end sub",
    "say: time": "{base} at time {time},",
    "say: turned": "{base} transposed",
    "say: power": "{base} to the power {script}",
    "say: prime": "{base} prime",
    "say: over": "{base} over {script}, of",
    "say: from": "{base} from {script} to {end}, of",
    "say: fraction": "the fraction {top} over {bottom}, end of fraction,",
    "say: root": "the square root of, {inner},",
    "say: bars": "the absolute value of, {inner},",
    "say: list": "the list {inner}, end of list,",
    "say: brackets": "open bracket, {inner}, close bracket,",
    "say: call": "{function} of, {arguments},",
    "say: and": ", and ",
    "say: matrix": "the matrix {rows}, end of matrix,",
    "say: shape": "{base}, {rows} by {columns},",
    "say: tilde": "{base} tilde",
    "say: hat": "{base} hat",
    "say: bar": "{base} bar",
}  # fmt: skip

#: The words that a format adds to a page.
FORMATS = {"continued": "continued", "untitled": "Equations", "entries": "Entry by entry"}

#: What pictures say: their titles, what they show, and the few words in them.
PICTURES: dict[str, str] = {
    "function: sigmoid": "Sigmoid curve",
    "function: tanh": "Curve of tanh",
    "function: other": "Curve of the activation",
    "curve": "{function}: {of}",
    "curve: point": "{tag}at {x} on the x-axis the curve is at {y}.",
    "bars": "What is kept and what is added: {of}",
    "bars: before": "Before the step: {before}.",
    "bars: after": "After it: {after}.",
    "bars: kept": "Kept: {kept}.",
    "bars: added": "Added: {added}.",
    "bars: squashed": "Squashed: {squashed}.",
    "bars: shown": "Shown: {shown}.",
    "cell": "The cell with its numbers",
    "sees": "Every gate sees {one} and {other}.",
    "cell: step": "Step {time}.",
    "cell: before": "Given: {this} {value}.",
    "cell: gate": "{this}: {sum} goes in, {value} comes out.",
    "cell: after": "New {this}: {of}, that is {value}.",
    "cell: alone": "New {this}: {value}.",
    "new state": "new {state}",
    "old": "old",
    "new": "new",
    "kept": "kept",
    "added": "added",
    "shown": "shown",
    "memory": "Over the sequence: {of}",
    "memory: goes": "Step {time}: {value}.",
    "left out: units": "{shown} of {all} units are drawn.",
    "left out: steps": "The first {shown} of {all} steps are drawn.",
    "retention": "What is left of a memory: {of}",
    "retention: constant": "If at every step {share} is kept:",
    "retention: half": "half is left after {steps} steps.",
    "retention: never": "there is no half-life.",
    "retention: sequence": "After {steps} steps {share} of the memory is left.",
    "retention: reached": "Less than half is left from step {steps} on.",
    "retention: not reached": "More than half is left at the end.",
    "half-life": "half-life {steps} steps",
    "half left": "half at step {steps}",
    "heatmap": "Gates over the sequence: {of}",
    "heatmap: plain": "Gates over the sequence",
    "rounding": "What rounding did: {of}",
    "rounding: full": "nothing rounded",
    "rounding: shown": "from shown figures",
    "rounding: words": "Nothing rounded it is {full}; from the shown figures it is {shown}, printed {printed}.",
    "gradients": "Gradients step by step: {of}",
    "gradients: plain": "Gradients step by step",
    "gradients: words": "The norm is {first} at the first step and {last} at the last of {steps}, "
    "on a scale of powers of ten.",
    "step": "step",
    "steps": "steps",
    "unit": "unit",
}

ENGLISH = Language("en", "English", SENTENCES, VOICE, FORMATS, Word, pictures=PICTURES)
