/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Parts of the page of memory and cost: symbols, the peak, and what is alive.
 */
const usageParts = (() => {
  const {html, useState} = ui;
  const {formatBytes, plural} = frame;
  const {Section, Source, sourceOf} = sources;
  const {formatCount, formatInt} = sizes;
  const {aliveAt, stopsOf, sumCounts, textOf} = usage;

  // Storages of a list at first, and those of a role that are one row at first.
  const MAX_ALIVE = 40, MAX_OF_ROLE = 3;

  /** The variable of usage.css with the color of a band. */
  const colorOf = band => band.role === "temporary" ? `--band-${band.hue}`
    : `--role-${band.role}`;

  const show = bytes => bytes === null ? "? B" : formatBytes(Number(bytes));

  function Bytes({of: bytes}) {
    return html`<span title=${bytes === null ? "not known" : `${formatInt(bytes)} bytes`}>${
      show(bytes)}</span>`;
  }

  // ===- Symbols ------------------------------------------------------------===

  function SymbolSlider({symbol, value, onChange}) {
    const {name, min, max, hint} = symbol;
    const stops = stopsOf(symbol);
    const nearest = stops.findLastIndex(stop => stop <= value);
    const change = next => Number.isSafeInteger(next) &&
      onChange(name, Math.min(Math.max(next, min ?? -Infinity), max ?? Infinity));
    const range = max !== null ? `${min ?? "any"} to ${formatInt(max)}`
      : `${min ?? "any"} or more`;
    return html`<label class="symbol" title=${`${name}: ${range}${
      hint === null ? "" : `, example ${hint}`}`}>
      <code>${name}</code>
      <input type="range" min="0" max=${stops.length - 1} value=${Math.max(0, nearest)}
        aria-label=${name} aria-valuetext=${value}
        onInput=${event => change(stops[event.currentTarget.value])} />
      <input type="number" min=${min ?? undefined} max=${max ?? undefined} value=${value}
        aria-label=${`${name}, exactly`}
        onChange=${event => change(event.currentTarget.valueAsNumber)} /></label>`;
  }

  /** The sliders of all symbols, and guards that their values do not fulfil. */
  function Symbols({data, fn, values, valueOf, onChange, onReset}) {
    const failed = fn.guards.filter(guard => valueOf(guard) === false);
    return html`<div class="symbols">
      ${fn.symbols.map(symbol => html`<${SymbolSlider} key=${symbol.name} symbol=${symbol}
        value=${values[symbol.name]} onChange=${onChange} />`)}
      ${fn.symbols.length > 0 && html`<button onClick=${onReset}
        title="The values at first">Reset</button>`}
      ${fn.symbols.length === 0 && html`<span class="dim">No sizes are symbolic.</span>`}
      ${failed.length > 0 && html`<mark role="status">The program is for other sizes:
        ${" "}${failed.map(guard => textOf(data, guard)).join(", ")} does not hold</mark>`}
    </div>`;
  }

  // ===- The peak -----------------------------------------------------------===

  const GRADES = {
    "exact": "the bytes of the model, for all sizes",
    "at most": "sizes that depend on data count with the end of their range, or a storage grows",
    "unknown": "some size is not known or has no upper bound; the rest is counted",
  };

  const Grade = ({grade}) => html`<span class="grade ${grade.replace(" ", "-")}"
    title=${GRADES[grade]}>${grade}</span>`;

  /** Numbers of the whole program. */
  function Summary({data, fn, device, state, valueOf, costs, onSelect}) {
    const place = fn.positions[state.peak];
    const peak = valueOf(device.peak);
    const now = state.most[state.peak] ?? 0n;
    const [, flops, read, written] = costs.total;
    const moved = read + written;
    return html`<dl class="summary">
      <div class="main"><dt>Peak memory on ${device.device}</dt>
        <dd><b id="peak" data-bytes=${String(peak)}><${Bytes} of=${peak} /></b>
          ${peak !== null && html` <span class="dim exactly">${formatInt(peak)} bytes</span>`}
          ${" "}<${Grade} grade=${device.grade} />
          ${place && html` <button class="link" onClick=${() => onSelect(state.peak)}>${
            now === peak ? "" : `${show(now)} for these sizes `}at ${place.label}</button>`}
        </dd></div>
      <div><dt>FLOPs</dt><dd title=${formatInt(flops)}>${formatCount(flops)}</dd></div>
      <div><dt>Bytes read and written</dt><dd><${Bytes} of=${moved} /></dd></div>
      <div><dt>FLOPs per byte</dt><dd>${moved ? (Number(flops) / Number(moved)).toFixed(1)
        : "–"}</dd></div>
      ${fn.unknown.length > 0 && html`<div><dt>Not counted</dt><dd><mark>${
        plural(fn.unknown.reduce((sum, [, count]) => sum + count, 0), "op")
        } of unknown cost</mark></dd></div>`}</dl>`;
  }

  function Gaps({device}) {
    return device.gaps.length > 0 && html`<div class="gaps"><b>${
      device.grade === "exact" ? "Notes" : `Why ${device.grade}`}</b>
      <ul>${device.gaps.map(gap => html`<li>${gap}</li>`)}</ul></div>`;
  }

  /** The moments that may be the largest, with what they are for the sizes now, and the
   *  sizes at which they change. */
  function Maxima({data, fn, device, valueOf, selected, onSelect}) {
    const values = device.maxima.map(([size]) => valueOf(size) ?? 0n);
    const top = values.reduce((best, value, at) => value > values[best] ? at : best, 0);
    return html`<div class="maxima"><h3>Moments that may be the largest</h3>
      <table><thead><tr><th>bytes now</th><th>at</th><th>in symbols</th></tr></thead><tbody>
      ${device.maxima.map(([size, at], index) => {
        const place = fn.positions[at];
        return html`<tr class=${index === top ? "top" : ""} aria-selected=${at === selected}>
          <td class="number"><${Bytes} of=${values[index]} /></td>
          <td><button class="link" onClick=${() => onSelect(at)}>${place?.label ?? "entry"
            }</button> <span class="dim">${place?.op} ${place &&
            sourceOf(data, place.stack)}</span>${index === top &&
            device.maxima.length > 1 && html` <span class="badge now">largest now</span>`}</td>
          <td><code>${textOf(data, size)}</code></td></tr>`;
      })}</tbody></table>
      ${device.crossovers.length > 0 && html`<h3>Where they change</h3>
        <table><tbody>${device.crossovers.map(([first, second, condition]) => {
          const holds = valueOf(first) >= valueOf(second);
          return html`<tr><td><span class="badge ${holds ? "now" : "not"}">${
            holds ? "holds" : "does not hold"}</span></td>
            <td><code><b>${condition}</b></code></td><td><code>${textOf(data, first)} ≥ ${
            textOf(data, second)}</code></td></tr>`;
        })}</tbody></table>`}</div>`;
  }

  // ===- A moment -----------------------------------------------------------===

  /** Where an op is: the op, the value, the module and the line. */
  function Where({data, place}) {
    const source = sourceOf(data, place.stack);
    return html`<span class="where">${place.op && html`<code>${place.op}</code> `}${
      place.value && place.value !== place.label && html`<code class="dim">${
      place.value}</code> `}${source && html`<span>${source}</span> `}${place.module &&
      html`<span class="dim">${place.module}</span>`}</span>`;
  }

  function Swatch({band}) {
    return html`<i class="swatch" style=${{background: band
      ? `var(${colorOf(band)})` : "none"}}></i>`;
  }

  /** Rows with what is alive at a position, the largest first. Parameters and such are one
   *  row until they are unfolded. */
  function aliveRows({data, device, state, bands, at}, unfolded) {
    const rows = [];
    const alive = aliveAt(device.storages, state, at);
    for (const role of new Set(alive.map(each => each.role))) {
      const storages = alive.filter(each => each.role === role);
      const isOne = storages.length > MAX_OF_ROLE && role !== "temporary" &&
        !unfolded.has(role);
      const bytes = storages.reduce((sum, each) => sum + state.bytes[each.index], 0n);
      if (isOne) rows.push({key: role, role, bytes, label: plural(storages.length, role)});
      else rows.push(...storages.map(storage => ({
        key: storage.index, storage, label: storage.place.label,
        bytes: storage.size === null ? null : state.bytes[storage.index]})));
    }
    if (state.inner[at] > 0n)
      rows.push({key: "inner", role: "inner", label: "inside of the op",
                 bytes: state.inner[at],
                 note: `${textOf(data, state.steps[at])} with its results`});
    for (const row of rows)
      row.band = bands.find(band => row.storage ? band.storages.includes(row.storage)
        : band.role === row.role);
    return rows.sort((a, b) => Number((b.bytes ?? 0n) - (a.bytes ?? 0n)));
  }

  /** What is alive at a position, the largest first. */
  function Alive(props) {
    const {data, state, at} = props;
    const [all, setAll] = useState(false);
    const [unfolded, setUnfolded] = useState(() => new Set());
    const rows = aliveRows(props, unfolded);
    const shown = all ? rows : rows.slice(0, MAX_ALIVE);
    const total = Number(state.most[at]) || 1;
    return html`<ol class="alive">${shown.map(({key, band, role, storage, label, note, bytes}) =>
      html`<li key=${key}>
        <${Swatch} band=${band} />
        <span class="name">${label} ${storage && storage.role !== "temporary" &&
          html`<span class="dim">${storage.role}</span>`}${role && role !== "inner" &&
          html`<button class="link" onClick=${() =>
            setUnfolded(old => new Set([...old, role]))}>show each</button>`}</span>
        <span class="bytes">${bytes === null ? html`<mark>unknown</mark>`
          : html`<${Bytes} of=${bytes} />`}</span>
        <span class="share"><i style=${{width: 100 * Number(bytes) / total + "%"}}></i></span>
        ${note && html`<code class="size">${note}</code>`}
        ${Array.isArray(storage?.size) && html`<code class="size">${
          textOf(data, storage.size)}</code>`}
        ${storage?.place.op && html`<${Where} data=${data} place=${storage.place} />`}
      </li>`)}</ol>
      ${shown.length < rows.length && html`<button onClick=${() => setAll(true)}>
        Show all ${rows.length.toLocaleString("en")}</button>`}`;
  }

  /** The details of a position. */
  function Moment({data, fn, device, state, bands, costs, at, isPinned, onUnpin}) {
    const place = fn.positions[at];
    if (!place) return html`<p class="dim">Nothing is alive.</p>`;
    const ops = at > 0 && fn.costOf.get(at);
    const counts = ops && sumCounts(ops.map(op => costs.counts[op.index]));
    return html`<div class="moment">
      <p class="dim">${at === state.peak ? "The peak: " : ""}${at > 0 ? `op ${at} of ${
        fn.positions.length - 1}` : "before the first op"}${isPinned ? html` · <button class="link"
        onClick=${onUnpin}>follow the peak</button>` : ""}</p>
      <h2>${place.label}</h2>
      <p><${Where} data=${data} place=${place} /></p>
      <p><b><${Bytes} of=${state.most[at]} /></b> <span class="dim">alive, ${
        formatInt(state.most[at])} bytes</span></p>
      ${counts && html`<p class="dim">${formatCount(counts[1] ?? 0n)} FLOPs, reads ${
        show(counts[2])}, writes ${show(counts[3])}</p>`}
      <${Section} title="Alive, largest first"><${Alive} key=${at} data=${data}
        device=${device} state=${state} bands=${bands} at=${at} /><//>
      <${Source} data=${data} stack=${place.stack} /></div>`;
  }

  /** What the colors of bands stand for; a button hides a band or shows it. */
  function Legend({bands, hidden, onToggle}) {
    return html`<div class="legend" role="group" aria-label="Bands">${bands.map(band =>
      html`<button key=${band.key} aria-pressed=${!hidden.has(band.key)}
        title=${hidden.has(band.key) ? "Show" : "Hide"} onClick=${() => onToggle(band.key)}>
        <${Swatch} band=${band} />${band.label}</button>`)}</div>`;
  }

  return {Bytes, Gaps, Legend, Maxima, Moment, Summary, Symbols, Where, colorOf, show};
})();
