"""French: its nouns with their articles, its sentences, its voice, and what the field's terms are called.

A noun takes the form that the masculine article in its place names: `{c:du}` is
"du biais", "de la porte d’oubli" or "de l’état caché".
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.languages.language import Language
from symbolic_lstm.languages.nouns import Letter, Named, Pronoun

#: What stands before a letter.
PREPOSITIONS = {"du": "de", "au": "à"}
_ARTICLES = {
    "m": {"le": "le ", "du": "du ", "au": "au ", "un": "un "},
    "f": {"le": "la ", "du": "de la ", "au": "à la ", "un": "une "},
}
#: Before a vowel, whatever the gender.
_ELIDED = {"le": "l’", "du": "de l’", "au": "à l’"}
_VOWELS = "aâàeéèêëiîïoôuûüœ"
_PRONOUNS = {"m": "il", "f": "elle"}


class Noun(Named):
    """A French noun with its gender; formatting it gives it an article.

    >>> gate, state = Noun("porte d’oubli", "f"), Noun("état caché", "m")
    >>> print(f"{gate:Le}; {gate:du}; {state:le}; {state:au}; {state:un}; {state.described('comprimé'):du}")
    La porte d’oubli; de la porte d’oubli; l’état caché; à l’état caché; un état caché; de l’état caché comprimé

    A word without a gender, such as a name of the reader's own, has no article.

    >>> print(f"{Noun('tampon'):Le}; {Noun('tampon'):du}")
    tampon; de tampon
    """

    __slots__ = ("gender",)

    gender: str

    def __new__(cls, word: str, gender: str = "") -> Noun:
        """A noun of gender `m` or `f`, its adjectives behind it and agreeing with it."""
        made = super().__new__(cls, word)
        made.gender = gender
        return made

    def __format__(self, form: str) -> str:
        if not form:
            return str(self)
        if not self.gender:
            return f"{Letter(self, PREPOSITIONS):{form}}"
        wanted = form.lower()
        article = _ELIDED.get(wanted) if self[:1] in _VOWELS else None
        article = article or _ARTICLES[self.gender][wanted]
        return f"{article.capitalize() if form[0].isupper() else article}{self!s}"

    def described(self, adjective: str) -> Noun:
        """The noun with an adjective behind it; a word without a gender keeps its form."""
        if not self.gender:
            return Noun(f"{self} ({adjective})")
        return Noun(f"{self} {adjective}{'e' if self.gender == 'f' else ''}", self.gender)

    def again(self) -> Named:
        """What stands for the noun in the next sentence."""
        return Pronoun(_PRONOUNS[self.gender]) if self.gender else self

    def __reduce__(self) -> tuple[type[Noun], tuple[str, str]]:
        return Noun, (str(self), self.gender)


def _noun(word: str) -> Noun:
    """A noun; one that knows its gender already keeps it."""
    return word if isinstance(word, Noun) else Noun(word)


#: What cells and notations call quantities.
TERMS: Mapping[str, str] = {
    "forget gate": Noun("porte d’oubli", "f"), "input gate": Noun("porte d’entrée", "f"),
    "output gate": Noun("porte de sortie", "f"), "update gate": Noun("porte de mise à jour", "f"),
    "reset gate": Noun("porte de réinitialisation", "f"), "candidate": Noun("candidat", "m"),
    "cell state": Noun("état de cellule", "m"), "hidden state": Noun("état caché", "m"), "input": Noun("entrée", "f"),
    "squashed cell state": Noun("état de cellule comprimé", "m"),
    "long-term memory": Noun("mémoire à long terme", "f"), "short-term memory": Noun("mémoire à court terme", "f"),
    "potential long-term memory": Noun("mémoire à long terme potentielle", "f"),
    "potential short-term memory": Noun("mémoire à court terme potentielle", "f"),
    "cell gate": Noun("porte de cellule", "f"), "new gate": Noun("porte de nouvelle valeur", "f"),
    "input node": Noun("nœud d’entrée", "m"), "activation": Noun("activation", "f"),
    "kernel": Noun("noyau", "m"), "recurrent kernel": Noun("noyau récurrent", "m"), "bias": Noun("biais", "m"),
    "on hidden state": "sur l’état caché", "on short-term": "sur court terme", "on input": "sur l’entrée",
    "kept": "gardé", "added": "ajouté",
}  # fmt: skip

SENTENCES: dict[str, str] = {
    "keeps: of 0": "{this:Le} garderait {share} {of:du}, mais il n’y a là que 0 avant ce pas.",
    "keeps: nothing": "{this:Le} garde {share} {of:du} : presque tout est oublié.",
    "keeps: little": "{this:Le} garde {share} {of:du} : la plus grande partie est oubliée.",
    "keeps: part": "{this:Le} garde {share} {of:du}.",
    "keeps: nearly all": "{this:Le} garde {share} {of:du} : presque rien n’est oublié.",
    "keeps: all": "Aux chiffres affichés près, {this:le} garde l’intégralité {of:du}.",
    "mixes: of 0": "{this:Le} laisse entrer {added} {new:du} ; {of:le} vaut 0 avant ce pas.",
    "mixes: nothing": "{this:Le} garde {share} {of:du} et laisse entrer {added} {new:du} : presque tout est nouveau.",
    "mixes: little": "{this:Le} garde {share} {of:du} et laisse entrer {added} {new:du} : l’essentiel est nouveau.",
    "mixes: part": "{this:Le} garde {share} {of:du} et laisse entrer {added} {new:du}.",
    "mixes: nearly all": "{this:Le} garde {share} {of:du} et laisse entrer {added} {new:du} : "
    "presque rien n’est nouveau.",
    "mixes: all": "Aux chiffres affichés près, {this:le} garde l’intégralité {of:du} et ne laisse rien entrer "
    "{new:du}.",
    "adds: nothing": "{this:Le} laisse entrer {share} {of:du} : presque rien n’est ajouté.",
    "adds: little": "{this:Le} laisse entrer {share} {of:du}.",
    "adds: part": "{this:Le} laisse entrer {share} {of:du}.",
    "adds: nearly all": "{this:Le} laisse entrer {share} {of:du}.",
    "adds: all": "Aux chiffres affichés près, {this:le} laisse entrer l’intégralité {of:du}.",
    "lets out: nothing": "{this:Le} laisse sortir {share} {of:du} : presque rien.",
    "lets out: little": "{this:Le} laisse sortir {share} {of:du}.",
    "lets out: part": "{this:Le} laisse sortir {share} {of:du}.",
    "lets out: nearly all": "{this:Le} laisse sortir {share} {of:du}.",
    "lets out: all": "Aux chiffres affichés près, {this:le} laisse sortir l’intégralité {of:du}.",
    "shows: of 0": "{this:Le} montrerait {share} {of:du} {into:au}, mais il n’y a là que 0 avant ce pas.",
    "shows: nothing": "{this:Le} masque {of:le} {into:au}, où n’en entrent que {share}.",
    "shows: little": "{this:Le} montre {share} {of:du} {into:au}.",
    "shows: part": "{this:Le} montre {share} {of:du} {into:au}.",
    "shows: nearly all": "{this:Le} montre {share} {of:du} {into:au}.",
    "shows: all": "Aux chiffres affichés près, {this:le} montre l’intégralité {of:du} {into:au}.",
    "passes: nothing": "{this:Le} laisse passer {share} {of:du} : presque rien.",
    "passes: little": "{this:Le} laisse passer {share} {of:du}.",
    "passes: part": "{this:Le} laisse passer {share} {of:du}.",
    "passes: nearly all": "{this:Le} laisse passer {share} {of:du}.",
    "passes: all": "Aux chiffres affichés près, {this:le} laisse passer l’intégralité {of:du}.",
    "proposes": "La cellule propose {value} comme {this}.",
    "state: parts": "{this:Le} passe de {before} à {value} : on garde {kept} et on ajoute {added}.",
    "state: taken": "{this:Le} passe de {before} à {value} : on garde {kept} et on retire {taken}.",
    "state: kept": "{this:Le} passe de {before} à {value} : on garde {kept} et rien n’est ajouté.",
    "state: replaced": "{this:Le} passe de {before} à {value} : rien n’est gardé.",
    "state: added": "{this:Le} passe de {before} à {value} : on ajoute {added}.",
    "state: taken off": "{this:Le} passe de {before} à {value} : on retire {taken}.",
    "state: from 0": "{this:Le} passe de 0 à {value} : tout est nouveau.",
    "state: stays": "{this:Le} reste à {value}.",
    "state: stays, parts": "{this:Le} reste à {value} : on garde {kept} et on ajoute {added}.",
    "state: stays, taken": "{this:Le} reste à {value} : on garde {kept} et on retire {taken}.",
    "state: goes": "{this:Le} passe de {before} à {value}.",
    "units: keeps": "L’unité {unit} oublie le plus : elle garde {share} {of:du}, ici {before}.",
    "units: keeps, all": "Chaque unité garde {share} {of:du}.",
    "units: mixes": "L’unité {unit} se renouvelle le plus : elle garde {share} {of:du}, ici {before}, et laisse entrer "
    "{added} {new:du}.",
    "units: mixes, all": "Chaque unité garde {share} {of:du} et laisse entrer {added} {new:du}.",
    "units: adds": "L’unité {unit} reçoit le plus : elle laisse entrer {share} {of:du}.",
    "units: adds, all": "Chaque unité laisse entrer {share} {of:du}.",
    "units: lets out": "L’unité {unit} laisse sortir le plus : {share} {of:du}.",
    "units: lets out, all": "Chaque unité laisse sortir {share} {of:du}.",
    "units: shows": "L’unité {unit} est masquée le plus : {share} {of:du}, ici {before}, sont montrés {into:au}.",
    "units: shows, all": "De chaque unité, {share} {of:du} sont montrés {into:au}.",
    "units: passes": "L’unité {unit} laisse passer le moins : {share} {of:du}.",
    "units: passes, all": "Chaque unité laisse passer {share} {of:du}.",
    "units: proposes": "Comme {this}, la cellule propose le plus pour l’unité {unit} : {value}.",
    "units: parts": "L’unité {unit} change le plus : on garde {kept} et on ajoute {added}.",
    "units: taken": "L’unité {unit} change le plus : on garde {kept} et on retire {taken}.",
    "units: kept": "L’unité {unit} change le plus : on garde {kept} et rien n’est ajouté.",
    "units: replaced": "L’unité {unit} change le plus : rien n’est gardé.",
    "step: keeps": "{this:Le} garde {share} de {before} ; {out:le} passe de {old} à {value}.",
    "step: a unit keeps": "L’unité {unit} oublie le plus : elle garde {share} de {before} ; {out:le} passe de {old} à "
    "{value}.",
    "sequence: one state": "En {steps} pas, {this:le} passe de {before} à {value}.",
    "sequence: two states": "En {steps} pas, {this:le} passe de {before} à {value}, et {other:le} de {came} à {went}.",
    "sequence: keeps": "{this:Le} garde le moins au pas {time} : {share} de {before}.",
    "sequence: a unit keeps": "C’est au pas {time} que l’unité {unit} oublie le plus : elle garde {share} de {before}.",
    "lead: part, added": "{this:Le} garde {share} {of:du}, qui vaut {before} ; on ajoute {added}, et il sort "
    "{out:un} de {shown}.",
    "lead: part, taken": "{this:Le} garde {share} {of:du}, qui vaut {before} ; on retire {taken}, et il sort "
    "{out:un} de {shown}.",
    "lead: part, nothing": "{this:Le} garde {share} {of:du}, qui vaut {before} ; rien n’est ajouté, et il sort "
    "{out:un} de {shown}.",
    "lead: all, added": "Aux chiffres affichés près, {this:le} garde l’intégralité {of:du}, qui vaut {before} ; "
    "on ajoute {added}, et il sort {out:un} de {shown}.",
    "lead: all, taken": "Aux chiffres affichés près, {this:le} garde l’intégralité {of:du}, qui vaut {before} ; "
    "on retire {taken}, et il sort {out:un} de {shown}.",
    "lead: all, nothing": "Aux chiffres affichés près, {this:le} garde l’intégralité {of:du}, qui vaut {before} ; "
    "rien n’est ajouté, et il sort {out:un} de {shown}.",
    "lead: from 0": "{this:Le} passe de 0 à {value}, et il sort {out:un} de {shown}.",
    "caption: keeps": "quelle part {of:du} garder",
    "caption: keeps the rest": "quelle part {of:du} abandonner",
    "caption: mixes": "comment l’ancien et le nouveau se mélangent",
    "caption: adds": "quelle part {of:du} ajouter",
    "caption: adds the rest": "quelle part {of:du} ne pas ajouter",
    "caption: lets out": "quelle part {of:du} laisser sortir",
    "caption: lets out the rest": "quelle part {of:du} retenir",
    "caption: shows": "quelle part {of:du} entre dans {into:le}",
    "caption: shows the rest": "quelle part {of:du} n’entre pas dans {into:le}",
    "caption: passes": "quelle part {of:du} laisser passer",
    "caption: passes the rest": "quelle part {of:du} retenir",
    "caption: proposes": "ce qui pourrait être ajouté",
    "caption: parts": "ce qui est gardé et ce qui est ajouté, ensemble",
    "caption: out": "ce que dit la cellule",
    "word: squashed": "comprimé",
    "word: less than": "moins de {share}",
    "word: more than": "plus de {share}",
    "after": "D’après {source}.",
    "titled": "« {title} »",
    "carried: shown": "Les nombres affichés sont repris de ligne en ligne.",
    "carried: full": "Les valeurs non arrondies sont reprises de ligne en ligne.",
    "rounding: half-up": "Une moitié est arrondie vers le haut.",
    "rounding: half-even": "Une moitié est arrondie au chiffre pair.",
    "rounding: truncate": "Les nombres sont coupés, non arrondis.",
    "rounding: shown": "Chaque nombre qui a un nom entre dans la ligne suivante tel qu’il est affiché ; à l’intérieur "
    "d’une ligne rien n’est arrondi.",
    "rounding: full": "Les valeurs non arrondies sont reprises de ligne en ligne ; à l’intérieur d’une ligne les "
    "nombres ont des chiffres de garde, autant qu’il en faut pour que la ligne tombe juste.",
    "rounding matters": "Ces nombres diffèrent selon qu’on reprend les nombres arrondis de ligne en ligne ou qu’on "
    "n’arrondit rien ; tous les autres sont les mêmes.",
    "rounding: small": "Une valeur qui s’afficherait comme 0 a trois chiffres significatifs.",
    "signs": "= là où les deux côtés, tels qu’ils sont imprimés, sont égaux ; ≈ là où le côté droit est arrondi.",
    "verdicts": "= exact : égal. ✓ juste : bien arrondi. ◐ d’après l’affiché : juste seulement d’après les nombres "
    "imprimés. ◑ non arrondi : juste seulement d’après les valeurs non arrondies. ∼ approximatif : en mots, à 0.05 "
    "près. ✗ tout le reste est signalé.",
    "heading: given": "Données",
    "heading: backward": "Rétropropagation",
    "heading: step back": "Pas {time}, en arrière",
    "heading: derivation": "Comment chaque gradient s’obtient",
    "derivation: chain": "Pour un pas t, de la dernière grandeur à la première. Ce où une grandeur intervient "
    "transmet son gradient, multiplié par la dérivée de cette équation (règle de la chaîne) ; les apports "
    "s’ajoutent. Au dernier pas il n’y en a pas de suivant, et ses termes disparaissent.",
    "derivation: window": "La rétropropagation est coupée en fenêtres de {steps} pas : rien ne revient d’une fenêtre "
    "dans la précédente.",
    "derivation: pre": " est la préactivation, l’argument de la fonction dans ",
    "derivation: same": "à ce pas :",
    "derivation: next": "au pas suivant :",
    "derivation: loss": "dans la perte :",
    "derivation: parameters": "Un paramètre intervient à tous les pas ; son gradient est donc une somme sur les pas.",
    "stage: chain": "règle de la chaîne",
    "stage: collected": "regroupé",
    "heading: sizes": "La taille des gradients",
    "sizes: told": "La taille du gradient de chaque état, du dernier pas vers le premier : s’il s’évanouit en route, "
    "croît ou se maintient. À côté, ce qu’un pas transmet directement d’un état.",
    "heading: direct": "La dérivée directe seule",
    "direct: told": "C’est le chemin direct seulement : la dérivée de l’état par sa propre équation, les portes "
    "étant fixes. Les gradients ci-dessus sont totaux : ils comptent aussi ce que l’état fait aux portes du pas "
    "suivant.",
    "heading: update sgd": "Un pas de descente de gradient",
    "heading: update momentum": "Un pas avec inertie",
    "heading: update adam": "Un pas d’Adam",
    "update: told": "Un prime marque ce que devient une valeur.",
    "update: loss": "Avec les nouveaux paramètres, la perte est :",
    "heading: parameters": "Ce que reçoivent les paramètres",
    "backward: convention": "Un d devant un nom désigne le gradient de la perte {loss} par rapport à lui, par tous "
    "les chemins "
    "qui mènent de lui à {loss} ; δ, le gradient par rapport à la préactivation d’une porte, l’argument "
    "de sa fonction. Un gradient a la forme de ce par rapport à quoi on dérive.",
    "backward: summed": "Un paramètre est le même à tous les pas ; son gradient est la somme de ce que "
    "chaque pas apporte.",
    "backward: rounded away": "À partir de {this} = {value}, arrondi, le gradient de sa préactivation serait 0, car "
    "{value} × (1 − "
    "{value}) = 0.",
    "backward: full": "Tous les nombres de la rétropropagation partent des valeurs non arrondies de la propagation.",
    "heading: step": "Pas {time}",
    "heading: value": "Valeur {this:du}",
    "heading: in full": "Les nombres en entier",
    "heading: steps in short": "Étapes {first} à {last}",
    "aside: in short": "en bref : les nombres et leur résultat",
    "heading: remarks": "Remarques",
    "heading: over time": "Tous les nombres au fil du temps",
    "heading: rounding": "Arrondir à chaque pas change-t-il quelque chose ?",
    "heading: verdicts": "Les nombres imprimés sont-ils justes ?",
    "word: rounding": "Arrondi",
    "word: signs": "Signes",
    "word: verdicts": "Verdicts",
    "word: policy": "L’arrondi qui les explique",
    "table: before": "avant le pas",
    "table: parameters": "paramètres",
    "table: time": "t",
    "table: carried": "arrondi à chaque pas",
    "table: full": "rien d’arrondi",
    "table: shown": "d’après l’affiché",
    "table: printed": "imprimé",
    "table: quantity": "grandeur",
    "table: verdict": "verdict",
    "summary: right": "{right} sur {all} sont justes de quelque façon qu’on calcule",
    "summary: as-shown": "{count} seulement si l’on reprend les nombres imprimés",
    "summary: unrounded": "{count} seulement d’après les valeurs non arrondies",
    "summary: tolerance": "{count} dans la marge des nombres de la source",
    "summary: flagged: one": "{count} est signalé",
    "summary: flagged: many": "{count} sont signalés",
    "digits: decimal: one": "{count} décimale",
    "digits: decimal: many": "{count} décimales",
    "digits: significant: one": "{count} chiffre significatif",
    "digits: significant: many": "{count} chiffres significatifs",
    "policy": "Tous les nombres imprimés s’obtiennent ainsi : {policy}.",
    "policy: full, half-up": "rien d’arrondi en chemin, la moitié vers le haut",
    "policy: full, half-even": "rien d’arrondi en chemin, la moitié au chiffre pair",
    "policy: full, truncate": "rien d’arrondi en chemin, nombres coupés",
    "policy: shown, half-up": "nombres affichés repris, la moitié vers le haut",
    "policy: shown, half-even": "nombres affichés repris, la moitié au chiffre pair",
    "policy: shown, truncate": "nombres affichés repris, nombres coupés",
    "stage: formula": "formule",
    "stage: numbers": "nombres",
    "stage: products": "produits",
    "stage: sum": "somme",
    "stage: activation": "activation",
    "stage: result": "résultat",
    "remark: unrounded": "calculé avec des valeurs non arrondies",
    "remark: unchecked": "cette ligne n’a pas pu être vérifiée",
    "remark: shortened": "les nombres donnés sont écrits avec {count} décimales et calculés avec tous leurs chiffres",
    "remark: left out, together": "⋯ remplace {count} termes, {sum} ensemble",
    "remark: rows left out: one": "⋮ remplace 1 ligne",
    "remark: rows left out: many": "⋮ remplace {count} lignes",
    "remark: columns left out: one": "⋯ remplace 1 colonne",
    "remark: columns left out: many": "⋯ remplace {count} colonnes",
    "remark: entries left out: one": "les points remplacent 1 coefficient",
    "remark: entries left out: many": "les points remplacent {count} coefficients",
    "note: short": "Les nombres longs sont écrits avec {count} décimales ; ils figurent en entier à la fin, et chaque "
    "ligne est calculée avec tous leurs chiffres.",
    "note: dots": "Des grandes matrices et des grands vecteurs, seuls les premiers et derniers coefficients sont "
    "écrits ; les points remplacent les autres.",
    "note: entry": "Les minuscules sont des coefficients : {entry} est à la ligne {row} et à la colonne {column} de "
    "{matrix}.",
    "note: in the file": "Les nombres figurent avec tous leurs chiffres dans le fichier de l’exemple.",
    "remark: left out": "⋯ remplace {count} termes",
    "verdict: exact": "exact",
    "verdict: ok": "juste",
    "verdict: as-shown": "d’après l’affiché",
    "verdict: unrounded": "non arrondi",
    "verdict: tolerance": "dans la marge",
    "verdict: truncated": "coupé",
    "verdict: last-digit": "dernier chiffre",
    "verdict: coarse": "grossier",
    "verdict: qualitative": "approximatif",
    "verdict: cascade": "erreur reportée",
    "verdict: contradiction": "contradiction",
    "verdict: ill-typed": "incompatible",
    "verdict: mismatch": "faux",
    "verdict: proved": "démontré",
    "verdict: refuted": "réfuté",
    "verdict: undecided": "indécis",
    "verdict: unverifiable": "invérifiable",
}

#: What is said of a figure, by its verdict; `{full}` is recomputed with nothing rounded, `{shown}` from the
#: figures as shown, and `{reference}` is the one of them that decided.
NOTES: dict[str, str] = {
    "exact": "{printed} est exact.",
    "ok": "{printed} est {full}, bien arrondi.",
    "as-shown": "{printed} s’obtient d’après les nombres imprimés ({shown}) ; sans arrondir, c’est {full}.",
    "as-shown: assumed": "{printed} s’obtient si l’on arrondit ce qui n’est pas imprimé ({shown}) ; sans arrondir, "
    "c’est {full}.",
    "unrounded": "{printed} est {full} arrondi ; d’après les nombres imprimés, ce serait {shown}.",
    "tolerance": "{printed} s’obtient de nombres arrondis comme le sont les données ; de celles-ci mêmes, c’est "
    "{full}.",
    "truncated": "{printed} est {reference}, coupé au lieu d’être arrondi.",
    "last-digit": "Imprimé : {printed}, recalculé : {reference} ; le dernier chiffre est faux.",
    "coarse": "{printed} est une valeur grossière de {reference}.",
    "qualitative": "{printed} : c’est {full}, ce qui n’est pas si proche.",
    "cascade": "{printed} découle d’un nombre signalé ; sans arrondir, c’est {full}.",
    "contradiction": "{printed} contredit un autre nombre imprimé pour la même grandeur ; recalculé : {full}.",
    "ill-typed": "{printed} : des tailles ou des genres ne vont pas ensemble.",
    "mismatch": "Imprimé : {printed}, recalculé : {full} ; d’après les nombres imprimés, {shown}.",
    "proved": "{printed} : prouvé pour tous les nombres.",
    "refuted": "{printed} : réfuté par un contre-exemple.",
    "undecided": "{printed} n’a pas pu être décidé, même à la plus haute précision.",
    "unverifiable": "{printed} n’a pas pu être vérifié.",
}

VOICE: dict[str, str] = {
    "+": "plus", "−": "moins", "×": "fois", "·": "fois", "/": "sur", "": "fois", "=": "égale", "≈": "est à peu près",
    "⊙": "fois, terme à terme,", "*": "fois, terme à terme,", ",": ",",
    "σ": "sigma", "Γ": "gamma", "ln": "logarithme népérien", "exp": "l’exponentielle", "max": "le plus grand",
    "min": "le plus petit", "⟨": "", "⟩": "",
    "<": "est inférieur à", ">": "est supérieur à", "≤": "est au plus", "≥": "est au moins", "≠": "n’est pas",
    "∈": "dans", "→": "tend vers", "↦": "devient", "±": "plus ou moins", "∘": "fois, terme à terme,",
    "∂": "d rond", "∇": "nabla", "∞": "l’infini", "∑": "la somme", "∏": "le produit", "∫": "l’intégrale",
    "⋮": "et ainsi de suite", "⋱": "et ainsi de suite",
    "…": "et ainsi de suite", "⋯": "et ainsi de suite", "ℝ": "les nombres réels", "ℕ": "les entiers naturels",
    "ℤ": "les entiers", "ℒ": "la perte",
    "say: point": ",",
    "say: negative": "moins {number}",
    "say: scientific": "{digits} fois 10 puissance {power}",
    "say: sub": "{base} indice {script}",
    "say: long sub": "{base} indice {script} fin d’indice",
    "say: time": "{base} au temps {time},",
    "say: turned": "{base} transposée",
    "say: power": "{base} puissance {script}",
    "say: prime": "{base} prime",
    "say: over": "{base} sur {script}, de",
    "say: from": "{base} de {script} à {end}, de",
    "say: fraction": "la fraction {top} sur {bottom}, fin de la fraction,",
    "say: root": "la racine carrée de, {inner},",
    "say: bars": "la valeur absolue de, {inner},",
    "say: list": "la liste {inner}, fin de la liste,",
    "say: brackets": "parenthèse ouvrante, {inner}, parenthèse fermante,",
    "say: call": "{function} de, {arguments},",
    "say: and": ", et ",
    "say: matrix": "la matrice {rows}, fin de la matrice,",
    "say: shape": "{base}, {rows} par {columns},",
    "say: tilde": "{base} tilde",
    "say: vec": "vecteur {base}",
    "say: dot": "{base} point",
    "say: nth root": "la racine d’indice {index} de, {inner},",
    "say: norm": "la norme de, {inner},",
    "say: labelled": "{base}, notée {remark},",
    "say: cases": "les cas {rows}, fin des cas,",
    "say: aligned": "{rows}",
    "lim": "la limite", ";": ";", ":": ":", "⇒": "donc", "⇔": "si et seulement si", "≪": "est bien inférieur à",
    "≫": "est bien supérieur à",
    "say: hat": "{base} chapeau",
    "say: bar": "{base} barre",
}  # fmt: skip

FORMATS = {
    "continued": "suite",
    "untitled": "Équations",
    "entries": "Coefficient par coefficient",
    "explore: given": "Les nombres qu’on peut changer",
    "explore: hint": "Taper un nombre, le faire varier avec les flèches (Maj : plus grossier, "
    "Alt : plus fin), ou tirer sa lettre ou tout nombre souligné.",
    "explore: step": "Pas {step} sur {all}",
    "explore: back": "Le pas précédent",
    "explore: on": "Le pas suivant",
    "explore: presets": "Commencer par",
    "explore: reset": "Recommencer",
    "explore: predict": "Prédire d’abord",
    "explore: guess": "Ma prédiction :",
    "explore: commit": "Montrer",
    "explore: right": "{shown} : juste.",
    "explore: was": "C’est {shown} ; prédit : {guess}.",
    "explore: copy-latex": "Copier le LaTeX",
    "explore: copy-mathml": "Copier le MathML",
    "explore: copy-markdown": "Copier le Markdown",
    "explore: copy-link": "Copier le lien",
    "explore: copied": "Copié.",
    "explore: undecided": "Les chiffres de {why} n’ont pas pu être décidés ici ; rien d’incertain n’est montré.",
    "explore: novalue": "Avec ces nombres il n’y a pas de valeur : {why}.",
    "explore: notanumber": "Ce n’est pas un nombre ; écrire 2,70, -10 ou 6,27e-6.",
}

#: What pictures say: their titles, what they show, and the few words in them.
PICTURES: dict[str, str] = {
    "function: sigmoid": "Courbe sigmoïde",
    "function: tanh": "Courbe de tanh",
    "function: other": "Courbe de l’activation",
    "curve": "{function} : {of}",
    "curve: point": "{tag}à {x} en abscisse, la courbe vaut {y}.",
    "bars": "Ce qui est gardé et ce qui est ajouté : {of}",
    "bars: before": "Avant l’étape : {before}.",
    "bars: after": "Après : {after}.",
    "bars: kept": "Gardé : {kept}.",
    "bars: added": "Ajouté : {added}.",
    "bars: squashed": "Comprimé : {squashed}.",
    "bars: shown": "Montré : {shown}.",
    "cell": "La cellule avec ses nombres",
    "heading: cell": "La cellule",
    "caption: cell": "Les petits nombres près des flèches sont les sommes qui entrent dans les portes.",
    "sees": "Chaque porte voit {one} et {other}.",
    "cell: step": "Étape {time}.",
    "cell: before": "Donné : {this} {value}.",
    "cell: gate": "{this} : {sum} entre, {value} sort.",
    "cell: after": "{this} après : {of}, soit {value}.",
    "cell: alone": "{this} après : {value}.",
    "new state": "{state} (nouveau)",
    "old": "avant",
    "new": "après",
    "kept": "gardé",
    "added": "ajouté",
    "shown": "montré",
    "memory": "Au fil de la séquence : {of}",
    "memory: goes": "Étape {time} : {value}.",
    "left out: units": "{shown} unités sur {all} sont dessinées.",
    "left out: steps": "Les {shown} premières étapes sur {all} sont dessinées.",
    "retention": "Ce qui reste d’une mémoire : {of}",
    "retention: constant": "Si {share} est gardé à chaque étape :",
    "retention: half": "la moitié reste après {steps} étapes.",
    "retention: never": "il n’y a pas de demi-vie.",
    "retention: sequence": "Après {steps} étapes, il reste {share} de la mémoire.",
    "retention: reached": "Moins de la moitié reste à partir de l’étape {steps}.",
    "retention: not reached": "Plus de la moitié reste à la fin.",
    "half-life": "demi-vie {steps} étapes",
    "half left": "moitié à l’étape {steps}",
    "heatmap": "Portes au fil de la séquence : {of}",
    "heatmap: plain": "Portes au fil de la séquence",
    "rounding": "L’effet de l’arrondi : {of}",
    "rounding: full": "sans arrondi",
    "rounding: shown": "d’après les chiffres montrés",
    "rounding: words": "Sans arrondi, c’est {full} ; d’après les chiffres montrés, c’est {shown}, imprimé {printed}.",
    "gradients": "Gradients étape par étape : {of}",
    "gradients: plain": "Gradients étape par étape",
    "gradients: words": "La norme est {first} à la première étape et {last} à la dernière de {steps}, "
    "sur une échelle de puissances de dix.",
    "step": "étape",
    "steps": "étapes",
    "unit": "unité",
}

FRENCH = Language("fr", "French", SENTENCES, VOICE, FORMATS, _noun, TERMS, PREPOSITIONS, ",", NOTES, pictures=PICTURES)
