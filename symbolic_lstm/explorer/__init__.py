"""The page one can drag: an example whose given numbers are controls, worked again in the browser as they change.

The page is the sheet, complete without a script. Beside it stand the sentences
of the program (`sentences`) and the lines of the derivations with gaps for
their figures (`lines`, `telling`); the scripts work the sentences with exact
rationals and proved intervals, as the program does, and fill the gaps. So a
figure on the page is the figure of the sheet, or the page says that it cannot
tell.
"""
