"""What is true: sentences, cells and programs.

An equation is a sentence somebody wrote, and everything else is computed from
it. A *term* (`terms`) holds what was said, in the order in which it was said,
and never evaluates. `reader` and `spell` take it from text and back;
`meaning` is the one bridge to algebra; `forms` rewrites a vector sentence for
scalars or for one entry; `cell` gathers sentences into a recurrent cell, and
`program` lays a cell out over time. Nothing here knows a figure, a glyph or a
file.
"""
