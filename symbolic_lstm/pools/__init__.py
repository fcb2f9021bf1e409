"""Many at once: one derivation with thousands of sets of numbers.

A `plan` is a program laid flat, worked on whole numbers (`whole`) where that is
proved to give the same digits; `variants` writes what comes out by patterns that
a sheet of each kind has confirmed. What is not plain is left to a sheet.
"""
