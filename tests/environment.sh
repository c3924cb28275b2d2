# SPDX-License-Identifier: EUPL-1.2
# Sourced by the scripts that start our programs for a test: a home of their own, known languages,
# a screen and a message bus that belong to nobody else.

test_environment() {
  mkdir -p "$1"
  root=$(cd "$1" && pwd)
  provide_locale nl_NL.UTF-8 "$PWD/build/locales"
  provide_locale tr_TR.UTF-8 "$PWD/build/locales"
  [ ! -d "$PWD/build/locales" ] || {
    # LOCPATH hides the system's own, so what the tests name must all be there.
    provide_all=$PWD/build/locales
    for name in nl_NL.UTF-8 tr_TR.UTF-8; do
      [ -d "$provide_all/$name" ] || localedef -i "${name%%.*}" -f UTF-8 "$provide_all/$name"
    done
    export LOCPATH="$provide_all"
  }
  home=$(mktemp -d "${TMPDIR:-/tmp}/perspectief-test.XXXXXX")
  trap 'rm -rf "$home"' EXIT INT TERM
  export HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
    XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run"
  mkdir -p "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
  chmod 700 "$XDG_RUNTIME_DIR"
  export XDG_DATA_DIRS="$root/share:/usr/local/share:/usr/share" GSETTINGS_SCHEMA_DIR="$root/share/glib-2.0/schemas"
  export PATH="$root/bin:$PATH" LANG=C.UTF-8 GSK_RENDERER=cairo GDK_BACKEND=x11 GSETTINGS_BACKEND=memory
  unset LANGUAGE LC_ALL WAYLAND_DISPLAY POW_PORTFOLIO
  git config --global user.name 'A. Tester'
  git config --global user.email 'tester@example.org'
}

with_screen() {
  xvfb-run -a -s '-screen 0 1400x1000x24 -dpi 96' dbus-run-session -- "$@"
}
