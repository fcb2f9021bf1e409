"""Whether what is printed is right.

`recompute` works a variant once, with nothing rounded and from the figures as
its source prints them; `check` gives every figure a verdict of the one table in
`verdicts`, `line` does so for a line by itself; `policies`, `diagnosis` and
`slips` say which rounding explains a page, and what went wrong where none does.
"""
