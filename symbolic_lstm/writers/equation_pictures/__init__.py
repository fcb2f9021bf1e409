"""Equations as pictures, for slides and for places that have no mathematics.

Our MathML is set by ziamath, piece by piece: a left side, a sign, a right side.
The pieces are placed in rows here, aligned at their signs as every other format
aligns them, because a picture has to hold a whole derivation with the names of
its stages. A picture is outlines only: it needs no font where it is shown, has
no `id` that could clash on a page, and says in its title what it shows.
"""
