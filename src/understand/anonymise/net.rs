//! Finds e-mail addresses, links and handles in folded text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Kind;
use super::lexicon::Flags;
use super::list::List;
use super::token::{Gap, Text};

/// Endings after which two words with a dot between are a link even without `https://`. Endings that are also German
/// words, with which a sentence may begin (`am`, `im`, `so`, `es`), are left out.
static TLD: List<101> = List::new([
    "blogspot",
    "wordpress",
    "blogsport",
    "wixsite",
    "jimdo",
    "jimdofree",
    "noblogs",
    "substack",
    "de",
    "com",
    "org",
    "net",
    "info",
    "biz",
    "eu",
    "io",
    "tv",
    "ch",
    "pl",
    "ru",
    "ua",
    "uk",
    "fr",
    "nl",
    "cz",
    "se",
    "dk",
    "no",
    "tr",
    "by",
    "cc",
    "app",
    "dev",
    "xyz",
    "chat",
    "club",
    "online",
    "site",
    "shop",
    "store",
    "blog",
    "news",
    "social",
    "berlin",
    "hamburg",
    "koeln",
    "bayern",
    "email",
    "cloud",
    "space",
    "live",
    "link",
    "page",
    "world",
    "network",
    "group",
    "team",
    "video",
    "media",
    "jetzt",
    "digital",
    "example",
    "onion",
    "gg",
    "ly",
    "su",
    "tk",
    "li",
    "lu",
    "sk",
    "hu",
    "ro",
    "rs",
    "hr",
    "bg",
    "lt",
    "lv",
    "ee",
    "fi",
    "ie",
    "cat",
    "press",
    "army",
    "rocks",
    "wtf",
    "wiki",
    "ai",
    "sh",
    "ws",
    "vc",
    "nu",
    "top",
    "pro",
    "gmbh",
    "nz",
    "fm",
    "cx",
    "saarland",
    "nrw",
    "ruhr",
    "reisen",
]);

/// Whether a folded word is such an ending.
pub(super) fn is_ending(word: &str) -> bool {
    TLD.has(word)
}

/// Hosts whose ending is no sign by itself; they are links only with something behind.
const SHORT_HOST: &str = r"(?:t\.me|telegram\.me|discord\.gg|youtu\.be|wa\.me|bit\.ly|fb\.me|m\.me|matrix\.to|vk\.cc|goo\.gl|is\.gd|lnk\.to|x\.co)";

/// Endings that are a link only with a path right behind.
const WITH_PATH: &str = "to|me|so|am|im|st|in|re|is|la|ph|gle|gl|be|sx|ms|pm|ac|id|us|ca|au|co|ink|zip|moe|art|lol|fun|vip|win|bz|ga|ml|cf|gq|ge|az|kz|uz|md|al|mk|ba|si|gr|pt|es|it|cn|jp|kr|vn|ir|tw|hk|mx|br|ar|cl|za|ke|ng|coop|museum|travel|jobs|mobi|name|tel|film|foto|party|radio|zone|tools|town|today|world|works|rip|run|sale|studio|style|support|systems|tips|watch|at|ps|sy|il|ae|eg|tn|ma|dz|lt|sc|pw|tl|nr|mu|mn|gd|lc|ag|cm|ci|sn|gh|ug|tz|rw";

#[expect(clippy::expect_used, reason = "a constant pattern; every test in this file compiles it")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    let at = r"(?:\s?@\s?|\s*[(\[{<]\s*(?:at|aet|@)\s*[)\]}>]\s*|\s+(?:at|aet|klammeraffe)\s+)";
    let dot = r"(?:\.|\s*[(\[{<]\s*(?:punkt|dot|\.)\s*[)\]}>]\s*|\s+(?:punkt|dot)\s+)";
    pattern(&format!(
        r"(?P<name>[\p{{L}}\p{{N}}._%+-]*[\p{{L}}\p{{N}}_](?:\s+(?:punkt|dot)\s+[\p{{L}}\p{{N}}_-]+)*){at}[\p{{L}}\p{{N}}-]+(?:{dot}[\p{{L}}\p{{N}}-]+)*{dot}[\p{{L}}]{{2,}}"
    ))
});

static URL: LazyLock<Regex> = LazyLock::new(|| {
    // Of ASCII: on letters of other scripts that of Unicode takes the engine a hundred times as long.
    const END: &str = r"(?-u:\b)";
    let label = r"[\p{L}\p{N}_-]+";
    let endings = TLD.words().join("|");
    let tail = r#"(?:[/?#][^\s<>"“”„«»]*)"#;
    pattern(&format!(
        r#"(?:[a-z][a-z0-9*+-]*://|www\.|mailto:|tg:|matrix:)[^\s<>"“”„«»]+|{END}{SHORT_HOST}{tail}|(?:[a-z0-9-]+\.)*zoom\.us/[a-z]+/\d+(?: \d{{2,5}}{END})*|(?:[a-z][a-z0-9-]+\.)+(?:{WITH_PATH})/[^\s<>"“”„«»]{{3,}}|(?:{label}\.)+(?:{endings}){END}(?:\.[a-z]{{2,3}}{END})*(?::\d+)?{tail}?"#
    ))
});

static HANDLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^\p{L}\p{N}@])(?:[@#!][\p{L}\p{N}._=/+-]+:[\p{L}\p{N}.-]*[\p{L}\p{N}](?::\d+)?|@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)",
    )
});

/// Finds addresses, links and handles as ranges of bytes. They may overlap: an address contains a host.
pub(super) fn find(of: &Text<'_>) -> Vec<(Range<usize>, Kind)> {
    // Most texts have none of the signs, and looking for a sign costs next to nothing.
    let text = of.folded;
    let sign = of.has_mark(b"@");
    let word = || of.has(Flags::AT);
    // What stands right behind a dot or a colon.
    let linked = || {
        of.has_mark(b".:")
            && of.tokens.windows(2).any(|pair| {
                matches!(pair, [mark, next] if next.gap == Gap::None && matches!(mark.text, "." | ":"))
            })
    };
    let named = || of.has_mark(b":") && of.has_mark(b"#!");
    let mut found = Vec::new();
    if sign || word() {
        // "das war @sturm.wind": a word, and the name of an account.
        let two = |address: &str| {
            address.split_once(" @").is_some_and(|(name, host)| {
                !host.starts_with(' ')
                    && (!host.rsplit('.').next().is_some_and(is_ending) || leads_to_an_account(name))
            })
        };
        let addresses = EMAIL.find_iter(text).filter(|found| !two(found.as_str()));
        found.extend(addresses.map(|found| (found.range(), Kind::Email)));
    }
    if linked() {
        let links = URL.find_iter(text).map(|found| trimmed(found.as_str(), found.start()));
        found.extend(links.map(|link| (over_the_line(text, link), Kind::Url)));
    }
    if sign || named() {
        let handles = HANDLE.find_iter(text);
        found.extend(handles.map(|found| (without_the_first(found.as_str(), found.start()), Kind::Handle)));
    }
    found
}

/// "bluesky bin ich @kranich.example": no name of an address.
fn leads_to_an_account(name: &str) -> bool {
    matches!(
        name,
        "ich" | "bin" | "ist" | "is" | "als" | "unter" | "account" | "konto" | "profil" | "user" | "von"
    )
}

/// A handle without the one character that may stand before its sign.
fn without_the_first(found: &str, start: usize) -> Range<usize> {
    let is_sign = |c: &char| matches!(c, '@' | '#' | '!');
    let mut chars = found.chars();
    let (first, second) = (chars.next(), chars.next());
    let before = first.filter(|first| !is_sign(first) || second.is_some_and(|second| is_sign(&second)));
    start + before.map_or(0, char::len_utf8)..start + found.len()
}

/// A link with the rest of it on the next line: a chunk of letters and digits that no word is.
fn over_the_line(text: &str, link: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 24;
    let rest = text.get(link.end..).and_then(|rest| rest.strip_prefix('\n')).unwrap_or_default();
    let chunk = rest.split(char::is_whitespace).next().unwrap_or_default();
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '=' | '?');
    let digits = chunk.bytes().any(|byte| byte.is_ascii_digit());
    // "2009 bin ich", "3a war", "2x": a year, a house, a count.
    let letters = chunk.bytes().filter(u8::is_ascii_alphabetic).count();
    let path = text.get(link.clone()).is_some_and(|link| link.contains('/'));
    if path && digits && letters > 1 && chunk.len() <= LONGEST && chunk.chars().all(sign) {
        return link.start..link.end + 1 + chunk.len();
    }
    link
}

/// A link without the punctuation of the sentence around it.
fn trimmed(link: &str, start: usize) -> Range<usize> {
    let bare = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', ')', ']', '}', '*', '_']);
    // A bracket that was opened inside the link belongs to it.
    let bare = if bare.contains('(') && link.get(bare.len()..).is_some_and(|rest| rest.starts_with(')')) {
        link.get(..=bare.len()).unwrap_or(bare)
    } else {
        bare
    };
    start..start + bare.len()
}

#[cfg(test)]
mod tests {
    use super::super::super::normalise::Folded;
    use super::super::facts::Memo;
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, Kind)> {
        let (folded, memo) = (Folded::new(text), Memo::default());
        let found = find(&Text::new(&folded, |_| None, &memo));
        found.into_iter().map(|(bytes, kind)| (&text[bytes], kind)).collect()
    }

    #[test]
    fn addresses_are_found_in_every_spelling() {
        for text in [
            "a.b-c+d@mail.example.de",
            "anna @ web.de",
            "anna (at) web.de",
            "anna[at]web[dot]de",
            "anna.m at web punkt de",
            "anna punkt mueller at web punkt de",
            "anna(aet)web.de",
        ] {
            assert!(kinds(text).contains(&(text, Kind::Email)), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn links_are_found_with_and_without_scheme_and_end_where_they_end() {
        for (text, link) in [
            ("siehe https://example.org/a?b=c#d.", "https://example.org/a?b=c#d"),
            ("(www.example.org)", "www.example.org"),
            ("auf t.me/gruppe_88 steht", "t.me/gruppe_88"),
            ("unter beispiel.de steht", "beispiel.de"),
            ("de.wiki.org/wiki/a_(b)", "de.wiki.org/wiki/a_(b)"),
            ("tg://resolve?domain=abc", "tg://resolve?domain=abc"),
            ("https://127.0.0.1:80/x", "https://127.0.0.1:80/x"),
        ] {
            assert_eq!(kinds(text), [(link, Kind::Url)], "{text}");
        }
    }

    #[test]
    fn handles_are_found() {
        for (text, handle) in [
            ("schreib @anna_88!", "@anna_88"),
            ("(@a.b)", "@a.b"),
            ("ich bin @anna:matrix.org.", "@anna:matrix.org"),
            ("#raum:example.org", "#raum:example.org"),
        ] {
            assert!(kinds(text).contains(&(handle, Kind::Handle)), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for text in [
            "das war gestern.ich bin fertig",
            "z.b. am bahnhof, d.h. dort",
            "er ist 16.sie ist 12",
            "lehrer*innen und schueler:innen",
            "5 @ 3",
            "die #demo war gross!",
            "kl. 7.b",
            "um 12.30 uhr",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
