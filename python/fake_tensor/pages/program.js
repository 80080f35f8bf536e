/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The page of a program. program.py writes its data, and describes it.
 */
(() => {
  const {html, useCallback, useEffect, useMemo, useState} = ui;
  const {Header, Search, Tabs, VirtualList, formatBytes, matches, parseQuery, plural, start,
         toggled, useHash, useMedia} = frame;
  const {ROW_KEYS, firstGroups, groupsAround, makeRows, parseHash, prepare, rowAddress} = program;
  const {Details, TABLES, cells, keyOf} = parts;

  const FACTS = [
    {id: "unknown", label: "Unknown", help: "values with unknown metadata"},
    {id: "copy", label: "Copies", help: "ops that copy because of the layout, a dtype " +
     "or a device, and clones"},
    {id: "transfer", label: "Transfers", help: "copies to another device"},
    {id: "write", label: "In place", help: "ops that change an operand"},
    {id: "view", label: "Views", help: "results that share the storage of an operand"},
    {id: "guard", label: "Guards", help: "ops that made guards"},
  ];

  function ProgramPage({data}) {
    const [hash, replaceHash] = useHash();
    const [number, selection] = useMemo(() => parseHash(data, hash), [hash]);
    const fn = useMemo(() => data.functions.length ? prepare(data, number) : null, [number]);
    if (!fn) return html`<${Header} title=${data.title} />
      <main class="empty"><p>The program has no functions.</p>
      <${Errors} data=${data} /></main>`;
    return html`<${FunctionPage} key=${number} data=${data} fn=${fn}
      selection=${selection} replaceHash=${replaceHash} />`;
  }

  function Errors({data}) {
    return html`<div class="errors">${data.errors.map(({text, op}) => html`<pre>${text}${
      op && html`${"\n"}<a href=${`#${op[0]}/op/${op[1]}`}>Show the op</a>`}</pre>`)}</div>`;
  }

  /** What is marked: values with the storages of the row under the mouse, or of what is
   *  selected, and the operands and users of the latter. */
  function makeMarks(fn, selection, hovered) {
    const storagesOf = row => row?.op ? row.op.results.flatMap(each =>
      fn.values[each].tensors.map(([, storage]) => storage))
      : row?.value ? row.value.tensors.map(([, storage]) => storage) : [];
    const op = selection?.[0] === "op" ? fn.ops[selection[1]] : null;
    const value = selection?.[0] === "value" ? fn.values[selection[1]] : null;
    const active = new Set(storagesOf(hovered || {op, value}));
    active.delete(0);
    const operands = new Set(op?.operands);
    const users = new Set((op ? op.results.map(each => fn.values[each])
      : value ? [value] : []).flatMap(each => each.users));
    const classesOf = row => {
      const classes = [];
      if (storagesOf(row).some(each => active.has(each))) classes.push("shares");
      if ((row.op ? row.op.results : row.value ? [row.value.index] : [])
        .some(each => operands.has(each))) classes.push("operand");
      if (row.op && users.has(row.op.index)) classes.push("user");
      return classes.join(" ");
    };
    return {active, classesOf};
  }

  function FunctionSelect({data, fn}) {
    return data.functions.length > 1 && html`<select aria-label="Function"
      onChange=${event => { location.hash = `${event.currentTarget.value}/group/0`; }}>
      ${data.functions.map((each, at) => html`<option value=${at}
        selected=${at === fn.number}>${each.name}</option>`)}</select>`;
  }

  /** The buttons that show only some ops, and their numbers. */
  function Filters({fn, facts, count, onToggle, onFold}) {
    const totals = fn.tree.facts;
    return html`<div class="filters">
      ${FACTS.map(({id, label, help}) => html`<button key=${id} class="chip ${id}"
        aria-pressed=${facts.has(id)} title=${help} disabled=${!totals[id]}
        onClick=${() => onToggle(id)}>${label} <span class="count">${
          (totals[id] || 0).toLocaleString("en")}</span>${id === "copy" &&
          fn.tree.bytes > 0 && html` <span class="bytes" title="for example sizes">${
            formatBytes(fn.tree.bytes)}</span>`}</button>`)}
      <span class="fill"></span>
      <span class="found" role="status">${count === fn.shown.length ? ""
        : `${count.toLocaleString("en")} of ${plural(fn.shown.length, "op")}`}</span>
      <button onClick=${() => onFold(true)}>Fold</button>
      <button onClick=${() => onFold(false)}>Unfold</button></div>`;
  }

  function FunctionPage({data, fn, selection, replaceHash}) {
    const [tab, setTab] = useState("program");
    const [query, setQuery] = useState("");
    const [facts, setFacts] = useState(() => new Set());
    const [expanded, setExpanded] = useState(() => firstGroups(fn));
    // Groups that were folded or unfolded in what a search found.
    const [flipped, setFlipped] = useState(() => new Set());
    const [section, setSection] = useState(null);
    const [hovered, setHovered] = useState(null);
    const [isOpen, setOpen] = useState(selection !== null);
    const isNarrow = useMedia("(max-width: 760px)");
    const height = isNarrow ? 44 : 25;
    const terms = useMemo(() => parseQuery(query), [query]);
    const {rows, count} = useMemo(() => makeRows(data, fn, expanded, flipped, terms,
                                                 facts), [expanded, flipped, terms, facts]);
    const isFiltered = terms.length > 0 || facts.size > 0;
    const selectedKey = section ?? (selection && ROW_KEYS[selection[0]]
      ? ROW_KEYS[selection[0]] + selection[1] : null);

    // Shows what a link leads to.
    useEffect(() => {
      if (!selection) return;
      const [kind, at] = selection;
      setTab(TABLES[kind] ? kind : "program");
      // An output that is selected has the address of its op.
      setSection(old => rows.some(row => row.key === old &&
                                  rowAddress(row) === `${kind}/${at}`) ? old : null);
      if (TABLES[kind]) return;
      const isShown = rows.some(row => row.key === ROW_KEYS[kind] + at);
      if (isShown) return;
      setQuery("");
      setFacts(new Set());
      setExpanded(old => new Set([...old, ...groupsAround(fn, kind, at)]));
    }, [selection]);
    useEffect(() => {
      const listen = event => event.key === "Escape" && setOpen(false);
      addEventListener("keydown", listen);
      return () => removeEventListener("keydown", listen);
    }, []);

    const onSelect = useCallback((row, isClick) => {
      const address = rowAddress(row);
      setSection(address && row.kind !== "output" ? null : row.key);
      if (address) replaceHash(`${fn.number}/${address}`);
      if (isClick) {
        setOpen(row.kind !== "section" && row.kind !== "group" || !isNarrow);
        if (row.kind === "section" || row.kind === "group") onToggle(row);
      }
    }, [fn, isNarrow, isFiltered]);
    const onToggle = useCallback((row, open) => {
      const key = row.kind === "section" || row.kind === "group" ? row.key : null;
      if (!key) {
        setOpen(true);
        return;
      }
      if ((open ?? !row.isOpen) === row.isOpen) return;
      (isFiltered ? setFlipped : setExpanded)(old => toggled(old, key));
    }, [isFiltered]);
    const foldAll = isFolded => isFiltered
      ? setFlipped(new Set(isFolded ? fn.groups.map(each => each.key) : []))
      : setExpanded(new Set(isFolded ? [] : [
        ...fn.groups.map(each => each.key), ...fn.sections.map(each => each.key), "out"]));

    const marks = makeMarks(fn, selection, hovered);
    const draw = row => ({class: `of-${row.kind} ${marks.classesOf(row)}`,
                          level: row.depth + 1, expanded: row.isOpen,
                          content: cells(data, fn, row, height, marks.active)});
    const tabs = [{id: "program", label: "Program", count: fn.shown.length},
                  ...Object.entries(TABLES).map(([id, table]) =>
                    ({id, label: table.label, count: table.items(fn).length}))];
    if (data.errors.length) tabs.push({id: "errors", label: "Errors",
                                       count: data.errors.length});
    // Not drawn again for each row that the mouse is over.
    const details = useMemo(() => html`<${Details} key=${String(selection)} data=${data}
      fn=${fn} selection=${selection} />`, [selection]);
    return html`<${Header} title=${data.title}>
        <${FunctionSelect} data=${data} fn=${fn} />
        <${Search} value=${query} onInput=${setQuery} placeholder="Search  /"
          help="words, or fields such as size:4096 dtype:float16 op:view module:layers.0" />
      <//>
      <nav><${Tabs} tabs=${tabs} selected=${tab} onSelect=${setTab} /></nav>
      <main class=${isOpen ? "open" : ""}>
        <div class="content">
        ${tab === "program" && html`<${Filters} fn=${fn} facts=${facts} count=${count}
            onToggle=${id => setFacts(old => toggled(old, id))} onFold=${foldAll} />
          <${VirtualList} rows=${rows} height=${height} selected=${selectedKey} draw=${draw}
            onSelect=${onSelect} onToggle=${onToggle} onHover=${setHovered}
            label="Program" />
          ${rows.length === 0 && html`<p class="nothing">Nothing found.</p>`}`}
        ${TABLES[tab] && html`<${TableTab} key=${tab} kind=${tab} data=${data} fn=${fn}
          terms=${terms} selection=${selection} height=${height}
          onSelect=${(address, isClick) => { replaceHash(address); isClick && setOpen(true); }}
          />`}
        ${tab === "errors" && html`<${Errors} data=${data} />`}
        </div>
        <aside aria-label="Details"><button class="close" aria-label="Close"
          onClick=${() => setOpen(false)}>✕</button>
          ${details}</aside>
      </main>`;
  }

  function TableTab({kind, data, fn, terms, selection, height, onSelect}) {
    const table = TABLES[kind];
    const rows = useMemo(() => table.items(fn).map((item, at) =>
      ({item, key: keyOf(kind, item, at), at: kind === "storage" ? item.storage : at}))
      .filter(row => matches(terms, {text: table.text(row.item, fn).toLowerCase()})),
      [kind, terms]);
    const selected = selection?.[0] === kind ? `${kind}${selection[1]}` : null;
    return html`<${VirtualList} rows=${rows} height=${height} selected=${selected}
      label=${table.label} draw=${row => ({class: `of-table ${kind}`, level: 1,
        content: table.cells(data, fn, row.item)})}
      onSelect=${(row, isClick) => onSelect(`${fn.number}/${kind}/${row.at}`, isClick)} />
      ${rows.length === 0 && html`<p class="nothing">${terms.length ? "Nothing found."
        : `No ${table.label.toLowerCase()}.`}</p>`}`;
  }

  start(ProgramPage);
})();
