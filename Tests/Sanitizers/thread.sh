#!/usr/bin/env bash
# The inference tests under the thread sanitizer: bash Tests/Sanitizers/thread.sh [FILTER]
#
# Not part of `make test`: it builds everything once more (.build/thread) and runs some twenty times slower. Fewer mutations
# are tried; real networks are left out unless FILTER asks for them. Any report fails the run.
set -euo pipefail
cd "$(dirname "$0")/../.."
filter=${1:-'TallyTensorTests|PartTests|RunTests|TypeTests|StripRunTests|ForcedAlgorithmTests|PlannedLayerTests'}
flags=(-c release --sanitize=thread --scratch-path .build/thread -Xswiftc -enable-testing)
export TSAN_OPTIONS="halt_on_error=1 exitcode=66 ${TSAN_OPTIONS:-}"
export TALLY_MUTATIONS=${TALLY_MUTATIONS:-200}
swift build "${flags[@]}" --build-tests
swift test "${flags[@]}" --skip-build --filter "$filter"
echo "thread sanitizer: nothing found in $filter"
