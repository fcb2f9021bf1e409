"""The same figures and the same checks inside other people's tools.

Sphinx and MyST, Jupyter, pytest: each file is one tool's door to what the
command line does, and holds no mathematics of its own.
"""
