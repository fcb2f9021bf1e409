"""Documents: files of every kind, read into pieces whose every character knows its place in the file.

One kind is one file: it says where mathematics, words, tables and listings
stand, and what cannot be read. What they mean is nobody's business here.
"""
