#!/usr/bin/env bash
# pandoc 3.9 reads a name with a suffix in RIS the wrong way round.
#
# A name in RIS is "Lastname, Firstname, Suffix" (RIS Format Specifications, tag AU), and reference
# managers write it so. pandoc takes the suffix for the given names and the given names for the
# suffix, without a word: a list of references then has "Cobham, Jr, F. W. 2015". It reads
# "Lastname, Suffix, Firstname", which is the order of BibTeX, as if it were the order of RIS.
# BibTeX, whose order is that one, it reads right, so the fault lies in its reader of RIS.
#
# Public packages, pinned: pypandoc-binary 1.17, which brings pandoc 3.9.
#
# Output seen in November 2026:
#   pandoc 3.9
#   RIS, Cobham, F. W., Jr:     {'family': 'Cobham', 'given': 'Jr', 'suffix': 'F. W.'}
#   BibTeX, Cobham, Jr, F. W.:  {'family': 'Cobham', 'given': 'F. W.', 'suffix': 'Jr'}
#
# Fails where that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > "$folder/names.ris" <<'RIS'
TY  - JOUR
AU  - Cobham, F. W., Jr
TI  - Neighbours on the ward round
PY  - 2015
ER  - 
RIS
cat > "$folder/names.bib" <<'BIB'
@article{a, author = {Cobham, Jr, F. W.}, title = {Neighbours on the ward round}, year = {2015}}
BIB

"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import json
import subprocess
import sys

import pypandoc


def author(form: str, file: str) -> dict[str, str]:
    command = [pypandoc.get_pandoc_path(), "--from", form, "--to", "csljson", file]
    done = subprocess.run(command, check=True, capture_output=True)
    return json.loads(done.stdout)[0]["author"][0]


folder = sys.argv[1]
ris, bibtex = author("ris", f"{folder}/names.ris"), author("bibtex", f"{folder}/names.bib")
print("pandoc", pypandoc.get_pandoc_version())
print("RIS, Cobham, F. W., Jr:    ", ris)
print("BibTeX, Cobham, Jr, F. W.: ", bibtex)
right = {"family": "Cobham", "given": "F. W.", "suffix": "Jr"}
assert bibtex == right, "BibTeX is read otherwise than before."
assert ris == {"family": "Cobham", "given": "Jr", "suffix": "F. W."}, "RIS is read otherwise."
PYTHON
