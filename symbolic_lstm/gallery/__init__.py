"""A gallery: all shipped examples as a site that needs no network.

Each example has a folder: its sheet, the page one can drag, the picture of its
cell, the verdicts on its printed figures, and everything to download. `exhibit`
makes what is shown of one example, `front` the page that leads to all of them.
"""
