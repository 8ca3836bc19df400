#!/usr/bin/env bash
# How long `sallyport verify` takes beside the plain `mvn` command on the same checkout, interleaved.
#   verify.sh G:A:V GIT-REPOSITORY [PAIRS]      wall-clock medians; 7 pairs unless told
# Four columns a round: warm mvn, first run from a warm store, replay of a record (offline), and, with
# COLD=1, cold mvn and a cold first run. Nothing else should run on the machine.
set -euo pipefail
gav=$1
source=$2
pairs=${3:-7}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SALLYPORT_BUILD=never XDG_CACHE_HOME=$work/cache

seconds() { # runs a command, prints how long it took; its output goes to a log
  local from to
  from=$(date +%s.%N)
  "$@" >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; exit 1; }
  to=$(date +%s.%N)
  awk -v a="$from" -v b="$to" 'BEGIN { printf "%.2f", b - a }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
verify() { "$root/sallyport" verify "$@"; }

SALLYPORT_BUILD= "$root/sallyport" --version
verify "$gav" --source "$source" --out "$work/first" >/dev/null 2>&1 || true
record=$work/first/provenance.intoto.json
[[ -s $record ]] || { echo "no record: the release does not build here" >&2; exit 1; }
read_record() { python3 -c "
import json, sys
definition = json.load(open('$record'))['predicate']['buildDefinition']
$1"; }
version=$(read_record "print([d['annotations']['version'] for d in definition['resolvedDependencies'] if d['name'] == 'maven'][0])")
commit=$(read_record "print(definition['externalParameters']['source']['digest']['gitCommit'])")
mapfile -t arguments < <(read_record "
skip = 0
for word in definition['internalParameters']['command'][1:]:
    if skip: skip -= 1
    elif word in ('-s', '-gs'): skip = 1
    elif not word.startswith('-DaltDeploymentRepository'): print(word)")
git clone -q "$source" "$work/checkout"
git -C "$work/checkout" checkout -q "$commit"
mvn -q -B -ntp dependency:copy -Dartifact="org.apache.maven:apache-maven:$version:tar.gz:bin" -DoutputDirectory="$work" -Dmdep.stripVersion=true >/dev/null
mkdir "$work/maven" && tar -xzf "$work/apache-maven-bin.tar.gz" -C "$work/maven" --strip-components 1

plain() { # $1 local repository
  rm -rf "$work/deployed"
  (cd "$work/checkout" && "$work/maven/bin/mvn" -Dmaven.repo.local="$1" "${arguments[@]}" \
    "-DaltDeploymentRepository=here::file://$work/deployed")
}
first_run() { rm -rf "$work/out"; verify "$gav" --source "$source" --out "$work/out"; }
replay() { rm -rf "$work/again"; verify "$record" --offline --source "$source" --out "$work/again"; }
cold_run() { rm -rf "$work/out" "$work/cache"; verify "$gav" --source "$source" --out "$work/out"; }
cold_plain() { rm -rf "$work/cold"; plain "$work/cold"; }

plain "$work/m2" >/dev/null 2>&1
first_run >/dev/null 2>&1 || true
echo "$gav, Maven $version, $(java -version 2>&1 | head -n 1), $(nproc) cores, $pairs pairs"
echo "mvn first replay"
for ((i = 1; i <= pairs; i++)); do
  a=$(seconds plain "$work/m2"); b=$(seconds first_run); c=$(seconds replay)
  echo "$a $b $c" | tee -a "$work/rounds"
done
m=$(cut -d' ' -f1 "$work/rounds" | median); f=$(cut -d' ' -f2 "$work/rounds" | median); r=$(cut -d' ' -f3 "$work/rounds" | median)
awk -v m="$m" -v f="$f" -v r="$r" 'BEGIN {
  printf "median: mvn %.2f s, first run %.2f s (%.2fx, wanted 2x), replay %.2f s (%.2fx + %.2f s, wanted 1.15x + 3 s)\n", m, f, f / m, r, r / m, r - 1.15 * m }'
if [[ -n ${COLD:-} ]]; then
  echo "cold mvn, cold first run"
  for ((i = 1; i <= ${COLD}; i++)); do
    echo "$(seconds cold_plain) $(seconds cold_run)" | tee -a "$work/cold-rounds"
  done
  awk -v m="$(cut -d' ' -f1 "$work/cold-rounds" | median)" -v f="$(cut -d' ' -f2 "$work/cold-rounds" | median)" \
    'BEGIN { printf "median cold: mvn %.2f s, first run %.2f s (%.2fx, wanted 1.5x)\n", m, f, f / m }'
fi
