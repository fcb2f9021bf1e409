"""How a deck of slides looks and moves. Pure data.

The script is all there is: keys, taps and swipes step through fragments and
slides, and the address remembers the place. Without it, and on paper, every
line shows. Where reveal.js has been loaded it leaves the slides to that.
"""

from __future__ import annotations

#: Slides, sized by the window. Nothing is hidden unless the script runs.
STYLE = """\
html{font-size:clamp(13px,min(2.1vw,3.7vh),38px);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.45 var(--serif);font-variant-numeric:lining-nums;
overflow-wrap:break-word}
.slides>section{max-width:47rem;margin:0 auto;padding:2.2rem 1.5rem 1.2rem;border-bottom:1px solid var(--rule)}
h1{font-size:2.4rem;line-height:1.12;font-weight:600;letter-spacing:-.012em;margin:0 0 .8rem;text-wrap:balance}
hgroup{margin:0 0 1rem}
h2{font-size:1.5rem;line-height:1.25;font-weight:600;margin:0;text-wrap:balance}
h2 .n{color:var(--mut);font-weight:400;margin-right:.45em}
h2 small{font-size:.7em;font-weight:400;color:var(--mut)}
hgroup p{margin:0;font-style:italic;color:var(--mut)}
p{margin:0 0 .7rem;font-size:1.06rem;max-width:40rem;text-wrap:pretty}
.lead{font-size:1.3rem;line-height:1.4;font-style:italic;max-width:36rem}
.chain math{font-size:calc(1.4rem*var(--small,1))}.scroll table{font-size:calc(.882rem*var(--table,1))}
.sl-picture{max-height:17rem}.note,.source{font-size:.824rem}
.tables{gap:1rem 2.2rem}tbody tr{height:1.7rem}
.place{font:.7rem/1 var(--sans);color:var(--mut);font-variant-numeric:tabular-nums;display:none}
.moving,.moving body{height:100%;overflow:hidden}
.moving .slides>section{display:none;height:100vh;height:100dvh;overflow:auto;border:0;padding-top:8vh}
.moving .slides>section.present{display:block}
.moving .slides>section.title.present{display:flex;flex-direction:column;justify-content:safe center;padding:3vh 1.5rem}
.moving .slides .fragment{visibility:hidden;opacity:0;transition:opacity .15s}
.moving .slides .fragment.visible{visibility:visible;opacity:1}
.moving .place{display:block;position:fixed;right:1.2rem;bottom:1rem}
@media (prefers-reduced-motion:reduce){.moving .slides .fragment{transition:none}}
@media screen and (max-width:30rem){mtd.r{min-width:0}.chain math{font-size:1.1rem}
.slides>section{padding-left:1rem;padding-right:1rem}}
@page{size:297mm 167mm;margin:12mm 18mm}
@media print{
html{font-size:15pt}.place,.moving .place{display:none}
body,.moving,.moving body{background:none;height:auto;overflow:visible}
.slides>section,.moving .slides>section{display:block;height:auto;overflow:visible;border:0;padding:0;max-width:none;
break-after:page;break-inside:avoid}
.slides>section:last-child{break-after:auto}
.slides>section.title,.moving .slides>section.title{padding-top:30mm}
.moving .slides .fragment{visibility:visible;opacity:1}
.chain,.scroll{overflow:visible}.chain math{font-size:calc(1.4rem*var(--fit,1))}a{text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""

#: Neither `<` nor `&` stands in it, which XML would take for markup.
SCRIPT = """
'use strict';
(() => {
  if (window.Reveal) return;
  const slides = [...document.querySelectorAll('.reveal .slides > section')];
  const place = document.querySelector('.place');
  let slide = 0, step = 0;
  const fragments = k => [...slides[k].querySelectorAll('.fragment')];
  const index = part => Number(part.getAttribute('data-fragment-index'));
  const steps = k => Math.max(0, ...fragments(k).map(part => index(part) + 1));
  const over = it => it.scrollHeight > it.clientHeight + 1
    || [...it.querySelectorAll('.chain, .scroll')].some(box => box.scrollWidth > box.clientWidth + 1);
  // a reader's fonts may be wider than was reckoned with
  const fit = it => {
    const share = name => Number(it.style.getPropertyValue(name)) || 1;
    for (let tries = 8; tries > 0 ? over(it) : false; tries--)
      for (const name of ['--small', '--table']) it.style.setProperty(name, 0.94 * share(name));
  };
  const show = (k, n) => {
    slide = Math.min(Math.max(k, 0), slides.length - 1);
    step = Math.min(Math.max(n, 0), steps(slide));
    slides.forEach((section, j) => section.classList.toggle('present', j === slide));
    if (innerWidth > 700) fit(slides[slide]);
    fragments(slide).forEach(part => part.classList.toggle('visible', step > index(part)));
    place.textContent = `${slide + 1} / ${slides.length}`;
    const address = `#/${slide + 1}` + (step ? `/${step}` : '');
    if (location.hash !== address) history.replaceState(null, '', address);
  };
  const next = () => {
    if (steps(slide) > step) show(slide, step + 1);
    else if (slides.length - 1 > slide) show(slide + 1, 0);
  };
  const back = () => {
    if (step > 0) show(slide, step - 1);
    else if (slide > 0) show(slide - 1, Infinity);
  };
  const there = () => {
    const found = location.hash.match(/^#\\/(\\d+)(?:\\/(\\d+))?$/);
    if (found) show(Number(found[1]) - 1, Number(found[2] || 0));
    else show(0, 0);
  };
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, ' ': next, Enter: next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0, 0), End: () => show(slides.length - 1, Infinity),
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('a')) return;
    const act = event.shiftKey ? {' ': back}[event.key] : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  let from = null, moved = false;
  document.addEventListener('touchstart', event => {
    from = event.touches.length === 1 ? event.touches[0] : null;
    moved = false;
  }, {passive: true});
  document.addEventListener('touchend', event => {
    if (!from) return;
    const to = event.changedTouches[0], x = to.clientX - from.clientX, y = to.clientY - from.clientY;
    moved = Math.hypot(x, y) > 10;
    if (event.target.closest('.chain, .scroll') || 40 > Math.abs(x) || 2 * Math.abs(y) > Math.abs(x)) return;
    if (x > 0) back();
    else next();
  }, {passive: true});
  document.addEventListener('click', event => {
    if (moved || event.target.closest('a') || String(getSelection())) return;
    if (innerWidth / 3 > event.clientX) back();
    else next();
  });
  window.addEventListener('hashchange', there);
  document.documentElement.classList.add('moving');
  there();
})();
"""
