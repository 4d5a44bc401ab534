// Shows on a page what freshness found there, and everything on /_freshness/.
// Whatever comes from a page is written with textContent; no address but our own is asked.
(() => {
  "use strict";
  if (window.freshnessOverlay) return;
  window.freshnessOverlay = true;
  const script = document.currentScript;
  const base = new URL("../", script.src); // the root of the site
  const { token, seen } = script.dataset; // only `freshness preview` can write and tell of changes
  const whole = document.getElementById("freshness-state");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const host = whole || document.createElement("freshness-overlay");
  const root = host.attachShadow({ mode: "open" });
  const styles = new CSSStyleSheet();
  styles.replaceSync("STYLES");
  root.adoptedStyleSheets = [styles];
  // Beside the body, since some generators swap all of it when a link is followed.
  if (!whole) document.documentElement.append(host);

  let state = null;
  let open = false;
  let drawn = "";
  let uncover = () => {};

  const h = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  };
  // Below the root, whatever the path: one may begin like another scheme or host.
  const within = (path) => new URL(`./${path}`, base).href;
  const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;

  // The same as `page_key` in overlay.py.
  const key = () => {
    let path = location.pathname.slice(base.pathname.length);
    try { path = decodeURIComponent(path); } catch { /* as it is */ }
    return path.replace(/index\.html$/, "").replace(/\.html$/, "").replace(/^\/+|\/+$/g, "");
  };

  const hiddenName = () => `freshness-hidden:${base.pathname}${key()}`;
  const hidden = () => {
    try { return (sessionStorage.getItem(hiddenName()) || "").split(" "); } catch { return []; }
  };
  const hide = (findings) => {
    try { sessionStorage.setItem(hiddenName(), findings.map((each) => each.id).join(" ")); } catch { /* private */ }
    show();
  };

  // --- A finding -------------------------------------------------------------------------------

  const item = (finding, here) => {
    const said = h("p", { class: "said", role: "status" });
    const facts = [finding.rule, finding.where, finding.since && `since ${finding.since}`];
    // `code` between backticks, as everywhere in our messages.
    const spoken = (text) => text.split("`").map((part, n, all) => n % 2 && n < all.length - 1 ? h("code", {}, part) : n % 2 ? `\`${part}` : part);
    const jump = here
      ? (finding.quote || finding.target) && h("button", { type: "button", onclick: () => {
          said.textContent = jumpTo(finding) ? "" : "This is not visible on the page.";
          uncover();
        } }, "Show me")
      : finding.href != null && h("a", { class: "button", href: within(`${finding.href}#freshness=${finding.id}`) },
        finding.quote || finding.target ? "Show me" : "Open the page");
    const fix = token && finding.fix && (finding.safe || here) && h("button", { type: "button", onclick: async (event) => {
      event.target.disabled = true;
      try {
        const answer = await fetch(new URL("_freshness/fix", base), {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Freshness-Token": token },
          body: JSON.stringify({ id: finding.id }),
        });
        said.textContent = (await answer.json()).said;
        event.target.disabled = answer.ok;
      } catch {
        said.textContent = "The preview does not answer; is it still running?";
        event.target.disabled = false;
      }
    } }, finding.safe ? `Fix: ${finding.fix}` : finding.fix.replace(/^./, (first) => first.toUpperCase()));
    return h("li", { class: `finding ${finding.severity}` },
      h("p", {}, ...spoken(finding.message)),
      finding.quote ? h("p", { class: "quote" }, `“${finding.quote}”`) : null,
      h("p", {}, ...spoken(finding.advice)),
      h("p", { class: "facts" }, ...facts.filter(Boolean).map((fact) => h("span", {}, fact))),
      jump || fix ? h("p", { class: "acts" }, jump || null, fix || null) : null,
      said);
  };

  // --- On a page -------------------------------------------------------------------------------

  const show = () => {
    if (!state) return;
    host.classList.toggle("dark", isDark());
    if (whole) return showAll();
    const here = key();
    const findings = state.findings.filter((finding) => finding.page === here);
    const wanted = /^#freshness=(\w+)$/.exec(location.hash)?.[1];
    const known = hidden();
    // Sites announce one navigation in several ways; what is drawn already stays as it is.
    const now = JSON.stringify([here, findings, known]);
    if (now === drawn && !wanted) return;
    drawn = now;
    root.replaceChildren();
    if (!findings.length || (!wanted && findings.every((each) => known.includes(each.id)))) return;
    const panel = h("section", { class: "panel", id: "panel", "aria-label": "What went stale on this page" },
      h("header", {},
        h("h2", {}, "On this page"),
        h("a", { class: "button", href: new URL("_freshness/", base) }, "Whole site"),
        h("button", { type: "button", onclick: () => hide(findings) }, "Hide")),
      h("ul", {}, ...findings.map((finding) => item(finding, true))));
    const pill = h("button", { type: "button", class: `pill ${findings[0].severity}`, "aria-controls": "panel" },
      count(findings.length, "thing to look at", "things to look at"));
    // What is shown must not lie below the panel; it is beside it, or the panel folds.
    uncover = () => {
      const edge = panel.getBoundingClientRect().left;
      if ([...root.querySelectorAll(".mark")].every((mark) => mark.getBoundingClientRect().right < edge)) return;
      unfold(false);
      pill.focus();
    };
    const unfold = (is) => {
      open = is;
      panel.hidden = !is;
      pill.setAttribute("aria-expanded", is);
    };
    pill.addEventListener("click", () => unfold(panel.hidden));
    const aside = h("aside", { "aria-label": "Freshness of this page" }, panel, pill);
    aside.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) { unfold(false); pill.focus(); }
    });
    root.append(aside);
    unfold(open || Boolean(wanted));
    if (wanted) {
      history.replaceState(history.state, "", location.pathname + location.search);
      jumpTo(findings.find((finding) => finding.id === wanted));
      uncover();
    }
  };

  // What is behind the overlay decides, since sites have switches of their own.
  const isDark = () => {
    const behind = whole ? "" : getComputedStyle(document.body || document.documentElement).backgroundColor;
    const [red, green, blue, alpha = 1] = (behind.match(/[\d.]+/g) || []).map(Number);
    if (red === undefined || alpha === 0) return matchMedia("(prefers-color-scheme: dark)").matches;
    return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  };

  // --- From a finding to the words --------------------------------------------------------------

  const BLOCKS = "p,li,td,th,h1,h2,h3,h4,h5,h6,dt,dd,pre,blockquote,figcaption,summary,div,section,article,main,header,footer,body";
  const place = ({ quote, target }) => {
    const wanted = quote.replace(/\s+/g, " ").trim().toLowerCase();
    if (target != null) {
      // The source may write the address in another way than the page does.
      const address = /^https?:/.test(target) ? target : within(target);
      for (const element of document.body.querySelectorAll("a[href],area[href],img,video,audio,source,iframe")) {
        const to = element.href || element.currentSrc || element.src || "";
        if (to && (to === address || to.replace(/#.*/, "") === address || element.getAttribute("href") === quote)) return element;
      }
    }
    if (!wanted) return null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("script,style,noscript,template") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const spots = [];
    let text = "", block = null, node;
    while ((node = walker.nextNode())) {
      const around = node.parentElement.closest(BLOCKS);
      if (around !== block) { text += "\n"; spots.push(null); block = around; }
      for (let at = 0; at < node.data.length; at++) {
        const space = /\s/.test(node.data[at]);
        if (space && /\s$/.test(text)) continue;
        text += space ? " " : node.data[at].toLowerCase()[0];
        spots.push([node, at]);
      }
    }
    const from = text.indexOf(wanted);
    if (from >= 0) {
      const range = document.createRange();
      range.setStart(...spots[from]);
      const [last, at] = spots[from + wanted.length - 1];
      range.setEnd(last, at + 1);
      return range;
    }
    for (const element of document.body.querySelectorAll("[href],[src],[datetime],[alt],[title]"))
      for (const name of ["href", "src", "datetime", "alt", "title"])
        if (element.getAttribute(name) === quote || element[name] === quote) return element;
    return null;
  };

  const jumpTo = (finding) => {
    for (const old of root.querySelectorAll(".mark")) old.remove();
    const found = finding && place(finding);
    if (!found) return false;
    const element = found instanceof Range ? found.startContainer.parentElement : found;
    for (let around = element; around; around = around.parentElement)
      if (around instanceof HTMLDetailsElement) around.open = true;
    element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    const boxes = [...found.getClientRects()].filter((box) => box.width && box.height).slice(0, 50);
    for (const box of boxes) {
      const mark = h("div", { class: "mark" });
      mark.style.cssText = `left:${box.left + scrollX}px;top:${box.top + scrollY}px;width:${box.width}px;height:${box.height}px`;
      root.append(mark);
    }
    return boxes.length > 0;
  };

  // --- The whole state --------------------------------------------------------------------------

  const showAll = () => {
    const { findings, surfaces, skipped, titles } = state;
    const groups = Map.groupBy
      ? Map.groupBy(findings, (each) => each.page ?? each.where)
      : findings.reduce((map, each) => map.set(each.page ?? each.where, [...(map.get(each.page ?? each.where) || []), each]), new Map());
    const named = (page, list) => list[0].href == null ? page || "The site" : h("a", { href: within(list[0].href) }, titles[page] || page || "Home");
    root.replaceChildren(h("div", { class: "whole" },
      h("h1", {}, findings.length ? count(findings.length + state.more, "thing went stale", "things went stale") : "Nothing went stale"),
      h("p", { class: "lead" }, `${count(state.pages, "page", "pages")}, judged for ${state.today}. Nobody was asked over the network.`),
      ...[...groups].map(([page, list]) => h("section", {},
        h("h2", {}, named(page, list)),
        h("ul", {}, ...list.map((finding) => item(finding, false))))),
      state.more ? h("p", { class: "lead" }, `${state.more} more are not shown.`) : null,
      h("h2", {}, "When each part last moved"),
      h("ul", {}, ...surfaces.map((surface) => h("li", { class: "surface" },
        h("span", { class: `verdict ${surface.verdict}` }, surface.verdict),
        surface.href == null ? h("span", {}, surface.title) : h("a", { href: within(surface.href) }, surface.title),
        h("span", { class: "facts" }, ...[
          surface.changed ? `moved ${surface.changed}` : surface.reason,
          surface.stale_on && `${surface.verdict === "stale" ? "stale since" : "good until"} ${surface.stale_on}`,
        ].filter(Boolean).map((fact) => h("span", {}, fact)))))),
      skipped.length ? h("details", {},
        h("summary", {}, `Could not check: ${skipped.length}`),
        h("ul", {}, ...skipped.map((each) => h("li", { class: "facts" }, [each.subject, each.reason, each.detail].filter(Boolean).join(" · "))))) : null));
  };

  // --- When to look again -----------------------------------------------------------------------

  const load = async () => {
    const answer = await fetch(new URL("_freshness/state.json", base), { cache: "no-cache" });
    const told = answer.ok ? await answer.json() : {};
    if (told.findings) state = told;
    if (told.pending) setTimeout(load, 1000); // it is being judged just now
    show();
  };

  let events = null;
  const listen = () => {
    events?.close();
    events = null;
    if (!seen || document.hidden) return; // a hidden tab would hold one of six connections
    events = new EventSource(new URL("_freshness/events", base));
    events.addEventListener("site", (event) => { if (event.data !== seen) location.reload(); });
    events.addEventListener("state", (event) => { if (Number(event.data) !== state?.turn) load(); });
  };

  window.document$?.subscribe(show); // navigation.instant of Material and Zensical
  window.navigation?.addEventListener("currententrychange", show);
  for (const name of ["popstate", "hashchange"]) addEventListener(name, show);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  load().catch(() => {});
  listen();
})();
