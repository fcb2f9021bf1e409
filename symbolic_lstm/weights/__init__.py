"""Weights as models hold them, read into the names of a cell.

A framework stacks its gates into one array, in an order of its own, turned its own way round, with one bias or
two. Each file here knows how one framework does it and gives back a `Layer`: the cell it is and an array for each
of the cell's names. `archives` reads files without ever running anything that stands in them; `find` picks a layer
by its name. Nothing here knows examples or pages.
"""
