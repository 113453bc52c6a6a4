#!/usr/bin/env bash
# Makes the pictures of the pages in docs/ anew. Look at each before you keep it: from then on the
# tests compare the pages with it.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/layouts
DATAWRIT_APPROVE=yes cargo test --quiet --test cli each_layout_looks_as_it_was_approved -- --ignored
git status --short docs
