"""Identifiers of reports, people and organisations beside the DOI (python-stdnum has check digits).

Each is read from what people and programs write to the form in which records hold it, and has the
address under which it is resolved, where there is one. Forms: PubMed (PMID, PMCID; NLM, "PMCID –
PMID – Manuscript ID"), ISBN (ISO 2108), ORCID (ORCID, "Structure of the ORCID Identifier"), ROR
(ROR, "Identifiers"), and the numbers of the primary registries of the WHO's platform of trials.
"""

from __future__ import annotations

import re
from typing import Final

from stdnum import isbn, issn
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2, mod_97_10

PMID_PATTERN: Final = r"^[1-9][0-9]{0,8}$"
PMCID_PATTERN: Final = r"^PMC[1-9][0-9]{0,9}$"
ISBN_PATTERN: Final = r"^(?:97[89][0-9]{10}|[0-9]{9}[0-9X])$"
ORCID_PATTERN: Final = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"
ROR_PATTERN: Final = r"^0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$"
TRIAL_PATTERN: Final = r"^[A-Za-z][A-Za-z0-9]{1,9}[A-Za-z0-9/.-]{4,30}$"

_TRIALS: Final = re.compile(
    r"NCT[0-9]{8}|ISRCTN[0-9]{8}|ACTRN[0-9]{14}|DRKS[0-9]{8}|UMIN[0-9]{9}|KCT[0-9]{7}"
    r"|jRCTs?[0-9]{9,10}|PACTR[0-9]{15,16}|IRCT[0-9A-Z]{10,20}|TCTR[0-9]{11}|NTR[0-9]{3,5}"
    r"|NL-?OMON[0-9]{4,6}|NL[0-9]{3,5}|EUCTR[0-9]{4}-[0-9]{6}-[0-9]{2}(?:-[A-Z]{2})?"
    r"|ChiCTR(?:-[A-Z]{3,4}-)?[0-9]{8,10}|CTRI/[0-9]{4}/[0-9]{2,3}/[0-9]{6}"
    r"|RBR-[0-9a-z]{6,8}|RPCEC[0-9]{8}|SLCTR/[0-9]{4}/[0-9]{3}|LBCTR[0-9]{10}|PER-[0-9]{3}-[0-9]{2}"
    r"|CRiS-?KCT[0-9]{7}",
    re.IGNORECASE,
)
_SPELLED: Final = {"chictr": "ChiCTR", "jrct": "jRCT", "jrcts": "jRCTs"}
_BASE_32: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of a ROR identifier: Crockford's base 32."""


def _alone(text: str, names: str) -> str:
    """A text without the name of what it is before it, and without what stands around it."""
    clean = re.sub(rf"(?i)^\s*(?:{names})\s*[:#]?\s*", "", text.strip())
    return re.sub(r"\s*\[[a-z]+\]\s*$", "", clean).strip(" .,;<>()")


def read_pmid(text: str) -> str:
    """The number of a report in PubMed, also of its address; nothing where it is none.

    >>> read_pmid("PMID: 31452104"), read_pmid("https://pubmed.ncbi.nlm.nih.gov/31452104/")
    ('31452104', '31452104')
    """
    hosts = r"pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|europepmc\.org/\w+/MED/"
    bare = re.sub(rf"(?i)^(?:https?://)?(?:www\.)?(?:{hosts})", "", text.strip())
    bare = _alone(bare, "PMID|PubMed(?: ID)?|medline")
    bare = bare.rstrip("/")
    return bare if re.fullmatch(PMID_PATTERN, bare) else ""


def read_pmcid(text: str) -> str:
    """The number of a report in PubMed Central; nothing where it is none.

    >>> read_pmcid("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6815160/"), read_pmcid("pmc 12")
    ('PMC6815160', 'PMC12')
    """
    hosts = r"(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles/|pmc\.ncbi\.nlm\.nih\.gov/articles/"
    hosts += r"|europepmc\.org/articles?/(?:PMC/)?(?=PMC)"
    bare = re.sub(rf"(?i)^(?:https?://)?(?:{hosts})", "", text.strip())
    bare = _alone(bare, "PMCID").rstrip("/")
    found = re.fullmatch(r"(?i)PMC\s?([1-9][0-9]{0,9})(?:\.[0-9]+)?", bare)
    return f"PMC{found[1]}" if found else ""


def pmid_address(pmid: str) -> str:
    """The page of a report in PubMed.

    >>> pmid_address("31452104")
    'https://pubmed.ncbi.nlm.nih.gov/31452104/'
    """
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def pmcid_address(pmcid: str) -> str:
    """The page of a report in PubMed Central.

    >>> pmcid_address("PMC12")
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC12/'
    """
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"


def read_isbn(text: str) -> str:
    """The ISBN that a text is, without hyphens, right or wrong; nothing where it is none.

    >>> read_isbn("ISBN-13: 978-0-306-40615-7"), read_isbn("0-306-40615-2 (pbk.)")
    ('9780306406157', '0306406152')
    """
    bare = _alone(re.sub(r"\s*\([^()]*\)\s*$", "", text), r"(?:e-?)?ISBN(?:-?1[03])?")
    bare = re.sub(r"[\s\u2010-\u2013-]", "", bare).upper()
    return bare if re.fullmatch(ISBN_PATTERN, bare) else ""


def is_isbn(text: str) -> bool:
    """Whether a text of digits, with or without hyphens, is an ISBN of 13 or 10 digits.

    >>> is_isbn("978-0-306-40615-7")
    True
    """
    return bool(isbn.is_valid(text))


def is_issn(text: str) -> bool:
    """Whether a text of digits, with or without a hyphen, is an ISSN.

    >>> is_issn("0317-8471")
    True
    """
    return bool(issn.is_valid(text))


def read_orcid(text: str) -> str:
    """The ORCID of a person, of its address or alone, right or wrong; nothing where it is none.

    >>> read_orcid("https://orcid.org/0000-0002-1825-0097"), read_orcid("0000000218250097")
    ('0000-0002-1825-0097', '0000-0002-1825-0097')
    """
    bare = _alone(re.sub(r"(?i)^\s*(?:https?://)?(?:www\.)?orcid\.org/", "", text), "ORCID(?: iD)?")
    digits = re.sub(r"[\s-]", "", bare).upper()
    parted = "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return parted if re.fullmatch(ORCID_PATTERN, parted) else ""


def is_orcid(orcid: str) -> bool:
    """Whether an ORCID has the check digit that it should have (ISO 7064, modulo 11-2).

    >>> is_orcid("0000-0002-1825-0097")
    True
    """
    return bool(mod_11_2.is_valid(orcid.replace("-", "")))


def orcid_address(orcid: str) -> str:
    """The page of a person.

    >>> orcid_address("0000-0002-1825-0097")
    'https://orcid.org/0000-0002-1825-0097'
    """
    return f"https://orcid.org/{orcid}"


def read_ror(text: str) -> str:
    """The ROR identifier of an organisation, right or wrong; nothing where it is none.

    >>> read_ror("https://ror.org/05dxps055")
    '05dxps055'
    """
    bare = _alone(re.sub(r"(?i)^\s*(?:https?://)?(?:www\.)?ror\.org/", "", text), "ROR").lower()
    return bare if re.fullmatch(ROR_PATTERN, bare) else ""


def is_ror(ror: str) -> bool:
    """Whether a ROR identifier has the check digits that it should have (ISO 7064, modulo 97).

    >>> is_ror("05dxps055")
    True
    """
    number = 0
    for sign in ror[1:-2]:
        number = number * len(_BASE_32) + _BASE_32.index(sign)
    try:
        return str(mod_97_10.calc_check_digits(str(number))) == ror[-2:]
    except ValidationError:  # pragma: no cover - a number always has check digits
        return False


def ror_address(ror: str) -> str:
    """The page of an organisation.

    >>> ror_address("05dxps055")
    'https://ror.org/05dxps055'
    """
    return f"https://ror.org/{ror}"


def read_trial(text: str) -> str:
    """The number under which a trial is registered, also of a register's address, else nothing.

    >>> read_trial("https://clinicaltrials.gov/ct2/show/nct01234567"), read_trial("ISRCTN 12345678")
    ('NCT01234567', 'ISRCTN12345678')
    """
    bare = re.sub(r"(?i)^\s*https?://[^\s?#]*?(?=(?:NCT|ISRCTN|ACTRN|DRKS)[0-9]+/?$)", "", text)
    bare = _alone(bare, r"(?:trial )?(?:registration|registry)(?: (?:number|no\.?))?").rstrip("/")
    joined = re.sub(r"(?<=[A-Za-z])\s+(?=[0-9])", "", bare)
    found = _TRIALS.fullmatch(joined)
    if not found:
        return ""
    letters = re.match(r"[A-Za-z]+", joined)
    word = letters[0] if letters else ""
    return f"{_SPELLED.get(word.lower(), word.upper())}{joined[len(word) :]}"
