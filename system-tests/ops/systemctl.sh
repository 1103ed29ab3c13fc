#!/bin/bash
# Stands in for systemctl where no systemd runs: does what a unit says of its user, its home, its variables and its program.
set -euo pipefail

say() { sed -n "s/^$2=//p" "/etc/systemd/system/$1.service"; }

lives() { [ -e "$1" ] && kill -0 -- "$2$(cat "$1")" 2>/dev/null; }

start() {
  # What a timer begins is asked of the units themselves (systemd.deep.ts).
  [[ "$1" != *.timer ]] || return 0
  if [ "$1" = nginx ]; then
    lives /run/nginx.pid "" || nginx
    return
  fi
  local home user file variables
  home=$(say "$1" WorkingDirectory)
  user=$(say "$1" User)
  file=$(say "$1" EnvironmentFile)
  # systemd makes a home that is missing, and hands credentials over in a folder that only the unit's user reads.
  [ -d "$home" ] || install -d -o "$user" -g "$user" -m "$(say "$1" StateDirectoryMode)" "$home"
  [ "$(stat -c '%U 0%a' "$home")" = "$user $(say "$1" StateDirectoryMode)" ]
  mapfile -t variables < <(sed -n "s/^\([A-Z_]*=\)'\(.*\)'$/\1\2/p; t; s/^[A-Z_]*=.*/&/p" "$file")
  local credential
  credential=$(say "$1" LoadCredential)
  if [ -n "$credential" ]; then
    install -d -o "$user" -m 0700 "/run/credentials/$1.service"
    install -o "$user" -m 0400 "${credential#*:}" "/run/credentials/$1.service/${credential%%:*}"
    variables+=("CREDENTIALS_DIRECTORY=/run/credentials/$1.service")
  fi
  # Which authorities the machine trusts is no variable of a unit.
  [ -z "${NODE_EXTRA_CA_CERTS:-}" ] || variables+=("NODE_EXTRA_CA_CERTS=$NODE_EXTRA_CA_CERTS")
  (
    cd "$home"
    umask "$(say "$1" UMask)"
    # shellcheck disable=SC2046
    exec setsid runuser -u "$user" -- env -i PATH=/usr/bin:/bin "${variables[@]}" $(say "$1" ExecStart)
  ) >>"/var/log/$1.log" 2>&1 </dev/null &
  echo $! >"/run/$1.pid"
}

stop() {
  [[ "$1" != *.timer ]] || return 0
  lives "/run/$1.pid" - || return 0
  kill -TERM -- "-$(cat "/run/$1.pid")"
  while lives "/run/$1.pid" -; do sleep 0.2; done
  rm "/run/$1.pid"
}

each() {
  local what=$1 unit
  shift
  for unit; do "$what" "$unit"; done
}

verb=$1
shift
case $verb in
  daemon-reload) ;;
  enable)
    [ "$1" = --now ]
    each start "${@:2}"
    ;;
  disable)
    [ "$1" = --now ]
    each stop "${@:2}"
    ;;
  start | stop) each "$verb" "$@" ;;
  restart)
    each stop "$@"
    each start "$@"
    ;;
  reload) nginx -s reload ;;
  *)
    echo "systemctl $verb is not known here" >&2
    exit 64
    ;;
esac
