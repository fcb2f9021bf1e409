"""Which cell do equations define? Up to the names of its quantities, in whatever notation they are written.

Names are parted into a letter, a label and a time (`names`). What is defined is
put in place of its name until only states and inputs are left, and the sum is
multiplied out, so that two ways to write one thing are one (`normal`). The
result is compared with our own cells for every way to pair the states
(`compare`); where it is near one and not it, the difference is told at the equation it stands in.
"""
