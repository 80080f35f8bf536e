/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The cost by module and by op.
 */
const usageCost = (() => {
  const {html, useMemo, useRef, useState} = ui;
  const {VirtualList, plural, useSize} = frame;
  const {Source, sourceOf} = sources;
  const {formatCount, formatInt} = sizes;
  const {MAX_KINDS, MEASURES, colorKinds, groupAt, moduleTree, textOf} = usage;
  const {Where, show} = usageParts;

  // Smaller boxes are not drawn, and groups up to this have no title.
  const MIN_BOX = 3, MIN_WIDTH = 44, MIN_HEIGHT = 34;
  const TITLE = 17;

  /** The sums of ops, the largest first: [op, sum]. */
  function sumKinds(fn, counts, measure) {
    const sums = new Map();
    fn.ops.forEach((op, at) => sums.set(op.op, (sums.get(op.op) ?? 0n) +
                                        (measure.of(counts[at]) ?? 0n)));
    return [...sums].filter(([, sum]) => sum > 0n).sort((a, b) => Number(b[1] - a[1]));
  }

  const colorOf = (hues, op) => hues.has(op.op) ? `var(--band-${hues.get(op.op)})`
    : "var(--role-rest)";

  const percent = (part, whole) => whole ? `${(100 * Number(part) / Number(whole))
    .toFixed(Number(part) * 10 < Number(whole) ? 1 : 0)} %` : "–";

  /** The boxes of a treemap: nodes of d3 that are large enough. */
  function layOut(group, width, height) {
    const root = charts.hierarchy(group).sum(node => node.op ? Number(node.value) : 0)
      .sort((a, b) => b.value - a.value);
    charts.treemap().size([width, height]).paddingInner(1)
      .paddingOuter(node => node.depth ? 2 : 0)
      .paddingTop(node => node.depth ? TITLE : 0).round(true)(root);
    const boxes = [];
    const visit = node => {
      const width = node.x1 - node.x0, height = node.y1 - node.y0;
      if (width < MIN_BOX || height < MIN_BOX) return;
      const isOpen = !node.depth ||
        !node.data.op && width >= MIN_WIDTH && height >= MIN_HEIGHT;
      if (node.depth) boxes.push({node, width, height, isOpen});
      if (isOpen) (node.children || []).forEach(visit);
    };
    visit(root);
    return boxes;
  }

  /** The op with the largest cost in a node. */
  const largest = node => node.op ?? largest(node.children.reduce((best, each) =>
    each.value > best.value ? each : best));

  function Treemap({fn, tree, measure, hues, path, selected, onPath, onSelect}) {
    const box = useRef(null);
    const size = useSize(box);
    const group = useMemo(() => groupAt(tree, path), [tree, path]);
    const boxes = useMemo(() => layOut(group, size.width, size.height), [group, size]);
    const focus = useRef(0);
    const onKeyDown = event => {
      const all = box.current.querySelectorAll("button");
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (event.key === "Backspace" || event.key === "Escape") onPath(parentOf(group.path));
      if (!step || !all.length) return;
      event.preventDefault();
      const at = [...all].indexOf(document.activeElement);
      focus.current = (at + step + all.length) % all.length;
      all[focus.current].focus();
    };
    return html`<div class="treemap" ref=${box} onKeyDown=${onKeyDown}
      role="group" aria-label="Cost by module">${
      boxes.map(({node, width, height, isOpen}, at) => {
        const {name, path, op, value} = node.data;
        const text = `${op ? `${name}, ${op.op}` : name}: ${measure.show(value)}, ${
          percent(value, tree.value)}`;
        return html`<button key=${(op ? "o" + op.index : "g" + path)} title=${
            `${text}${op && op.module ? `\n${op.module}` : ""}`} aria-label=${text}
          class="box ${isOpen ? "group" : ""} ${op && op.index === selected ? "selected" : ""}"
          tabindex=${at === Math.min(focus.current, boxes.length - 1) ? 0 : -1}
          style=${{left: node.x0 + "px", top: node.y0 + "px", width: width + "px",
            height: height + "px", background: isOpen ? "var(--raised)"
              : colorOf(hues, largest(node.data))}}
          onClick=${() => op ? onSelect(op) : onPath(path)}>${width > 30 && height > 13 &&
            html`<span>${name}${!isOpen && height > 30 && html`<br />${
            measure.show(value)}`}${isOpen && width > 110 && html` <i>${
            measure.show(value)}</i>`}</span>`}</button>`;
      })}</div>`;
  }

  const parentOf = path => path.slice(0, Math.max(0, path.lastIndexOf(".")));

  /** The modules around a group, as buttons. */
  function Trail({fn, path, onPath}) {
    const parts = path ? path.split(".") : [];
    return html`<span class="trail"><button class="link" onClick=${() => onPath("")}>${
      fn.name}</button>${parts.map((part, at) => html`<span class="dim">.</span><button
      class="link" onClick=${() => onPath(parts.slice(0, at + 1).join("."))}>${part}</button>`)}
    </span>`;
  }

  function Unknown({fn}) {
    return html`${fn.unknown.length > 0 && html`<div class="gaps">
        <b>Of unknown cost, and in no sum</b><ul>${fn.unknown.map(([op, count, reason, name, module]) => html`<li><mark>${op}</mark>
          ${count > 1 ? ` (${count})` : ""} ${name}${module && ` in ${module}`}: ${
          reason}</li>`)}</ul></div>`}
      ${fn.trips.length > 0 && html`<p class="dim note">${fn.trips.map(([symbol, op, name]) =>
        html`<code>${symbol}</code>: iterations of ${op} ${name} `)}</p>`}`;
  }

  /** The ops as a table, those with the largest cost first. */
  function OpTable({data, fn, costs, measure, hues, selected, onSelect}) {
    const rows = useMemo(() => fn.ops.map(op => {
      const value = measure.of(costs.counts[op.index]);
      return {key: op.index, op, value, order: Number(value ?? 0n)};
    }).filter(row => row.value !== 0n).sort((a, b) => b.order - a.order),
                         [fn, costs, measure]);
    const total = rows.reduce((sum, {value}) => sum + (value ?? 0n), 0n);
    const draw = ({op, value}) => {
      const [, flops, read, written] = costs.counts[op.index];
      return {class: "of-cost", level: 1, content: html`
        <span class="name"><i class="swatch" style=${{
          background: colorOf(hues, op)}}></i>${op.label}</span>
        <span class="op">${op.op}</span>
        <span class="number">${percent(value ?? 0n, total)}</span>
        <span class="number">${flops === null ? "?" : formatCount(flops)}</span>
        <span class="number">${show(read === null || written === null ? null
          : read + written)}</span>
        <span class="module dim">${op.module}</span>
        <span class="source">${sourceOf(data, op.stack)}</span>`};
    };
    return html`<div class="row of-cost heads" aria-hidden="true"><span>op</span><span></span>
        <span class="number">share</span><span class="number">FLOPs</span>
        <span class="number">bytes</span><span class="module">module</span>
        <span class="source">source</span></div>
      <${VirtualList} rows=${rows} height=${25} selected=${selected} draw=${draw}
        label="Ops, the most expensive first" onSelect=${row => onSelect(row.op)} />`;
  }

  /** The costs of an op, with expressions. */
  function OpDetails({data, costs, op, onMoment}) {
    if (!op) return html`<p class="dim">Select an op to see its cost in symbols.</p>`;
    const names = ["MACs", "FLOPs", "read", "written"];
    return html`<h2>${op.label}</h2><p><${Where} data=${data} place=${op} /></p>
      <table><tbody>${names.map((name, at) => {
        const value = costs.counts[op.index][at];
        const text = textOf(data, op.sizes[at]);
        return html`<tr><th>${name}</th><td>${value === null ? "?" : at < 2
          ? formatCount(value) : show(value)}${value !== null && html`
          <div class="dim">${formatInt(value)}</div>`}${Array.isArray(op.sizes[at]) && html`
          <div><code class="size">${text}</code></div>`}</td></tr>`;
      })}</tbody></table>
      ${op.position >= 0 && html`<p><button onClick=${() => onMoment(op.position)}>Memory at
        this op</button></p>`}
      <${Source} data=${data} stack=${op.stack} />`;
  }

  function CostTab({data, fn, costs, selected, onSelect}) {
    const [kind, setKind] = useState("flops");
    const [path, setPath] = useState("");
    const measure = MEASURES[kind];
    const tree = useMemo(() => moduleTree(fn, costs.counts, measure), [fn, costs, measure]);
    const kinds = useMemo(() => sumKinds(fn, costs.counts, measure), [fn, costs, measure]);
    const hues = useMemo(() => colorKinds(fn, kinds.map(([name]) => name)), [kinds]);
    return html`<div class="filters">
        ${Object.entries(MEASURES).map(([id, {label}]) => html`<button class="chip"
          aria-pressed=${id === kind} onClick=${() => setKind(id)}>${label}</button>`)}
        <${Trail} fn=${fn} path=${groupAt(tree, path).path} onPath=${setPath} />
        <span class="fill"></span><span class="dim">${plural(fn.ops.length, "op")}, ${
          Object.entries(data.conventions).map(pair => pair.join("=")).join(" ")}</span></div>
      <${Unknown} fn=${fn} />
      ${tree.children.length ? html`<${Treemap} fn=${fn} tree=${tree} measure=${measure}
        hues=${hues} path=${path} selected=${selected?.index} onPath=${setPath}
        onSelect=${onSelect} />` : html`<p class="nothing">No op has a cost.</p>`}
      <div class="legend">${kinds.slice(0, MAX_KINDS).map(([name, sum]) => html`<span>
        <i class="swatch" style=${{background: colorOf(hues, {op: name})}}></i>${name} ${
        percent(sum, tree.value)}</span>`)}</div>
      <${OpTable} data=${data} fn=${fn} costs=${costs} measure=${measure} hues=${hues}
        selected=${selected?.index} onSelect=${onSelect} />`;
  }

  return {CostTab, OpDetails};
})();
