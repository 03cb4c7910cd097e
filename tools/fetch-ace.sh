#!/usr/bin/env bash
# Installs Ace by DAISY, the validator of accessible EPUBs, into .cache/ace, at the versions and hashes of its lock file.
# It drives the system's Chromium; puppeteer is kept from fetching its own.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=.cache/ace
for file in package.json package-lock.json check-books.cjs; do
  mkdir -p $folder && cp tools/validators/ace/$file $folder/
done
is_installed() { cmp -s $folder/package-lock.json $folder/installed.json; }

if ! is_installed; then
  PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix $folder --no-audit --no-fund --loglevel=error
  cp $folder/package-lock.json $folder/installed.json
fi
echo "$folder/check-books.cjs"
