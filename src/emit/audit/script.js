"use strict";
(() => {
  const $ = (s, e) => Array.from((e || document).querySelectorAll(s));
  const make = (tag, text, cls) => {
    const e = document.createElement(tag);
    if (text) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };
  const look = document.getElementById("look");
  let from = null;
  const close = () => { look.hidden = true; look.replaceChildren(); $(".v.on").forEach(a => a.classList.remove("on")); };
  const show = a => {
    const mark = document.getElementById(a.hash.slice(1));
    if (!mark) return;
    $(".v.on").forEach(o => o.classList.remove("on"));
    a.classList.add("on");
    from = a;
    const code = mark.parentNode.cloneNode(true);
    $("mark", code).forEach(m => { if (m.id !== mark.id) m.replaceWith(...m.childNodes); else m.removeAttribute("id"); });
    const button = make("button", "×", "close");
    button.type = "button";
    button.setAttribute("aria-label", look.dataset.close);
    button.addEventListener("click", () => { close(); if (from) from.focus(); close(); });
    look.replaceChildren(make("b", a.title), code, button);
    look.hidden = false;
    const m = look.querySelector("mark");
    if (m) code.scrollLeft = m.offsetLeft - code.clientWidth / 2;
  };
  const step = (a, key) => {
    const td = a.closest("td"), tr = td.parentNode;
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const row = $(".v", tr);
      return row[row.indexOf(a) + (key === "ArrowRight" ? 1 : -1)];
    }
    const x = a.getBoundingClientRect(), mid = x.left + x.width / 2;
    const rows = $("tr", tr.closest(".form")).filter(r => r.querySelector(".v"));
    const next = rows[rows.indexOf(tr) + (key === "ArrowDown" ? 1 : -1)];
    const far = b => { const r = b.getBoundingClientRect(); return Math.abs(r.left + r.width / 2 - mid); };
    return next && $(".v", next).sort((p, q) => far(p) - far(q))[0];
  };
  document.addEventListener("focusin", e => { const a = e.target.closest(".v"); if (a) show(a); });
  document.addEventListener("click", e => {
    const a = e.target.closest && e.target.closest(".v");
    if (a && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); a.focus(); show(a); }
  });
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") return close();
    const a = e.target.closest && e.target.closest(".v");
    if (!a || !e.key.startsWith("Arrow") || e.ctrlKey || e.altKey || e.metaKey) return;
    const next = step(a, e.key);
    if (next) { e.preventDefault(); next.focus(); }
  });

  const table = document.querySelector("table.index"), tools = document.querySelector("form.tools");
  if (!table || !tools) return;
  tools.hidden = false;
  const body = table.tBodies[0], rows = Array.from(body.rows), heads = Array.from(table.tHead.rows[0].cells);
  const words = rows.map(r => r.textContent.toLowerCase());
  const field = name => tools.elements[name];
  const filter = () => {
    const find = field("find").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const result = field("result").value, year = field("year") ? field("year").value : "";
    let shown = 0;
    rows.forEach((r, i) => {
      const keep = find.every(w => words[i].includes(w)) && (!result || r.className === result) && (!year || r.cells[1].textContent === year);
      r.hidden = !keep;
      if (keep) shown++;
    });
    field("count").textContent = shown + " / " + rows.length;
  };
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", e => e.preventDefault());
  const worth = ["clean", "note", "warning", "error"];
  const value = (r, at) => at === 2 ? worth.indexOf(r.className) : r.cells[at].textContent.trim();
  const number = v => typeof v === "number" ? v : v === "" ? -1 : /^[\d.]+(%|\/\d+)?$/.test(v) ? parseFloat(v) : NaN;
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (p, q) => { const a = number(p), b = number(q); return isNaN(a) || isNaN(b) ? order.compare(p, q) : a - b; };
  heads.forEach((th, at) => {
    const button = make("button", th.textContent);
    button.type = "button";
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = th.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach(h => h.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
      body.append(...rows.slice().sort((p, q) => down * compare(value(p, at), value(q, at))));
    });
  });
  field("copy").addEventListener("click", () => {
    const line = r => Array.from(r.cells).map(c => { const t = c.innerText.replace(/\s+/g, " ").trim(); return /^[=+\-@]/.test(t) ? "'" + t : t; }).join("\t");
    const text = [table.tHead.rows[0], ...Array.from(body.rows).filter(r => !r.hidden)].map(line).join("\n");
    const area = make("textarea", text);
    const by = () => { document.body.append(area); area.select(); document.execCommand("copy"); area.remove(); };
    const done = () => { field("copy").textContent = field("copy").dataset.done; };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => { by(); done(); });
    else { by(); done(); }
  });
  filter();
})();
