"""Programs out of sentences: one cell, forward and backward, in another language.

A cell's sentences and those of its backward pass, derived by rule, become a module that
runs without this package: NumPy with one recurrent product a step and each weight's gradient
as one product, a PyTorch module, plain Python, JavaScript, or a spreadsheet of live formulas.
`plan` finds what can be worked together; each target spells it. Every file names the
equations it came from.
"""
