/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What the page of memory and cost shows for values of symbols. Bytes and counts are of type
 * bigint, and numbers only where they are drawn.
 */
const usage = (() => {
  // Storages with a band of their own; the rest is one band.
  const MAX_BANDS = 14;
  // Runs of modules that fit below the timeline.
  const MAX_RUNS = 24;
  const ROLES = {parameter: "parameters", buffer: "buffers", constant: "constants",
                 argument: "arguments", temporary: "temporaries", result: "results"};

  // ===- The program --------------------------------------------------------===

  /** A function of the data with objects for places, storages and ops. */
  function prepare(data, number) {
    const raw = data.functions[number];
    const places = raw.places.map(([op, value, name, module, stack]) =>
      ({op: op.replace(/^fake\./, ""), value, label: name || value || "entry",
        module: raw.modules[module], stack}));
    const positions = raw.positions.map(at => at < 0 ? places[0] : places[at]);
    const positionOf = new Map(positions.map((place, at) => [place.value, at]));
    const devices = raw.devices.map(device => ({
      ...device,
      storages: device.storages.map(([size, role, first, last, place], index) =>
        ({index, size, role, first, last, place: places[place]}))}));
    const ops = raw.costs.ops.map(([op, value, name, module, stack, ...costs], index) =>
      ({index, op: op.replace(/\.default$/, ""), value, label: name || value,
        module: raw.modules[module], position: positionOf.get(value) ?? -1,
        stack: positions[positionOf.get(value)]?.stack ?? stack, sizes: costs}));
    return {number, name: raw.name, symbols: raw.symbols, guards: raw.guards, positions,
            devices, ops, costOf: new Map(ops.map(op => [op.position, op])),
            unknown: raw.costs.unknown, trips: raw.costs.trips};
  }

  /** The text of a size. */
  const textOf = (data, size) => size === null ? "?" : Array.isArray(size)
    ? data.expressions[size[0]][0] : String(size);

  /** A function that gives the value of a size, or null, for values of symbols. */
  function evaluator(data, values) {
    const integers = Object.fromEntries(Object.entries(values).map(
      ([name, value]) => [name, BigInt(value)]));
    const found = [];
    return size => {
      if (!Array.isArray(size)) return size === null ? null : BigInt(size);
      const [at] = size;
      if (found[at] === undefined) {
        const [, tree] = data.expressions[at];
        found[at] = tree && sizes.evaluate(tree, integers);
      }
      return found[at];
    };
  }

  // ===- Symbols ------------------------------------------------------------===

  /** The values of symbols at first: those that are asked for, examples, or a number. */
  function firstValues(fn, asked) {
    const values = {};
    for (const {name, min, max, hint} of fn.symbols)
      values[name] = asked[name] ?? hint ??
        Math.min(Math.max(64, min ?? 64), max ?? Infinity);
    return values;
  }

  /** The values that the slider of a symbol has: all of few, else powers of two and some
   *  between, up to its bound or a multiple of its example. */
  function stopsOf({min, max, hint}) {
    const low = min ?? 0;
    const high = Math.min(max ?? Infinity, Math.max(8192, 64 * (hint ?? 0)));
    const stops = new Set([low, high]);
    if (hint !== null) stops.add(hint);
    const dense = high - low <= 256 ? high : low + 16;
    for (let at = low; at <= Math.min(high, dense); ++at) stops.add(at);
    for (let power = 4; power < high; power *= 2)
      for (let quarter = 4; quarter < 8; ++quarter) {
        const value = power * quarter / 4;
        if (value > low && value < high) stops.add(value);
      }
    return [...stops].sort((a, b) => a - b);
  }

  // ===- Memory -------------------------------------------------------------===

  /** The memory on a device for values of symbols, as Peak.timeline of memory.py defines it:
   *  `most` has the largest number of bytes that are alive while each op runs, and `inner`
   *  what of them the op has allocated beside its results. */
  function timeline(fn, device, valueOf) {
    const count = fn.positions.length;
    const bytes = device.storages.map(({size}) => valueOf(size) ?? 0n);
    const born = Array(count).fill(0n), freed = Array(count + 1).fill(0n);
    device.storages.forEach(({first, last}, at) => {
      born[first] += bytes[at];
      freed[Math.min(last + 1, count)] += bytes[at];
    });
    const most = [], inner = [];
    let alive = 0n, peak = 0;
    for (let at = 0; at < count; ++at) {
      alive += born[at] - freed[at];
      let extra = 0n;
      for (const step of device.steps[at] || []) {
        const more = (valueOf(step) ?? 0n) - born[at];
        if (more > extra) extra = more;
      }
      inner.push(extra);
      most.push(alive + extra);
      if (most[at] > most[peak]) peak = at;
    }
    return {bytes, most, inner, peak};
  }

  /** The bands of a timeline, the lowest first: {key, label, role, storages, values}. */
  function makeBands(fn, device, {bytes, inner}) {
    const of = role => device.storages.filter(each => each.role === role);
    const temporaries = of("temporary");
    const shown = new Set([...temporaries].sort((a, b) =>
      Number(bytes[b.index] - bytes[a.index])).slice(0, MAX_BANDS));
    const rest = temporaries.filter(each => !shown.has(each));
    const sum = role => ({key: role, label: ROLES[role], role, storages: of(role)});
    const bands = [
      sum("parameter"), sum("buffer"), sum("constant"), sum("argument"), sum("result"),
      // Colors do not depend on which ones are shown.
      ...temporaries.map((each, hue) => ({key: each.index, label: each.place.label,
        role: "temporary", hue, storages: [each]})).filter(band => shown.has(band.storages[0])),
      {key: "rest", label: "other temporaries", role: "rest", storages: rest},
    ].filter(each => each.storages.length);
    for (const band of bands) {
      band.values = new Float64Array(fn.positions.length + 1);
      for (const {index, first, last} of band.storages) {
        band.values[first] += Number(bytes[index]);
        if (last + 1 < band.values.length) band.values[last + 1] -= Number(bytes[index]);
      }
      for (let at = 1; at < band.values.length; ++at) band.values[at] += band.values[at - 1];
    }
    if (inner.some(each => each > 0n))
      bands.push({key: "inner", label: "inside the op", role: "inner", storages: [],
                  values: Float64Array.from(inner, Number)});
    return bands;
  }

  /** Positions from `low` to `high`, at most `count`: of several neighbours the one with the
   *  most bytes. Entries are [first position, position with the most bytes]. */
  function makeColumns(most, low, high, count) {
    const step = Math.max(1, Math.ceil((high - low + 1) / count));
    const columns = [];
    for (let first = low; first <= high; first += step) {
      let top = first;
      for (let at = first + 1; at < first + step && at <= high; ++at)
        if (most[at] > most[top]) top = at;
      columns.push([first, top]);
    }
    return columns;
  }

  /** The storages that are alive at a position, the largest first. */
  const aliveAt = (device, {bytes}, at) =>
    device.storages.filter(({first, last}) => first <= at && at <= last)
      .sort((a, b) => Number(bytes[b.index] - bytes[a.index]));

  /** Runs of positions in the same module, of the longest paths of which few are different:
   *  {path, first, last}. */
  function moduleRuns(fn, low, high) {
    let found = [];
    for (let depth = 1; depth <= 6; ++depth) {
      const runs = [];
      for (let at = low; at <= high; ++at) {
        const path = fn.positions[at].module.split(".").slice(0, depth).join(".");
        const run = runs[runs.length - 1];
        if (run?.path === path) run.last = at;
        else runs.push({path, first: at, last: at});
      }
      if (depth > 1 && runs.length > MAX_RUNS) break;
      found = runs;
    }
    return found;
  }

  // ===- Cost ---------------------------------------------------------------===

  /** The quantities of ops that have a size in the page. */
  const MEASURES = {
    flops: {label: "FLOPs", of: ([, flops]) => flops, show: sizes.formatCount},
    bytes: {label: "Bytes", of: ([, , read, written]) =>
      read === null || written === null ? null : read + written,
      show: count => frame.formatBytes(Number(count))},
  };

  /** The quantities of each op, MACs, FLOPs, bytes read and written, and their sums. */
  function countCosts(fn, valueOf) {
    const counts = fn.ops.map(op => op.sizes.map(valueOf));
    const total = [0n, 0n, 0n, 0n];
    for (const values of counts)
      values.forEach((value, at) => { total[at] += value ?? 0n; });
    return {counts, total};
  }

  /** The tree of modules, whose leaves are ops: {name, path, value, children or op}. Parts
   *  of paths that have one child are joined. */
  function moduleTree(fn, counts, measure) {
    const root = {name: "", path: "", children: new Map(), value: 0n};
    fn.ops.forEach((op, at) => {
      const value = measure.of(counts[at]) ?? 0n;
      if (value <= 0n) return;
      let group = root;
      group.value += value;
      for (const name of op.module ? op.module.split(".") : []) {
        if (!group.children.has(name))
          group.children.set(name, {name, path: group.path ? `${group.path}.${name}` : name,
                                    children: new Map(), value: 0n});
        group = group.children.get(name);
        group.value += value;
      }
      // Modules and ops may have the same name.
      group.children.set(op, {name: op.label, path: group.path, op, value});
    });
    const finish = group => {
      if (!group.children) return group;
      let children = [...group.children.values()];
      while (children.length === 1 && children[0].children && group !== root) {
        const [only] = children;
        group = {...only, name: `${group.name}.${only.name}`};
        children = [...only.children.values()];
      }
      return {...group, children: children.map(finish)};
    };
    return finish(root);
  }

  /** The group of a tree at a path, or the one around it. */
  function groupAt(tree, path) {
    let group = tree;
    for (;;) {
      const next = group.children.find(each => each.children &&
        (path === each.path || path.startsWith(each.path + ".")));
      if (!next) return group;
      group = next;
    }
  }

  // ===- Addresses ----------------------------------------------------------===

  const TABS = ["memory", "cost", "errors"];

  /** What an address says: the function, the device, the tab, the position that is selected
   *  or null, and values of symbols. */
  function parseHash(data, hash) {
    const [path, query = ""] = hash.split("?");
    const [number, device, tab, at] = path.split("/");
    const fn = data.functions[number] ? +number : 0;
    const raw = data.functions[fn];
    const values = {};
    for (const {name, min, max} of raw?.symbols || []) {
      const value = new URLSearchParams(query).get(name);
      if (value !== null && /^-?\d+$/.test(value) && Number.isSafeInteger(+value))
        values[name] = Math.min(Math.max(+value, min ?? -Infinity), max ?? Infinity);
    }
    return {number: fn, device: raw?.devices[device] ? +device : firstDevice(raw),
            tab: TABS.includes(tab) ? tab : data.tab,
            selected: /^\d+$/.test(at) && +at < raw?.positions.length ? +at : null, values};
  }

  /** By default the first device that is not the cpu, as `choose` of memory.py. */
  const firstDevice = raw =>
    Math.max(0, raw?.devices.findIndex(each => each.device !== "cpu") ?? 0);

  const formatHash = ({number, device, tab, selected, values}) =>
    `${number}/${device}/${tab}/${selected ?? ""}?${new URLSearchParams(values)}`;

  return {MAX_BANDS, MEASURES, ROLES, aliveAt, countCosts, evaluator, firstValues, formatHash,
          groupAt, makeBands, makeColumns, moduleRuns, moduleTree, parseHash, prepare,
          stopsOf, textOf, timeline};
})();
