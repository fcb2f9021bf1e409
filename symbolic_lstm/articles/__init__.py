"""Is the article right? What somebody else has typeset, read and judged.

`latex` and `mathml` read a typeset equation into the tokens that every sentence
is made of; `typeset` holds what the two have in common. A typeset name becomes
one name (`h_{t-1}` is `h_t-1`), whichever way it was written, and
`maths.reader.parse(tokens, source, juxtaposed=True)` makes the sentence. What
is not understood is an error with its column, never a guess: a reader that
guesses would call a right article wrong. The same readers judge our own
writers: LaTeX, MathML, and LaTeX converted to MathML by others must all say the
sentence they were made from.
"""
