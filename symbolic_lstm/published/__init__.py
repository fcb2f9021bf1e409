"""A published example: its numbers as data.

`toml` reads a file with the place of every value, `spec` makes an `Example` of
it, `setting` makes one of its variants ready to be worked, `locate` says which
node of which sentence a printed figure stands for, and `catalog` names the
examples that are shipped.
"""
