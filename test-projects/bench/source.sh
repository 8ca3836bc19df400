#!/usr/bin/env bash
# How long `sallyport source verify` takes beside `git log --format='%H %G?'` on the same repositories,
# interleaved, JVM start included; docs/benchmarks.md says what is wanted.
#   source.sh FOLDER [ROUNDS]     7 rounds unless told; repositories that are in FOLDER already are kept
#   SCALE=50 source.sh ...        repositories 50 times smaller, to see whether all of it runs
#   GIT_ROUNDS_LARGE=1            git on the large repositories takes minutes: fewer rounds of it
# Build first: mvn -q install -DskipTests. Nothing else should run on the machine.
set -euo pipefail
folder=$1
rounds=${2:-7}
scale=${SCALE:-1}
large=${GIT_ROUNDS_LARGE:-1}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
heap=-Xmx256m # fixed, for the memory measurement; for all runs, so that there is one setting
export SALLYPORT_BUILD=never SALLYPORT_JAVA_OPTS="$heap" XDG_CACHE_HOME=$folder/xdg LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '%s\n' "$*" | tee -a "$folder/results.txt"; }
exec 3>&2 # what is timed has its own
die() { printf 'source.sh: %s\n' "$*" >&3; exit 1; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
class_path=$root/core/target/test-classes:$root/core/target/classes
for jar in "$root"/verifier-cli/target/lib/*.jar; do
  case $jar in */sallyport-core-*) ;; *) class_path=$class_path:$jar ;; esac
done
run_class() { "$java" -cp "${BENCH_CLASS_PATH:-$class_path}" "dev.sallyport.bench.$1" "${@:2}"; }
"$root/sallyport" --version >/dev/null || die "not built: mvn -q install -DskipTests"

seconds() { # runs a command, prints how long it took; its output goes to $work/log
  local from=$EPOCHREALTIME
  "$@" >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; die "failed: $*"; }
  awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'
}
summary() { sort -n "$1" | awk '{ v[NR] = $1 } END {
  m = (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
  printf "%.2f %.2f %.2f %d", m, v[1], v[NR], NR }'; }

make() { # name kind commits
  [[ -s $folder/$1/kind ]] && return
  run_class BigHistory "$folder/$1" "$2" "$(($3 / scale))"
  # as a clone has it: deltas, one pack, a commit graph
  git -C "$folder/$1/history.git" gc -q
}
git_log() { # name
  GNUPGHOME=$work/gnupg git -C "$folder/$1/history.git" \
    -c gpg.ssh.allowedSignersFile="$folder/$1/allowed_signers" log --format='%H %G?' main
}
git_all() { # name; every answer has to be G
  git_log "$1" >"$work/git"
  [[ -s $work/git ]] && ! grep -qv ' G$' "$work/git" || die "git does not say G for all of $1"
}
ours() { # name, more options
  local name=$1
  shift
  "$root/sallyport" source verify --repo "$folder/$name/history.git" --branch main \
    --trust-root-file "$folder/$name/trust-root" "$@"
}
ours_all() { # name; every commit has to be judged and good
  ours "$@" >"$work/ours" || die "sallyport failed: $(head -n 3 "$work/ours")"
  grep -q "^VERIFIED" "$work/ours" || die "not verified: $(head -n 3 "$work/ours")"
}

side_by_side() { # name wanted rounds-of-git
  local name=$1 wanted=$2 of_git=$3 i
  : >"$work/g"; : >"$work/s"
  for ((i = 1; i <= rounds; i++)); do
    ((i <= of_git)) && seconds git_all "$name" >>"$work/g"
    seconds ours_all "$name" --no-cache >>"$work/s"
  done
  read -r g g_low g_high g_n <<<"$(summary "$work/g")"
  read -r s s_low s_high s_n <<<"$(summary "$work/s")"
  say "$(awk -v n="$name" -v g="$g" -v gl="$g_low" -v gh="$g_high" -v gn="$g_n" -v s="$s" -v sl="$s_low" \
    -v sh="$s_high" -v sn="$s_n" -v w="$wanted" 'BEGIN {
    printf "%-10s git %8.2f s (%.2f to %.2f, %d rounds)  sallyport %6.2f s (%.2f to %.2f, %d rounds)  %.1fx, wanted %sx",
      n, g, gl, gh, gn, s, sl, sh, sn, g / s, w }')"
}

say "$(date -u +%F) $(nproc) cores, $("$java" -version 2>&1 | head -n 1), $(git --version), $heap, load $(cut -d' ' -f1-3 /proc/loadavg)$( ((scale == 1)) || echo ", SCALE=$scale: the numbers mean nothing")"
make rsa1400 openpgp-rsa4096 1400
make ssh2000 ssh-ed25519 2000
make sk2000 ssh-sk-ecdsa 2000
make ssh20000 ssh-ed25519 20000
make ssh50000 ssh-ed25519 50000
mkdir -m 700 "$work/gnupg"
echo trust-model always >"$work/gnupg/gpg.conf" # else git says U: good, but nobody says whose
# It complains that no agent runs, which public keys do not need; git_all sees whether it worked.
gpg --homedir "$work/gnupg" -q --batch --no-autostart --import "$folder/rsa1400/keys.asc" 2>"$work/log" || true

side_by_side rsa1400 3 "$rounds"
side_by_side ssh2000 12 "$rounds"
side_by_side sk2000 12 "$rounds"
side_by_side ssh20000 30 "$((large < rounds ? large : rounds))"

# Ten new commits: the trust root moved to ten commits before the tip, nothing remembered.
ten=$folder/ten
rm -rf "$ten" && mkdir "$ten" && ln -s ../rsa1400/history.git "$ten/history.git"
from=$(git -C "$ten/history.git" rev-parse main~10)
# a root without its digest is refused, with the digest
sha512=$({ "$root/sallyport" source verify --no-cache --repo "$ten/history.git" --branch main \
  --trust-root "$from" 2>&1 || true; } | grep -oE "$from:[0-9a-f]{128}" | sort -u || true)
[[ -n $sha512 ]] || die "no tree digest of $from"
echo "$sha512" >"$ten/trust-root"
: >"$work/t"
for ((i = 1; i <= rounds; i++)); do seconds ours_all ten --no-cache >>"$work/t"; done
read -r t low high n <<<"$(summary "$work/t")"
say "ten new commits, cold: $t s ($low to $high, $n rounds), wanted under 1 s"

# 50,000 commits: a first run that remembers, ten more commits, a second run.
: >"$work/first"; : >"$work/second"
for ((i = 1; i <= (rounds < 3 ? rounds : 3); i++)); do
  rm -rf "$work/cache"
  seconds ours_all ssh50000 --cache "$work/cache" >>"$work/first"
  run_class BigHistory "$folder/ssh50000" --append 10
  # the first one after the ten is what is asked for; the cache is put back for each further one
  cp -a "$work/cache" "$work/kept"
  for ((j = 1; j <= rounds; j++)); do
    rm -rf "$work/cache" && cp -a "$work/kept" "$work/cache"
    seconds ours_all ssh50000 --cache "$work/cache" >>"$work/second"
    grep -q "judged before" "$work/ours" || say "  (the text does not say that something was judged before)"
  done
  rm -rf "$work/kept"
done
read -r f low high n <<<"$(summary "$work/first")"
say "50,000 commits, first run: $f s ($low to $high, $n rounds)"
read -r t low high n <<<"$(summary "$work/second")"
say "50,000 commits, ten more, second run: $t s ($low to $high, $n runs), wanted under 1.5 s"

for name in ssh2000 ssh20000 ssh50000; do
  /usr/bin/time -f '%M' -o "$work/rss" "$root/sallyport" source verify --no-cache --branch main \
    --repo "$folder/$name/history.git" --trust-root-file "$folder/$name/trust-root" >/dev/null
  say "peak memory, $name, $heap: $(awk '{ printf "%d MB", $1 / 1024 }' "$work/rss")"
done

for name in ssh20000 sk2000 rsa1400; do
  say "steady state, $name, $rounds rounds:"
  run_class SteadyRates "$folder/$name" "$rounds" "${SECONDS_EACH:-3}" | tee -a "$folder/results.txt"
done
say "all of it is in $folder/results.txt"
