#!/bin/sh
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

# Bundles the libraries of the pages, of these versions, into files: ui.js for all pages,
# charts.js and charts.css for those with charts. Needs npm.
set -eu
vendor=$(CDPATH='' cd -- "$(dirname -- "$0")/../python/fake_tensor/pages/vendor" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-save preact@11.2.0 htm@3.1.1 uplot@1.6.32 d3-hierarchy@3.1.2 \
  esbuild@0.28.2
cat > ui.js <<'END'
import {h, render} from "preact";
import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState}
  from "preact/hooks";
import htm from "htm";
const html = htm.bind(h);
export {html, render, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState};
END
cat > charts.js <<'END'
export {default as uPlot} from "uplot";
export {hierarchy, treemap} from "d3-hierarchy";
END

# Bundles a file as a global variable of the same name, with a comment.
bundle() {
  npx esbuild "$1.js" --bundle --minify --format=iife --global-name="$1" --target=es2020 \
    --legal-comments=none --log-level=warning --outfile=bundle.js
  {
    echo "/* $2"
    echo "   $3 Bundled by scripts/vendor-pages.sh. */"
    cat bundle.js
  } > "$vendor/$1.js"
}
bundle ui "preact 11.2.0, MIT License; htm 3.1.1, Apache License 2.0: see LICENSE.preact" \
  "and LICENSE.htm."
bundle charts "uPlot 1.6.32, MIT License; d3-hierarchy 3.1.2, ISC License: see LICENSE.uplot" \
  "and LICENSE.d3-hierarchy."
{
  echo "/* uPlot 1.6.32, MIT License: see LICENSE.uplot. */"
  cat node_modules/uplot/dist/uPlot.min.css
} > "$vendor/charts.css"
for name in preact htm uplot d3-hierarchy; do
  cp "node_modules/$name/LICENSE" "$vendor/LICENSE.$name"
done
cd "$vendor"
sha256sum ui.js charts.js charts.css
