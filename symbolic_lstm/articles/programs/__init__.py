"""What do the programs in an article say? Their assignments, read as sentences; nothing is ever run.

`expressions` reads the right side of an assignment as a term, `scopes` follows
the names of one function or loop from line to line, so that a name before it is
given anew is the one of the step before, and `against` lays the equations of the
article beside them. What cannot be read is left open, and nothing is said of it.
"""
