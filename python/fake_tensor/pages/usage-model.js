/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What the page of memory and cost shows for values of symbols. Bytes and counts are of type
 * bigint, and numbers only where they are drawn.
 */
const usage = (() => {
  // Temporaries with a band of their own each. Of more than that, those of an op have one.
  const MAX_OWN = 14;
  // Ops with a color of their own, and the number of colors.
  const MAX_KINDS = 9, HUES = 12;
  // Runs of modules that fit below the timeline.
  const MAX_RUNS = 24;
  const ROLES = {parameter: "parameters", buffer: "buffers", constant: "constants",
                 argument: "arguments", temporary: "temporaries", result: "results"};

  // ===- The program --------------------------------------------------------===

  /** "fake.aten.mm.default" -> "aten.mm". */
  const kindOf = op => op.replace(/^fake\./, "").replace(/\.default$/, "");

  /** The ops of places, the most frequent ones first. */
  function sortKinds(places) {
    const counts = new Map();
    for (const {op} of places) counts.set(op, (counts.get(op) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([op]) => op);
  }

  /** A function of the data with objects for places, storages and ops. */
  function prepare(data, number) {
    const raw = data.functions[number];
    const places = raw.places.map(([op, value, name, module, stack]) =>
      ({op: kindOf(op), value, label: name || value || "entry", module: raw.modules[module],
        stack}));
    const positions = raw.positions.map(at => at < 0 ? places[0] : places[at]);
    const positionOf = new Map(positions.map((place, at) => [place.value, at]));
    const devices = raw.devices.map(device => ({
      ...device,
      storages: device.storages.map(([size, role, first, last, place], index) =>
        ({index, size, role, first, last, place: places[place]}))}));
    const ops = raw.costs.ops.map(([op, value, name, module, stack, ...costs], index) => {
      const place = positions[positionOf.get(value)];
      // Ops of a function that is called are at the position of the call.
      const isCalled = place && place.label !== (name || value);
      return {index, op: kindOf(op), value, label: name || value,
              module: raw.modules[module], position: positionOf.get(value) ?? -1,
              stack: place && !isCalled ? place.stack : stack, sizes: costs};
    });
    const costOf = new Map();
    for (const op of ops)
      costOf.set(op.position, [...costOf.get(op.position) ?? [], op]);
    return {number, name: raw.name, symbols: raw.symbols, guards: raw.guards, positions,
            devices, ops, costOf,
            kinds: sortKinds([...ops, ...devices.flatMap(device =>
              device.storages.map(each => each.place))]),
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

  /** Different colors of ops: Map from the op to a number. The most frequent ones have the
   *  same in all pictures, whatever the sizes are. */
  function colorKinds(fn, kinds) {
    const frequent = fn.kinds.slice(0, HUES);
    const shown = kinds.slice(0, MAX_KINDS);
    const hues = new Map(shown.map(kind => [kind, frequent.indexOf(kind)]));
    const free = new Set(Array(HUES).keys());
    hues.forEach(hue => free.delete(hue));
    for (const kind of shown) {
      if (hues.get(kind) >= 0) continue;
      const [hue] = free;
      hues.set(kind, hue);
      free.delete(hue);
    }
    return hues;
  }

  // ===- Symbols ------------------------------------------------------------===

  /** The values of symbols at first: those that are asked for, the bounds that peaks count
   *  for sizes that depend on data, examples, or a number. */
  function firstValues(data, fn, asked) {
    const values = {};
    for (const {name, min, max, hint} of fn.symbols)
      values[name] = asked[name] ?? hint ?? Math.min(Math.max(64, min ?? 64), max ?? Infinity);
    for (const {name, bound} of fn.symbols) {
      const value = bound === null ? null : evaluator(data, values)(bound);
      if (value !== null) values[name] = asked[name] ?? Number(value);
    }
    return values;
  }

  /** The values that the slider of a symbol has: all of few, else powers of two and some
   *  between, up to its bound or a multiple of its example. */
  function stopsOf({min, max, hint}) {
    const low = min ?? 0;
    const high = Math.min(max ?? Infinity, Math.max(8192, 64 * (hint ?? 0)));
    const stops = new Set([low, high, hint ?? low]);
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
   *  `most` has the largest number of bytes that are alive while each op runs, `inner` what
   *  of them the op has allocated beside its results, and `steps` the size of all that it has
   *  allocated then. */
  function timeline(fn, device, valueOf) {
    const count = fn.positions.length;
    const bytes = device.storages.map(({size}) => valueOf(size) ?? 0n);
    const born = Array(count).fill(0n), freed = Array(count + 1).fill(0n);
    device.storages.forEach(({first, last}, at) => {
      born[first] += bytes[at];
      freed[Math.min(last + 1, count)] += bytes[at];
    });
    const most = [], inner = [], steps = [];
    let alive = 0n, peak = 0;
    for (let at = 0; at < count; ++at) {
      alive += born[at] - freed[at];
      let extra = 0n, largest = null;
      for (const step of device.steps[at] || []) {
        const more = (valueOf(step) ?? 0n) - born[at];
        if (more > extra) [extra, largest] = [more, step];
      }
      inner.push(extra);
      steps.push(largest);
      most.push(alive + extra);
      if (most[at] > most[peak]) peak = at;
    }
    return {bytes, most, inner, steps, peak};
  }

  /** The bytes of storages at each position. */
  function sumStorages(fn, storages, bytes) {
    const values = new Float64Array(fn.positions.length + 1);
    for (const {index, first, last} of storages) {
      values[first] += Number(bytes[index]);
      if (last + 1 < values.length) values[last + 1] -= Number(bytes[index]);
    }
    for (let at = 1; at < values.length; ++at) values[at] += values[at - 1];
    return values;
  }

  /** The bands of temporaries: of each, or of those of each op. */
  function bandsOfTemporaries(fn, storages, bytes) {
    if (storages.length <= MAX_OWN)
      return storages.map((each, at) => ({
        key: each.index, label: each.place.label, role: "temporary", hue: at % HUES,
        storages: [each], values: sumStorages(fn, [each], bytes)}));
    const kinds = new Map(storages.map(each => [each.place.op, []]));
    for (const each of storages) kinds.get(each.place.op).push(each);
    const bands = [...kinds].map(([kind, members]) => ({
      key: kind, label: kind, role: "temporary", storages: members,
      values: sumStorages(fn, members, bytes)}));
    const top = new Map(bands.map(band => [band.key, band.values.reduce(
      (most, value) => Math.max(most, value), 0)]));
    bands.sort((a, b) => top.get(b.key) - top.get(a.key));
    const hues = colorKinds(fn, bands.map(band => band.key));
    const rest = bands.slice(MAX_KINDS).flatMap(band => band.storages);
    return [...bands.slice(0, MAX_KINDS).map(band => ({...band, hue: hues.get(band.key)})),
            {key: "rest", label: "other temporaries", role: "rest", storages: rest,
             values: sumStorages(fn, rest, bytes)}].filter(band => band.storages.length);
  }

  /** The bands of a timeline, the lowest first: {key, label, role, hue, storages, values}. */
  function makeBands(fn, device, {bytes, inner}) {
    const of = role => device.storages.filter(each => each.role === role);
    const bands = ["parameter", "buffer", "constant", "argument", "result"].map(role =>
      ({key: role, label: ROLES[role], role, storages: of(role)}))
      .filter(band => band.storages.length);
    for (const band of bands) band.values = sumStorages(fn, band.storages, bytes);
    bands.push(...bandsOfTemporaries(fn, of("temporary"), bytes));
    if (inner.some(each => each > 0n))
      bands.push({key: "inner", label: "inside of ops", role: "inner", storages: [],
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

  /** Those of storages that are alive at a position, the largest first. */
  const aliveAt = (storages, {bytes}, at) =>
    storages.filter(({first, last}) => first <= at && at <= last)
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
    return {counts, total: sumCounts(counts)};
  }

  /** The sums of the quantities of several ops, without those that are not known. */
  function sumCounts(counts) {
    const total = [0n, 0n, 0n, 0n];
    for (const values of counts)
      values.forEach((value, at) => { total[at] += value ?? 0n; });
    return total;
  }

  /** The tree of modules, whose leaves are ops: {name, path, value, children or op}. A
   *  module that has only one is joined with it, and the only op of one begins with its
   *  name. */
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
      if (group.op) return group;
      const [only, ...others] = group.children.values();
      const isJoined = only && !others.length && group !== root;
      if (isJoined && only.op) return {...only, name: `${group.name} ${only.name}`};
      if (isJoined) return finish({...only, name: `${group.name}.${only.name}`});
      return {...group, children: [...group.children.values()].map(finish)};
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

  return {MAX_KINDS, MAX_OWN, MEASURES, aliveAt, colorKinds, countCosts, evaluator,
          firstValues, formatHash, groupAt, makeBands, makeColumns, moduleRuns, moduleTree,
          parseHash, prepare, stopsOf, sumCounts, textOf, timeline};
})();
