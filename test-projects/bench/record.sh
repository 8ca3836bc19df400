#!/usr/bin/env bash
# What recording costs: the same Maven with and without the recorder in lib/ext, on the same project,
# interleaved, by the CPU seconds of the whole process tree (user + system, children included).
#   record.sh PROJECT [PAIRS] [GOAL...]     7 pairs and `clean verify` unless told; runs offline
# Then once, beside it: maven-lockfile and the CycloneDX plugin, with the number of files each covers.
#   MAVEN=HOME  the Maven to use (a copy is made), else that of `mvn`;  REPOSITORY=DIR  a local repository to keep
#   PEERS=0     without the peers
# Build first: mvn -q package -DskipTests. Nothing else should run on the machine.
set -euo pipefail
project=$(cd "$1" && pwd)
pairs=${2:-7}
goals=("${@:3}")
((${#goals[@]} > 0)) || goals=(clean verify)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repository=${REPOSITORY:-$work/m2}
maven=${MAVEN:-$(mvn -v | sed -n 's/^Maven home: //p')}
jar=("$root"/maven-plugin/target/sallyport-maven-plugin-*.jar)
[[ -s ${jar[0]} ]] || { echo "record.sh: not built: mvn -q package -DskipTests" >&2; exit 1; }
cp -rL "$maven" "$work/plain"
rm -rf "$work/plain/lib/ext/"sallyport-*
cp -r "$work/plain" "$work/recording"
mkdir -p "$work/recording/lib/ext"
cp "${jar[0]}" "$work/recording/lib/ext/"
record=$project/target/sallyport/provenance.intoto.json

run() { (cd "$project" && "$work/$1/bin/mvn" -B -ntp -Dmaven.repo.local="$repository" "${@:2}"); }
measure() { # a command; prints CPU and wall seconds; its output goes to $work/log
  local TIMEFORMAT='%U %S %R' seconds
  seconds=$({ time "$@" >"$work/log" 2>&1; } 2>&1) || { tail -n 30 "$work/log" >&2; exit 1; }
  awk '{ printf "%.2f %.2f\n", $1 + $2, $3 }' <<<"$seconds"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

"$work/plain/bin/mvn" -v | head -n 3
echo "$(basename "$project"): mvn -o ${goals[*]}, $pairs pairs"
run recording "${goals[@]}" >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; exit 1; }
echo "plain recording (CPU seconds of the process tree)"
for ((i = 0; i < pairs; i++)); do
  # whoever comes first in a pair meets another machine: take turns
  if ((i % 2)); then
    b=$(measure run recording -o "${goals[@]}"); a=$(measure run plain -o "${goals[@]}")
  else
    a=$(measure run plain -o "${goals[@]}"); b=$(measure run recording -o "${goals[@]}")
  fi
  echo "${a% *} ${b% *} ${a#* } ${b#* }" | tee -a "$work/rounds"
done
run recording -o "${goals[@]}" >"$work/log" 2>&1
awk '{ print $2 / $1 }' "$work/rounds" | sort -n >"$work/ratios"
printf 'median CPU: plain %.2f s, recording %.2f s; ratio of each pair: median %.3f, lowest %.3f, highest %.3f (wanted 1.03)\n' \
  "$(cut -d' ' -f1 "$work/rounds" | median)" "$(cut -d' ' -f2 "$work/rounds" | median)" \
  "$(median <"$work/ratios")" "$(head -n 1 "$work/ratios")" "$(tail -n 1 "$work/ratios")"
count() { python3 -c "
import json, sys
found = set()
def walk(node):
    if isinstance(node, dict):
        $1
        for value in node.values(): walk(value)
    elif isinstance(node, list):
        for value in node: walk(value)
for name in sys.argv[1:]: walk(json.load(open(name)))
print(len(found))" "${@:2}"; }
printf 'sallyport: %s files with a digest\n' "$(count "
        if 'kind' in node.get('annotations', {}): found.add(node['name'])" "$record")"
[[ ${PEERS:-1} == 1 ]] || exit 0

lockfile=io.github.chains-project:maven-lockfile:5.18.3
run plain -q dependency:get -Dartifact=$lockfile >/dev/null 2>&1 || true
before=$(measure run plain -o "${goals[@]}")
if a=$(measure run plain $lockfile:generate -DincludeMavenPlugins=true -DchecksumMode=local); then
  mapfile -t files < <(find "$project" -name lockfile.json -not -path '*/target/*')
  printf 'maven-lockfile %s: %s CPU s more than nothing (the build itself: %s), %s files with a digest, %s entries with an empty one\n' "${lockfile##*:}" "${a% *}" "${before% *}" \
    "$(count "
        if node.get('checksum'): found.add((node.get('groupId'), node.get('artifactId'), node.get('version'), node.get('classifier')))" "${files[@]}")" \
    "$(cat "${files[@]}" | grep -c '"checksum": ""' || true)"
  rm -f "${files[@]}"
fi
cyclonedx=org.cyclonedx:cyclonedx-maven-plugin:2.9.1
if a=$(measure run plain $cyclonedx:makeAggregateBom -DoutputDirectory="$work/bom" -DoutputFormat=json -DoutputName=bom); then
  printf 'CycloneDX %s: %s CPU s, %s files with a digest\n' "${cyclonedx##*:}" "${a% *}" "$(count "
        if node.get('hashes') and 'purl' in node: found.add(node['purl'])" "$(find "$work/bom" "$project/target" -name 'bom.json' | head -n 1)")"
fi
