# Runs one task of a job and keeps its end for whoever asks later, agent or service, alive or restarted.
#   shim.sh FOLDER GROUP MARK OUTPUT ERRORS WORKDIR SETSID GRACE COMMAND [ARGUMENT...]
# FOLDER takes: pid, result (renamed into place), note, start-failed. GROUP is a cgroup, or empty.
# MARK, as NAME=value, goes into the environment of the task, so that its children can be found by it.
# Descriptor 9 holds the attempt's lock as long as this process lives; the job must not inherit it.
# Descriptor 8, if open, is the lifeline: its end of file means that whoever asked for the job is gone.
folder=$1 group=$2 mark=$3 output=$4 errors=$5 workdir=$6 setsid=$7 grace=$8
shift 8

# The shell tells here, and only here, that a task died of a signal and did not exit with 128 + n.
exec 2>"$folder/note"

refuse() {
    printf '%s\n' "$1" >"$folder/start-failed"
    exit 126
}

become_task() {
    if [ -n "$group" ]; then
        echo 0 >"$group/cgroup.procs" || refuse "cannot enter the process group $group"
    fi
    cd "$workdir" || refuse "cannot enter the working directory $workdir"
    : >>"$output" || refuse "cannot write $output"
    : >>"$errors" || refuse "cannot write $errors"
    export "${mark?}"
    exec $setsid "$@" >>"$output" 2>>"$errors" 8<&- 9>&-
}

kill_all() {
    if [ -n "$group" ]; then
        echo 1 >"$group/cgroup.kill"
    else
        kill -9 "-$task"
    fi
}

# The agent, told by the same lifeline, ends the task gently; this is for the case that it died as well.
watch_lifeline() {
    read -r _ <&8
    command -p sleep "$((grace + 2))"
    kill_all
}

(become_task "$@") &
task=$!
printf '%s\n' "$task" >"$folder/pid"

watcher=
if { : <&8; } 2>/dev/null; then
    watch_lifeline 9>&- &
    watcher=$!
fi

wait "$task"
code=$?
[ -z "$watcher" ] || kill "$watcher"

# Shells are silent about INT, PIPE and TERM (130, 141, 143): those codes are taken for the signals.
end="exit $code"
if [ "$code" -gt 128 ]; then
    case $code in
        130 | 141 | 143) end="signal $((code - 128))" ;;
        *) [ ! -s "$folder/note" ] || end="signal $((code - 128))" ;;
    esac
fi

# The file has its room on the disk already, so that a full disk cannot lose the result.
printf '%s\n' "$end" 1<>"$folder/result.new"
command -p mv "$folder/result.new" "$folder/result"
