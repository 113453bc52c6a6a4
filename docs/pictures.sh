#!/usr/bin/env bash
# Makes the pictures in docs/ anew. Look at each before you keep it: from then on the tests compare the
# printed pages with it. Those of the pages in the browser want Debian's chromium-headless-shell, and the packages of
# tests/oracle/requirements.txt in target/oracle, as .ci/run puts them there.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/layouts
DATAWRIT_APPROVE=yes cargo test --quiet --test cli each_layout_looks_as_it_was_approved -- --ignored
cargo build --quiet
target/oracle/bin/python tests/oracle/browser.py "${CARGO_TARGET_DIR:-target}/debug/datawrit" --pictures docs
git status --short docs
