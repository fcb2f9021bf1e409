"""Many at once: one derivation with thousands of sets of numbers, and one sheet with numbers of one's own.

A `plan` is a program laid flat, worked on whole numbers (`whole`) where that is proved to give the same digits.
`derivation_templates` sets each derivation once for each pattern of signs, and keeps what a sheet has confirmed;
`measured` does so line by line for formats that look at how long a figure is. `variants` fills thousands of them,
`filled` those of one sheet, whose prose and pictures are made of a `planned_trace`. What is not plain
is left to a sheet.
"""
