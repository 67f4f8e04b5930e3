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

end_group() {
    kill -TERM -- "-$child" 2>/dev/null || return
    for ((tenths = grace * 10; tenths > 0; tenths--)); do
        kill -0 -- "-$child" 2>/dev/null || return
        sleep 0.1
    done
    kill -KILL -- "-$child" 2>/dev/null
}

{
    while read -r -u 3 seconds; do grace=$seconds; done
    end_group
} >/dev/null 2>&1 &
watcher=$!

wait "$child"
code=$?
kill -KILL -- "-$child" 2>/dev/null
kill -KILL -- "-$watcher" 2>/dev/null
exit "$code"
