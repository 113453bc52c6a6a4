#!/bin/sh
# Rebuilds the fonts and OFL.txt here from Debian's fonts-noto-core.
# Needs: apt-get, Python 3 with venv, network access to Debian and PyPI.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
noto=/usr/share/fonts/truetype/noto
[ -f "$noto/NotoSerif-Regular.ttf" ] || apt-get install -y fonts-noto-core

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/pip" install --quiet fonttools==4.68.0

# Latin, Greek and Cyrillic with their marks, punctuation, currency and arrows;
# no hints, which a printed page does not use and which are half of the size.
letters=U+0020-007E,U+00A0-024F,U+0250-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+1F00-1FFF
signs=U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-214F,U+2190-2193,U+2212,U+2260,U+2264-2265,U+25A0-25FF,U+2610-2612,U+2713,U+FB00-FB06

# The time of the original is kept, so that the same input gives the same bytes.
for style in Serif-Regular Serif-Bold Sans-Regular Sans-Bold; do
    "$tools/bin/pyftsubset" "$noto/Noto$style.ttf" \
        --output-file="$here/Noto$style.ttf" \
        --unicodes="$letters,$signs" --layout-features='*' \
        --no-hinting --name-IDs='*' --notdef-outline --no-recalc-timestamp
done

# The licence as the package gives it: indented by one, a dot for an empty line.
{
    "$tools/bin/python" - "$noto/NotoSerif-Regular.ttf" <<'END'
import sys
from fontTools.ttLib import TTFont
print(TTFont(sys.argv[1])["name"].getDebugName(0))
END
    cat <<'END'

This Font Software is licensed under the SIL Open Font License, Version 1.1:

SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007

END
    awk '/^ PREAMBLE/ { text = 1 } /^License:/ { text = 0 }
        text { sub(/^ /, ""); sub(/^\.$/, ""); print }' \
        /usr/share/doc/fonts-noto-core/copyright
} >"$here/OFL.txt"
