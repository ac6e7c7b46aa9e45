//! Danger told in another language than German, in so many words.
//!
//! Whoever writes in their own language is greeted with the emergency numbers in it; here it is heard whether they need them now. The
//! learnt model knows German only, so `foreign.toml` lists what people say outright. Stories are missed: it is a second net below
//! the greeting, no promise.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Crisis;
use crate::understand::normalise::fold;
use crate::understand::phrase::{Hit, Lexicon};
use crate::understand::words::Words;

#[expect(clippy::expect_used, reason = "the file is compiled in, and the tests below read it")]
static FOREIGN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_toml(&one_spelling(include_str!("foreign.toml"))).expect("foreign.toml"));

/// The danger a text tells of outright in another language, in time linear in its length.
pub(super) fn danger(text: &str) -> Option<Crisis> {
    let words = Words::of_folded(&one_spelling(&fold(text)));
    let found = FOREIGN.find(&words);
    if found.is_empty() {
        return None;
    }
    let told = |name: &str| {
        let sign = FOREIGN.sign(name);
        found.iter().filter(move |hit| Some(hit.sign) == sign)
    };
    let covered = |name: &str| {
        let mut covered = vec![false; words.len()];
        for hit in told(name) {
            covered.get_mut(hit.start..hit.end).into_iter().flatten().for_each(|word| *word = true);
        }
        covered
    };
    let sentences = |name: &str| told(name).map(|hit| words.sentence(hit.start)).collect::<BTreeSet<usize>>();
    let (idioms, own, over, now) =
        (covered("harmless"), covered("suicidality"), sentences("over"), sentences("now"));
    let meant = |hit: &&Hit| !idioms.get(hit.start..hit.end).into_iter().flatten().any(|idiom| *idiom);
    // "He says he will kill himself" threatens nobody else.
    let by_others = |hit: &&Hit| own.get(hit.end.saturating_sub(1)) != Some(&true);
    let lasts = |hit: &Hit| {
        let sentence = words.sentence(hit.start);
        !over.contains(&sentence) || now.contains(&sentence)
    };
    // Where both are told somebody else may be at the door.
    if told("acute_danger").filter(meant).filter(by_others).any(lasts) {
        Some(Crisis::AcuteDanger)
    } else if told("suicidality").any(|hit| meant(&hit)) {
        Some(Crisis::Suicidality)
    } else {
        None
    }
}

/// Spells alike what keyboards of several countries spell differently: Arabic and Persian letters for one sound, and letters with a bar
/// or without a dot, which are no marks that folding takes off. The Persian prefix of the present is one word with its verb,
/// where many type a space.
fn one_spelling(folded: &str) -> String {
    let spelled: String = folded
        .chars()
        .map(|c| match c {
            'ی' | 'ى' => 'ي',
            'ک' => 'ك',
            'ة' => 'ه',
            'ł' => 'l',
            'ı' => 'i',
            'đ' => 'd',
            'œ' => 'o',
            'ґ' => 'г',
            c => c,
        })
        .collect();
    if !spelled.contains(PREFIX) {
        return spelled;
    }
    [" ", " ن"].iter().fold(format!(" {spelled}"), |text, before| {
        text.replace(&format!("{before}{PREFIX}"), &format!("{before}{}", PREFIX.trim()))
    })
}

/// "می" with the space behind it, as spelled here.
const PREFIX: &str = "مي ";

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::understand::material::MESSAGES;

    #[test]
    fn nothing_german_is_heard_in_another_language() {
        let harmless = MESSAGES.iter().filter(|message| ["none", "?"].contains(&message.crisis.as_str()));
        let heard = harmless.map(|message| message.text.as_str()).filter(|text| danger(text).is_some());
        assert_eq!(heard.collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn dangers_are_heard_in_the_languages_lotse_greets_in() {
        for text in [
            "i dont want to live anymore",
            "kendimi öldüreceğim",
            "لا أريد أن أعيش بعد الآن",
            "دیگه نمیخوام زنده باشم",
            "я не хочу больше жить",
            "я не хочу більше жити",
            "nie chcę już żyć",
            "je ne veux plus vivre",
            "he says he will kill himself",
            "نمی خوام زنده بمونم",
            "tôi không muốn sống nữa",
        ] {
            assert_eq!(detect(text), Some(Crisis::Suicidality), "{text}");
        }
        for text in [
            "he has a knife",
            "they are beating my brother",
            "beni dövüyorlar",
            "هناك رجال أمام الباب",
            "معه سكين",
            "چاقو داره",
            "они ломают дверь",
            "вони ламають двері",
            "mąż mnie bije",
            "la maison brûle",
            "nó cầm dao",
            "some men are kicking our door in",
            "babam kardeşimi kemerle dövüyor",
            "في شب ماشي وراي من المحطة",
            "می خواد منو بکشه",
            "на нас напали, у брата кровь из головы",
            "вони сказали, що спалять наш будинок",
            "zamknęli nas w piwnicy",
            "ils disent qu'ils vont nous tuer",
            "chồng tôi nhốt tôi trong phòng",
            "last year he hit my mother and now he is beating her again",
        ] {
            assert_eq!(detect(text), Some(Crisis::AcuteDanger), "{text}");
        }
        for text in [
            "hello, my son is in a right wing group",
            "merhaba, oğlum okulda hakarete uğradı",
            "مرحبا ابني في المدرسة",
            "здравствуйте, у меня вопрос",
            "dzień dobry, szukam pomocy dla syna",
            "bonjour, je cherche un conseil",
            "two years ago they stabbed my brother",
            "geçen sene beni dövdüler",
            "два года назад на меня напали",
            "this job is killing me",
            "cười muốn chết",
            "tôi cần tư vấn",
            "моего сына вчера избили в школе",
            "به من زنگ میزنن و چیزی نمیگن",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
