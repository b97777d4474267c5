#!/bin/bash
# Counts the words of all texts, except those that the preparation found too common.
set -euo pipefail

counts=$AZ_BATCHAI_OUTPUT_COUNTS/words.txt
cat "$AZ_BATCHAI_INPUT_TEXTS"/*.txt |
    tr -cs '[:alpha:]' '\n' |
    tr '[:upper:]' '[:lower:]' |
    grep -vxF -f "$AZ_BATCHAI_JOB_TEMP/common" |
    sort | uniq -c | sort -k1,1nr -k2 > "$counts"

echo "The key has ${#API_KEY} characters" >&2
sed -n "1,${TOP}p" "$counts"
