/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The page of a program. program.py writes its data, and describes it.
 */
(() => {
  const {html, useCallback, useEffect, useMemo, useState} = ui;
  const {Header, Search, Tabs, VirtualList, buildTree, formatBytes, matches, parseQuery,
         plural, start, useHash, useMedia, walkTree} = frame;

  const LANES = 5;
  const LANE_WIDTH = 9;
  // Rows that are unfolded at first.
  const FIRST_ROWS = 90;
  // Arguments that a search shows without unfolding them.
  const FOUND_ARGUMENTS = 3;
  // Links of a list in the details.
  const MAX_LINKS = 60;

  const FACTS = [
    {id: "unknown", label: "Unknown", help: "values with unknown metadata"},
    {id: "copy", label: "Copies", help: "ops that copy because of the layout, a dtype " +
     "or a device, and clones"},
    {id: "transfer", label: "Transfers", help: "copies to another device"},
    {id: "write", label: "In place", help: "ops that change an operand"},
    {id: "view", label: "Views", help: "results that share the storage of an operand"},
    {id: "guard", label: "Guards", help: "ops that made guards"},
  ];

  // ===- The program --------------------------------------------------------===

  /** A function of the data with objects for rows, and what follows from them. */
  function prepare(data, number) {
    const raw = data.functions[number];
    const values = raw.values.map(([id, name, meta, op, kind = "", target = "",
                                    stack = -1], index) =>
      ({index, id, name, meta, op, kind, target, stack, users: [], label: name || id,
        tensors: tensorsOf(meta)}));
    const guards = raw.guards.map((guard, index) => ({...guard, index}));
    const members = new Map();
    for (const value of values)
      for (const [, storage] of value.tensors) {
        if (!storage) continue;
        if (!members.has(storage)) members.set(storage, []);
        const found = members.get(storage);
        if (found[found.length - 1] !== value) found.push(value);
      }
    const ops = raw.ops.map(([overload, id, name, module, stack, operands, results,
                              facts = {}], index) => {
      for (const each of new Set(operands)) values[each].users.push(index);
      const op = {index, overload, id, name, label: name || id, stack, operands, results,
                  module: raw.modules[module], ...facts, guards: [], facts: new Set()};
      if (op.copy) op.facts.add("copy");
      if (op.copy?.reason === "device") op.facts.add("transfer");
      if (op.writes || op.changes) op.facts.add("write");
      if (op.view) op.facts.add("view");
      if (results.some(each => isUnknown(data, values[each]))) op.facts.add("unknown");
      return op;
    });
    for (const guard of guards) {
      if (guard.op < 0) continue;
      ops[guard.op].guards.push(guard);
      ops[guard.op].facts.add("guard");
    }
    const found = {
      number, name: raw.name, values, ops, guards, members,
      arguments: values.slice(0, raw.arguments), outputs: raw.outputs,
      symbols: raw.symbols, storageBytes: raw.storages,
      shared: [...members].filter(([, found]) => found.length > 1)
        .map(([storage, found]) => ({storage, values: found})),
    };
    found.shown = ops.filter(op => !op.constant);
    found.tree = buildTree(found.shown, op => op.module);
    found.sections = makeSections(found);
    summarize(found);
    found.lanes = makeLanes(found);
    return found;
  }

  const tensorsOf = meta => Array.isArray(meta) ? [meta]
    : meta?.list ? meta.list.flatMap(tensorsOf) : [];

  const isUnknown = (data, value) => value.tensors.some(([layout, storage]) =>
    !storage || data.layouts[layout].unknown);

  const bytesOf = bytes => Array.isArray(bytes) ? bytes[1] : bytes;

  /** The groups of arguments before the tree, and of outputs after it. */
  function makeSections(fn) {
    const groups = [["Inputs", each => each.kind === "user_input" || !each.kind],
                    ["Parameters", each => each.kind === "parameter"],
                    ["Buffers", each => each.kind === "buffer"],
                    ["Other arguments", () => true]];
    const rest = new Set(fn.arguments);
    const sections = [];
    for (const [label, test] of groups) {
      const children = [...rest].filter(test);
      children.forEach(each => rest.delete(each));
      if (children.length) sections.push({label, children, key: `s${sections.length}`});
    }
    return sections;
  }

  /** Numbers the groups, and counts the ops and facts in each. */
  function summarize(fn) {
    fn.groups = [];
    const visit = group => {
      group.index = fn.groups.length;
      group.key = `g${group.index}`;
      fn.groups.push(group);
      Object.assign(group, {ops: 0, facts: {}, bytes: 0, first: Infinity, last: -1});
      for (const child of group.children) {
        if (child.children) {
          visit(child);
          group.ops += child.ops;
          group.bytes += child.bytes;
          for (const fact in child.facts)
            group.facts[fact] = (group.facts[fact] || 0) + child.facts[fact];
          group.first = Math.min(group.first, child.first);
          group.last = Math.max(group.last, child.last);
        } else {
          child.group = group;
          ++group.ops;
          group.bytes += child.copy ? bytesOf(child.copy.bytes) || 0 : 0;
          for (const fact of child.facts)
            group.facts[fact] = (group.facts[fact] || 0) + 1;
          group.first = Math.min(group.first, child.index);
          group.last = Math.max(group.last, child.index);
        }
      }
    };
    visit(fn.tree);
  }

  /** The groups that are unfolded at first: whole levels while few rows are shown. */
  function firstGroups(fn) {
    const expanded = new Set(fn.sections.filter(each => each.children.length <= 8)
      .map(each => each.key));
    let level = [fn.tree];
    let rows = 0;
    while (level.length) {
      let next = [];
      const before = rows;
      for (const group of level) {
        rows += group.children.length;
        next.push(...group.children.filter(child => child.children));
      }
      if (before && rows > FIRST_ROWS) break;
      level.forEach(group => expanded.add(group.key));
      level = next;
    }
    return expanded;
  }

  // ===- Lanes of storages --------------------------------------------------===

  /** Lanes with the lives of storages that several results share: from the first op with
   *  one to the last. */
  function makeLanes(fn) {
    const spans = [];
    for (const {storage, values} of fn.shared) {
      const at = [...new Set(values.filter(each => each.op >= 0).map(each => each.op))];
      if (at.length > 1)
        spans.push({storage, at, first: at[0], last: at[at.length - 1]});
    }
    spans.sort((a, b) => a.first - b.first);
    const lanes = Array.from({length: LANES}, () => []);
    for (const span of spans) {
      const lane = lanes.find(each => !each.length ||
                              each[each.length - 1].last < span.first);
      if (lane) lane.push(span);
    }
    return lanes;
  }

  /** The first span of a lane that ends at or after a position. */
  function spanAt(lane, position) {
    let low = 0, high = lane.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lane[middle].last < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const colorOf = storage => `hsl(${storage * 137 % 360} 65% var(--lane))`;

  /** The lanes of a row that covers the ops from `low` to `high`. */
  function Lanes({lanes, low, high, height, active}) {
    const parts = [];
    lanes.forEach((lane, column) => {
      for (let at = spanAt(lane, low); at < lane.length && lane[at].first <= high; ++at) {
        const {storage, first, last, at: ops} = lane[at];
        const x = column * LANE_WIDTH + 5;
        const isActive = active.has(storage);
        const color = colorOf(storage);
        const width = isActive ? 3 : 1.5;
        const top = first < low ? 0 : height / 2, end = last > high ? height : height / 2;
        if (end > top)
          parts.push(html`<line x1=${x} x2=${x} y1=${top} y2=${end} stroke=${color}
            stroke-width=${width} />`);
        if (ops.some(op => op >= low && op <= high))
          parts.push(html`<circle cx=${x} cy=${height / 2} r=${isActive ? 4 : 3}
            fill=${color}><title>storage ${storage}</title></circle>`);
      }
    });
    return html`<svg class="lanes" width=${LANES * LANE_WIDTH + 4} height=${height}
      aria-hidden="true">${parts}</svg>`;
  }

  // ===- Metadata -----------------------------------------------------------===

  const Unknown = () => html`<mark title="unknown">?</mark>`;

  const List = ({of: sizes}) => sizes === null ? html`[<${Unknown} />]`
    : html`[${sizes.map((size, at) => [at ? ", " : "",
        size === null ? html`<${Unknown} />` : String(size)])}]`;

  /** dtype[sizes] and what is not the default. */
  function Tensor({layout, storage, full}) {
    const notes = [];
    if (!layout.layout && (full || layout.format !== "contiguous")) {
      if (layout.format && !full) notes.push(html` <span class="format">${
        layout.format}</span>`);
      else notes.push(html` <span class="dim">strides </span><${List}
        of=${layout.strides} />`);
    }
    if (layout.offset === null) notes.push(html` <span class="dim">offset </span><${Unknown} />`);
    else if (layout.offset) notes.push(html` <span class="dim">offset </span>${
      String(layout.offset)}`);
    if (layout.layout) notes.push(" " + layout.layout);
    if (layout.conj) notes.push(" conj");
    if (layout.neg) notes.push(" neg");
    if (!storage) notes.push(html` <span class="dim">storage </span><${Unknown} />`);
    return html`<span class="meta"><span class="dtype">${layout.dtype ??
      html`<${Unknown} />`}</span><${List} of=${layout.sizes} />${notes}</span>`;
  }

  /** Any value: a tensor, a list, a number. */
  function Meta({data, meta, full}) {
    if (meta === null) return html`<span class="dim">none</span>`;
    if (Array.isArray(meta)) return html`<${Tensor} layout=${data.layouts[meta[0]]}
      storage=${meta[1]} full=${full} />`;
    if (meta.list) return html`<span>(${meta.list.map((each, at) => [at ? ", " : "",
      html`<${Meta} data=${data} meta=${each} full=${full} />`])})</span>`;
    return html`<span class="scalar">${meta}</span>`;
  }

  function devicesOf(data, op, fn) {
    return [...new Set(op.results.flatMap(each => fn.values[each].tensors.map(
      ([layout]) => data.layouts[layout].device ?? "?")))].join(", ");
  }

  const showBytes = bytes => bytes === null ? "an unknown number of bytes"
    : Array.isArray(bytes)
      ? bytes[1] === null ? `${bytes[0]} B` : `${formatBytes(bytes[1])} (${bytes[0]} B)`
      : formatBytes(bytes);

  const shortBytes = bytes => bytesOf(bytes) === null
    ? Array.isArray(bytes) ? bytes[0] + " B" : "? B" : formatBytes(bytesOf(bytes));

  const baseName = path => path.slice(path.lastIndexOf("/") + 1);

  /** The innermost frame outside of PyTorch. */
  function sourceOf(data, stack) {
    if (stack < 0) return "";
    data.sources ||= [];
    if (data.sources[stack] !== undefined) return data.sources[stack];
    const frames = data.stacks[stack];
    const [file, line] = frames.find(([file]) => !data.files[file].torch) || frames[0];
    return data.sources[stack] = `${baseName(data.files[file].path)}:${line}`;
  }

  // ===- Searches -----------------------------------------------------------===

  /** The lower-case texts of a layout that a search looks at. */
  function layoutTexts(layout) {
    return layout.texts ||= {
      size: layout.sizes ? `[${layout.sizes.map(size => size ?? "?").join(", ")}]`
        .toLowerCase() : "[?]",
      dtype: layout.dtype ?? "?",
      device: (layout.device ?? "?").toLowerCase(),
      layout: layout.layout || layout.format ||
        `strides [${(layout.strides || ["?"]).join(", ")}]`.toLowerCase(),
    };
  }

  /** The lower-case texts of an op or an argument that a search looks at. */
  function fieldsOf(data, fn, entry) {
    if (entry.fields) return entry.fields;
    const fields = {size: "", dtype: "", device: "", layout: ""};
    for (const value of entry.results ? entry.results.map(each => fn.values[each])
      : [entry]) {
      if (typeof value.meta === "string") fields.size += value.meta.toLowerCase() + " ";
      for (const [layout] of value.tensors) {
        const texts = layoutTexts(data.layouts[layout]);
        for (const name in texts) fields[name] += texts[name] + " ";
      }
    }
    return entry.fields = {
      name: [entry.name, entry.id, entry.target || ""].join(" ").toLowerCase(),
      op: (entry.overload || "").toLowerCase(),
      module: (entry.module || "").toLowerCase(), ...fields,
      source: sourceOf(data, entry.stack).toLowerCase(), kind: entry.kind || "",
    };
  }

  // ===- Rows ---------------------------------------------------------------===

  /** The rows of the program for what is unfolded, searched and filtered. */
  function makeRows(data, fn, expanded, flipped, terms, facts) {
    const rows = [];
    const isFiltered = terms.length > 0 || facts.size > 0;
    // What is found is shown, but for long lists of parameters.
    const isOpen = (key, isSmall = true) => isFiltered ? isSmall !== flipped.has(key)
      : expanded.has(key);
    const fits = entry => (!facts.size || [...facts].every(fact => entry.facts?.has(fact))) &&
      matches(terms, fieldsOf(data, fn, entry));
    let count = 0;
    for (const section of fn.sections) {
      const children = isFiltered ? section.children.filter(fits) : section.children;
      if (!children.length) continue;
      const open = isOpen(section.key, children.length <= FOUND_ARGUMENTS);
      rows.push({kind: "section", key: section.key, section, depth: 0, isOpen: open,
                 count: children.length});
      if (open)
        for (const value of children)
          rows.push({kind: "value", key: `v${value.index}`, value, depth: 1});
    }
    const kept = new Set();
    if (isFiltered)
      for (const op of fn.shown)
        if (fits(op)) {
          ++count;
          kept.add(op);
          for (let group = op.group; group && !kept.has(group); group = group.parent)
            kept.add(group);
        }
    walkTree(fn.tree, (node, depth) => {
      if (isFiltered && !kept.has(node)) return false;
      if (!node.children) {
        rows.push({kind: "op", key: `o${node.index}`, op: node, depth});
        return false;
      }
      const open = isOpen(node.key);
      rows.push({kind: "group", key: node.key, group: node, depth, isOpen: open});
      return open;
    });
    if (!isFiltered && fn.outputs.length) {
      rows.push({kind: "section", key: "out", section: {label: "Outputs", key: "out"},
                 depth: 0, count: fn.outputs.length, isOpen: isOpen("out")});
      if (isOpen("out"))
        fn.outputs.forEach(([value, kind, target], at) => rows.push(
          {kind: "output", key: `r${at}`, value: fn.values[value], role: kind, target,
           depth: 1}));
    }
    return {rows, count: isFiltered ? count : fn.shown.length};
  }

  /** The ops that a row covers, for lanes. */
  function rangeOf(row) {
    if (row.kind === "op") return [row.op.index, row.op.index];
    if (row.kind !== "group") return null;
    const {first, last} = row.group;
    return row.isOpen ? [first - 0.5, first - 0.5] : [first, last];
  }

  const Badge = ({kind, children, title}) =>
    html`<span class="badge ${kind}" title=${title}>${children}</span>`;

  function OpBadges({op}) {
    const badges = [];
    if (op.copy) {
      const kind = op.copy.reason === "device" ? "transfer" : "copy";
      badges.push(html`<${Badge} kind=${kind} title="copies ${showBytes(op.copy.bytes)}">${
        {device: "to device", dtype: "to dtype", layout: "copy", copy: "clone"}[
          op.copy.reason]} ${shortBytes(op.copy.bytes)}<//>`);
    }
    if (op.facts.has("write")) badges.push(html`<${Badge} kind="write">in place<//>`);
    if (op.view) badges.push(html`<${Badge} kind="view">view<//>`);
    if (op.guards.length) badges.push(html`<${Badge} kind="guard">${
      plural(op.guards.length, "guard")}<//>`);
    if (op.facts.has("unknown")) badges.push(html`<${Badge} kind="unknown">unknown<//>`);
    return badges;
  }

  function GroupBadges({group}) {
    const badges = [];
    const {facts} = group;
    if (facts.copy) badges.push(html`<${Badge} kind="copy">${plural(facts.copy, "copy")
      .replace("copys", "copies")} ${formatBytes(group.bytes)}<//>`);
    if (facts.transfer) badges.push(html`<${Badge} kind="transfer">${
      plural(facts.transfer, "transfer")}<//>`);
    if (facts.write) badges.push(html`<${Badge} kind="write">${facts.write} in place<//>`);
    if (facts.guard) badges.push(html`<${Badge} kind="guard">${facts.guard} with guards<//>`);
    if (facts.unknown) badges.push(html`<${Badge} kind="unknown">${facts.unknown
      } unknown<//>`);
    return badges;
  }

  const indent = depth => html`<span class="indent" style=${{
    width: `calc(var(--indent) * ${depth})`}}></span>`;

  const SourceCell = ({data, stack}) => html`<span class="source path"><bdi>${
    sourceOf(data, stack)}</bdi></span>`;

  /** The cells of a row. */
  function cells(data, fn, row, height, active) {
    const range = rangeOf(row);
    const lanes = range ? html`<${Lanes} lanes=${fn.lanes} low=${range[0]} high=${range[1]}
      height=${height} active=${active} />`
      : html`<svg class="lanes" width=${LANES * LANE_WIDTH + 4} height="1"></svg>`;
    const arrow = isOpen => html`<span class="arrow">${isOpen ? "▾" : "▸"}</span>`;
    if (row.kind === "op") {
      const {op} = row;
      return html`${lanes}<span class="name">${indent(row.depth)}<span class="leaf">${
        op.prefix && html`<b title=${op.module}>${op.prefix}</b> `}${op.label}</span></span>
        <span class="op" title=${op.overload}>${showOverload(op)}</span>
        <span class="result">${op.results.map((each, at) => [at ? "; " : "",
          html`<${Meta} data=${data} meta=${fn.values[each].meta} />`])}</span>
        <span class="device">${devicesOf(data, op, fn)}</span>
        <span class="badges"><${OpBadges} op=${op} /></span>
        <${SourceCell} data=${data} stack=${op.stack} />`;
    }
    if (row.kind === "group")
      return html`${lanes}<span class="name">${indent(row.depth)}${arrow(row.isOpen)
        }<b title=${row.group.path}>${row.group.label}</b>
        <span class="dim"> ${plural(row.group.ops, "op")}</span></span>
        <span class="badges wide"><${GroupBadges} group=${row.group} /></span>`;
    if (row.kind === "section")
      return html`${lanes}<span class="name">${arrow(row.isOpen)}<b>${row.section.label}</b>
        <span class="dim"> ${row.count.toLocaleString("en")}</span></span>`;
    const {value} = row;
    const role = row.kind === "output" ? row.role || "output" : value.kind || "argument";
    const name = row.target || value?.target || value?.label;
    return html`${lanes}<span class="name path" title=${name}><bdi>${name}</bdi></span>
      <span class="op">${role.replaceAll("_", " ")}</span>
      <span class="result">${value && html`<${Meta} data=${data} meta=${value.meta} />`}</span>
      <span class="device">${value?.tensors.map(([layout]) =>
        data.layouts[layout].device ?? "?")[0]}</span>
      <span class="badges">${value && isUnknown(data, value) &&
        html`<${Badge} kind="unknown">unknown<//>`}</span>
      <${SourceCell} data=${data} stack=${value ? value.stack : -1} />`;
  }

  const showOverload = op => op.overload ? op.overload.replace(/\.default$/, "")
    : op.constant ? "constant" : "region or call";

  // ===- Details ------------------------------------------------------------===

  function Section({title, children}) {
    return html`<section><h3>${title}</h3>${children}</section>`;
  }

  function ValueLink({fn, value}) {
    if (!value) return "?";
    const op = fn.ops[value.op];
    if (op?.constant) return html`<span class="scalar">${value.meta ?? "none"}</span>`;
    return html`<a href=${op ? `#${fn.number}/op/${op.index}`
      : `#${fn.number}/value/${value.index}`}>${value.target || value.label}</a>`;
  }

  const OpLink = ({fn, op}) =>
    html`<a href=${`#${fn.number}/op/${op.index}`}>${op.label}</a>`;

  function Links({items, draw}) {
    const [all, setAll] = useState(false);
    const shown = all ? items : items.slice(0, MAX_LINKS);
    return html`<ul>${shown.map(item => html`<li>${draw(item)}</li>`)}</ul>
      ${shown.length < items.length && html`<button onClick=${() => setAll(true)}>
        Show all ${items.length.toLocaleString("en")}</button>`}`;
  }

  function Source({data, stack}) {
    if (stack < 0) return null;
    return html`<${Section} title="Source">${data.stacks[stack].map(([number, line]) => {
      const file = data.files[number];
      const lines = Object.entries(file.lines).filter(([at]) => Math.abs(at - line) <= 2);
      return html`<div class="frame ${file.torch ? "torch" : ""}">
        <div class="path" title=${file.path}><bdi>${file.path}:${line}</bdi></div>
        ${lines.length > 0 && html`<pre>${lines.map(([at, text]) => html`<span
          class=${+at === line ? "line here" : "line"}><i>${at}</i>${text}${"\n"}</span>`)}
        </pre>`}</div>`;
    })}<//>`;
  }

  const REASONS = {
    layout: "as the strides of its operand allow no view, or are not those of the result",
    dtype: "to another dtype", device: "to another device", copy: "as asked for",
  };

  function Row({name, children}) {
    return html`<tr><th>${name}</th><td>${children}</td></tr>`;
  }

  /** All fields of a tensor. */
  function TensorTable({data, fn, tensor: [number, storage]}) {
    const layout = data.layouts[number];
    const unknown = [...(layout.unknown || []), ...(storage ? [] : ["storage"])];
    return html`<table class="tensor"><tbody>
      <${Row} name="dtype">${layout.dtype ?? html`<${Unknown} />`}<//>
      <${Row} name="sizes"><${List} of=${layout.sizes} /><//>
      ${!layout.layout && html`<${Row} name="strides"><${List} of=${layout.strides} />
        ${layout.format && html` <span class="format">${layout.format}</span>`}<//>`}
      ${layout.layout && html`<${Row} name="layout">${layout.layout}<//>`}
      <${Row} name="offset">${layout.offset === null ? html`<${Unknown} />`
        : layout.offset ?? 0}<//>
      <${Row} name="device">${layout.device ?? html`<${Unknown} />`}<//>
      <${Row} name="storage">${!storage ? html`<${Unknown} />`
        : fn.members.get(storage)?.length > 1
          ? html`<a href=${`#${fn.number}/storage/${storage}`}>${storage}</a>` : storage}<//>
      <${Row} name="bytes">${showBytes(layout.bytes)}<//>
      ${unknown.length > 0 && html`<${Row} name="unknown"><mark>${
        unknown.join(", ")}</mark><//>`}
      ${(layout.conj || layout.neg) && html`<${Row} name="bits">${
        [layout.conj && "conj", layout.neg && "neg"].filter(Boolean).join(", ")}<//>`}
    </tbody></table>`;
  }

  function ValueDetails({data, fn, value, title}) {
    return html`<${Section} title=${title}>
      ${value.tensors.length ? value.tensors.map(tensor => html`<${TensorTable} data=${data}
        fn=${fn} tensor=${tensor} />`) : html`<p><${Meta} data=${data} meta=${value.meta} />
        </p>`}<//>`;
  }

  function Users({fn, values}) {
    const users = [...new Set(values.flatMap(value => value.users))];
    return users.length > 0 && html`<${Section} title="Used by">
      <${Links} items=${users} draw=${each => html`<${OpLink} fn=${fn} op=${fn.ops[each]} />
        <span class="dim"> ${showOverload(fn.ops[each])}</span>`} /><//>`;
  }

  function Aliases({fn, values}) {
    const numbers = new Set(values.flatMap(each => each.tensors.map(([, at]) => at)));
    const others = [...numbers].flatMap(at => fn.members.get(at) || [])
      .filter(each => !values.includes(each));
    return others.length > 0 && html`<${Section} title="Shares its storage with">
      <${Links} items=${[...new Set(others)]} draw=${each => html`<${ValueLink} fn=${fn}
        value=${each} />`} /><//>`;
  }

  const GuardText = ({fn, guard}) => html`<code>${guard.text}</code>${
    guard.kind !== "guard" && html` <span class="dim">${guard.kind}</span>`}`;

  function OpDetails({data, fn, op}) {
    const results = op.results.map(each => fn.values[each]);
    return html`<h2>${op.label}</h2>
      <p class="facts"><code>${showOverload(op)}</code>${op.module && html` in${" "}
        <a href=${`#${fn.number}/group/${op.group?.index ?? 0}`}>${op.module}</a>`}</p>
      <p class="badges"><${OpBadges} op=${op} /></p>
      ${op.copy && html`<p>Copies <${ValueLink} fn=${fn} value=${fn.values[op.copy.source]} />
        ${" "}${REASONS[op.copy.reason]}: ${showBytes(op.copy.bytes)}.</p>`}
      ${op.writes && html`<p>Writes to ${op.writes.map(each => html`<${ValueLink} fn=${fn}
        value=${fn.values[each]} /> `)}</p>`}
      ${results.map((value, at) => html`<${ValueDetails} data=${data} fn=${fn} value=${value}
        title=${results.length > 1 ? `Result ${at}` : "Result"} />`)}
      ${op.operands.length > 0 && html`<${Section} title="Operands">
        <${Links} items=${op.operands} draw=${each => html`<${ValueLink} fn=${fn}
          value=${fn.values[each]} /> <${Meta} data=${data}
          meta=${fn.ops[fn.values[each].op]?.constant ? "" : fn.values[each].meta} />`} />
        <//>`}
      ${op.changes && html`<${Section} title="Changes the metadata of">
        <${Links} items=${op.changes} draw=${([value, meta]) => html`<${ValueLink} fn=${fn}
          value=${fn.values[value]} /> to <${Meta} data=${data} meta=${meta} full />`} /><//>`}
      <${Users} fn=${fn} values=${results} />
      <${Aliases} fn=${fn} values=${results} />
      ${op.guards.length > 0 && html`<${Section} title="Guards">
        <${Links} items=${op.guards} draw=${each => html`<${GuardText} guard=${each} />`} />
        <//>`}
      <${Source} data=${data} stack=${op.stack} />`;
  }

  function StorageDetails({data, fn, storage}) {
    const values = fn.members.get(storage) || [];
    return html`<h2>Storage ${storage}</h2>
      <p>${showBytes(fn.storageBytes[storage] ?? null)}</p>
      <${Section} title="Values"><${Links} items=${values} draw=${each => html`<${ValueLink}
        fn=${fn} value=${each} /> <${Meta} data=${data} meta=${each.meta} />`} /><//>`;
  }

  function GroupDetails({fn, group}) {
    const counts = new Map();
    const visit = node => node.children ? node.children.forEach(visit)
      : counts.set(showOverload(node), (counts.get(showOverload(node)) || 0) + 1);
    visit(group);
    const sorted = [...counts].sort((a, b) => b[1] - a[1]);
    return html`<h2>${group.path || fn.name}</h2><p>${plural(group.ops, "op")}</p>
      <p class="badges"><${GroupBadges} group=${group} /></p>
      <${Section} title="Ops"><table class="counts"><tbody>${sorted.map(([name, count]) =>
        html`<tr><td class="number">${count}</td><td>${name}</td></tr>`)}</tbody></table>
      <//>`;
  }

  function Details({data, fn, selection}) {
    const [kind, at] = selection || [];
    if (kind === "op" && fn.ops[at])
      return html`<${OpDetails} data=${data} fn=${fn} op=${fn.ops[at]} />`;
    if (kind === "value" && fn.values[at]) {
      const value = fn.values[at];
      return html`<h2>${value.target || value.label}</h2>
        <p class="facts">${(value.kind || "argument").replaceAll("_", " ")} <code>${
          value.label}</code></p>
        <${ValueDetails} data=${data} fn=${fn} value=${value} title="Value" />
        <${Users} fn=${fn} values=${[value]} /><${Aliases} fn=${fn} values=${[value]} />
        <${Source} data=${data} stack=${value.stack} />`;
    }
    if (kind === "storage") return html`<${StorageDetails} data=${data} fn=${fn}
      storage=${at} />`;
    if (kind === "group" && fn.groups[at])
      return html`<${GroupDetails} fn=${fn} group=${fn.groups[at]} />`;
    if (kind === "guard" && fn.guards[at]) {
      const guard = fn.guards[at];
      const op = fn.ops[guard.op];
      return html`<h2><code>${guard.text}</code></h2>
        <p>${guard.kind === "guard" ? "Assumed" : guard.kind} by ${op
          ? html`<${OpLink} fn=${fn} op=${op} />` : guard.name || "the program"} <code>${
          guard.overload}</code>${guard.module && ` in ${guard.module}`}</p>
        <${Source} data=${data} stack=${guard.stack} />`;
    }
    if (kind === "symbol" && fn.symbols[at]) {
      const symbol = fn.symbols[at];
      const value = fn.values[symbol.value];
      return html`<h2>${symbol.name}</h2><p>${symbol.kind}, ${showRange(symbol)}${
        symbol.hint !== null && `, example ${symbol.hint}`}</p>
        ${value && html`<p>${symbol.dim === null ? "The value of "
          : `The size of dimension ${symbol.dim} of `}<${ValueLink} fn=${fn} value=${value} />
          <//>`}`;
    }
    return html`<p class="dim">Select an op to see its operands, users, layout and source.
      </p><${Keys} />`;
  }

  const Keys = () => html`<dl class="keys">
    <dt>/</dt><dd>search: <code>layers.0 linear</code>, <code>size:4096</code>,
      <code>dtype:bfloat16</code>, <code>op:view</code>, <code>layout:channels_last</code>;
      also <code>name:</code> <code>module:</code> <code>device:</code> <code>source:</code>
    </dd>
    <dt>↑ ↓</dt><dd>select</dd><dt>← →</dt><dd>fold, unfold</dd>
    <dt>Esc</dt><dd>clear the search, close the details</dd></dl>`;

  // ===- Tables of other tabs -----------------------------------------------===

  // The largest integer of fake-opt stands for no limit.
  const showBound = value => value === null || value >= 2 ** 62 ? null : value;
  const showRange = ({min, max}) => {
    const low = showBound(min), high = showBound(max);
    return low === null && high === null ? "any value"
      : high === null ? `${low} or more` : low === null ? `at most ${high}`
      : `${low} to ${high}`;
  };

  /** The life of a storage in the whole program. */
  function Life({fn, storage, values}) {
    const scale = 100 / Math.max(1, fn.ops.length);
    const at = values.map(each => each.op < 0 ? 0 : each.op);
    const first = Math.min(...at), last = Math.max(...at);
    const color = colorOf(storage);
    return html`<svg class="life" viewBox="0 0 100 10" preserveAspectRatio="none"
      aria-hidden="true"><rect x="0" y="4.5" width="100" height="1" class="track" />
      <rect x=${first * scale} y="3.5" width=${Math.max(0.6, (last - first) * scale)}
        height="3" fill=${color} />
      ${[...new Set(at)].slice(0, 200).map(each => html`<rect x=${each * scale} y="1"
        width="0.5" height="8" fill=${color} />`)}</svg>`;
  }

  const TABLES = {
    guard: {
      label: "Guards", items: fn => fn.guards,
      text: guard => `${guard.text} ${guard.name} ${guard.module} ${guard.overload}`,
      cells: (data, fn, guard) => html`<span class="name"><code>${guard.text}</code></span>
        <span class="op">${guard.kind}</span>
        <span class="result">${fn.ops[guard.op] ? html`<${OpLink} fn=${fn}
          op=${fn.ops[guard.op]} />` : guard.name} <span class="dim">${
          guard.overload.replace(/\.default$/, "")}</span></span>
        <span class="badges dim">${guard.module}</span>
        <${SourceCell} data=${data} stack=${guard.stack} />`,
    },
    symbol: {
      label: "Symbols", items: fn => fn.symbols,
      text: symbol => `${symbol.name} ${symbol.kind}`,
      cells: (data, fn, symbol) => html`<span class="name"><code>${symbol.name}</code></span>
        <span class="op">${symbol.kind}</span>
        <span class="result">${showRange(symbol)}${symbol.hint !== null &&
          html` <span class="dim">example</span> ${symbol.hint}`}</span>
        <span class="badges">${fn.values[symbol.value] && html`${symbol.dim !== null &&
          html`<span class="dim">size ${symbol.dim} of </span>`}<${ValueLink} fn=${fn}
          value=${fn.values[symbol.value]} />`}</span>`,
    },
    storage: {
      label: "Storages", items: fn => fn.shared,
      text: shared => shared.values.map(each => `${each.label} ${each.target}`).join(" "),
      cells: (data, fn, {storage, values}) => html`<span class="name"><${Life} fn=${fn}
          storage=${storage} values=${values} /></span>
        <span class="op">${storage}: ${plural(values.length, "value")}</span>
        <span class="result">${values.slice(0, 6).map((each, at) => [at ? ", " : "",
          html`<${ValueLink} fn=${fn} value=${each} />`])}${values.length > 6 && " …"}</span>
        <span class="badges">${fn.storageBytes[storage] !== undefined &&
          shortBytes(fn.storageBytes[storage])}</span>`,
    },
  };

  const keyOf = (kind, item, at) => `${kind}${kind === "storage" ? item.storage : at}`;

  // ===- The page -----------------------------------------------------------===

  /** What the address selects: [function, kind, number]. */
  function parseHash(data, hash) {
    const found = /^(\d+)\/(op|value|group|guard|symbol|storage)\/(\d+)$/.exec(hash);
    if (!found || +found[1] >= data.functions.length) return [0, null];
    return [+found[1], [found[2], +found[3]]];
  }

  const ROW_KEYS = {op: "o", value: "v", group: "g"};

  function rowAddress(row) {
    if (row.kind === "op") return `op/${row.op.index}`;
    if (row.kind === "value") return `value/${row.value.index}`;
    if (row.kind === "group") return `group/${row.group.index}`;
    if (row.kind === "output" && row.value)
      return row.value.op < 0 ? `value/${row.value.index}` : `op/${row.value.op}`;
    return null;
  }

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
      setSection(null);
      if (TABLES[kind]) return;
      const isShown = rows.some(row => row.key === ROW_KEYS[kind] + at);
      if (isShown) return;
      setQuery("");
      setFacts(new Set());
      setExpanded(old => {
        const next = new Set(old);
        let group = kind === "op" ? fn.ops[at]?.group : fn.groups[at]?.parent;
        for (; kind !== "value" && group; group = group.parent) next.add(group.key);
        for (const each of fn.sections)
          if (kind === "value" && each.children.includes(fn.values[at])) next.add(each.key);
        return next;
      });
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
      (isFiltered ? setFlipped : setExpanded)(old => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    }, [isFiltered]);
    const foldAll = isFolded => setExpanded(new Set(isFolded ? [] : [
      ...fn.groups.map(each => each.key), ...fn.sections.map(each => each.key), "out"]));

    // The storages, operands and users of what is selected, or under the mouse.
    const storagesOf = row => row?.op ? row.op.results.flatMap(each =>
      fn.values[each].tensors.map(([, storage]) => storage))
      : row?.value ? row.value.tensors.map(([, storage]) => storage) : [];
    const selectedOp = selection?.[0] === "op" ? fn.ops[selection[1]] : null;
    const selectedValue = selection?.[0] === "value" ? fn.values[selection[1]] : null;
    const active = new Set(storagesOf(hovered || {op: selectedOp, value: selectedValue}));
    active.delete(0);
    const sources = new Set(selectedOp?.operands.map(each => fn.values[each]));
    const users = new Set((selectedOp ? selectedOp.results.map(each => fn.values[each])
      : selectedValue ? [selectedValue] : []).flatMap(each => each.users));
    const draw = row => {
      const classes = [`of-${row.kind}`];
      if (storagesOf(row).some(each => active.has(each))) classes.push("shares");
      if (row.op ? row.op.results.some(each => sources.has(fn.values[each]))
        : row.value && sources.has(row.value)) classes.push("operand");
      if (row.op && users.has(row.op.index)) classes.push("user");
      return {class: classes.join(" "), level: row.depth + 1, expanded: row.isOpen,
              content: cells(data, fn, row, height, active)};
    };

    const totals = fn.tree.facts;
    const tabs = [{id: "program", label: "Program", count: fn.shown.length},
                  ...Object.entries(TABLES).map(([id, table]) =>
                    ({id, label: table.label, count: table.items(fn).length}))];
    if (data.errors.length) tabs.push({id: "errors", label: "Errors",
                                       count: data.errors.length});
    const toggleFact = id => setFacts(old => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
    // Not drawn again for each row that the mouse is over.
    const details = useMemo(() => html`<${Details} key=${String(selection)} data=${data}
      fn=${fn} selection=${selection} />`, [selection]);
    return html`<${Header} title=${data.title}>
        ${data.functions.length > 1 && html`<select aria-label="Function"
          onChange=${event => { location.hash = `${event.currentTarget.value}/group/0`; }}>
          ${data.functions.map((each, at) => html`<option value=${at}
            selected=${at === fn.number}>${each.name}</option>`)}</select>`}
        <${Search} value=${query} onInput=${setQuery} placeholder="Search  /"
          help="words, or fields such as size:4096 dtype:float16 op:view module:layers.0" />
      <//>
      <nav><${Tabs} tabs=${tabs} selected=${tab} onSelect=${setTab} /></nav>
      <main class=${isOpen ? "open" : ""}>
        <div class="content">
        ${tab === "program" && html`<div class="filters">
          ${FACTS.map(({id, label, help}) => html`<button key=${id} class="chip ${id}"
            aria-pressed=${facts.has(id)} title=${help} disabled=${!totals[id]}
            onClick=${() => toggleFact(id)}>${label} <span class="count">${
              (totals[id] || 0).toLocaleString("en")}</span>${id === "copy" &&
              fn.tree.bytes > 0 && html` <span class="bytes" title="for example sizes">${
                formatBytes(fn.tree.bytes)}</span>`}</button>`)}
          <span class="fill"></span>
          <span class="found" role="status">${count === fn.shown.length ? ""
            : `${count.toLocaleString("en")} of ${plural(fn.shown.length, "op")}`}</span>
          <button onClick=${() => foldAll(true)}>Fold</button>
          <button onClick=${() => foldAll(false)}>Unfold</button></div>
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
      .filter(row => matches(terms, {text: table.text(row.item).toLowerCase()})),
      [kind, terms]);
    const selected = selection?.[0] === kind ? `${kind}${selection[1]}` : null;
    return html`<${VirtualList} rows=${rows} height=${height} selected=${selected}
      label=${table.label} draw=${row => ({class: `of-table ${kind}`, level: 1,
        content: table.cells(data, fn, row.item)})}
      onSelect=${(row, isClick) => onSelect(`${fn.number}/${kind}/${row.at}`, isClick)} />
      ${rows.length === 0 && html`<p class="nothing">No ${table.label.toLowerCase()}.</p>`}`;
  }

  start(ProgramPage);
})();
