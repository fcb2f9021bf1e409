// The steps of a sequence, one at a time.
function walk() {
  const steps = every("section[data-step]");
  if (steps.length < 2) return;
  const nav = document.createElement("nav"), told = document.createElement("span"), [back, on] = [-1, 1].map((by) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = by < 0 ? "←" : "→";
    button.setAttribute("aria-label", by < 0 ? DATA.says.back : DATA.says.on);
    button.addEventListener("click", () => go(now + by));
    return button;
  });
  let now = 0;
  function go(k) {
    now = Math.max(0, Math.min(steps.length - 1, k));
    steps.forEach((it, j) => (it.hidden = j !== now));
    told.textContent = DATA.says.step.replace("{step}", now + 1).replace("{all}", steps.length);
    [back.disabled, on.disabled] = [now === 0, now === steps.length - 1];
  }
  nav.className = "bar";
  nav.append(back, told, on);
  told.setAttribute("role", "status");
  steps[0].before(nav);
  go(0);
}
walk();
