"""The formats whose sheets hold pictures; whoever writes another need not import what draws."""

from __future__ import annotations

PICTURED = frozenset(("html", "latex", "beamer", "revealjs", "notebook", "typst", "pdf", "docx", "odt", "epub"))
#: Those on paper: none of them has another form of a picture for a phone.
ON_PAPER = frozenset(("latex", "beamer", "typst", "pdf"))
