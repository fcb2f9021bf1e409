"""What have others typeset? Plain text, LaTeX and MathML, each read into a Layout that knows its place in the source.

`plain`, `latex` and `mathml` put a row together thing by thing (`row`), so that brackets, functions, signs and numbers
mean the same whichever way they were written. `term` makes the sentence a layout says, and `line` cuts a line of
mathematics at its signs into a chain of sentences. What is not understood is an error with its column, never a guess: a
reader that guesses would call a right article wrong.
"""
