"use strict";
// The page reads well without this script; it adds filters, keys, and light on the counterpart of what is looked at.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const bar = one(".bar");
  if (!bar) return;
  root.classList.add("js");
  bar.hidden = false;

  const rows = all(".row");
  const cards = all(".card");
  const groupBy = (elements, key) => {
    const found = new Map();
    for (const element of elements) {
      const name = element.dataset[key];
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(element);
    }
    return found;
  };
  const byFinding = groupBy(all("[data-f]"), "f");
  const byLink = groupBy(all("[data-l]"), "l");

  // Filters: within a group any, between groups all.
  const buttons = all("button[data-severity], button[data-status]");
  const clear = one(".clear");
  let draw;
  const wanted = (kind) => buttons.filter((b) => b.getAttribute("aria-pressed") === "true" && b.dataset[kind]).map((b) => b.dataset[kind]);
  const apply = () => {
    const severities = wanted("severity");
    const statuses = wanted("status");
    let shown = 0;
    for (const row of rows) {
      const fits = (!severities.length || row.dataset.severity.split(" ").some((s) => severities.includes(s)))
        && (!statuses.length || statuses.includes(row.dataset.status));
      row.hidden = !fits;
      for (const element of byLink.get(row.dataset.l) ?? []) element.classList.toggle("off", !fits);
      shown += fits;
    }
    for (const card of cards) card.hidden = !card.querySelector(".row:not([hidden])");
    const [some, total] = [shown, rows.length].map((n) => n.toLocaleString(root.lang));
    one(".count").textContent = document.body.dataset.shown.replace("{}", some).replace("{}", total);
    one(".empty").hidden = shown > 0;
    draw?.();
    clear.hidden = shown === rows.length && !severities.length && !statuses.length;
  };
  const press = (button, on) => button.setAttribute("aria-pressed", String(on ?? button.getAttribute("aria-pressed") !== "true"));
  const reset = () => {
    for (const button of buttons) press(button, false);
    apply();
  };
  for (const button of buttons) button.addEventListener("click", () => { press(button); apply(); });
  clear.addEventListener("click", () => { reset(); buttons[0].focus(); });

  // Light on what belongs together.
  let lit = [];
  const light = (target) => {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    if (!(target instanceof Element)) return;
    const finding = target.closest("[data-f]");
    const link = target.closest("[data-l]");
    if (finding) lit.push(...byFinding.get(finding.dataset.f));
    if (link) {
      const inText = (element) => !element.classList.contains("row");
      lit.push(...byLink.get(link.dataset.l).filter((element) => inText(element) && !(finding && inText(link))));
      lit.push(...all("path", one(".lines") ?? document.createElement("i")).filter((path) => path.dataset.line === link.dataset.l));
    }
    for (const element of lit) element.classList.add("lit");
  };
  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("pointerleave", () => light(document.activeElement));

  // From the text to the rows and back.
  const show = (row) => {
    if (!row) return;
    if (row.hidden || row.closest("[hidden]")) { reset(); select?.("rows"); }
    const goal = row.classList.contains("card") ? row.querySelector(".row") ?? row : row;
    goal.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const rowOf = (name) => byLink.get(name)?.find((element) => element.classList.contains("row"));
  const placeOf = (row) => byLink.get(row?.dataset.l)?.find((element) => !element.classList.contains("row"))
    ?? one(`[data-q="${(row?.closest(".aside, .card") ?? row)?.id}"]`);
  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (chip) {
      event.preventDefault();
      show(document.getElementById(chip.hash.slice(1)));
      return;
    }
    const place = event.target.closest("section.text [data-l], .parallel [data-l]");
    if (place && getSelection().isCollapsed) show(rowOf(place.dataset.l));
  });
  const pane = one("section.text");
  const follow = (row) => {
    const place = pane && placeOf(row);
    if (!place || getComputedStyle(pane).overflowY !== "auto") return;
    const [a, b] = [place.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (a.top < b.top || a.bottom > b.bottom) pane.scrollTop += a.top - b.top - pane.clientHeight / 3;
  };
  document.addEventListener("focusin", (event) => { if (event.target.closest) follow(event.target.closest(".row")); });

  // Two texts with lines between what is linked.
  const parallel = one(".parallel");
  const tabs = all("[role=tab]");
  let select;
  if (parallel) {
    const lines = one(".lines");
    const severityOf = (name) => ["critical", "major", "minor"].find((s) => rowOf(name)?.dataset.severity.includes(s)) ?? "";
    draw = () => {
      if (parallel.hidden) return;
      const frame = lines.getBoundingClientRect();
      const [left, right] = all("article", parallel);
      const [x1, x2] = [left.getBoundingClientRect().right - frame.left, right.getBoundingClientRect().left - frame.left];
      const paths = [];
      for (const [name, elements] of byLink) {
        const middle = (side) => {
          const boxes = elements.filter((e) => side.contains(e)).map((e) => e.getBoundingClientRect());
          return boxes.length && (Math.min(...boxes.map((b) => b.top)) + Math.max(...boxes.map((b) => b.bottom))) / 2 - frame.top;
        };
        const [y1, y2] = [middle(left), middle(right)];
        if (!y1 || !y2) continue;
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        const bend = (x2 - x1) / 2;
        path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", severityOf(name));
        path.classList.toggle("off", rowOf(name)?.hidden ?? false);
        path.dataset.line = name;
        paths.push(path);
      }
      lines.replaceChildren(...paths);
    };
    select = (name) => {
      for (const tab of tabs) {
        const on = tab.id === `tab-${name}`;
        tab.setAttribute("aria-selected", String(on));
        tab.tabIndex = on ? 0 : -1;
        document.getElementById(tab.getAttribute("aria-controls")).hidden = !on;
      }
      draw();
    };
    one(".tabs").hidden = false;
    for (const panel of [one("#results"), parallel]) panel.setAttribute("role", "tabpanel");
    for (const tab of tabs) {
      tab.addEventListener("click", () => select(tab.id.slice(4)));
      tab.addEventListener("keydown", (event) => {
        if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
        const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
        next.focus();
        select(next.id.slice(4));
      });
    }
    new ResizeObserver(draw).observe(parallel);
    addEventListener("beforeprint", () => { for (const panel of [one("#results"), parallel]) panel.hidden = false; });
    addEventListener("afterprint", () => select(tabs.find((t) => t.getAttribute("aria-selected") === "true").id.slice(4)));
    select("rows");
  }

  // Figures, theme, help.
  const figures = one(".show-figures");
  const toggleFigures = () => { press(figures); document.body.classList.toggle("with-figures"); };
  figures.addEventListener("click", toggleFigures);
  const toggleTheme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };
  one(".theme").addEventListener("click", toggleTheme);
  const help = one("dialog");
  one(".help").addEventListener("click", () => help.showModal());
  one(".close").addEventListener("click", () => help.close());

  // Keys.
  const step = (direction, fits) => {
    const visible = rows.filter((row) => !row.hidden && fits(row));
    const current = document.activeElement?.closest(".row");
    const after = (row) => current && (current.compareDocumentPosition(row) & (direction > 0 ? 4 : 2)) !== 0;
    const next = current ? (direction > 0 ? visible.find(after) : visible.reverse().find(after)) : visible.at(direction > 0 ? 0 : -1);
    select?.("rows");
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center" });
  };
  const any = () => true;
  const found = (row) => row.dataset.severity !== "none" || row.classList.contains("alone");
  const cross = () => {
    const inText = document.activeElement?.closest("section.text, .parallel");
    if (inText) {
      const chip = document.activeElement.closest(".stretch")?.querySelector(".chip");
      if (chip) chip.click();
      return;
    }
    const place = placeOf(document.activeElement?.closest(".row"));
    const chip = place && one(`[data-q="${place.closest("[data-q]")?.dataset.q}"] .chip`);
    (chip ?? place)?.scrollIntoView({ block: "center" });
    chip?.focus();
  };
  const keys = {
    j: () => step(1, any), k: () => step(-1, any), n: () => step(1, found), p: () => step(-1, found),
    a: cross, d: toggleFigures, t: toggleTheme, Escape: reset, "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  apply();
})();
