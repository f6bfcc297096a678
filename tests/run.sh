#!/usr/bin/env bash
# Builds everything, runs every test project and adds up the results. tests/README.md says what each part needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly configuration=Debug # one for all: the tests of the built executable look for it there
readonly results=tests/TestResults
readonly projects=(Core.Tests Storage.Tests Adapters.Tests EndToEnd.Tests)
readonly services=(rabbitmq postgresql chromium tryton)
readonly service_policy=/usr/sbin/policy-rc.d

filter=
limit=3600 # seconds for a project; one that hangs must end as a failure with a name
passed=0 failed=0 skipped=0
failures=() skips=()
policy_is_ours=false

usage() {
  cat <<'TEXT'
Usage: bash tests/run.sh [OPTION...]
  --filter TEXT   only tests with TEXT in their full name (Namespace.Class.Method)
  --all-kills     all 200 kills of the built executable instead of a slice of 20
  --seed N        the seed of the generated tests; without it each picks one and prints it
  --without LIST  as if these services were not on the machine, for example rabbitmq,tryton
  --help          this text
The last line is "N passed, N failed, N skipped"; the exit code is 0 if and only if nothing failed.
TEXT
}

parse_options() {
  while (($#)); do
    case $1 in
      --filter) filter=${2:?--filter needs a text} && shift ;;
      --all-kills) export HUB_TEST_KILLS=200 && limit=14400 ;;
      --seed) export HUB_TEST_SEED=${2:?--seed needs a number} && shift ;;
      --without) export HUB_TEST_WITHOUT=${2:?--without needs a list} && shift ;;
      --help) usage && exit 0 ;;
      *) usage >&2 && exit 2 ;;
    esac
    shift
  done
}

say() { printf '\n== %s\n' "$*"; }

# --- services -------------------------------------------------------------------------------------------------------

has() { command -v "$1" >/dev/null 2>&1 || [[ -x /usr/sbin/$1 ]]; }

is_present() {
  case $1 in
    rabbitmq) { [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] || has rabbitmq-server; } && has epmd ;;
    postgresql) has initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
    chromium) has chromium || has google-chrome-stable || has google-chrome || has chromium-browser ;;
    tryton) has trytond && has trytond-admin && has_tryton_modules ;;
  esac
}

has_tryton_modules() {
  local modules=/usr/lib/python3/dist-packages/trytond/modules module
  [[ -d $modules ]] || return 0 # not installed by Debian: the server itself says what it lacks
  for module in stock_lot stock_lot_unit stock_package production purchase; do
    [[ -d $modules/$module ]] || return 1
  done
}

packages_of() {
  case $1 in
    rabbitmq) echo rabbitmq-server ;;
    postgresql) echo postgresql ;;
    chromium) echo chromium ;;
    tryton) echo tryton-server tryton-modules-{stock-lot,stock-lot-unit,stock-package,production,purchase} ;;
  esac
}

missing_services() {
  local service
  for service in "${services[@]}"; do
    is_present "$service" || echo "$service"
  done
}

# shellcheck source=/dev/null
is_distribution() { (. /etc/os-release 2>/dev/null && [[ " $* " == *" ${ID:-} "* ]]); }

provide_services() {
  local missing
  mapfile -t missing < <(missing_services)
  if ((${#missing[@]})) && [[ $(id -u) == 0 ]] && is_distribution debian ubuntu; then
    say "Installing ${missing[*]} with apt"
    install_with_apt "${missing[@]}"
    mapfile -t missing < <(missing_services)
  fi
  # Debian has them all, so on a build server that runs Debian an absent one is a fault and not a reason to skip.
  if [[ ${CI:-} == true && -z ${HUB_TEST_WITHOUT:-} ]] && is_distribution debian; then
    export HUB_TEST_REQUIRE_SERVICES=1
  fi
  if ((${#missing[@]})); then
    local fate=skipped
    [[ ${HUB_TEST_REQUIRE_SERVICES:-} != 1 ]] || fate=failed
    say "Not on this machine: ${missing[*]}. Tests that need them are $fate, by name, below."
  fi
}

# apt would start what it installs, on the standard ports and for all to use; we want the programs only.
forbid_starting_services() {
  [[ -e $service_policy ]] && return
  policy_is_ours=true
  trap allow_starting_services EXIT
  printf '#!/bin/sh\nexit 101\n' >"$service_policy"
  chmod +x "$service_policy"
}

allow_starting_services() {
  if $policy_is_ours; then rm -f "$service_policy"; fi
  policy_is_ours=false
}

apt() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >>"$results/apt.log" 2>&1; }

install_with_apt() {
  local service
  local -a packages
  forbid_starting_services
  apt update || echo "apt-get update failed; trying with the lists as they are. See $results/apt.log"
  for service in "$@"; do # one by one: a package that one distribution lacks must not keep the others away
    read -ra packages < <(packages_of "$service")
    apt install -y --no-install-recommends "${packages[@]}" ||
      echo "apt-get could not install ${packages[*]}. See $results/apt.log"
  done
  allow_starting_services
}

# --- build and run --------------------------------------------------------------------------------------------------

build() {
  say "Building IntegrationHub.sln ($configuration)"
  dotnet build IntegrationHub.sln -c "$configuration" -nologo -v q -nodeReuse:false
}

# Compiled ahead of time, as the image is: the end-to-end tests start the hub many hundred times.
publish_hub() {
  say "Publishing the hub for the end-to-end tests"
  if dotnet publish src/IntegrationHub.Cli -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true \
    -o "$results/hub" -nologo -v q -nodeReuse:false; then
    export HUB_TEST_PROGRAM=$PWD/$results/hub/hub
  else
    echo "It could not be published; the tests start the built one, which takes longer."
  fi
}

run_project() {
  local name=IntegrationHub.$1 begin=$SECONDS status=0
  local program=tests/$name/bin/$configuration/net10.0/$name.dll
  local ctrf=$results/$1.json log=$results/$1.log
  local -a arguments=(-noLogo -noColor -ctrf "$ctrf")
  [[ -z $filter ]] || arguments+=(-method "*$filter*")

  say "$1"
  timeout --foreground --signal=KILL "$limit" dotnet "$program" "${arguments[@]}" 2>&1 | tee "$log" || status=${PIPESTATUS[0]}
  count_project "$1" "$ctrf" "$log" "$status"
  echo "-- $1: $((SECONDS - begin)) s"
}

count_project() {
  local project=$1 ctrf=$2 log=$3 status=$4 kind name text
  local before=$failed tests=0
  if [[ ! -s $ctrf ]]; then
    fail "$project" "it ended with exit code $status and wrote no results; its output is in $log"
    return
  fi
  while IFS=$'\t' read -r kind name text; do
    tests=$((tests + 1))
    case $kind in
      passed) passed=$((passed + 1)) ;;
      skipped | pending | other) skipped=$((skipped + 1)) && skips+=("$name: ${text:-not run}") ;;
      *) fail "$name" "$text" ;;
    esac
  done < <(read_tests "$ctrf")
  if ((tests == 0)) && [[ -z $filter ]]; then
    fail "$project" "it ran no test"
  elif ((status != 0 && failed == before && tests > 0)); then
    fail "$project" "it ended with exit code $status though no test failed; its output is in $log"
  fi
}

fail() {
  failed=$((failed + 1))
  failures+=("$1: $2")
}

# Prints a line for each test of a CTRF file: status, name, message or reason, between tabs. CTRF is JSON; neither jq nor
# python is on every machine, and grep cuts JSON into its tokens well enough for awk to follow the nesting.
read_tests() {
  LC_ALL=C grep -oE '"([^"\\]|\\.)*"|[][{}]|[^][{},:"[:space:]]+' "$1" | LC_ALL=C awk '
    function path(  level, text) { for (level = 1; level <= depth; level++) text = text "/" key[level]; return text }
    function plain(text) {
      text = substr(text, 2, length(text) - 2)
      gsub(/\\r/, "", text); gsub(/\\[nt]/, " ", text); gsub(/\\"/, "\"", text); gsub(/\\u0027/, "\047", text)
      return text
    }
    function is_name() { return kind[depth] == "{" && key[depth] == "" }
    function end_value() { if (kind[depth] == "{") key[depth] = "" }
    /^[{[]$/ { depth++; kind[depth] = $0; key[depth] = ""; next }
    /^[]}]$/ {
      depth--
      if (path() == "/results/tests/") { print status "\t" name "\t" text; status = name = text = "" }
      end_value()
      next
    }
    is_name() { key[depth] = plain($0); next }
    {
      place = path()
      if (place == "/results/tests//name") name = plain($0)
      else if (place == "/results/tests//status") status = plain($0)
      else if (place == "/results/tests//message" || place == "/results/tests//extra/reason") text = plain($0)
      end_value()
    }'
}

report() {
  if ((${#skips[@]})); then
    say "Skipped"
    printf '%s\n' "${skips[@]}"
  fi
  if ((${#failures[@]})); then
    say "Failed"
    printf '%s\n' "${failures[@]}"
  fi
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
}

main() {
  parse_options "$@"
  has dotnet || { echo "dotnet is not on PATH: install the .NET 10 SDK." >&2 && exit 2; }
  rm -rf "$results" && mkdir -p "$results"
  provide_services
  if build; then
    local project
    [[ -n $filter ]] || publish_hub
    for project in "${projects[@]}"; do run_project "$project"; done
    if [[ -n $filter ]] && ((passed + failed + skipped == 0)); then fail "--filter $filter" "no test has this in its name"; fi
  else
    fail "build" "the errors are above"
  fi
  report
  ((failed == 0))
}

main "$@"
