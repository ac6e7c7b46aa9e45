// Makes first.txt, last.txt, either.txt and common.txt beside this file, and words.bin with words.py. Run it in a scratch directory:
//   npm i --ignore-scripts @faker-js/faker@10 @zxcvbn-ts/language-de@3.0.2 @cspell/dict-people-names@1.1.16 && node <this file>
// The lists of Lotse's own (own-first.txt, own-last.txt) are added when the program starts.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.cwd(), "x.js"));
const { allLocales } = require("@faker-js/faker");
const german = require("@zxcvbn-ts/language-de").dictionary;
const here = dirname(fileURLToPath(import.meta.url));
const SOURCE = "# Sources: npm @faker-js/faker (MIT, person.first_name and last_name of its locales), npm @zxcvbn-ts/language-de (MIT).\n# Made by make.mjs; one entry a line, lower case.\n";

// Locales whose lists are romanised badly, are no names, or are in scripts that our writers' keyboards do not have.
const LEFT_OUT = ["en_AU_ocker", "th", "ko", "ja", "ne", "ta_IN", "base", "ka_GE", "hy", "dv", "zh_CN", "zh_TW", "bn_BD", "en_HK"];
const CYRILLIC = {
  а: "a", б: "b", в: "w", г: "g", ґ: "g", д: "d", е: "e", є: "je", ё: "jo", ж: "sch", з: "s", и: "i", і: "i", ї: "ji", й: "j",
  к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "ch", ц: "z", ч: "tsch", ш: "sch",
  щ: "schtsch", ъ: "", ы: "y", ь: "", э: "e", ю: "ju", я: "ja", ѓ: "gj", ј: "j", љ: "lj", њ: "nj", ќ: "kj", џ: "dz", ѕ: "dz",
};
const ENGLISH = { ...CYRILLIC, в: "v", ж: "zh", з: "z", й: "y", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ю: "yu", я: "ya", є: "ye", ё: "yo", ї: "yi" };
const UKRAINIAN = { ...ENGLISH, г: "h", и: "y", й: "i", ю: "iu", я: "ia", є: "ie", ї: "i" };

const flat = (entry) => (Array.isArray(entry) ? entry : Object.values(entry ?? {}).flat()).filter((name) => typeof name === "string");
const letters = (name, table) => [...name].map((c) => table[c] ?? c).join("");

function add(into, name) {
  for (const part of name.normalize("NFC").toLowerCase().split(/[\s\-'’.,()]+/u)) {
    const good = /^[\p{L}\p{M}]+$/u.test(part) && [...part].length >= 2;
    if (!good) continue;
    if (/\p{Script=Cyrillic}/u.test(part)) {
      for (const table of [CYRILLIC, ENGLISH, UKRAINIAN]) into.add(letters(part, table));
    }
    if (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{M}]+$/u.test(part)) into.add(part);
  }
}

const first = new Set(), last = new Set();
for (const [locale, { person }] of Object.entries(allLocales)) {
  if (!person || LEFT_OUT.includes(locale)) continue;
  for (const name of flat(person.first_name)) add(first, name);
  for (const name of flat(person.last_name)) add(last, name);
}
for (const name of german.firstnames) add(first, name);
for (const name of german.lastnames) add(last, name);
const sorted = (set) => [...set].sort().join("\n") + "\n";
writeFileSync(join(here, "first.txt"), SOURCE + sorted(first));
writeFileSync(join(here, "last.txt"), SOURCE + sorted(last));
writeFileSync(join(here, "common.txt"), SOURCE.replace("@faker-js/faker (MIT, person.first_name and last_name of its locales), npm ", "") + german.commonWords.map((word) => word.normalize("NFC").toLowerCase()).join("\n") + "\n");

// Names of which nobody says whether they are first names or surnames. Those of three letters are words of too many languages.
const either = new Set();
const people = dirname(require.resolve("@cspell/dict-people-names/cspell-ext.json"));
for (const line of readFileSync(join(people, "dict", "people-names.txt"), "utf8").split("\n")) {
  if (line.trim() && !line.startsWith("#")) add(either, line.trim());
}
const known = new Set([...first, ...last, ...german.commonWords.map((word) => word.normalize("NFC").toLowerCase())]);
const others = [...either].filter((name) => !known.has(name) && [...name].length >= 4).sort();
writeFileSync(join(here, "either.txt"), "# Source: npm @cspell/dict-people-names (MIT).\n# Made by make.mjs; one entry a line, lower case.\n" + others.join("\n") + "\n");
