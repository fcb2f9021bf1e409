"""How a sheet lies on paper, where no piece that stays in one may leave more than a quarter of a page empty. Pure data.

What is broad, the picture of the cell, stands on the first page before all else, and with it the notes that a screen
shows at the end: nothing stands alone on a last page. A screen puts them in their order again, where nothing breaks.
"""

from __future__ import annotations

PAPER = """\
@media screen{
main,.front{display:flex;flex-direction:column}main>footer,.front>:first-child{order:1}
section,main>footer{margin-top:2rem}
}
@media screen and (max-width:46rem){section,main>footer{margin-top:1.5rem}}
@media print{
section{margin-top:1.2rem}hgroup.h3{margin-top:.9rem}p{max-width:44rem}
main>footer{margin:.6rem 0 0;border:0;padding:0}main>footer p{max-width:none;margin-bottom:.15rem}
header{padding-bottom:.8rem}h1{font-size:1.75rem}.lead{font-size:1.1rem;max-width:none}nav.contents{margin-top:1rem}
.beside{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:2rem;align-items:start;break-inside:avoid}
.beside tbody tr{height:1.25rem}.beside :is(th,td){padding-block:.1rem .05rem;line-height:1.25}
.beside:has(tbody>tr:nth-child(12)){break-inside:auto}
.scroll:not(.long){break-inside:auto}thead,tr.group,tr:first-child:not(:has(mtable)){break-after:avoid}
tbody:last-child>tr:nth-last-child(-n+2):not(:first-child,:has(mtable)){break-before:avoid}
th,td{padding-top:.24rem;padding-bottom:.1rem}tbody tr{height:1.5rem}
.few,.few .scroll:not(.long){break-inside:avoid}
.sl-picture{max-height:36mm}.front .sl-picture{max-height:var(--tall,92mm)}
figure{margin:.5rem 0}
.lines>mtr{flex-wrap:nowrap}.lines>mtr>mtd.l{min-width:calc(max(var(--left,0rem),var(--lefts,0rem))*1.2)}
.lines>mtr>mtd.r{flex:0 1 max(19rem,var(--right,0rem)*1.25,var(--rights,0rem)*1.25)}
.lines>mtr>mtd.w{order:0;flex:0 0 6.5rem;padding:0 0 0 1.4em}.lines>mtr>mtd.w:empty{display:block}
main>section:last-child>:nth-last-child(-n+3):is(.note,p):not(hgroup+*),
main>section:last-child tbody>tr:nth-last-child(-n+3):not(:first-child,:has(mtable)),
main>section:last-child>.chain .lines>mtr:nth-last-child(-n+3):not(:first-child,:has(mtable mtr:nth-child(4))),
main>section:last-child>.chain:nth-last-child(-n+3):not(hgroup+*,:has(mtable mtr:nth-child(4)),\
.chain+:has(.lines>mtr:nth-child(2))){break-before:avoid}
}
"""
