# leash.sh COMMAND [ARGUMENT ...]
#
# Runs the command in a process group of its own. As soon as standard input closes, because whoever
# holds its other end closed it or died, however suddenly, the whole group is ended: SIGTERM, and
# SIGKILL after a grace. The grace is 3 seconds, or as many as a line read before the end says.
# Exits as the command does, and leaves nothing of the group behind.
grace=3
exec 3<&0
set -m
"$@" </dev/null 3<&- &
child=$!
# Ctrl-C reaches this shell too: the holder of the pipe decides what ends when, not the terminal.
trap '' INT HUP TERM

# All processes below one, also those that made groups or sessions of their own, as agents do.
descendants() {
    ps -A -o pid=,ppid= | awk -v top="$1" '
        { parent[$1] = $2 }
        END {
            for (pid in parent)
                for (up = parent[pid]; up in parent; up = parent[up])
                    if (up == top) { print pid; break }
        }'
}

end_group() {
    family=$(descendants "$child")
    kill -TERM -- "-$child" 2>/dev/null
    for ((tenths = grace * 10; tenths > 0; tenths--)); do
        kill -0 -- "-$child" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL -- "-$child" $family 2>/dev/null
}

# The watcher says that it is at work before it ends the group, so that nobody cuts it off.
ending=
trap 'ending=1' USR1
{
    trap - USR1
    while read -r -u 3 seconds; do grace=$seconds; done
    kill -USR1 $$
    end_group
} >/dev/null 2>&1 &
watcher=$!

wait "$child"
while kill -0 "$child" 2>/dev/null; do wait "$child"; done
wait "$child"
code=$?
# The shell would tell of the watcher's end in the command's log.
exec >/dev/null 2>&1
if [ -n "$ending" ]; then
    wait "$watcher"
else
    kill -KILL -- "-$watcher"
fi
kill -KILL -- "-$child"
exit "$code"
