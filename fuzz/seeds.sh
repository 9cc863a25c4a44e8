#!/bin/sh
# Fills fuzz/corpus/ from the tests: every file of an evaluation, every typed value, every report. Run from anywhere.
set -eu
cd "$(dirname "$0")"
mkdir -p corpus/evaluation corpus/target_text corpus/report_text corpus/import
find ../examples ../tests/files ../tests/cases ../tests/corpus ../tests/checks/examples ../tests/hostile/files -type f -size -64k \
  ! -name '*.tsv' 2>/dev/null | while read -r file; do
  cp "$file" "corpus/evaluation/$(echo "$file" | tr '/' '_')"
done
find ../tests/import/files ../tests/import/hostile/files -type f -size -64k | while read -r file; do
  cp "$file" "corpus/import/$(echo "$file" | tr '/' '_')"
done
# One file for each line of a table, its first column.
lines() {
  grep -v '^#' "$1" | cut -f1 | awk -v into="$2" 'length { name = into "/line-" NR; printf "%s", $0 > name; close(name) }'
}
lines ../tests/reading/targets.tsv corpus/target_text
lines ../tests/prose/statements.tsv corpus/report_text
# In the table ¶ is a line end.
find corpus/report_text -name 'line-*' -exec sed -i 's/¶/\n/g' {} +
