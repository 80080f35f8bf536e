/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The rows, details and tables of the page of a program.
 */
const parts = (() => {
  const {html, useState} = ui;
  const {formatBytes, plural} = frame;
  const {LANES, devicesOf, isUnknown, rangeOf, shortBytes, showBytes, showOverload,
         spanAt} = program;
  const {Section, Source, sourceOf} = sources;

  const LANE_WIDTH = 9;
  // Links of a list in the details.
  const MAX_LINKS = 60;

  // ===- Rows ---------------------------------------------------------------===

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

  // ===- Cells --------------------------------------------------------------===

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

  // ===- Details ------------------------------------------------------------===

  const showConstant = meta => meta?.list ? `[${meta.list.map(showConstant).join(", ")}]`
    : meta ?? "none";

  function ValueLink({fn, value}) {
    if (!value) return "?";
    const op = fn.ops[value.op];
    if (op?.constant) return html`<span class="scalar">${showConstant(value.meta)}</span>`;
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
      text: (shared, fn) => shared.values.map(each => `${each.label} ${each.target} ${
        fn.ops[each.op]?.module ?? ""}`).join(" "),
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

  return {Details, TABLES, cells, keyOf};
})();
