"""The command line: one verb, one file.

Data go to standard output, messages to standard error, always in UTF-8 with LF.
Exit codes: 0 clean; 1 a finding that was not expected; 2 usage, input that
cannot be read, or an error of ours. Nothing mathematical is imported before a
verb needs it.
"""
