"""Are the gradients of an article those of its cell? Published backward passes beside our own derivation.

`spelling` finds what is a gradient in the many ways people write one, `worked`
works the derived backward pass of a cell at a few points, and `judged` compares
what each gradient contributes to another, by every reading that authors use:
of a gate or of what stands in its function, through one path or through all.
"""
