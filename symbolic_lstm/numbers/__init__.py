"""What it comes to: figures, rounding, and values proved by enclosures.

Figures never enter a sentence. A *trace* holds the value of every part of
every sentence of a program: an exact rational as long as only rational
operations made it, otherwise an open interval with rational ends that is
proved to hold it. A *figure* is what is printed, digit by digit; it is shown
only when the interval decides every one of its digits. A *stage* is a cut
through a sentence: above it stand the operators, on it the figures.
"""
