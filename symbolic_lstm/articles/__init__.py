"""Where does it stand? Articles of every kind, read into pieces, checked step by step, and reported.

`documents` reads a file into pieces whose characters know their places
(`mapped`); `statements` finds what states that something equals something;
`chains` has the readers read it, `steps` judges it with what the article has
said before (`bindings`), `equations` recognises the cells it defines. Whatever
is found is a `Finding`, with a rule of `rules`, and `reports` writes it down.
What cannot be read is counted, never guessed: a checker that guesses would call
a right article wrong.
"""
