"""Equations in an article: what each place wants, and the regions of a file that are kept in step.

Authors on most places have no build step: their file is the product. So a
*target* says how a place wants mathematics and text, as one row of a table over
the writers, and a *region* is a marked stretch of the author's own file that
is filled from a worked example and checked again later. Nothing in a document
is ever run, and nothing outside a region is touched.
"""
