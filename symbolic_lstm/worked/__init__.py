"""A published example: its numbers as data, and whether what it prints is right.

`spec` reads a worked example from TOML, `setting` makes one of its variants
ready to be worked, and `check` gives every printed figure a verdict: from the
exact givens with nothing rounded, and from the figures as the page prints them.
"""
