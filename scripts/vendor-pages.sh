#!/bin/sh
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

# Bundles the libraries of the pages, of these versions, into one file; needs npm.
set -eu
vendor=$(CDPATH='' cd -- "$(dirname -- "$0")/../python/fake_tensor/pages/vendor" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-save preact@11.2.0 htm@3.1.1 esbuild@0.28.2
cat > entry.js <<'END'
import {h, render} from "preact";
import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState}
  from "preact/hooks";
import htm from "htm";
const html = htm.bind(h);
export {html, render, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState};
END
npx esbuild entry.js --bundle --minify --format=iife --global-name=ui --target=es2020 \
  --legal-comments=none --log-level=warning --outfile=bundle.js
{
  echo "/* preact 11.2.0, MIT License; htm 3.1.1, Apache License 2.0: see LICENSE.preact"
  echo "   and LICENSE.htm. Bundled by scripts/vendor-pages.sh. */"
  cat bundle.js
} > "$vendor/ui.js"
cp node_modules/preact/LICENSE "$vendor/LICENSE.preact"
cp node_modules/htm/LICENSE "$vendor/LICENSE.htm"
sha256sum "$vendor/ui.js" | cut -d ' ' -f 1
