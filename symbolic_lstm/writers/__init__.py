"""One format, one file: pages and equations as LaTeX, MathML and text.

A writer turns a `Page` into a string with `write`, and a single `Layout` into
that format's mathematics with `equation`. It decides how a glyph is spelt and
where a bracket, a space or a line break stands; what is said has been decided
before. So writers know layouts and blocks and nothing else, walk them with one
`match` each, and a new format is a new file.
"""
