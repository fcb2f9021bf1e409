"""What an example looks like: its cell, its curves, what it keeps and adds, drawn from the same trace as its sheet.

Each file makes scenes of one kind (`page/scene.py`), with the figures that the
sheet prints and the places of their values; `measure` says how much room words
take, so that no label lies on another. How a scene is spelt is the writers' business.
"""
