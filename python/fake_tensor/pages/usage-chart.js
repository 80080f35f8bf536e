/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The timeline of memory: bands of what is alive over the ops of a program.
 */
const usageChart = (() => {
  const {html, useEffect, useLayoutEffect, useMemo, useRef, useState} = ui;
  const {formatBytes, useSize} = frame;
  const {MAX_OWN, aliveAt, makeColumns, moduleRuns, textOf} = usage;
  const {Bytes, Where, colorOf} = usageParts;

  // Bands of temporaries, of five roles, and inside of ops.
  const MAX_SERIES = MAX_OWN + 6;
  // Mouse movements up to this are clicks.
  const CLICK = 4;
  // The width from which bands of an op have an outline.
  const MIN_OUTLINED = 6;
  // The width of a letter of a module.
  const LETTER = 6.4;
  // Bytes between two lines of the grid.
  const INCREMENTS = Array.from({length: 60}, (_, power) => 2 ** power);

  const color = name =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Draws anew when the theme changes. */
  function useTheme(redraw) {
    useEffect(() => {
      const observer = new MutationObserver(redraw);
      observer.observe(document.documentElement, {attributeFilter: ["data-theme"]});
      const list = matchMedia("(prefers-color-scheme: dark)");
      list.addEventListener("change", redraw);
      return () => {
        observer.disconnect();
        list.removeEventListener("change", redraw);
      };
    }, []);
  }

  /** The bytes of bands at a position. */
  const sumAt = (bands, at) => bands.reduce((sum, band) => sum + band.values[at], 0);

  /** The band at a number of bytes of a position. */
  function bandAt(bands, at, bytes) {
    for (const band of bands) {
      bytes -= band.values[at];
      if (bytes < 0) return band;
    }
    return null;
  }

  /** A vertical line at a position with a text. */
  function drawMarker(plot, at, top, name, text) {
    const {ctx, bbox} = plot;
    const x = plot.valToPos(at + 0.5, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) return;
    const y = plot.valToPos(top, "y", true);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = color(name);
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, 3.5 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.font = `600 ${12 * devicePixelRatio}px system-ui, sans-serif`;
    const isLeft = x > bbox.left + bbox.width / 2;
    ctx.textAlign = isLeft ? "right" : "left";
    ctx.textBaseline = "bottom";
    ctx.fillText(text, x + (isLeft ? -7 : 7) * devicePixelRatio,
                 Math.max(y - 3 * devicePixelRatio, bbox.top + 14 * devicePixelRatio));
    ctx.restore();
  }

  /** A frame around a position. */
  function drawSelected(plot, at) {
    const {ctx, bbox} = plot;
    const left = plot.valToPos(at, "x", true), right = plot.valToPos(at + 1, "x", true);
    if (right < bbox.left || left > bbox.left + bbox.width) return;
    ctx.save();
    ctx.strokeStyle = color("--accent");
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeRect(left, bbox.top, Math.max(right - left, 1), bbox.height);
    ctx.restore();
  }

  /** What a plot does when it was drawn, and when the mouse was used. */
  function makeHooks(latest, setHover, setRange) {
    /** The position at a place of a plot: of a column, the one that is drawn. */
    const positionAt = (plot, left) => {
      const {low, high, columns} = latest.current;
      const at = Math.floor(plot.posToVal(left, "x"));
      const column = columns.findLast(([first]) => first <= at);
      return Math.min(Math.max(column ? column[1] : low, low), high);
    };
    const draw = plot => {
      const {bands, selected, state} = latest.current;
      drawSelected(plot, selected);
      drawMarker(plot, state.peak, sumAt(bands, state.peak), "--text",
                 `peak ${formatBytes(Number(state.most[state.peak]))}`);
    };
    const setCursor = plot => {
      const {left, top} = plot.cursor;
      if (left < 0) return setHover(null);
      const at = positionAt(plot, left);
      setHover({at, band: bandAt(latest.current.bands, at, plot.posToVal(top, "y")),
                x: left + plot.bbox.left / devicePixelRatio,
                y: top + plot.bbox.top / devicePixelRatio});
    };
    const setSelect = plot => {
      const {left, width} = plot.select;
      if (width <= CLICK) return;
      const from = Math.floor(plot.posToVal(left, "x"));
      const to = Math.floor(plot.posToVal(left + width, "x"));
      plot.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
      const {low, high} = latest.current;
      setRange([Math.max(low, from), Math.min(high, Math.max(to, from + 1))]);
    };
    const ready = plot => {
      let pressed = 0;
      plot.over.addEventListener("mousedown", event => { pressed = event.clientX; });
      plot.over.addEventListener("click", event => {
        if (Math.abs(event.clientX - pressed) <= CLICK || !pressed)
          latest.current.onSelect(positionAt(
            plot, event.clientX - plot.over.getBoundingClientRect().left));
      });
      plot.over.addEventListener("dblclick", () => setRange(null));
    };
    return {draw: [draw], setCursor: [setCursor], setSelect: [setSelect], ready: [ready]};
  }

  function makeOptions(latest, width, height, hooks) {
    const axis = {stroke: () => color("--dim"), font: "11px system-ui, sans-serif",
                  grid: {stroke: () => color("--line"), width: 1},
                  ticks: {stroke: () => color("--line"), width: 1, size: 4}};
    const series = [{}];
    for (let at = 0; at < MAX_SERIES; ++at) {
      // The first one is the highest band, and each covers those before it.
      const band = () => latest.current.bands[latest.current.bands.length - 1 - at];
      series.push({paths: charts.uPlot.paths.stepped({align: 1}), points: {show: false},
                   fill: () => band() ? color(colorOf(band())) : "transparent",
                   stroke: () => band() && latest.current.areWide ? color("--back")
                     : "transparent", width: 0.5});
    }
    return {
      width, height, series, legend: {show: false}, padding: [14, 12, 0, 0],
      cursor: {y: false, points: {show: false},
               drag: {x: true, y: false, setScale: false, dist: CLICK + 1},
               bind: {dblclick: () => null}},
      scales: {x: {time: false, range: () => {
        const {low, high} = latest.current;
        return [low, high + 1];
      }}, y: {range: () => [0, latest.current.top * 1.08 || 1]}},
      axes: [{...axis, size: 30, incrs: INCREMENTS, label: "ops in program order",
              labelSize: 16, labelFont: axis.font, values: (_, ticks) => ticks.map(String)},
             {...axis, size: 64, incrs: INCREMENTS, space: 40,
              values: (_, ticks) => ticks.map(formatBytes)}],
      hooks,
    };
  }

  /** The values of bands at columns, each on top of those below. */
  function stack(bands, columns, high) {
    const x = [...columns.map(([first]) => first), high + 1];
    const sums = [];
    let below = new Float64Array(x.length);
    for (const band of bands) {
      const sum = new Float64Array(x.length);
      columns.forEach(([, top], at) => { sum[at] = below[at] + band.values[top]; });
      sum[x.length - 1] = sum[x.length - 2];
      sums.unshift(sum);
      below = sum;
    }
    while (sums.length < MAX_SERIES) sums.push(new Float64Array(x.length));
    return [x, ...sums];
  }

  /** The band below the mouse, with its largest storage at a position. */
  function BandTip({data, state, band, at}) {
    const [storage, ...others] = aliveAt(band.storages, state, at);
    return html`<div class="under"><i class="swatch" style=${{
        background: `var(${colorOf(band)})`}}></i>${band.label}: ${
        formatBytes(band.values[at])}
      ${storage && html`<div>${storage.place.label} <code>${
        textOf(data, storage.size)}</code>${others.length > 0 && html` <span class="dim">and
        ${others.length.toLocaleString("en")} more</span>`}</div>
        <div><${Where} data=${data} place=${storage.place} /></div>`}
      ${band.role === "inner" && html`<div><code>${
        textOf(data, state.steps[at])}</code> with its results</div>`}</div>`;
  }

  function Tip({data, fn, state, hover, bounds}) {
    const {at, band, x, y} = hover;
    const place = fn.positions[at];
    const style = x > bounds.width / 2 ? {right: bounds.width - x + 14 + "px"}
      : {left: x + 14 + "px"};
    return html`<div class="tip" style=${{...style, top: Math.max(4, y - 40) + "px"}}>
      <b>${place.label}</b> <${Bytes} of=${state.most[at]} />
      <div><${Where} data=${data} place=${place} /></div>
      ${band && html`<${BandTip} data=${data} state=${state} band=${band} at=${at} />`}</div>`;
  }

  /** As many of the last parts of a path as fit. */
  function shorten(path, width) {
    const fits = Math.floor((width - 4) / LETTER);
    const parts = path.split(".");
    while (parts.length > 1 && parts.join(".").length > fits) parts.shift();
    return parts[0].length <= fits ? parts.join(".") : "";
  }

  /** The modules of the ops, below the timeline. */
  function Runs({fn, low, high, bounds}) {
    const runs = useMemo(() => moduleRuns(fn, low, high), [fn, low, high]);
    const scale = bounds.width / (high + 1 - low);
    return html`<div class="runs" aria-hidden="true" style=${{
      marginLeft: bounds.left + "px", width: bounds.width + "px"}}>${
      runs.map(({path, first, last}, at) => html`<span key=${first} title=${path}
        class=${path ? at % 2 ? "odd" : "even" : ""} style=${{left: (first - low) * scale + "px",
        width: (last + 1 - first) * scale + "px"}}>${
        shorten(path, (last + 1 - first) * scale)}</span>`)}</div>`;
  }

  function Chart({data, fn, device, state, bands, selected, onSelect}) {
    const box = useRef(null);
    const plot = useRef(null);
    const end = fn.positions.length - 1;
    const [range, setRange] = useState(null);
    const [low, high] = range ?? [0, end];
    const size = useSize(box);
    const [bounds, setBounds] = useState({left: 64, top: 14, width: 0});
    const [hover, setHover] = useState(null);
    const columns = useMemo(() => makeColumns(state.most, low, high,
      Math.max(50, Math.floor(size.width))), [state, low, high, size.width]);
    const top = useMemo(() => columns.reduce((most, [, at]) =>
      Math.max(most, sumAt(bands, at)), 0), [bands, columns]);
    const latest = useRef(null);
    latest.current = {bands, columns, low, high, top, selected, state, onSelect,
                      areWide: size.width / columns.length > MIN_OUTLINED};

    useLayoutEffect(() => {
      const hooks = makeHooks(latest, setHover, setRange);
      plot.current = new charts.uPlot(makeOptions(latest, 300, 200, hooks),
                                      stack(bands, columns, high), box.current);
      return () => plot.current.destroy();
    }, []);
    useLayoutEffect(() => {
      if (!size.width) return;
      plot.current.setSize(size);
      const {left, width} = plot.current.bbox;
      setBounds({left: left / devicePixelRatio, width: width / devicePixelRatio});
    }, [size]);
    useLayoutEffect(() => plot.current.setData(stack(bands, columns, high)),
                    [bands, columns]);
    useLayoutEffect(() => plot.current.redraw(false), [selected]);
    useTheme(() => plot.current?.redraw(false));

    const onKeyDown = event => {
      const keys = {ArrowRight: selected + 1, ArrowLeft: selected - 1, Home: 0, End: end,
                    PageDown: selected + 10, PageUp: selected - 10};
      if (event.key === "Escape") setRange(null);
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onSelect(Math.min(Math.max(keys[event.key], 0), end));
    };
    const place = fn.positions[selected];
    return html`<div class="timeline" tabindex="0" role="slider" aria-label="Moment"
        aria-valuemin="0" aria-valuemax=${end} aria-valuenow=${selected}
        aria-valuetext=${`${place?.label}: ${formatBytes(Number(state.most[selected] ?? 0))}`}
        onKeyDown=${onKeyDown}>
      <div class="plot" ref=${box}>${hover && html`<${Tip} data=${data} fn=${fn}
        state=${state} hover=${hover} bounds=${size} />`}</div>
      <${Runs} fn=${fn} low=${low} high=${high} bounds=${bounds} />
      ${range && html`<button class="zoom" onClick=${() => setRange(null)}>Show all ops</button>`}
    </div>`;
  }

  return {Chart};
})();
