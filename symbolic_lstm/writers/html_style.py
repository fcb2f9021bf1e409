"""How the HTML formats look: ink on warm paper, or light on dark. Pure data.

One serif family with sans small print; hairline rules; colour only where a
quantity is named and where its result stands.
"""

from __future__ import annotations

#: Ink, paper and the colours of the quantities: forget, input, cell, output.
COLOURS = """\
:root{color-scheme:light dark;--F:#1747b0;--I:#a85a00;--C:#007a4d;--O:#8a1060;
--ink:#1f1d1a;--mut:#625d54;--rule:#ddd7ca;--paper:#fffdf8;--warm:#faf0e2;--wrong:#b3261e;--pink:#fbe9e7;
--serif:Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Palatino,
"TeX Gyre Pagella",P052,Georgia,serif;
--sans:system-ui,"Segoe UI",Helvetica,Arial,sans-serif;
--maths:"STIX Two Math","Cambria Math","Latin Modern Math","DejaVu Math TeX Gyre",math}
@media screen and (prefers-color-scheme:dark){:root{--F:#8fb2ff;--I:#f5a94e;--C:#4fe3a4;--O:#e89acf;
--ink:#e9e6df;--mut:#a8a49b;--rule:#3a3b40;--paper:#17181b;--warm:#2f2517;--wrong:#ff8a80;--pink:#3a1f1e}}
*{box-sizing:border-box}
.qF{--q:var(--F)}.qI{--q:var(--I)}.qC{--q:var(--C)}.qO{--q:var(--O)}
"""

#: Rows of fractions stand apart. Readers of books, and what checks these, know no `:where`.
_FRACTIONS = ".chain mtd:where(.r:has(mfrac)){padding-block:.2em}\n"
#: Equations and tables, on sheets and slides alike.
BLOCKS = """\
math{font-family:var(--maths);font-size:1.06em}
.chain{margin:.6rem 0 .9rem;overflow-x:auto;overflow-y:hidden}.chain+.chain{margin-top:-.35rem}
.chain{container-type:inline-size}
.chain math{width:fit-content;margin:0;font-size:clamp(.64rem,calc(100cqw/var(--whole,1)),1.1rem)}
.chain mtd{padding:.07em 0}
.chain mtd mtd{padding:.08em .32em;text-align:right;justify-items:end}
mtd.l{min-width:max(var(--left,0rem),var(--lefts,0rem));text-align:right;justify-items:end;padding-right:0;color:var(--q,inherit)}
mtd.r{text-align:left;justify-items:start;padding-left:0;
min-width:min(max(19rem,var(--right,0rem),var(--rights,0rem)),calc(100cqw - 9.5em))}
.beside{--rights:0rem}
mtd.more{padding-left:2.2em}mtd.remark{padding-left:1.3em}
mtd.w{text-align:left;justify-items:start;padding-left:1.4em}
mtd.w mtext{white-space:nowrap}mtd.w mtext,mtext.note{font-family:var(--sans);font-size:.72rem;color:var(--mut)}
details{margin:0 0 .9rem}summary{cursor:pointer;font:.824rem/1.45 var(--sans);color:var(--mut);margin-bottom:.35rem}
mtr.top>mtd{padding-top:.55em}
mrow.value{color:var(--q,inherit);border-bottom:2px solid currentColor;padding-bottom:1px}
:target{background:var(--warm)}
table{border-collapse:collapse;font:.882rem/1.35 var(--sans);font-variant-numeric:lining-nums tabular-nums}
th,td{padding:.36rem .9rem .14rem 0;text-align:left;vertical-align:baseline;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th,thead td{border-bottom:1px solid var(--ink);vertical-align:bottom}
thead th{padding-bottom:.3rem;color:var(--mut);font-size:.765rem}
tbody tr{height:2.05rem}
tbody td,tbody th{border-bottom:1px solid var(--rule)}
tbody:last-child tr:last-child>*{border-bottom-color:var(--ink)}
.d{text-align:right;white-space:nowrap}
.d i{display:inline-block;text-align:left;font-style:normal}
td math,th math{line-height:1}
.scroll{overflow-x:auto;margin:.75rem 0}
.tables{display:flex;flex-wrap:wrap;gap:1rem 3rem;align-items:flex-start;margin:.75rem 0}
.tables .scroll{margin:0;max-width:100%}
.check{width:100%}
.check th:first-child,.check td:first-child{padding-left:.6rem}
.check .d{padding-right:1.8rem}
.v{white-space:nowrap}
.v b{display:inline-block;width:1.35em;font-weight:400;text-align:center}
tr.noted>*{background:var(--warm)}tr.wrong>*{background:var(--pink)}
tr.noted .v,tr.wrong .v{font-weight:650}
tr.noted>:first-child{box-shadow:inset 3px 0 var(--I)}tr.wrong>:first-child{box-shadow:inset 3px 0 var(--wrong)}
tr.group th{color:var(--mut);font-size:.765rem;padding-top:.9rem;border-bottom-color:var(--ink)}
.note,.source,footer{font:.824rem/1.45 var(--sans);color:var(--mut)}
.note b,footer b{font-weight:650;color:var(--ink)}
a{color:inherit;text-decoration-color:var(--mut);text-decoration-thickness:1px;text-underline-offset:.18em;
overflow-wrap:anywhere}
a:focus-visible,summary:focus-visible,.chain:focus-visible,.scroll:focus-visible{
outline:2px solid var(--F);outline-offset:3px}
"""

#: What is put into somebody else's page, nested in the element it is put in: ink and paper are inherited.
FRAGMENT = """\
--F:light-dark(#1747b0,#8fb2ff);--I:light-dark(#a85a00,#f5a94e);--C:light-dark(#007a4d,#4fe3a4);
--O:light-dark(#8a1060,#e89acf);--wrong:light-dark(#b3261e,#ff8a80);
--ink:currentColor;--mut:color-mix(in srgb,currentColor 70%,transparent);
--rule:color-mix(in srgb,currentColor 22%,transparent);
--warm:rgb(245 169 78/.16);--pink:rgb(255 90 80/.16);
--serif:Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Palatino,
"TeX Gyre Pagella",P052,Georgia,serif;
--sans:system-ui,"Segoe UI",Helvetica,Arial,sans-serif;
--maths:"STIX Two Math","Cambria Math","Latin Modern Math","DejaVu Math TeX Gyre",math;
max-width:56rem;font:1rem/1.5 var(--serif);font-variant-numeric:lining-nums;overflow-wrap:break-word;
*{box-sizing:border-box}
.qF{--q:var(--F)}.qI{--q:var(--I)}.qC{--q:var(--C)}.qO{--q:var(--O)}
h2,h3{font:600 1.15rem/1.3 var(--serif);margin:0;color:inherit;border:0;padding:0}
h3{font-size:1.04rem}h2.title{font-size:1.5rem;margin:0 0 .5rem;text-wrap:balance}
hgroup{display:flex;flex-wrap:wrap;column-gap:.85em;align-items:baseline;margin:1.75rem 0 .25rem}
hgroup.h3{margin-top:1.25rem}
h2 .n{color:var(--mut);font-weight:400;margin-right:.55em}
hgroup p{margin:0;max-width:none;font-style:italic;color:var(--mut)}
p{margin:0 0 .75rem;max-width:36rem;text-wrap:pretty}
.lead{font-size:1.1rem;line-height:1.4;font-style:italic}
.source{max-width:none;margin:0}
footer{margin-top:1.75rem;border-top:1px solid var(--rule);padding-top:.75rem}
footer p{max-width:44rem;margin-bottom:.4rem}
table{margin:0;border:0;table-layout:auto;width:auto}tr{background:none}th,td{max-width:none}
thead{border:0}.check{width:100%}
"""

#: A sheet: one column of text, on a screen of any width and on paper of either size.
SHEET = """\
html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--serif);font-variant-numeric:lining-nums;
hanging-punctuation:first;overflow-wrap:break-word}
main{max-width:56rem;margin:0 auto;padding:3.5rem 1.5rem 4rem}
h1{font-size:2.075rem;line-height:1.15;font-weight:600;letter-spacing:-.012em;margin:0 0 .5rem;text-wrap:balance}
hgroup{display:flex;flex-wrap:wrap;column-gap:.85em;align-items:baseline;margin:0 0 .25rem}
h2,h3{font-size:1.2rem;line-height:1.3;font-weight:600;margin:0;text-wrap:balance}
h3{font-size:1.06rem}
hgroup.h3{margin-top:1.5rem}
h2 .n{color:var(--mut);font-weight:400;margin-right:.55em;font-variant-numeric:lining-nums tabular-nums}
hgroup p{margin:0;max-width:none;font-style:italic;color:var(--mut)}
p{margin:0 0 .75rem;max-width:36rem;text-wrap:pretty}
.lead{font-size:1.2rem;line-height:1.4;font-style:italic;max-width:34rem;margin-bottom:1rem}
.source{max-width:none;margin:0}
header{border-bottom:1px solid var(--rule);padding-bottom:1.5rem}
section,footer{margin-top:2.75rem}
nav.contents{margin-top:1.5rem;font:.882rem/1.45 var(--sans);color:var(--mut)}
nav.contents h2{font:650 .824rem/1.45 var(--sans);color:var(--ink);margin:0 0 .35rem}
nav.contents ul{list-style:none;margin:0;padding:0;columns:17rem;column-gap:2.5rem}
nav.contents li{break-inside:avoid;margin:0 0 .15rem}nav.contents a{text-decoration-color:var(--rule)}
nav.contents .n{display:inline-block;min-width:1.1em}
.beside{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:2.5rem;align-items:start}
footer{border-top:1px solid var(--rule);padding-top:1rem}
footer p{max-width:44rem;margin-bottom:.4rem}
@media (max-width:46rem){
main{padding:2rem 1rem 3rem}h1{font-size:1.7rem}.lead{font-size:1.08rem}
.beside{display:block}section,footer{margin-top:2.25rem}
}
@media screen and (max-width:30rem){
html{font-size:100%}.chain math{font-size:clamp(.7rem,calc(100cqw/(var(--whole,9) - 6)),1rem)}
mtd.l,mtd.r{min-width:0}
table{font-size:.8125rem}th,td{padding-right:.6rem}.check .d{padding-right:.9rem}
.check th:first-child,.check td:first-child{padding-left:.4rem}
}
@page{margin:16mm 17mm 18mm}
@media print{
html{font-size:10pt}body{background:none}main{max-width:none;padding:0}
.chain math{font-size:calc(1.1rem*var(--fit,1))}.scroll td{font-size:calc(1em*var(--fit,1))}
section{margin-top:1.5rem}footer{margin-top:1.5rem;break-inside:avoid;break-before:avoid}.chain,figure,tr,.note{break-inside:avoid}
hgroup,thead{break-after:avoid}.chain+p{break-before:avoid}p{orphans:3;widows:3}
a{text-decoration:none}.chain,.scroll{overflow:visible}
.scroll:not(.long){break-inside:avoid}tbody tr{height:1.7rem}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""

#: Where it is narrow, names of stages stand above their lines.
ABOVE = (
    _FRACTIONS
    + """\
@media screen and (max-width:30rem){
.chain mtr{position:relative}mtr>mtd.l,mtr>mtd.r{padding-top:1.5rem}mtr>mtd.remark{padding-top:0}
mtr>mtd.w{position:absolute;left:0;top:.4rem;padding:0;height:auto}
}
"""
)

#: Equations wrap where there is no more room, all in one size; where it is narrow, names of stages stand above.
WRAPPED = (
    _FRACTIONS
    + """\
.chain math{display:block;width:100cqw;font-size:clamp(.62rem,calc(100cqw/var(--piece,1)),1rem)}
.chain>math>mrow,.lines{display:block}.lines{width:100cqw}
.lines>mtr{display:flex;flex-wrap:wrap;align-items:baseline}.lines>mtr>mtd{display:block}
.lines>mtr>mtd.l{flex:none;min-width:min(max(var(--left,0rem),var(--lefts,0rem))*1.2,2.6em)}
.lines>mtr>mtd.r{display:flex;flex-wrap:wrap;align-items:baseline;row-gap:.3em;flex:1 1 0;min-width:0}
.lines>mtr>mtd.r>*{flex:none}.lines>mtr>mtd.parted{padding-left:2.2em}.parted>:first-child{margin-left:-2.2em}
.lines>mtr>mtd.w{order:-1;flex:0 0 100%;padding:.35em 0 .1em}.lines>mtr>mtd.w:empty{display:none}
.lines>mtr>mtd.remark>*{flex:0 1 31rem;white-space:normal;display:block}
@container (min-width:31rem){
.chain math{font-size:clamp(.62rem,calc((100cqw - 6.5rem)/var(--piece,1)),1.1rem)}
.lines>mtr{flex-wrap:nowrap}.lines>mtr>mtd.l{min-width:calc(max(var(--left,0rem),var(--lefts,0rem))*1.2)}
.lines>mtr>mtd.r{flex:0 1 max(19rem,var(--right,0rem)*1.25,var(--rights,0rem)*1.25)}
.lines>mtr>mtd.w{order:0;flex:0 0 6.5rem;padding:0 0 0 1.4em}.lines>mtr>mtd.w:empty{display:block}
}
@media screen{
.beside{display:flex;flex-wrap:wrap}.beside>div:nth-of-type(1){flex:999 1 26rem;min-width:0}
.beside .lines>mtr>mtd.r{flex:1 1 0;max-width:25rem}
}
@media screen and (min-width:32rem){tbody th:has(math){white-space:nowrap}}
@media print{.chain math{font-size:min(1.1rem,calc((100cqw - 6.5rem)/var(--piece,1)))}
.chain{break-inside:auto}.lines>mtr,.short .lines{break-inside:avoid}.tall .lines>mtr{break-inside:auto}
.lines>mtr:first-child:not(:last-child):not(:has(mtable)){break-after:avoid}
.lines>mtr:last-child:not(:first-child):not(:has(mtable mtr:nth-child(5))){break-before:avoid}
.sl-picture{max-height:62mm}details:not([open]){display:none}}
"""
)

#: A book: its reader chooses letters and margins.
BOOK = """\
body{line-height:1.45;font-variant-numeric:lining-nums}
h1{font-size:1.6em;line-height:1.2;margin:0 0 .5em}
h2,h3{font-size:1.15em;line-height:1.3;margin:1.8em 0 .4em;break-after:avoid}
h3{font-size:1.05em}
h2 em,h3 em{font-weight:400;color:var(--mut)}
p{margin:0 0 .7em}
.lead{font-style:italic;font-size:1.1em}
.chain,tr{break-inside:avoid}
mtd.r{min-width:13em}
"""
