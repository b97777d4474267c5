# Runs one task of a job and keeps its end for whoever asks later, agent or service, alive or restarted.
#   shim.sh FOLDER GROUP MARK OUTPUT ERRORS WORKDIR GRACE SETSID COMMAND [ARGUMENT...]
# FOLDER has the files pid, note, start-failed and result.new. They hold blanks to be written over, because on a
# full disk there is no room for more; result.new is renamed to result. GROUP is a cgroup, or empty. MARK, as
# NAME=value, goes into the environment of the task, so that its children can be found by it. SETSID may be empty.
# Descriptor 9 holds the attempt's lock as long as this process lives; the job must not inherit it.
# Descriptor 8, if open, is the lifeline: its end of file means that whoever asked for the job is gone.

# Bash tells here, and only here, that a task died of a signal and did not exit with 128 + n. Of other shells
# nothing better can be had than the code.
exec 2<>"$1/note"

refuse() {
    printf '%s\n' "$2" 1<>"$1/start-failed"
    exit 126
}

# Sets no variable: one of the task's own environment may have the same name. And a redirection that fails must
# not end the shell, as it does in some with a special built-in like ":".
become_task() {
    if [ -n "$2" ]; then
        echo 0 >"$2/cgroup.procs" || refuse "$1" "cannot enter the process group $2"
    fi
    cd "$6" || refuse "$1" "cannot enter the working directory $6"
    true >>"$4" || refuse "$1" "cannot write $4"
    true >>"$5" || refuse "$1" "cannot write $5"
    export "$3"
    exec >>"$4" 2>>"$5" 8<&- 9>&-
    shift 7
    [ -n "$1" ] || shift
    exec "$@"
}

# Finds out when a process started, in clock ticks since boot, where the system tells.
start_of() {
    if read -r stat <"/proc/$1/stat"; then
        set -- ${stat##*) }
        ticks=${20}
    fi 2>/dev/null
}

kill_all() {
    if [ -n "$group" ]; then
        echo 1 >"$group/cgroup.kill"
    else
        kill -9 "-$task" || kill -9 "$task"
    fi
}

# The agent, told by the same lifeline, ends the task gently; this is for the case that it died as well.
watch_lifeline() {
    # A variable of the job, by which bash would stop waiting.
    unset TMOUT
    read -r _ <&8
    command -p sleep "$((grace + 2))" &
    trap "kill $!; exit" TERM
    wait "$!"
    kill_all
}

(become_task "$@") &
task=$!
folder=$1 group=$2 grace=$7 ticks='' watcher=''
start_of "$task"
printf '%s\n' "$task $ticks" 1<>"$folder/pid"

if { true <&8; } 2>/dev/null; then
    watch_lifeline 9>&- 2>/dev/null &
    watcher=$!
fi

wait "$task"
code=$?

# Shells are silent about INT, PIPE and TERM (130, 141, 143): those codes are taken for the signals.
end="exit $code"
if [ "$code" -gt 128 ]; then
    read -r note <"$folder/note"
    case $code in
        130 | 141 | 143) end="signal $((code - 128))" ;;
        *) [ -z "$note" ] || end="signal $((code - 128))" ;;
    esac
fi

[ -z "$watcher" ] || kill "$watcher"
printf '%s\n' "$end" 1<>"$folder/result.new"
command -p mv "$folder/result.new" "$folder/result"
