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
  let drawn = "";
  let uncover = () => {};

  const h = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.filter(Boolean));
    return element;
  };
  // Below the root, whatever the path: one may begin like another scheme or host.
  const within = (path) => new URL(`./${path}`, base).href;
  const spans = (texts) => texts.filter(Boolean).map((text) => h("span", {}, text));
  const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;

  // The same as `page_key` in overlay.py.
  const key = () => {
    let path = location.pathname.slice(base.pathname.length);
    try {
      path = decodeURIComponent(path);
    } catch {
      /* as it is */
    }
    return path
      .replace(/index\.html$/, "")
      .replace(/\.html$/, "")
      .replace(/^\/+|\/+$/g, "");
  };

  // What this tab remembers: whether the panel is open, and what is hidden on which page.
  const remember = (name, value) => {
    try {
      sessionStorage.setItem(`freshness-${name}`, value);
    } catch {
      /* not allowed to */
    }
  };
  const remembered = (name) => {
    try {
      return sessionStorage.getItem(`freshness-${name}`) ?? "";
    } catch {
      return "";
    }
  };

  // --- A finding -------------------------------------------------------------------------------

  const button = (label, onclick) => h("button", { type: "button", onclick }, label);

  // `code` between backticks, as everywhere in our messages.
  const spoken = (text) =>
    text.split(/`([^`]+)`/).map((part, n) => (n % 2 ? h("code", {}, part) : part));

  // From the page itself to the words, from elsewhere to the page.
  const jump = (finding, here, tell) => {
    const shows = finding.quote || finding.target;
    if (here && !shows) return null;
    if (here)
      return button("Show me", () => {
        tell(jumpTo(finding) ? "" : "This is not visible on the page.");
        uncover();
      });
    if (finding.href == null) return null;
    const href = within(`${finding.href}#freshness=${finding.id}`);
    return h("a", { class: "button", href }, shows ? "Show me" : "Open the page");
  };

  // What is not safe is only offered to who has the page before them.
  const fix = (finding, here, tell) => {
    if (!token || !finding.fix || !(finding.safe || here)) return null;
    const title = finding.fix[0].toUpperCase() + finding.fix.slice(1);
    return button(finding.safe ? `Fix: ${finding.fix}` : title, async (event) => {
      const pressed = event.currentTarget;
      pressed.disabled = true;
      try {
        const answer = await fetch(new URL("_freshness/fix", base), {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Freshness-Token": token },
          body: JSON.stringify({ id: finding.id }),
        });
        tell((await answer.json()).said);
        pressed.disabled = answer.ok;
      } catch {
        tell("The preview does not answer; is it still running?");
        pressed.disabled = false;
      }
    });
  };

  const item = (finding, here) => {
    const said = h("p", { class: "said", role: "status" });
    const tell = (text) => (said.textContent = text);
    const acts = [jump(finding, here, tell), fix(finding, here, tell)].filter(Boolean);
    const facts = [finding.rule, finding.where, finding.since && `since ${finding.since}`];
    return h(
      "li",
      { class: `finding ${finding.severity}` },
      h("p", {}, ...spoken(finding.message)),
      finding.quote && h("p", { class: "quote" }, `“${finding.quote}”`),
      h("p", {}, ...spoken(finding.advice)),
      h("p", { class: "facts" }, ...spans(facts)),
      acts.length && h("p", { class: "acts" }, ...acts),
      said,
    );
  };

  // --- On a page -------------------------------------------------------------------------------

  const show = () => {
    if (!state) return;
    host.classList.toggle("dark", isDark());
    if (whole) {
      root.replaceChildren(everything());
      return;
    }
    const here = key();
    const findings = state.findings.filter((finding) => finding.page === here);
    const wanted = /^#freshness=(\w+)$/.exec(location.hash)?.[1];
    const known = remembered(`hidden:${here}`).split(" ");
    // Sites announce one navigation in several ways; what is drawn already stays as it is.
    const now = JSON.stringify([here, findings, known]);
    if (now === drawn && !wanted) return;
    drawn = now;
    root.replaceChildren();
    if (!findings.length || (!wanted && findings.every((each) => known.includes(each.id)))) return;

    const hide = button("Hide", () => {
      remember(`hidden:${here}`, findings.map((each) => each.id).join(" "));
      show();
    });
    const all = h("a", { class: "button", href: within("_freshness/") }, "Whole site");
    const panel = h(
      "section",
      { class: "panel", id: "panel", "aria-label": "What went stale on this page" },
      h("header", {}, h("h2", {}, "On this page"), all, hide),
      h("ul", {}, ...findings.map((finding) => item(finding, true))),
    );
    const pill = button(count(findings.length, "thing to look at", "things to look at"), () =>
      unfold(panel.hidden),
    );
    pill.className = `pill ${findings[0].severity}`;
    pill.setAttribute("aria-controls", "panel");
    const unfold = (is) => {
      remember("open", is ? "yes" : "");
      panel.hidden = !is;
      pill.setAttribute("aria-expanded", is);
    };
    const fold = () => {
      unfold(false);
      pill.focus();
    };
    // What is shown must not lie below the panel; it is beside it, or the panel folds.
    uncover = () => {
      const edge = panel.getBoundingClientRect().left;
      const marks = [...root.querySelectorAll(".mark")];
      if (marks.some((mark) => mark.getBoundingClientRect().right >= edge)) fold();
    };
    const aside = h("aside", { "aria-label": "Freshness of this page" }, panel, pill);
    aside.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) fold();
    });
    root.append(aside);
    unfold(Boolean(wanted || remembered("open")));
    if (wanted) {
      history.replaceState(history.state, "", location.pathname + location.search);
      jumpTo(findings.find((finding) => finding.id === wanted));
      uncover();
    }
  };

  // What is behind the overlay decides, since sites have switches of their own.
  const isDark = () => {
    const behind = whole
      ? ""
      : getComputedStyle(document.body || document.documentElement).backgroundColor;
    const [red, green, blue, alpha = 1] = (behind.match(/[\d.]+/g) || []).map(Number);
    if (red === undefined || alpha === 0) return matchMedia("(prefers-color-scheme: dark)").matches;
    return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  };

  // --- From a finding to the words --------------------------------------------------------------

  const BLOCKS =
    "p,li,td,th,h1,h2,h3,h4,h5,h6,dt,dd,pre,blockquote,figcaption,summary,div,section,article,main,header,footer,body";
  const place = ({ quote, target }) => {
    const wanted = quote.replace(/\s+/g, " ").trim().toLowerCase();
    if (target != null) {
      // The source may write the address in another way than the page does.
      const address = /^https?:/.test(target) ? target : within(target);
      for (const element of document.body.querySelectorAll(
        "a[href],area[href],img,video,audio,source,iframe",
      )) {
        const to = element.href || element.currentSrc || element.src || "";
        if (
          to &&
          (to === address ||
            to.replace(/#.*/, "") === address ||
            element.getAttribute("href") === quote)
        )
          return element;
      }
    }
    if (!wanted) return null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("script,style,noscript,template")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    // One character each, and where it stands; blocks end with a line, runs of white space are one.
    const letters = [],
      spots = [];
    const add = (letter, spot) => {
      letters.push(letter);
      spots.push(spot);
    };
    let block = null,
      node;
    while ((node = walker.nextNode())) {
      const around = node.parentElement.closest(BLOCKS);
      if (around !== block) add("\n", null);
      block = around;
      for (let at = 0; at < node.data.length; at++) {
        const letter = node.data[at].toLowerCase()[0];
        if (letter.trim()) add(letter, [node, at]);
        else if (letters.at(-1).trim()) add(" ", [node, at]);
      }
    }
    const from = letters.join("").indexOf(wanted);
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

  const link = (path, title) => (path == null ? title : h("a", { href: within(path) }, title));

  const group = ([name, findings]) => {
    const title = state.titles[name] || name || (findings[0].page == null ? "The site" : "Home");
    const list = h("ul", {}, ...findings.map((finding) => item(finding, false)));
    return h("section", {}, h("h2", {}, link(findings[0].href, title)), list);
  };

  const surface = ({ verdict, href, title, changed, stale_on, reason }) => {
    const until = stale_on && `${verdict === "stale" ? "stale since" : "good until"} ${stale_on}`;
    const facts = spans([changed ? `moved ${changed}` : reason, until]);
    return h(
      "li",
      { class: "surface" },
      h("span", { class: `verdict ${verdict}` }, verdict),
      h("span", {}, link(href, title)),
      h("span", { class: "facts" }, ...facts),
    );
  };

  const everything = () => {
    const { findings, more, skipped } = state;
    const groups = new Map();
    for (const finding of findings) {
      const name = finding.page ?? finding.where;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(finding);
    }
    const stale = count(findings.length + more, "thing went stale", "things went stale");
    const pages = count(state.pages, "page", "pages");
    const unchecked = skipped.map((each) =>
      h("li", { class: "facts" }, ...spans([each.subject, each.reason, each.detail])),
    );
    return h(
      "div",
      { class: "whole" },
      h("h1", {}, findings.length ? stale : "Nothing went stale"),
      h("p", { class: "lead" }, `${pages}, judged for ${state.today}, offline.`),
      ...[...groups].map(group),
      more && h("p", { class: "lead" }, `${more} more are not shown.`),
      h("h2", {}, "When each part last moved"),
      h("ul", {}, ...state.surfaces.map(surface)),
      skipped.length &&
        h(
          "details",
          {},
          h("summary", {}, `Could not check: ${skipped.length}`),
          h("ul", {}, ...unchecked),
        ),
    );
  };

  // --- When to look again -----------------------------------------------------------------------

  const load = async () => {
    try {
      const answer = await fetch(new URL("_freshness/state.json", base), { cache: "no-cache" });
      const told = answer.ok ? await answer.json() : {};
      if (told.findings) state = told;
      if (told.pending) setTimeout(load, 1000); // it is being judged just now
    } catch {
      return; // the server is gone
    }
    show();
  };

  let events = null;
  const listen = () => {
    events?.close();
    events = null;
    if (!seen || document.hidden) return; // a hidden tab would hold one of six connections
    events = new EventSource(new URL("_freshness/events", base));
    events.addEventListener("site", (event) => {
      if (event.data !== seen) location.reload();
    });
    events.addEventListener("state", (event) => {
      if (Number(event.data) !== state?.turn) load();
    });
  };

  window.document$?.subscribe(show); // navigation.instant of Material and Zensical
  window.navigation?.addEventListener("currententrychange", show);
  for (const name of ["popstate", "hashchange"]) addEventListener(name, show);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  load();
  listen();
})();
