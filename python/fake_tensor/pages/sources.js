/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Where ops come from: stacks, and lines of files. sources.py writes them.
 */
const sources = (() => {
  const {html} = ui;

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

  function Section({title, children}) {
    return html`<section><h3>${title}</h3>${children}</section>`;
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

  return {Section, Source, sourceOf};
})();
