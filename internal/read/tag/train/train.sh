#!/bin/sh
# Makes the network of parts of speech and trees of English, from the root of the sources:
#
#	internal/read/tag/train/train.sh ../shared MODEL_DIR WORK_DIR
#
# MODEL_DIR is all-MiniLM-L6-v2, as in attrib/train/vectors.py; WORK_DIR takes what lies between. $PYTHON is a Python
# with PyTorch and transformers. Seeded; the vectors take two minutes, the network as long as docs/syntax.md says.
set -eu
shared=$1 model=$2 work=$3
python=${PYTHON:-python3}
here=internal/read/tag/train
mkdir -p "$work"
go run ./internal/read/attrib/train "$shared/data/attribution/train.jsonl" >"$work/news.tokens"
go run ./$here "$shared/data/treebank/ewt/train.conllu" "$shared/data/treebank/gum/train" >"$work/train.tokens"
go run ./$here "$shared/data/treebank/ewt/dev.conllu" >"$work/ewt.tokens"
go run ./$here "$shared/data/treebank/gum/dev" >"$work/gum.tokens"
"$python" internal/read/attrib/train/vectors.py "$model" "$work/vectors.npz" "$work/news.tokens" "$work/train.tokens"
"$python" $here/train.py "$work/train.tokens" "$work/vectors.npz" "$work/syntax.npz" --dev ewt="$work/ewt.tokens" --dev gum="$work/gum.tokens"
"$python" $here/export.py "$work/syntax.npz" internal/lang/en/syntaxnet/syntax.bin
