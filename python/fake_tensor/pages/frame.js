/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What all pages have in common: the data, the theme, the address, lists that draw only
 * what is visible, trees, searches, and texts of numbers. `ui` is vendor/ui.js.
 */
"use strict";

const frame = (() => {
  const {html, render, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} =
    ui;

  // ===- Texts --------------------------------------------------------------===

  const plural = (count, noun) =>
    `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

  /** 1536 -> "1.5 KiB". */
  function formatBytes(count) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    let unit = 0;
    while (count >= 1024 && unit + 1 < units.length) {
      count /= 1024;
      ++unit;
    }
    return `${unit && count < 100 ? count.toFixed(1) : Math.round(count)} ${units[unit]}`;
  }

  /** A set with an element if it has none, and without it otherwise. */
  function toggled(set, element) {
    const next = new Set(set);
    if (!next.delete(element)) next.add(element);
    return next;
  }

  // ===- Theme --------------------------------------------------------------===

  const THEMES = ["auto", "light", "dark"];

  function storedTheme() {
    try {
      const found = localStorage.getItem("fake-tensor-theme");
      return THEMES.includes(found) ? found : "auto";
    } catch {
      return "auto";  // Pages of files may have no storage.
    }
  }

  function applyTheme(theme) {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("fake-tensor-theme", theme);
    } catch { /* As above. */ }
  }

  function ThemeButton() {
    const [theme, setTheme] = useState(storedTheme);
    useLayoutEffect(() => applyTheme(theme), [theme]);
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    return html`<button class="theme" onClick=${() => setTheme(next)}
      title="Theme: ${theme}; change to ${next}" aria-label="Theme: ${theme}">
      ${{auto: "◐", light: "☀", dark: "☾"}[theme]}</button>`;
  }

  // ===- Address ------------------------------------------------------------===

  /** The part of the address after `#`, which says what is selected. */
  function useHash() {
    const [hash, setHash] = useState(location.hash.slice(1));
    useEffect(() => {
      const listen = () => setHash(location.hash.slice(1));
      addEventListener("hashchange", listen);
      return () => removeEventListener("hashchange", listen);
    }, []);
    /** Moves without a new entry of the history. */
    const replace = useCallback(next => {
      try {
        history.replaceState(null, "", "#" + next);
        setHash(next);
      } catch {
        location.hash = next;
      }
    }, []);
    return [hash, replace];
  }

  function useMedia(query) {
    const [matches, setMatches] = useState(() => matchMedia(query).matches);
    useEffect(() => {
      const list = matchMedia(query);
      const listen = () => setMatches(list.matches);
      list.addEventListener("change", listen);
      return () => list.removeEventListener("change", listen);
    }, [query]);
    return matches;
  }

  /** The size of an element: {width, height}. */
  function useSize(box) {
    const [size, setSize] = useState({width: 0, height: 0});
    useLayoutEffect(() => {
      const measure = () => setSize({width: box.current.clientWidth,
                                     height: box.current.clientHeight});
      measure();
      const observer = new ResizeObserver(measure);
      observer.observe(box.current);
      return () => observer.disconnect();
    }, []);
    return size;
  }

  // ===- Lists --------------------------------------------------------------===

  const OVERSCAN = 8;

  /** A list whose rows have equal heights; only visible ones are in the document.
   *  `draw(row, index)` gives {class, level, expanded, content, ...} of a row. The rows have
   *  a `key`. */
  function VirtualList({rows, height, selected, draw, onSelect, onToggle, onHover, label}) {
    const box = useRef(null);
    const [top, setTop] = useState(0);
    const {height: size} = useSize(box);
    const index = useMemo(() => rows.findIndex(row => row.key === selected),
                          [rows, selected]);
    // Shows the selected row when another one is selected.
    useLayoutEffect(() => {
      if (index < 0) return;
      const {scrollTop, clientHeight} = box.current;
      const top = index * height;
      if (top < scrollTop || top + height > scrollTop + clientHeight) {
        const near = top + height > scrollTop + clientHeight &&
          top - scrollTop - clientHeight < 3 * height;
        const above = top < scrollTop && scrollTop - top < 3 * height;
        box.current.scrollTop = near ? top + height - clientHeight
          : above ? top : Math.max(0, top - clientHeight / 3);
      }
    }, [selected, rows]);
    const move = next => {
      if (rows.length) onSelect(rows[Math.max(0, Math.min(rows.length - 1, next))]);
    };
    const onKeyDown = event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const page = Math.max(1, Math.floor(size / height) - 1);
      const keys = {
        ArrowDown: () => move(index + 1), ArrowUp: () => move(index - 1),
        PageDown: () => move(index + page), PageUp: () => move(Math.max(0, index - page)),
        Home: () => move(0), End: () => move(rows.length - 1),
        ArrowRight: () => onToggle && index >= 0 && onToggle(rows[index], true),
        ArrowLeft: () => onToggle && index >= 0 && onToggle(rows[index], false),
        Enter: () => onToggle && index >= 0 && onToggle(rows[index]),
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    };
    const first = Math.max(0, Math.floor(top / height) - OVERSCAN);
    const last = Math.min(rows.length, Math.ceil((top + size) / height) + OVERSCAN);
    const shown = [];
    for (let at = first; at < last; ++at) {
      const row = rows[at];
      const {content, level, expanded, ...rest} = draw(row, at);
      shown.push(html`<div key=${row.key} id=${"row-" + at} role="treeitem"
        aria-level=${level} aria-expanded=${expanded} aria-selected=${at === index}
        aria-setsize=${rows.length} aria-posinset=${at + 1}
        ...${rest} class="row ${rest.class || ""} ${at === index ? "selected" : ""}"
        style=${{top: at * height + "px", height: height + "px"}}
        onMouseEnter=${onHover && (() => onHover(row))}
        onClick=${event => event.target.closest("a") || onSelect(row, true)}
        onDblClick=${() => onToggle && onToggle(row)}>${content}</div>`);
    }
    return html`<div class="list" ref=${box} tabindex="0" role="tree" aria-label=${label}
      aria-activedescendant=${index >= first && index < last ? "row-" + index : undefined}
      onKeyDown=${onKeyDown} onMouseLeave=${onHover && (() => onHover(null))}
      onScroll=${event => setTop(event.currentTarget.scrollTop)}>
      <div class="space" style=${{height: rows.length * height + "px"}}>${shown}</div>
    </div>`;
  }

  // ===- Trees --------------------------------------------------------------===

  // Groups in groups; longer paths are joined, as the tree is visited recursively.
  const MAX_DEPTH = 50;

  /** The tree of items in program order, whose groups are modules. A module whose ops
   *  are in several places has a group for each. */
  function buildTree(items, pathOf) {
    const root = {label: "", path: "", children: [], parent: null, depth: -1};
    let group = root;
    for (const item of items) {
      const path = pathOf(item);
      while (group !== root && path !== group.path && !path.startsWith(group.path + "."))
        group = group.parent;
      while (group.path !== path) {
        const rest = group === root ? path : path.slice(group.path.length + 1);
        const label = group.depth + 1 < MAX_DEPTH ? rest.split(".", 1)[0] : rest;
        const child = {label, depth: group.depth + 1, path: group === root ? label : `${group.path}.${label}`,
                       children: [], parent: group};
        group.children.push(child);
        group = child;
      }
      group.children.push(item);
    }
    joinChains(root);
    return root;
  }

  /** Joins groups whose only child is a group, "layers" and "0", and gives an item that
   *  is alone in a group the label of that group as `prefix`. */
  function joinChains(group) {
    for (let at = 0; at < group.children.length; ++at) {
      let child = group.children[at];
      if (!child.children) continue;
      while (child.children.length === 1 && child.children[0].children) {
        const only = child.children[0];
        only.label = `${child.label}.${only.label}`;
        only.parent = group;
        group.children[at] = child = only;
      }
      if (child.children.length === 1) {
        group.children[at] = child.children[0];
        child.children[0].prefix = child.label;
        continue;
      }
      joinChains(child);
    }
  }

  /** Visits groups and items in order; `group` decides whether its children follow. */
  function walkTree(node, visit, depth = 0) {
    for (const child of node.children)
      if (visit(child, depth) && child.children) walkTree(child, visit, depth + 1);
  }

  // ===- Searches -----------------------------------------------------------===

  /** The terms of a query: `text`, `field:text`, and `"with spaces"`; all must match. */
  function parseQuery(text) {
    const terms = [];
    for (const [, field, quoted, plain] of
         text.toLowerCase().matchAll(/(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/g)) {
      const value = quoted ?? plain;
      if (value) terms.push({field: field || "", value});
    }
    return terms;
  }

  /** Whether the fields of an item, lower-case texts by name, match all terms. An unknown
   *  field name is part of the text, as in `aten::view`. */
  function matches(terms, fields) {
    return terms.every(({field, value}) => {
      if (field && field in fields) return fields[field].includes(value);
      const text = field ? `${field}:${value}` : value;
      for (const name in fields) if (fields[name].includes(text)) return true;
      return false;
    });
  }

  // ===- Page ---------------------------------------------------------------===

  /** A row of tabs: [{id, label, count}]. */
  function Tabs({tabs, selected, onSelect}) {
    const onKeyDown = event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (!step) return;
      const at = tabs.findIndex(tab => tab.id === selected);
      const next = tabs[(at + step + tabs.length) % tabs.length];
      onSelect(next.id);
      document.getElementById("tab-" + next.id).focus();
    };
    return html`<div class="tabs" role="tablist" onKeyDown=${onKeyDown}>
      ${tabs.map(tab => html`<button key=${tab.id} id=${"tab-" + tab.id} role="tab"
        aria-selected=${tab.id === selected} tabindex=${tab.id === selected ? 0 : -1}
        onClick=${() => onSelect(tab.id)}>${tab.label}
        ${tab.count !== undefined && html` <span class="count">${
          tab.count.toLocaleString("en")}</span>`}</button>`)}
    </div>`;
  }

  /** The search field, which `/` focuses and Escape clears. */
  function Search({value, onInput, placeholder, help}) {
    const input = useRef(null);
    useEffect(() => {
      const listen = event => {
        if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
        event.preventDefault();
        input.current.focus();
        input.current.select();
      };
      addEventListener("keydown", listen);
      return () => removeEventListener("keydown", listen);
    }, []);
    return html`<input class="search" type="search" ref=${input} value=${value}
      placeholder=${placeholder} aria-label=${placeholder} title=${help} spellcheck=${false}
      autocomplete="off" onInput=${event => onInput(event.currentTarget.value)}
      onKeyDown=${event => {
        if (event.key === "Escape") onInput("");
        else if (event.key === "Enter" || event.key === "ArrowDown") {
          event.preventDefault();
          document.querySelector(".list")?.focus();
        }
      }} />`;
  }

  /** The header of a page, with a title, controls, and the theme. */
  function Header({title, children}) {
    return html`<header><h1 title=${title}>${title}</h1>${children}<${ThemeButton} /></header>`;
  }

  /** Draws a component into the page, with the data. */
  function start(Component) {
    performance.mark("started");
    applyTheme(storedTheme());
    const data = JSON.parse(document.getElementById("data").textContent);
    const page = document.getElementById("page");
    page.textContent = "";
    render(html`<${Component} data=${data} />`, page);
    page.dataset.ready = "true";
    performance.mark("drawn");
  }

  return {Header, Search, Tabs, VirtualList, buildTree, formatBytes, matches, parseQuery,
          plural, start, toggled, useHash, useMedia, useSize, walkTree};
})();
