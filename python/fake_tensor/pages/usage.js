/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The page of memory and cost. usage.py writes its data, and describes it.
 */
(() => {
  const {html, useCallback, useEffect, useMemo, useState} = ui;
  const {Header, Tabs, start, toggled} = frame;
  const {countCosts, evaluator, firstValues, formatHash, makeBands, parseHash, prepare,
         timeline} = usage;
  const {Gaps, Legend, Maxima, Moment, Summary, Symbols} = usageParts;
  const {Chart} = usageChart;
  const {CostTab, OpDetails} = usageCost;

  // Milliseconds without a change after which the address is written.
  const ADDRESS_DELAY = 250;

  const readAddress = data => parseHash(data, location.hash.slice(1));

  function UsagePage({data}) {
    const [view, setView] = useState(() => readAddress(data));
    const update = useCallback(next => setView(old => ({...old, ...next})), []);
    useEffect(() => {
      const listen = () => setView(readAddress(data));
      addEventListener("hashchange", listen);
      return () => removeEventListener("hashchange", listen);
    }, []);
    useEffect(() => {
      const timer = setTimeout(() => {
        try {
          history.replaceState(null, "", "#" + formatHash(view));
        } catch { /* Some browsers limit that for files. */ }
      }, ADDRESS_DELAY);
      return () => clearTimeout(timer);
    }, [view]);
    const fn = useMemo(() => data.functions.length ? prepare(data, view.number) : null,
                       [view.number]);
    if (!fn) return html`<${Header} title=${data.title} />
      <main class="empty"><p>The program has no functions.</p></main>`;
    return html`<${FunctionPage} key=${view.number} data=${data} fn=${fn} view=${view}
      update=${update} />`;
  }

  /** The choices of a function and of a device, if there are several. */
  function Choices({data, fn, view, update}) {
    const choice = (label, items, selected, onChange) => items.length > 1 &&
      html`<select aria-label=${label} onChange=${event =>
        onChange(+event.currentTarget.value)}>${items.map((name, at) =>
        html`<option value=${at} selected=${at === selected}>${name}</option>`)}</select>`;
    return html`${choice("Function", data.functions.map(each => each.name), fn.number,
                         number => update({number, device: 0, selected: null, values: {}}))}
      ${choice("Device", fn.devices.map(each => each.device), view.device,
               device => update({device, selected: null}))}`;
  }

  /** The op with the most FLOPs. */
  const mostExpensive = (fn, {counts}) => fn.ops.reduce((best, op) =>
    !best || (counts[op.index][1] ?? 0n) > (counts[best.index][1] ?? 0n) ? op : best, null);

  function FunctionPage({data, fn, view, update}) {
    const {tab} = view;
    const device = fn.devices[view.device];
    const values = useMemo(() => firstValues(data, fn, {...data.at, ...view.values}),
                           [fn, view.values]);
    const valueOf = useMemo(() => evaluator(data, values), [values]);
    const state = useMemo(() => timeline(fn, device, valueOf), [device, valueOf]);
    const bands = useMemo(() => makeBands(fn, device, state), [state]);
    const costs = useMemo(() => countCosts(fn, valueOf), [valueOf]);
    const [op, setOp] = useState(() => mostExpensive(fn, costs));
    const [hidden, setHidden] = useState(() => new Set());
    const shown = useMemo(() => bands.filter(band => !hidden.has(band.key)), [bands, hidden]);
    const selected = view.selected ?? state.peak;
    const onSelect = useCallback(at => update({selected: at, tab: "memory"}), []);
    const onChange = (name, value) =>
      update({values: {...view.values, [name]: value}});
    const tabs = [{id: "memory", label: "Memory"}, {id: "cost", label: "Cost"}];
    if (data.errors.length) tabs.push({id: "errors", label: "Errors",
                                       count: data.errors.length});
    return html`<${Header} title=${data.title}>
        <${Choices} data=${data} fn=${fn} view=${view} update=${update} /><//>
      <${Symbols} data=${data} fn=${fn} values=${values} valueOf=${valueOf}
        onChange=${onChange} onReset=${() => update({values: {}})} />
      <${Summary} data=${data} fn=${fn} device=${device} state=${state} valueOf=${valueOf}
        costs=${costs} onSelect=${onSelect} />
      <nav><${Tabs} tabs=${tabs} selected=${tab} onSelect=${id => update({tab: id})} /></nav>
      <main class="usage ${tab}">
        <div class="content">
        ${tab === "memory" && html`<${Gaps} device=${device} />
          <${Chart} key=${view.device} data=${data} fn=${fn} device=${device} state=${state}
            bands=${shown} selected=${selected} onSelect=${onSelect} />
          <${Legend} bands=${bands} hidden=${hidden}
            onToggle=${key => setHidden(old => toggled(old, key))} />
          <${Maxima} data=${data} fn=${fn} device=${device} valueOf=${valueOf}
            selected=${selected} onSelect=${onSelect} />`}
        ${tab === "cost" && html`<${CostTab} data=${data} fn=${fn} costs=${costs}
          selected=${op} onSelect=${setOp} />`}
        ${tab === "errors" && html`<div class="errors">${data.errors.map(text =>
          html`<pre>${text}</pre>`)}</div>`}
        </div>
        ${tab !== "errors" && html`<aside aria-label="Details">${tab === "cost"
          ? html`<${OpDetails} data=${data} costs=${costs} op=${op} onMoment=${onSelect} />`
          : html`<${Moment} data=${data} fn=${fn} device=${device} state=${state}
            bands=${bands} costs=${costs} at=${selected}
            isPinned=${view.selected !== null}
            onUnpin=${() => update({selected: null})} />`}</aside>`}
      </main>`;
  }

  start(UsagePage);
})();
