"""Reports: what was found in articles, for a person at a terminal or in a browser, and for programs.

One format is one file over the same findings. Each states how much was seen,
checked and could not be read; none of them changes what was found.
"""
