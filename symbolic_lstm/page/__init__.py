"""How it is set: from sentences and figures to a page that a reader turns over.

`typeset` sets a sentence as a *layout* (what stands where: no mathematics, no
format), `narrate` tells a worked example as a *page* of blocks, and `audit`
redoes every printed line from its printed figures, as a reader with a pocket
calculator would. Writers see layouts and blocks and nothing else.
"""
