#!/usr/bin/env bash
# Holds hearsay's search for copied text beside that of other programs, on ten
# thousand constructed articles, and writes docs/lineage-peers.md:
#
#     internal/perf/peers/run.sh [WORK]
#
# It needs ../shared (the maker and real news), Python 3.11 or later with venv, the
# Python registry for the versions in requirements.txt, and sim_text (Debian:
# apt-get install similarity-tester). WORK keeps what it makes, default a folder
# below the system's one for temporary files; what is there already, the case and
# the environment, is used again, and what was measured is kept: figures are medians of
# all rounds in WORK. ROUNDS=0 writes the page again. It takes a quarter of an hour of one core.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../../.."
shared=${SHARED:-../shared}
work=${1:-${TMPDIR:-/tmp}/hearsay-peers}
rounds=${ROUNDS:-3}

[ -e "$shared/score/make_lineage.py" ] || { echo "run.sh: no $shared/score/make_lineage.py: set SHARED to the folder of the gold data" >&2; exit 1; }
command -v sim_text >/dev/null || { echo "run.sh: no sim_text: apt-get install similarity-tester" >&2; exit 1; }
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
	python3 -m venv "$work/venv"
fi
"$work/venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o "$work/hearsay" ./cmd/hearsay
CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o "$work/peers" ./internal/perf/peers
[ -e "$work/case/case.json" ] || "$work/venv/bin/python" "$here/make_case.py" --shared "$shared" --out "$work/case"
"$work/venv/bin/python" "$here/compare.py" --work "$work" --out docs/lineage-peers.md --rounds "$rounds"
