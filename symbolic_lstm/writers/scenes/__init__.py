"""Scenes spelt: one picture as SVG, as PNG, as TikZ and in Typst, from the same places and the same words.

A writer of scenes decides nothing but spelling. Where a colour stands for a
quantity it is the colour that the quantity has in text and formulas.
"""
