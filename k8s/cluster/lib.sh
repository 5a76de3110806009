# Where the test cluster lies; to be sourced. All of it listens in network namespaces of its own: the control
# plane at 10.77.0.1 in bgt, a node at 10.77.0.N in one that is named as it.
CLUSTER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${BABELGRID_CLUSTER_CACHE:-$HOME/.cache/babelgrid/cluster}
# Another number when build makes something else of the same.
RECIPE=1
BIN=$CACHE/bin-$(cat "$CLUSTER"/tools/go.mod "$CLUSTER"/tools/*.go "$CLUSTER"/tools/pause.c "$CLUSTER"/tools/kwok/go.mod <(echo $RECIPE) | sha256sum | cut -c1-12)
# extra NAME: where what only some proofs need lies, see k8s/cluster/extra.
extra() { echo "$CACHE/$1-$(cat "$CLUSTER/tools/$1"/* | sha256sum | cut -c1-12)"; }
RUN=$CACHE/run
NS=bgt
MASTER=10.77.0.1
export KUBECONFIG=$RUN/kubeconfig

. "$CLUSTER/../../.ci/tools.sh"

# Not "ip netns exec", which mounts another /sys, without control groups.
within() { nsenter --net="/run/netns/$1" -- "${@:2}"; }
kubectl() { within "$NS" "$RUN/links/kubectl" "$@"; }

# start NAME NAMESPACE COMMAND...: in the background, with its log and process id in $RUN.
start() {
  local name=$1 namespace=$2
  shift 2
  nohup nsenter --net="/run/netns/$namespace" -- "$@" >"$RUN/log/$name.log" 2>&1 </dev/null &
  echo $! >"$RUN/$name.pid"
}

# until_true SECONDS WHAT COMMAND...
until_true() {
  local tries=$(($1 * 5)) what=$2
  shift 2
  while ! "$@" >/dev/null 2>&1; do
    ((tries-- > 0)) || die "$what did not come about; logs are in $RUN/log"
    sleep 0.2
  done
}

# stop NAME: by the process id that start wrote down.
stop() {
  local pid tries=50
  pid=$(cat "$RUN/$1.pid" 2>/dev/null) || return 0
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null && ((tries-- > 0)); do sleep 0.1; done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$RUN/$1.pid"
}
