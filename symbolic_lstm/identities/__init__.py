"""What is always true: identities with their proofs, each step a sentence that is proved by itself.

A claim is a chain of expressions, from what it begins with to what it ends with; every step says what was done. Steps
are proved by one normal form on both sides (`verify.compare`), a derivative by the rules of the backward pass; what is
false is refuted by a certified point. The shipped ones are literals here, one's own is a TOML file with the same keys.
"""
