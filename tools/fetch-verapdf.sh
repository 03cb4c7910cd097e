#!/usr/bin/env bash
# Fetches veraPDF, the validator of PDF/A and PDF/UA, from Maven Central into .cache/verapdf and checks its hash.
set -euo pipefail
cd "$(dirname "$0")/.."

artifact=org.verapdf.apps:greenfield-apps:1.28.2
sha256=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
folder=.cache/verapdf
jar=$folder/greenfield-apps-1.28.2.jar

sum=$(command -v sha256sum || echo 'shasum -a 256')
is_right() { [ -f "$jar" ] && echo "$sha256  $jar" | $sum --check --status; }

if ! is_right; then
  rm -rf "$folder" && mkdir -p "$folder"
  mvn -q -B dependency:copy "-Dartifact=$artifact" "-DoutputDirectory=$folder"
  is_right || { rm -f "$jar"; echo "$artifact does not have the expected hash" >&2; exit 1; }
fi
echo "$jar"
