#!/bin/sh
# Makes the seed corpora of all targets from the fixtures: whole reports, and for `number` the cells in them.
set -eu
cd "$(dirname "$0")"
reports=../fixtures/reports

for target in decode pipeline html text number; do
  mkdir -p "corpus/$target"
done
for file in "$reports"/*/*.html "$reports"/*/*.txt ../fixtures/formats/county.txt; do
  name=$(echo "$file" | tr '/' '-' | sed 's/^[.-]*//')
  for target in decode pipeline; do
    cp "$file" "corpus/$target/$name"
  done
  case $name in
    *gb18030*) ;;
    *.html) cp "$file" "corpus/html/$name" ;;
    *.txt) cp "$file" "corpus/text/$name" ;;
  esac
done

n=0
for cell in 0 24 1,861件 -3 －616 减少3 12.0 238.99亿元 251000元 '22（其中修订16件）' １２３ 无 — / 约30 1,23 零 123456789012345; do
  n=$((n + 1))
  printf '%s' "$cell" > "corpus/number/$n"
done

# Those of files that are no text come from the tests' writers.
(cd .. && cargo test --quiet --test main seeds_of_files -- --ignored)
