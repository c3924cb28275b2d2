# SPDX-License-Identifier: EUPL-1.2
# Sourced by the scripts that build or test: which Debian packages are needed, and what for.

# package, then why a person should let it in
needed_to_build='
gcc:compiles the program
pkg-config:finds the libraries
meson:describes the build
ninja-build:runs the build
make:links the program on all processors
gettext:makes the Dutch texts
libc6-dev:the C library
libgtk-4-dev:the window
libadwaita-1-dev:the look of the window
libgit2-dev:keeps the records and their history
libcjson-dev:holds records in memory
libsqlite3-dev:finds changes and words without reading everything
libxlsxwriter-dev:writes spreadsheets
libdeflate-dev:unpacks the records quickly
libsecret-1-dev:keeps the password of a server, where the desktop can
libglib2.0-bin:packs settings and pictures
git:checks the portfolio and exchanges it
'
needed_to_run='
adwaita-icon-theme:the icons
ca-certificates:tells real servers from false ones
fonts-cantarell:the letters
librsvg2-common:draws the icons
dbus-x11:lets the window start without a desktop
dconf-gsettings-backend:remembers settings
'
needed_to_test='
xvfb:a screen for the window tests
xauth:a screen for the window tests
dbus:messages between window and tests
at-spi2-core:reads the window as a screen reader does
python3-gi:reads the window as a screen reader does
python3-jsonschema:an outside check of the published schema
python3-openpyxl:an outside reader of spreadsheets
xdotool:types into the window
xfwm4:gives the keyboard to dialogs, as a desktop does
x11-apps:looks at the screen
x11-utils:makes the words larger
imagemagick:takes pictures of the window
strace:makes system calls fail one by one
patch:breaks the merge on purpose to see its laws notice
faketime:wrong clocks
desktop-file-utils:checks the desktop entry
appstream:checks the software description
libxml2-utils:checks the settings schema
locales:Dutch and Turkish rules for the tests
openssh-server:a real server to exchange with
openssh-client:a real server to exchange with
nginx-light:a real server with TLS and a login
fcgiwrap:lets that server run git
gnome-keyring:keeps passwords, as a desktop does
openssl:makes its certificates
gitolite3:a real server that knows who may write what
'
needed_to_measure='
gnome-text-editor:a window to compare ours with
xvfb:a screen for the windows
xauth:a screen for the windows
dbus:messages of the windows
locales:Dutch for the windows
'
needed_at_night='
clang:looks for inputs that break the readers
libclang-rt-dev:looks for inputs that break the readers
valgrind:watches how memory is used
'

# Names of the packages of these lists that are not installed, one a line.
missing_packages() {
  printf '%s' "$@" | sed -n 's/^\([^:]*\):.*/\1/p' | while read -r package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

# Installs what is missing from the given lists; says what and why first.
install_packages() {
  command -v dpkg-query >/dev/null || { echo "This is no Debian system: install the packages named in app/packages.sh yourself." >&2; return 0; }
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  echo "Needed and not installed yet:"
  printf '%s' "$@" | while IFS=: read -r package why; do
    if echo "$missing" | grep -qx "$package"; then printf '  %-24s %s\n' "$package" "$why"; fi
  done
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "Ask your administrator to run: apt-get install --no-install-recommends $(echo $missing)" >&2
      return 1
    }
    as_root=sudo
    echo "Your password may be asked to install them."
  fi
  $as_root apt-get update -qq || echo "The package lists could not be renewed; trying with the old ones." >&2
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
    echo "Installing failed. Check the network and run this again; nothing else was changed." >&2
    return 1
  }
}

# Makes a locale in a folder of ours when the system lacks it, so that no administrator is needed.
provide_locale() {
  name=$1 folder=$2
  locale -a 2>/dev/null | tr 'A-Z' 'a-z' | tr -d - | grep -qx "$(echo "$name" | tr 'A-Z' 'a-z' | tr -d -)" && return 0
  mkdir -p "$folder"
  [ -d "$folder/$name" ] || localedef -i "${name%%.*}" -f UTF-8 "$folder/$name" 2>/dev/null || return 1
}
