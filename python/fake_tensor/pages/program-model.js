/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The program that a page shows: what follows from its data, searches, and rows.
 */
const program = (() => {
  const {buildTree, formatBytes, matches, walkTree} = frame;
  const {sourceOf} = sources;

  const LANES = 5;
  // Rows that are unfolded at first, and those of inputs and of other arguments.
  const FIRST_ROWS = 90;
  const FIRST_INPUTS = 30;
  const FIRST_ARGUMENTS = 8;
  // Arguments that a search shows without unfolding them.
  const FOUND_ARGUMENTS = 3;

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

  /** The groups that are unfolded at first: whole levels while few rows are shown, and the
   *  outputs, which come last. */
  function firstGroups(fn) {
    const isShort = ({label, children}) => children.length <=
      (label === "Inputs" ? FIRST_INPUTS : FIRST_ARGUMENTS);
    const expanded = new Set(fn.sections.filter(isShort).map(each => each.key));
    expanded.add("out");
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

  /** The groups that are unfolded when an op, value or group is shown. */
  function groupsAround(fn, kind, at) {
    if (kind === "value")
      return fn.sections.filter(each => each.children.includes(fn.values[at]))
        .map(each => each.key);
    const found = [];
    for (let group = kind === "op" ? fn.ops[at]?.group : fn.groups[at]?.parent; group;
         group = group.parent)
      found.push(group.key);
    return found;
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

  // ===- Texts --------------------------------------------------------------===

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

  const showOverload = op => op.constant ? "constant"
    : op.overload.replace(/\.default$/, "");

  // ===- Addresses ----------------------------------------------------------===

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

  return {LANES, ROW_KEYS, devicesOf, firstGroups, groupsAround, isUnknown, makeRows,
          parseHash, prepare, rangeOf, rowAddress, shortBytes, showBytes, showOverload, spanAt};
})();
