"""German: its nouns with their cases, its sentences, its voice, and what the field's terms are called.

A noun takes the form that the masculine article in its place names: `{c:des}` is
"des Zellzustands" or "der Aktivierung".
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.languages.language import Language
from symbolic_lstm.languages.nouns import Grammar

#: The ending of an adjective in the cases in which every gender has the same.
_CASES = dict.fromkeys(("des", "dem", "vom"), "en")
GRAMMAR = Grammar(
    articles={
        "m": {"der": "der ", "des": "des ", "dem": "dem ", "den": "den ", "ein": "ein ", "vom": "vom "},
        "n": {"der": "das ", "des": "des ", "dem": "dem ", "den": "das ", "ein": "ein ", "vom": "vom "},
        "f": {"der": "die ", "des": "der ", "dem": "der ", "den": "die ", "ein": "eine ", "vom": "von der "},
    },
    pronouns={"m": "er", "n": "es", "f": "sie"},
    prepositions={"des": "von", "vom": "von"},
    endings={
        "m": {"": "er", "ein": "er", "der": "e", "den": "en", **_CASES},
        "n": {"": "es", "ein": "es", "der": "e", "den": "e", **_CASES},
        "f": {"": "e", "ein": "e", "der": "e", "den": "e", **_CASES},
    },
    genitive="des",
)
_noun = GRAMMAR.noun

_STATE = _noun("Zellzustand", "m", "Zellzustands")
_HIDDEN = _noun("Zustand", "m", "Zustands", "verborgen")
_CANDIDATE = _noun("Kandidatenwert", "m", "Kandidatenwerts")
_FORGET, _INPUT, _OUTPUT, _UPDATE, _RESET = (
    _noun(gate, "n", f"{gate}s")
    for gate in ("Vergessensgatter", "Eingangsgatter", "Ausgangsgatter", "Aktualisierungsgatter", "Rücksetzgatter")
)
_LONG, _SHORT = (_noun(f"{kind}zeitgedächtnis", "n", f"{kind}zeitgedächtnisses") for kind in ("Lang", "Kurz"))

#: What cells and notations call quantities.
TERMS: Mapping[str, str] = {
    "forget gate": _FORGET, "input gate": _INPUT, "output gate": _OUTPUT, "update gate": _UPDATE, "reset gate": _RESET,
    "candidate": _CANDIDATE, "cell state": _STATE, "hidden state": _HIDDEN, "input": _noun("Eingabe", "f"),
    "squashed cell state": _noun("Zellzustand", "m", "Zellzustands", "gestaucht"),
    "long-term memory": _LONG, "short-term memory": _SHORT,
    "potential long-term memory": _noun("Langzeitgedächtnis", "n", "Langzeitgedächtnisses", "potenziell"),
    "potential short-term memory": _noun("Kurzzeitgedächtnis", "n", "Kurzzeitgedächtnisses", "potenziell"),
    "cell gate": _noun("Zellgatter", "n", "Zellgatters"), "new gate": _noun("Neuwertgatter", "n", "Neuwertgatters"),
    "input node": _noun("Eingabeknoten", "m", "Eingabeknotens"), "activation": _noun("Aktivierung", "f"),
    "kernel": _noun("Kern", "m", "Kerns"), "recurrent kernel": _noun("Kern", "m", "Kerns", "rekurrent"),
    "bias": _noun("Bias", "m", "Bias"), "on hidden state": "für verborgenen Zustand",
    "on short-term": "für Kurzzeitgedächtnis", "on input": "für Eingabe", "kept": "behalten", "added": "hinzugefügt",
}  # fmt: skip

SENTENCES: dict[str, str] = {
    "keeps: of 0": "{this:Der} behielte {share} {of:des}, doch vor diesem Schritt ist da nur 0.",
    "keeps: nothing": "{this:Der} behält {share} {of:des}: Fast alles wird vergessen.",
    "keeps: little": "{this:Der} behält {share} {of:des}: Das meiste wird vergessen.",
    "keeps: part": "{this:Der} behält {share} {of:des}.",
    "keeps: nearly all": "{this:Der} behält {share} {of:des}: So gut wie nichts wird vergessen.",
    "keeps: all": "Auf die gezeigten Stellen genau lässt {this:der} nichts {of:vom} verloren gehen.",
    "mixes: of 0": "{this:Der} lässt {added} {new:des} ein; {of:der} ist vor diesem Schritt 0.",
    "mixes: nothing": "{this:Der} behält {share} {of:des} und lässt {added} {new:des} ein: Fast alles ist neu.",
    "mixes: little": "{this:Der} behält {share} {of:des} und lässt {added} {new:des} ein: Das meiste ist neu.",
    "mixes: part": "{this:Der} behält {share} {of:des} und lässt {added} {new:des} ein.",
    "mixes: nearly all": "{this:Der} behält {share} {of:des} und lässt {added} {new:des} ein: "
    "So gut wie nichts ist neu.",
    "mixes: all": "Auf die gezeigten Stellen genau behält {this:der} alles {of:vom} und lässt nichts {new:vom} ein.",
    "adds: nothing": "{this:Der} lässt {share} {of:des} ein: So gut wie nichts kommt hinzu.",
    "adds: little": "{this:Der} lässt {share} {of:des} ein.",
    "adds: part": "{this:Der} lässt {share} {of:des} ein.",
    "adds: nearly all": "{this:Der} lässt {share} {of:des} ein.",
    "adds: all": "Auf die gezeigten Stellen genau hält {this:der} nichts {of:vom} zurück.",
    "lets out: nothing": "{this:Der} lässt {share} {of:des} hinaus: so gut wie nichts.",
    "lets out: little": "{this:Der} lässt {share} {of:des} hinaus.",
    "lets out: part": "{this:Der} lässt {share} {of:des} hinaus.",
    "lets out: nearly all": "{this:Der} lässt {share} {of:des} hinaus.",
    "lets out: all": "Auf die gezeigten Stellen genau hält {this:der} nichts {of:vom} zurück.",
    "shows: of 0": "{this:Der} zeigte {into:dem} {share} {of:des}, doch vor diesem Schritt ist da nur 0.",
    "shows: nothing": "{this:Der} verdeckt {of:den} vor {into:dem}: Nur {share} davon gehen ein.",
    "shows: little": "{this:Der} zeigt {into:dem} {share} {of:des}.",
    "shows: part": "{this:Der} zeigt {into:dem} {share} {of:des}.",
    "shows: nearly all": "{this:Der} zeigt {into:dem} {share} {of:des}.",
    "shows: all": "Auf die gezeigten Stellen genau zeigt {this:der} {into:dem} alles {of:vom}.",
    "passes: nothing": "{this:Der} lässt {share} {of:des} durch: so gut wie nichts.",
    "passes: little": "{this:Der} lässt {share} {of:des} durch.",
    "passes: part": "{this:Der} lässt {share} {of:des} durch.",
    "passes: nearly all": "{this:Der} lässt {share} {of:des} durch.",
    "passes: all": "Auf die gezeigten Stellen genau lässt {this:der} alles {of:vom} durch.",
    "proposes": "Die Zelle schlägt {value} als {this} vor.",
    "state: parts": "{this:Der} geht von {before} auf {value}: {kept} bleibt und {added} kommt hinzu.",
    "state: taken": "{this:Der} geht von {before} auf {value}: {kept} bleibt und {taken} geht davon ab.",
    "state: kept": "{this:Der} geht von {before} auf {value}: {kept} bleibt und nichts kommt hinzu.",
    "state: replaced": "{this:Der} geht von {before} auf {value}: Nichts bleibt.",
    "state: added": "{this:Der} geht von {before} auf {value}: {added} kommt hinzu.",
    "state: taken off": "{this:Der} geht von {before} auf {value}: {taken} geht davon ab.",
    "state: from 0": "{this:Der} geht von 0 auf {value}: Alles ist neu.",
    "state: stays": "{this:Der} bleibt bei {value}.",
    "state: stays, parts": "{this:Der} bleibt bei {value}: {kept} bleibt und {added} kommt hinzu.",
    "state: stays, taken": "{this:Der} bleibt bei {value}: {kept} bleibt und {taken} geht davon ab.",
    "state: goes": "{this:Der} geht von {before} auf {value}.",
    "units: keeps": "Einheit {unit} vergisst am meisten: Sie behält {share} {of:des}, hier {before}.",
    "units: keeps, all": "Jede Einheit behält {share} {of:des}.",
    "units: mixes": "Einheit {unit} wird am meisten erneuert: Sie behält {share} {of:des}, hier {before}, und lässt "
    "{added} {new:des} ein.",
    "units: mixes, all": "Jede Einheit behält {share} {of:des} und lässt {added} {new:des} ein.",
    "units: adds": "Einheit {unit} nimmt am meisten auf: Sie lässt {share} {of:des} ein.",
    "units: adds, all": "Jede Einheit lässt {share} {of:des} ein.",
    "units: lets out": "Einheit {unit} lässt am meisten hinaus: {share} {of:des}.",
    "units: lets out, all": "Jede Einheit lässt {share} {of:des} hinaus.",
    "units: shows": "Einheit {unit} wird am meisten verdeckt: In {into:den} gehen {share} {of:des} ein, hier {before}.",
    "units: shows, all": "Von jeder Einheit gehen {share} {of:des} in {into:den} ein.",
    "units: passes": "Einheit {unit} lässt am wenigsten durch: {share} {of:des}.",
    "units: passes, all": "Jede Einheit lässt {share} {of:des} durch.",
    "units: proposes": "Als {this} schlägt die Zelle für Einheit {unit} am meisten vor: {value}.",
    "units: parts": "Einheit {unit} ändert sich am meisten: {kept} bleibt und {added} kommt hinzu.",
    "units: taken": "Einheit {unit} ändert sich am meisten: {kept} bleibt und {taken} geht davon ab.",
    "units: kept": "Einheit {unit} ändert sich am meisten: {kept} bleibt und nichts kommt hinzu.",
    "units: replaced": "Einheit {unit} ändert sich am meisten: Nichts bleibt.",
    "step: keeps": "{this:Der} behält {share} von {before}; {out:der} geht von {old} auf {value}.",
    "step: a unit keeps": "Einheit {unit} vergisst am meisten: Sie behält {share} von {before}; {out:der} geht von "
    "{old} auf {value}.",
    "sequence: one state": "In {steps} Schritten geht {this:der} von {before} auf {value}.",
    "sequence: two states": "In {steps} Schritten geht {this:der} von {before} auf {value} und {other:der} von {came} "
    "auf {went}.",
    "sequence: keeps": "{this:Der} behält in Schritt {time} am wenigsten: {share} von {before}.",
    "sequence: a unit keeps": "Am meisten vergisst in Schritt {time} Einheit {unit}: Sie behält {share} von {before}.",
    "lead: part, added": "{this:Der} behält {share} {of:des} von {before}; {added} kommt hinzu, und heraus kommt "
    "{out:ein} von {shown}.",
    "lead: part, taken": "{this:Der} behält {share} {of:des} von {before}; {taken} geht davon ab, und heraus kommt "
    "{out:ein} von {shown}.",
    "lead: part, nothing": "{this:Der} behält {share} {of:des} von {before}; nichts kommt hinzu, und heraus kommt "
    "{out:ein} von {shown}.",
    "lead: all, added": "Auf die gezeigten Stellen genau behält {this:der} alles {of:vom} von {before}; {added} kommt "
    "hinzu, und heraus kommt {out:ein} von {shown}.",
    "lead: all, taken": "Auf die gezeigten Stellen genau behält {this:der} alles {of:vom} von {before}; {taken} geht "
    "davon ab, und heraus kommt {out:ein} von {shown}.",
    "lead: all, nothing": "Auf die gezeigten Stellen genau behält {this:der} alles {of:vom} von {before}; nichts kommt "
    "hinzu, und heraus kommt {out:ein} von {shown}.",
    "lead: from 0": "{this:Der} geht von 0 auf {value}, und heraus kommt {out:ein} von {shown}.",
    "caption: keeps": "welcher Anteil {of:des} bleibt",
    "caption: keeps the rest": "welcher Anteil {of:des} aufgegeben wird",
    "caption: mixes": "wie Altes und Neues gemischt werden",
    "caption: adds": "welcher Anteil {of:des} hinzukommt",
    "caption: adds the rest": "welcher Anteil {of:des} nicht hinzukommt",
    "caption: lets out": "welcher Anteil {of:des} hinausgelangt",
    "caption: lets out the rest": "welcher Anteil {of:des} zurückgehalten wird",
    "caption: shows": "welchen Anteil {of:des} {into:der} sieht",
    "caption: shows the rest": "welchen Anteil {of:des} {into:der} nicht sieht",
    "caption: passes": "welcher Anteil {of:des} durchgelassen wird",
    "caption: passes the rest": "welcher Anteil {of:des} zurückgehalten wird",
    "caption: proposes": "was hinzukommen könnte",
    "caption: parts": "das Behaltene und das Hinzugefügte zusammen",
    "caption: out": "was die Zelle ausgibt",
    "word: squashed": "gestaucht",
    "word: less than": "weniger als {share}",
    "word: more than": "mehr als {share}",
    "after": "Nach {source}.",
    "titled": "„{title}“",
    "carried: shown": "Von Zeile zu Zeile wird mit den gezeigten Zahlen weitergerechnet.",
    "carried: full": "Von Zeile zu Zeile wird mit ungerundeten Werten weitergerechnet.",
    "rounding: half-up": "Ab der Hälfte wird aufgerundet.",
    "rounding: half-even": "Genau die Hälfte wird zur geraden Ziffer gerundet.",
    "rounding: truncate": "Zahlen werden abgeschnitten, nicht gerundet.",
    "rounding: shown": "Jede benannte Zahl geht so in die nächste Zeile ein, wie sie gezeigt wird; innerhalb einer "
    "Zeile wird nichts gerundet.",
    "rounding: full": "Von Zeile zu Zeile wird mit ungerundeten Werten weitergerechnet; Zahlen innerhalb einer Zeile "
    "haben zusätzliche Schutzstellen, so viele, dass die Zeile aufgeht.",
    "rounding matters": "Diese Zahlen fallen verschieden aus, je nachdem, ob mit den gerundeten Zahlen weitergerechnet "
    "oder nichts gerundet wird; alle anderen sind gleich.",
    "rounding matters: states": "Aufgeführt sind die der Zustände, {listed} von {all}.",
    "rounding: small": "Ein Wert, der als 0 erschiene, hat stattdessen drei signifikante Stellen.",
    "signs": "= steht, wo beide Seiten, wie gedruckt, gleich sind; ≈, wo die rechte Seite gerundet ist.",
    "verdicts": "= exakt: gleich. ✓ richtig: richtig gerundet. ◐ wie gezeigt: nur mit den Zahlen richtig, wie sie "
    "gedruckt sind. ◑ ungerundet: nur mit ungerundeten Werten richtig. ∼ ungefähr: Worte, auf 0.05 genau. "
    "✗ Alles andere ist beanstandet.",
    "heading: given": "Gegeben",
    "heading: backward": "Rückwärtslauf",
    "heading: step back": "Schritt {time}, rückwärts",
    "heading: derivation": "Wie jeder Gradient folgt",
    "derivation: chain": "Für einen Schritt t, von der letzten Größe zur ersten. Worin eine Größe verwendet wird, "
    "das gibt seinen Gradienten weiter, mal die Ableitung jenes Satzes (Kettenregel); was die Verwendungen "
    "beitragen, wird addiert. Im letzten Schritt gibt es keinen nächsten, und dessen Glieder fallen weg.",
    "derivation: window": "Der Rückwärtslauf ist in Fenster von {steps} Schritten geteilt: Aus einem Fenster kommt "
    "nichts in das vorige zurück.",
    "derivation: pre": " ist die Voraktivierung, das Argument der Funktion in ",
    "derivation: same": "in diesem Schritt:",
    "derivation: next": "im nächsten Schritt:",
    "derivation: loss": "im Verlust:",
    "derivation: parameters": "Ein Parameter wird in jedem Schritt verwendet; sein Gradient ist deshalb eine Summe "
    "über die Schritte.",
    "stage: chain": "Kettenregel",
    "stage: collected": "zusammengefasst",
    "heading: sizes": "Wie groß die Gradienten sind",
    "sizes: told": "Die Größe des Gradienten jedes Zustands, vom letzten Schritt zurück: ob er unterwegs "
    "verschwindet, wächst oder gehalten wird. Daneben steht, wie viel von einem Zustand ein Schritt direkt "
    "weitergibt (∂), und im Ganzen (d).",
    "sizes: matrices left out": "Wie ein Zustand mit so vielen Einträgen von sich selbst einen Schritt davor abhängt, "
    "ist eine Matrix, die für jeden Schritt hier zu groß ist.",
    "heading: direct": "Nur die direkte Ableitung",
    "direct: told": "Dies ist nur der direkte Weg: die Ableitung des Zustands durch seinen eigenen Satz, bei "
    "festgehaltenen Gattern. Die Gradienten oben sind total: Sie zählen auch, was der Zustand in den Gattern des "
    "nächsten Schritts bewirkt.",
    "heading: total": "Die totale Ableitung eines Zustands nach sich selbst",
    "total: told": "Diese zählt jeden Weg vom Zustand einen Schritt davor: direkt, und über das, was er in seinem "
    "eigenen Schritt bewirkte und was die Gatter dieses Schritts lesen. Im ersten Schritt gibt es keine: Sein Anfang "
    "ist gegeben.",
    "backward: unreached": "Von diesen Parametern führt kein Weg zum Verlust, ihre Gradienten sind 0: {of}.",
    "kink: relu": "ReLU hat bei 0 einen Knick; dort gilt die Ableitung von links, 0.",
    "kink: absolute": "|z| hat bei 0 einen Knick; dort gilt 0 als Ableitung, zwischen beiden Seiten.",
    "kink: extreme": "Sind zwei Teile eines max oder min gleich, so zählt der spätere.",
    "kink: hardsigmoid": "Die harte Sigmoidfunktion hat Knicke bei −3 und 3; dort gilt 0 als Ableitung.",
    "kink: none": "Keine Zahl dieser Seite steht auf einem Knick.",
    "kink: here": "Auf einem Knick stehen hier: {of}.",
    "word: kinks": "Knicke",
    "heading: update sgd": "Ein Schritt Gradientenabstieg",
    "heading: update momentum": "Ein Schritt mit Impuls",
    "heading: update adam": "Ein Schritt von Adam",
    "update: told": "Ein Strich bezeichnet, was aus einem Wert wird.",
    "update: loss": "Mit den neuen Parametern ist der Verlust:",
    "heading: parameters": "Was die Parameter erhalten",
    "backward: convention": "Ein d vor einem Namen steht für den Gradienten des Verlusts {loss} danach, über alle "
    "Wege, die von "
    "dort zu {loss} führen; δ für den Gradienten nach der Voraktivierung eines Gatters, dem Argument "
    "seiner Funktion. Ein Gradient hat die Form dessen, wonach abgeleitet wird.",
    "backward: summed": "Ein Parameter ist in allen Schritten derselbe; sein Gradient ist die Summe dessen, was "
    "jeder Schritt"
    " beiträgt.",
    "backward: rounded away": "Aus dem gerundeten {this} = {value} käme für seine Voraktivierung der Gradient 0, "
    "weil {value} × (1 "
    "− {value}) = 0 ist.",
    "backward: full": "Alle Zahlen des Rückwärtslaufs gehen von ungerundeten Werten des Vorwärtslaufs aus.",
    "heading: step": "Schritt {time}",
    "heading: value": "Wert von {this}",
    "heading: in full": "Die Zahlen in voller Länge",
    "heading: steps in short": "Schritte {first} bis {last}",
    "aside: in short": "kurz: die Zahlen und was sie ergeben",
    "heading: remarks": "Anmerkungen",
    "heading: over time": "Alle Zahlen im Zeitverlauf",
    "over time: states": "Die Tabelle enthält nur die Zustände.",
    "over time: entries": "Von jedem Zustand enthält sie die ersten {count} von {all} Einträgen.",
    "heading: sweep": "Andere Werte {this:des}",
    "sweep: told": "Alle anderen Zahlen bleiben, wie sie gegeben sind.",
    "sweep: last": "Die Zahlen sind die von Schritt {time}.",
    "heading: rounding": "Macht das Runden in jedem Schritt einen Unterschied?",
    "heading: verdicts": "Stimmen die gedruckten Zahlen?",
    "word: rounding": "Rundung",
    "word: signs": "Zeichen",
    "word: verdicts": "Urteile",
    "word: policy": "Die Rundung, die sie erklärt",
    "table: before": "vor dem Schritt",
    "table: parameters": "Parameter",
    "table: time": "t",
    "table: carried": "in jedem Schritt gerundet",
    "table: full": "ungerundet",
    "table: shown": "aus gezeigten Zahlen",
    "table: printed": "gedruckt",
    "table: quantity": "Größe",
    "table: verdict": "Urteil",
    "summary: right": "{right} von {all} stimmen, wie man auch rechnet",
    "summary: as-shown": "{count} nur, wenn mit den gedruckten Zahlen weitergerechnet wird",
    "summary: unrounded": "{count} nur mit ungerundeten Werten",
    "summary: tolerance": "{count} im Spielraum der Ausgangszahlen",
    "summary: flagged: one": "{count} ist beanstandet",
    "summary: flagged: many": "{count} sind beanstandet",
    "digits: decimal: one": "{count} Nachkommastelle",
    "digits: decimal: many": "{count} Nachkommastellen",
    "digits: significant: one": "{count} signifikante Stelle",
    "digits: significant: many": "{count} signifikante Stellen",
    "policy": "Alle gedruckten Zahlen ergeben sich so: {policy}.",
    "policy: full, half-up": "zwischendurch nichts gerundet, ab der Hälfte aufgerundet",
    "policy: full, half-even": "zwischendurch nichts gerundet, die Hälfte zur geraden Ziffer",
    "policy: full, truncate": "zwischendurch nichts gerundet, Zahlen abgeschnitten",
    "policy: shown, half-up": "mit gezeigten Zahlen weitergerechnet, ab der Hälfte aufgerundet",
    "policy: shown, half-even": "mit gezeigten Zahlen weitergerechnet, die Hälfte zur geraden Ziffer",
    "policy: shown, truncate": "mit gezeigten Zahlen weitergerechnet, Zahlen abgeschnitten",
    "stage: formula": "Formel",
    "stage: numbers": "Zahlen",
    "stage: products": "Produkte",
    "stage: sum": "Summe",
    "stage: activation": "Aktivierung",
    "stage: result": "Ergebnis",
    "remark: unrounded": "mit ungerundeten Werten gerechnet",
    "remark: near zero": "0 bis auf 10⁻¹⁰⁰⁰; ob es genau 0 ist, wurde nicht bewiesen",
    "remark: unchecked": "diese Zeile ließ sich nicht prüfen",
    "remark: shortened": "gegebene Zahlen stehen hier mit {count} Nachkommastellen; gerechnet ist mit allen",
    "remark: left out, together": "⋯ steht für {count} Summanden, zusammen {sum}",
    "remark: rows left out: one": "⋮ steht für 1 Zeile",
    "remark: rows left out: many": "⋮ steht für {count} Zeilen",
    "remark: columns left out: one": "⋯ steht für 1 Spalte",
    "remark: columns left out: many": "⋯ steht für {count} Spalten",
    "remark: entries left out: one": "die Punkte stehen für 1 Eintrag",
    "remark: entries left out: many": "die Punkte stehen für {count} Einträge",
    "note: short": "Lange Zahlen stehen hier mit {count} Nachkommastellen und am Ende in voller Länge; "
    "gerechnet ist mit allen Stellen.",
    "note: dots": "Von großen Matrizen und Vektoren stehen hier die ersten und letzten Einträge; "
    "die Punkte stehen für die übrigen.",
    "note: entry": "Kleine Buchstaben sind Einträge: {entry} steht in Zeile {row} und Spalte {column} von {matrix}.",
    "note: in the file": "Mit allen Stellen stehen die Zahlen in der Datei des Beispiels.",
    "remark: left out": "⋯ steht für {count} Summanden",
    "verdict: exact": "exakt",
    "verdict: ok": "richtig",
    "verdict: as-shown": "wie gezeigt",
    "verdict: unrounded": "ungerundet",
    "verdict: tolerance": "im Spielraum",
    "verdict: truncated": "abgeschnitten",
    "verdict: last-digit": "letzte Stelle",
    "verdict: coarse": "grob",
    "verdict: qualitative": "ungefähr",
    "verdict: cascade": "Folgefehler",
    "verdict: contradiction": "Widerspruch",
    "verdict: ill-typed": "unpassend",
    "verdict: mismatch": "falsch",
    "verdict: proved": "bewiesen",
    "verdict: refuted": "widerlegt",
    "verdict: undecided": "unentschieden",
    "verdict: unverifiable": "nicht prüfbar",
}

#: What is said of a figure, by its verdict; `{full}` is recomputed with nothing rounded, `{shown}` from the
#: figures as shown, and `{reference}` is the one of them that decided.
NOTES: dict[str, str] = {
    "exact": "{printed} ist exakt.",
    "ok": "{printed} ist {full}, richtig gerundet.",
    "as-shown": "{printed} folgt aus den gedruckten Zahlen ({shown}); ungerundet ist es {full}.",
    "as-shown: assumed": "{printed} folgt, wenn gerundet wird, was nicht gedruckt ist ({shown}); ungerundet ist es "
    "{full}.",
    "unrounded": "{printed} ist {full} gerundet; aus den gedruckten Zahlen wäre es {shown}.",
    "tolerance": "{printed} ergibt sich aus Zahlen, die so gerundet sind wie die angegebenen; aus diesen selbst ist "
    "es {full}.",
    "truncated": "{printed} ist {reference}, abgeschnitten statt gerundet.",
    "last-digit": "Gedruckt ist {printed}, nachgerechnet {reference}: Die letzte Stelle stimmt nicht.",
    "coarse": "{printed} ist eine grobe Angabe für {reference}.",
    "qualitative": "{printed}: Es ist {full}, und das ist nicht so nahe.",
    "cascade": "{printed} folgt aus einer beanstandeten Zahl; ungerundet ist es {full}.",
    "contradiction": "{printed} widerspricht einer anderen Zahl, die für dieselbe Größe gedruckt ist; nachgerechnet "
    "{full}.",
    "ill-typed": "{printed}: Größen oder Arten passen nicht zusammen.",
    "mismatch": "Gedruckt ist {printed}, nachgerechnet {full}; aus den gedruckten Zahlen {shown}.",
    "proved": "{printed}: für alle Zahlen bewiesen.",
    "refuted": "{printed}: durch ein Gegenbeispiel widerlegt.",
    "undecided": "{printed} ließ sich auch mit der höchsten Genauigkeit nicht entscheiden.",
    "unverifiable": "{printed} ließ sich nicht prüfen.",
}

#: Identitäten: ihre Titel, was sie sagen, was vor jeder Behauptung steht, und was ein Schritt eines Beweises tut.
IDENTITIES: dict[str, str] = {
    "heading: proof": "Beweis",
    "heading: instance": "In Zahlen",
    "identity: numbers": "Mit",
    "identity: numbers from": "aus „{title}“",
    "identity: where": "Dabei ist",
    "identity: order proved": "Jede Zeile gilt, was immer die Namen bedeuten.",
    "identity: order proved in": "Jede Zeile gilt für",
    "identity: proved": "Jede Zeile ist gleich der darüber, was immer die Namen bedeuten.",
    "identity: proved in": "Jede Zeile ist gleich der darüber für",
    "reason: definition": "Definition",
    "reason: slope": "Ableitung",
    "reason: split": "zerlegt",
    "reason: joined": "zusammengefasst",
    "reason: extended": "Bruch erweitert",
    "reason: powers": "Potenzgesetze",
    "reason: shortened": "gekürzt",
    "reason: put in": "eingesetzt",
    "reason: square": "quadratisch ergänzt",
    "reason: at most": "ein Quadrat ist nie negativ",
    "reason: bound": "σ′ ≤ 1/4",
    "reason: complement": "1 − σ(x) = σ(−x)",
    "reason: multiplied out": "ausmultipliziert",
    "identity: sigmoid-slope": "Die Steigung der Sigmoidfunktion ist σ(1 − σ)",
    "identity: sigmoid-slope, lead": "Wer weiß, was ein Gatter ergab, kennt seine Ableitung: Auf dem Rückweg muss "
    "nichts neu berechnet werden.",
    "identity: tanh-slope": "Die Steigung des tanh ist 1 − tanh²",
    "identity: tanh-slope, lead": "Die Ableitung eines Kandidaten folgt aus dem Kandidaten selbst.",
    "identity: tanh-as-sigmoid": "Der tanh ist eine gestreckte Sigmoidfunktion",
    "identity: tanh-as-sigmoid, lead": "Doppelt so hoch, doppelt so steil und um 1 nach unten verschoben: Die beiden "
    "Funktionen einer Zelle sind eine.",
    "identity: sigmoid-complement": "Auch was ein Gatter übrig lässt, ist eine Sigmoidfunktion",
    "identity: sigmoid-complement, lead": "Ist σ(x) der Anteil, den ein Gatter behält, so ist σ(−x) der, den es gehen "
    "lässt.",
    "identity: softmax-of-two": "Der Softmax zweier Werte ist eine Sigmoidfunktion",
    "identity: softmax-of-two, lead": "Bei zwei Klassen zählt nur die Differenz der Werte; der Anteil der ersten ist "
    "die Sigmoidfunktion davon.",
    "identity: constant-error-carousel": "Das Karussell des konstanten Fehlers",
    "identity: constant-error-carousel, lead": "Durch die Summe im Zellzustand geht ein Fehler unverändert zurück, "
    "oder mal das Vergessensgatter. Dies sind direkte Ableitungen: Die Gatter sind festgehalten.",
    "identity: constant-error-carousel, original": "Ohne Vergessensgatter gibt der Zustand in jedem Schritt alles "
    "weiter.",
    "identity: constant-error-carousel, forget": "Mit Vergessensgatter gibt ein Schritt weiter, was das Gatter behält.",
    "identity: constant-error-carousel, two steps": "Über zwei Schritte multiplizieren sich die Gatter, und so fort.",
    "identity: constant-error-carousel, constant gate": "Bleibt ein Gatter bei $f$, so ist nach $k$ Schritten so viel "
    "übrig: Es schwindet gleichmäßig, und umso langsamer, je näher $f$ bei 1 liegt.",
    "identity: half-life": "Die Halbwertszeit einer Erinnerung",
    "identity: half-life, lead": "Ein Vergessensgatter, das bei $f$ bleibt, hat nach −ln 2 / ln $f$ Schritten "
    "halbiert, was es behält; der Bias für eine gewünschte Halbwertszeit lässt sich berechnen.",
    "identity: half-life, steps": "So viele Schritte mit dem Gatter bei $f$ lassen die Hälfte übrig.",
    "identity: half-life, retention": "Für eine Halbwertszeit von $k$ Schritten bleibt das Gatter bei 2 hoch −1/$k$.",
    "identity: half-life, bias": "Ein Bias allein, ohne Eingabe, ergibt dieses Gatter, wenn er −ln(2 hoch 1/$k$, "
    "weniger 1) ist.",
    "identity: update-step": "Vergessens- und Eingabegatter in einem Schritt",
    "identity: update-step, lead": "Was die beiden Gatter zusammen tun: was behalten wird, was dazukommt, und wohin "
    "es führt.",
    "identity: update-step, kept and added": "Der neue Zustand ist der alte, plus was dazukommt, minus was vergessen "
    "wird.",
    "identity: update-step, shares": "Er ist $f_t + i_t$ mal ein Mittel aus altem Zustand und Kandidat, dessen "
    "Anteile zusammen 1 sind. Ist $f_t + i_t = 1$, so ist der Zustand selbst dieses Mittel; ist die Summe größer als "
    "1, kann er über beide hinauswachsen.",
    "identity: update-step, settles": "Bei konstanten Gattern und konstantem Kandidaten kommt der Zustand dort zur "
    "Ruhe, wo ein Schritt nichts ändert.",
    "identity: update-step, distance": "Von dort ist er nach jedem Schritt noch das $f_t$-fache entfernt.",
    "identity: update-step, coupled": "Die gekoppelte Zelle hat $i_t = 1 - f_t$: Ihr Zustand ist immer ein Mittel, "
    "und er kommt beim Kandidaten zur Ruhe.",
    "identity: vanishing-gradient-bound": "Warum Gradienten verschwinden",
    "identity: vanishing-gradient-bound, lead": "Ein Schritt einer einfachen rekurrenten Zelle multipliziert den "
    "Gradienten mit dem Gewicht und mit der Steigung ihrer Funktion, die nie mehr als 1 ist, bei der Sigmoidfunktion "
    "nie mehr als 1/4.",
    "identity: vanishing-gradient-bound, sigmoid": "Ein Quadrat ist nie negativ; die Steigung der Sigmoidfunktion ist "
    "also höchstens 1/4.",
    "identity: vanishing-gradient-bound, one step": "Ein Schritt zurück hat deshalb höchstens ein Viertel des "
    "Gewichts.",
    "identity: vanishing-gradient-bound, tanh": "Mit tanh hat er höchstens das Gewicht, denn 1 − tanh² ist höchstens "
    "1.",
    "identity: vanishing-gradient-bound, many": "Nach $k$ Schritten mit Sigmoidfunktionen ist höchstens so viel "
    "übrig, und das geht für jedes Gewicht unter 4 gegen 0.",
    "identity: parameter-counts": "Wie viele Zahlen eine Zelle hat",
    "identity: parameter-counts, lead": "Jedes Gatter hat eine Matrix auf den $n$ Einheiten des verborgenen Zustands, "
    "eine auf den $m$ Eingaben, und einen Bias.",
    "identity: parameter-counts, lstm": "Ein LSTM hat vier solche Gruppen.",
    "identity: parameter-counts, lstm-two-biases": "Mit zwei Bias, wie in PyTorch:",
    "identity: parameter-counts, peephole": "Mit Gucklöchern, durch die jedes Gatter den Zellzustand mit $n$ "
    "Gewichten sieht:",
    "identity: parameter-counts, coupled": "Mit gekoppelten Gattern eine Gruppe weniger:",
    "identity: parameter-counts, gru": "Eine GRU hat drei Gruppen.",
    "identity: parameter-counts, rnn": "Eine einfache rekurrente Zelle hat eine.",
    "identity: update-gate-complement": "Zwei Konventionen für ein Aktualisierungsgatter: z und 1 − z",
    "identity: update-gate-complement, lead": "Bei den einen behält das Aktualisierungsgatter den Zustand, bei den "
    "anderen erneuert es ihn. Beides ist eine Zelle, mit umgekehrten Gewichten des Gatters.",
    "identity: update-gate-complement, blend": "Mit $u = 1 - z$ wird der eine Satz zum anderen.",
    "identity: update-gate-complement, weights": "Und $u$ ist selbst ein Gatter, mit umgekehrtem Vorzeichen aller "
    "Gewichte und des Bias.",
    "identity: one-bias-for-two": "Ein Bias statt zweier",
    "identity: one-bias-for-two, lead": "Zwei Bias eines Gatters kommen nur als ihre Summe vor: Einer kann 0 sein, "
    "was immer eine Bibliothek speichert.",
    "identity: one-bias-for-two, sum": "Ihre Summe ist ein Bias, der dasselbe tut.",
    "identity: one-bias-for-two, gradient": "Beide haben denselben Gradienten; das Lernen bewegt sie gleich.",
    "identity: one-bias-for-two, reset": "Hinter einem Resetgatter gilt das nicht mehr: Der zweite Bias wird vom "
    "Gatter gewichtet, und kein einzelner ersetzt beide.",
}

VOICE: dict[str, str] = {
    "+": "plus", "−": "minus", "×": "mal", "·": "mal", "/": "durch", "": "mal", "=": "gleich", "≈": "ungefähr gleich",
    "⊙": "mal, Eintrag für Eintrag,", "*": "mal, Eintrag für Eintrag,", ",": ",",
    "σ": "Sigma", "Γ": "Gamma", "ln": "natürlicher Logarithmus", "exp": "Exponentialfunktion", "max": "Maximum",
    "min": "Minimum", "⟨": "", "⟩": "",
    "≰": "nicht immer höchstens", "≮": "nicht immer kleiner als", "≱": "nicht immer mindestens",
    "≯": "nicht immer größer als",
    "<": "kleiner als", ">": "größer als", "≤": "höchstens", "≥": "mindestens", "≠": "ungleich", "∈": "in",
    "→": "geht gegen", "↦": "wird zu", "±": "plus oder minus", "∘": "mal, Eintrag für Eintrag,",
    "∂": "partiell",
    "∇": "Nabla", "∞": "unendlich", "∑": "die Summe", "∏": "das Produkt", "∫": "das Integral",
    "⋮": "und so weiter", "⋱": "und so weiter",
    "…": "und so weiter", "⋯": "und so weiter", "ℝ": "die reellen Zahlen", "ℕ": "die natürlichen Zahlen",
    "ℤ": "die ganzen Zahlen", "ℒ": "der Verlust",
    "say: point": ",",
    "say: below": "weniger als", "say: negative": "minus {number}",
    "say: scientific": "{digits} mal 10 hoch {power}",
    "say: sub": "{base} Index {script}",
    "say: long sub": "{base} Index {script} Ende Index",
    "say: time": "{base} zum Zeitpunkt {time},",
    "say: turned": "{base} transponiert",
    "say: power": "{base} hoch {script}",
    "say: prime": "{base} Strich",
    "say: over": "{base} über {script}, von",
    "say: from": "{base} von {script} bis {end}, von",
    "say: fraction": "der Bruch {top} durch {bottom}, Ende des Bruchs,",
    "say: root": "die Quadratwurzel von, {inner},",
    "say: bars": "der Betrag von, {inner},",
    "say: list": "die Liste {inner}, Ende der Liste,",
    "say: brackets": "Klammer auf, {inner}, Klammer zu,",
    "say: call": "{function} von, {arguments},",
    "say: and": ", und ",
    "say: matrix": "die Matrix {rows}, Ende der Matrix,",
    "say: shape": "{base}, {rows} mal {columns},",
    "say: tilde": "{base} Tilde",
    "say: vec": "Vektor {base}",
    "say: dot": "{base} Punkt",
    "say: nth root": "die Wurzel mit Index {index} von, {inner},",
    "say: norm": "die Norm von, {inner},",
    "say: labelled": "{base}, bezeichnet als {remark},",
    "say: cases": "die Fälle {rows}, Ende der Fälle,",
    "say: aligned": "{rows}",
    "lim": "der Grenzwert", ";": ";", ":": ":", "⇒": "also", "⇔": "genau dann wenn", "≪": "viel kleiner als",
    "≫": "viel größer als",
    "say: hat": "{base} Dach",
    "say: bar": "{base} quer",
}  # fmt: skip

FORMATS = {
    "continued": "Fortsetzung",
    "untitled": "Gleichungen",
    "contents": "Inhalt",
    "left out: steps": "Schritte {first} bis {last}",
    "left out: why": "ebenso gerechnet und hier ausgelassen",
    "entries": "Eintrag für Eintrag",
    "spreadsheet: hint": "Eine farbige Zahl ändern, und jede Zeile folgt. "
    "Die Zellen haben Namen, mit denen die Formeln rechnen.",
    "spreadsheet: value": "Wert",
    "spreadsheet: decimals": "Stellen",
    "spreadsheet: shown": "gezeigt",
    "spreadsheet: printed": "gedruckt",
    "explore: given": "Die Zahlen, die sich ändern lassen",
    "explore: hint": "Eine Zahl eintippen, mit den Pfeiltasten verstellen (Umschalt: gröber, "
    "Alt: feiner) oder ihren Buchstaben oder jede unterstrichene Zahl ziehen.",
    "explore: step": "Schritt {step} von {all}",
    "explore: back": "Der Schritt davor",
    "explore: on": "Der nächste Schritt",
    "explore: notation": "Schreibweise",
    "explore: steps left out": "Diese Seite rechnet die ersten {kept} von {all} Schritten; die übrigen fehlen hier.",
    "explore: entries left out": "Von jedem Vektor rechnet diese Seite die ersten {kept} von "
    "{all} Einträgen; die übrigen fehlen hier.",
    "explore: presets": "Beginnen mit",
    "explore: forward": "Vorwärtslauf",
    "explore: reset": "Von vorn",
    "explore: predict": "Erst vorhersagen",
    "explore: guess": "Meine Vorhersage:",
    "explore: commit": "Zeigen",
    "explore: right": "{shown}: richtig.",
    "explore: was": "Es ist {shown}, vorhergesagt war {guess}.",
    "explore: copy-latex": "LaTeX kopieren",
    "explore: copy-mathml": "MathML kopieren",
    "explore: copy-markdown": "Markdown kopieren",
    "explore: copy-link": "Link kopieren",
    "explore: copied": "Kopiert.",
    "explore: undecided": "Die Stellen von {why} ließen sich hier nicht entscheiden; gezeigt wird nur, was sicher ist.",
    "explore: novalue": "Mit diesen Zahlen gibt es keinen Wert: {why}.",
    "explore: notanumber": "Das ist keine Zahl; zu schreiben ist 2,70, -10 oder 6,27e-6.",
}

#: What pictures say: their titles, what they show, and the few words in them.
PICTURES: dict[str, str] = {
    "function: sigmoid": "Sigmoidkurve",
    "function: tanh": "Kurve des tanh",
    "function: other": "Kurve der Aktivierung",
    "curve": "{function}: {of}",
    "curve: point": "{tag}Bei {x} auf der x-Achse ist die Kurve bei {y}.",
    "bars": "Was behalten wird und was dazukommt: {of}",
    "bars: before": "Vor dem Schritt: {before}.",
    "bars: after": "Danach: {after}.",
    "bars: kept": "Behalten: {kept}.",
    "bars: added": "Dazu: {added}.",
    "bars: squashed": "Gestaucht: {squashed}.",
    "bars: shown": "Gezeigt: {shown}.",
    "cell": "Die Zelle mit ihren Zahlen",
    "heading: cell": "Die Zelle",
    "caption: cell": "Kleine Zahlen an den Pfeilen sind die Summen, die in die Gatter gehen.",
    "caption: columns": "Spalten an den Pfeilen sind die Summen, die in die Gatter gehen.",
    "caption: shades": "Je kräftiger ein Quadrat, desto weiter ist sein Eintrag von 0; "
    "ein Strich heißt, dass er negativ ist.",
    "sees": "Jedes Gatter sieht {one} und {other}.",
    "cell: step": "Schritt {time}.",
    "cell: before": "Gegeben: {this} {value}.",
    "cell: gate": "{this}: {sum} geht hinein, {value} kommt heraus.",
    "cell: after": "{this} danach: {of}, das ist {value}.",
    "cell: alone": "{this} danach: {value}.",
    "new state": "{state} (neu)",
    "old": "alt",
    "new": "neu",
    "kept": "behalten",
    "added": "dazu",
    "shown": "gezeigt",
    "memory": "Über die Folge: {of}",
    "memory: goes": "Schritt {time}: {value}.",
    "left out: units": "Gezeichnet sind {shown} von {all} Einheiten.",
    "left out: steps": "Gezeichnet sind die ersten {shown} von {all} Schritten.",
    "retention": "Was von einem Gedächtnis bleibt: {of}",
    "retention: constant": "Wird in jedem Schritt {share} behalten:",
    "retention: half": "nach {steps} Schritten ist die Hälfte übrig.",
    "retention: never": "es gibt keine Halbwertszeit.",
    "retention: sequence": "Nach {steps} Schritten ist {share} des Gedächtnisses übrig.",
    "retention: reached": "Ab Schritt {steps} ist weniger als die Hälfte übrig.",
    "retention: not reached": "Am Ende ist mehr als die Hälfte übrig.",
    "half-life": "Halbwertszeit {steps} Schritte",
    "half left": "Hälfte bei Schritt {steps}",
    "heatmap": "Gatter über die Folge: {of}",
    "heatmap: plain": "Gatter über die Folge",
    "rounding": "Was das Runden bewirkt: {of}",
    "rounding: full": "ungerundet",
    "rounding: shown": "aus gezeigten Zahlen",
    "rounding: words": "Ungerundet ist es {full}; aus den gezeigten Zahlen ist es {shown}, gedruckt {printed}.",
    "gradients": "Gradienten Schritt für Schritt: {of}",
    "gradients: plain": "Gradienten Schritt für Schritt",
    "gradients: words": "Die Norm ist {first} beim ersten und {last} beim letzten von {steps} Schritten, "
    "auf einer Skala von Zehnerpotenzen.",
    "step": "Schritt",
    "steps": "Schritte",
    "unit": "Einheit",
}

GERMAN = Language("de", "German", SENTENCES | IDENTITIES, VOICE, FORMATS, GRAMMAR, TERMS, ",", NOTES, pictures=PICTURES)
