//! What is said to the bot, in the ways people say it, and what only looks like it.

use super::*;

#[test]
fn every_sign_the_program_asks_for_is_in_the_file() {
    let named = Topic::ALL.iter().map(|(_, sign)| *sign).chain([
        "particle",
        "known",
        "asks",
        "reason",
        "past",
        "refuses",
        "fetch",
        "fetch_word",
        "rescue",
        "self",
        "hurry",
        "urge",
        "du",
        "sie",
        "form_word",
        "insult",
        "insult_word",
        "passed_on",
        "other_way_surely",
        "reads_along",
        "beside_me",
        "any_time",
        "morning",
        "afternoon",
        "evening",
        "not_then",
        "not_along",
        "other_way",
        "other_way_word",
        "here_way",
        "here_way_word",
    ]);
    for sign in named {
        assert!(LEXICON.sign(sign).is_some(), "{sign}");
    }
}

/// What people ask, and what they want to know by it; a slash stands between two ways of asking.
const ASKED: &[(Topic, &str)] = &[
    (
        Topic::Reader,
        "wer liest das? / liest das hier ein mensch? / Wer bekommt das alles? / wer sieht meine \
         nachrichten / liest hier jemand mit? / Lesen Sie das? / an wen geht das / wohin geht das? / \
         wer kann das lesen / und wer kriegt das dann / Könnte da jemand mitlesen? / sieht das jemand",
    ),
    (
        Topic::Machine,
        "bist du ein bot / bist du eine KI? / Sind Sie ein Mensch? / ist das hier ein bot oder ein \
         mensch / biste echt? / antwortet hier ein Mensch? / schreibe ich mit einer Maschine? / bot \
         oder mensch? / Bist du ChatGPT / mit wem schreibe ich hier? / schreib ich jetzt mit nem \
         menschen oder mit ner maschine / Spreche ich mit einem Menschen? / rede ich hier mit einem \
         roboter / seid ihr echte menschen",
    ),
    (
        Topic::Anonymous,
        "ist das anonym / Bleibe ich anonym? / anonym? / ist das hier wirklich anonym? / seht ihr \
         meinen namen / Sehen Sie meine Telefonnummer? / wisst ihr wer ich bin / muss ich meinen \
         namen sagen / kann ich anonym bleiben / erkennt man mich?",
    ),
    (
        Topic::Police,
        "erfährt die polizei davon / Erfährt die Polizei davon? / geht das an die polizei? / gebt ihr \
         das an die polizei weiter / müsst ihr das der polizei melden / bekommt der verfassungsschutz \
         das / meldet ihr das der polizei / kriegen die bullen das mit? / arbeitet ihr mit der \
         polizei zusammen? / kann die polizei das lesen / ich will wissen ob die polizei davon \
         erfährt",
    ),
    (
        Topic::Others,
        "erfahren meine eltern davon? / Erfährt meine Schule davon / bekommt mein chef das mit? / \
         sagt ihr das meinen eltern / erzählst du das jemand anderem weiter, meiner mutter? / kann \
         mein arbeitgeber das sehen / verpetzt ihr mich bei der schule? / kriegt das jugendamt das / \
         hört mein mann davon? / sagt ihr das weiter / bleibt das unter uns",
    ),
    (
        Topic::Data,
        "was passiert mit meinen daten? / Was machen Sie mit meinen Daten / wird das gespeichert? / \
         kann ich das wieder löschen / wie lange wird das gespeichert? / werden meine nachrichten \
         gelöscht / ist das sicher? / sind meine daten sicher / wo landen meine daten / speichert ihr \
         das / ist das verschlüsselt? / ist das hier vertraulich",
    ),
    (
        Topic::HowLong,
        "wie lange dauert das / Wie lange muss ich warten? / wann bekomme ich eine antwort / wann \
         meldet ihr euch? / wann kommt denn die Antwort / wie lang dauert es bis jemand antwortet / \
         dauert das lange? / warum antwortet keiner / Wie lange habt ihr auf? / bekomme ich eine \
         antwort?",
    ),
    (
        Topic::Cost,
        "was kostet das? / kostet das was / ist das kostenlos? / muss ich was bezahlen / Ist die \
         Beratung umsonst? / wie viel kostet das",
    ),
    (
        Topic::Who,
        "wer bist du / wer seid ihr? / Wer sind Sie? / wer betreibt den chat / was bist du / wer \
         steckt dahinter? / was macht ihr / kann ich euch vertrauen? / seid ihr von der polizei / \
         kann ich euch vertrauen? / seid ihr von der polizei",
    ),
    (
        Topic::Call,
        "kann mich jemand anrufen / Können Sie mich anrufen? / bitte ruft mich an / könnt ihr mich \
         zurückrufen / ich hätte gern einen Rückruf / kann ich mit euch telefonieren / kann ich dort \
         anrufen?",
    ),
    (
        Topic::Speak,
        "ich will mit einem menschen reden / kann ich mit einem Menschen sprechen? / gibt es hier \
         auch menschen / ich möchte mit jemandem sprechen / bitte verbinden Sie mich / kann ich mit \
         einer Beraterin reden / ich brauche einen echten menschen",
    ),
    (
        Topic::Unprompted,
        "schreibst du mir von selbst? / meldet ihr euch / Schreiben Sie mir von sich aus? / meldet \
         sich jemand bei mir? / schreibt ihr mir wieder",
    ),
    (
        Topic::Why,
        "warum willst du das wissen / Warum fragst du das? / wieso wollt ihr das wissen / wozu \
         brauchst du das / warum ist das wichtig? / warum? / Wofür brauchen Sie das?",
    ),
    (
        Topic::Languages,
        "sprichst du englisch / Sprechen Sie Arabisch? / kann ich auf russisch schreiben / in welchen \
         sprachen geht das? / geht das auch auf türkisch / gibt es einen dolmetscher? / versteht ihr \
         polnisch",
    ),
];

#[test]
fn a_question_to_the_bot_is_heard_in_many_ways_of_asking() {
    for (topic, texts) in ASKED {
        for text in texts.split(" / ") {
            assert_eq!(questions(text), [*topic], "{text}");
        }
    }
    assert_eq!(questions("wer seid ihr und was kostet das?"), [Topic::Who, Topic::Cost]);
    assert_eq!(questions("was kostet das und erfährt die polizei davon?"), [Topic::Police, Topic::Cost]);
}

#[test]
fn a_story_and_what_is_no_question_to_the_bot_is_none() {
    for text in [
        "Die Polizei hat nichts gemacht, obwohl ich dreimal angerufen habe. Was soll ich tun?",
        "Erfährt die Polizei davon, dass mein Nachbar Hakenkreuze an die Garage sprüht?",
        "die polizei weiß das",
        "meine eltern wissen davon",
        "Warum hat mein Chef das erfahren?",
        "mein lehrer sagt immer wir sollen deutsch sprechen",
        "Mein Sohn ist 15 und liest nur noch rechte Seiten",
        "Nazis im Dorf",
        "Wie kann ich meinem Bruder helfen?",
        "hat die polizei euch das gesagt?",
        "die wissen wo ich wohne",
        "ich will nicht mit einem menschen reden",
        "in der schule spricht keiner mit mir",
        "hallo",
        "",
        "?",
        "Ludwigslust",
        "Mein Sohn weiß nich, dass ich schreib. Soll auch so bleiben.",
        "Muss die Schule das melden?",
        "Bitte melden Sie sich schnell",
        "Geht um meinen Sohn.",
        "Kann ich das an die Kollegin weiterleiten?",
        "DANKE dass ihr nicht gleich mit polizei kommt",
        "Wieso soll ICH zur Beratung? Die anderen brauchen die doch!",
        "Sagen Sie mal, sind Sie eine Frau?",
        "sicher",
        "löschen",
        "kostenlos",
        "anrufen hat nichts gebracht bei der behörde in schwerin",
    ] {
        assert!(questions(text).is_empty(), "{text}: {:?}", questions(text));
    }
}

#[test]
fn who_tells_the_bot_to_fetch_help_is_heard_and_who_tells_of_it_is_not() {
    for text in [
        "ruf die polizei!",
        "ruf du die polizei",
        "ja ruf jemanden",
        "Rufen Sie bitte die Polizei",
        "kannst du die polizei rufen",
        "hol hilfe",
        "schick jemanden!",
        "schickt bitte sofort die polizei",
        "polizei!",
        "bitte polizei schnell",
        "könnt ihr einen krankenwagen schicken?",
        "alarmiert die polizei",
        "hilfe polizei",
        "ich kann nicht anrufen, ruf du die polizei",
        "ruft den notarzt",
        "kann jemand die polizei rufen",
        "sag der polizei bescheid",
        "schick wen vorbei",
        "ruf 110 an",
        "ruf endlich jemanden an!",
        "holt die bullen",
        "holt mich hier raus!",
    ] {
        assert!(fetches_help(text), "{text}");
    }
    for text in [
        "soll ich die polizei rufen?",
        "ich habe die polizei gerufen",
        "Polizei",
        "die polizei kommt nie",
        "ich rufe jetzt die polizei",
        "er ruft immer nach der polizei wenn wir feiern",
        "bitte ruf nicht die polizei",
        "keine polizei!",
        "bitte nicht die Polizei rufen",
        "ruft niemanden an",
        "ruf mich an",
        "kann mich jemand anrufen?",
        "kommt jemand vorbei?",
        "könnt ihr uns anrufen",
        "die polizei hat nicht geholfen",
        "110",
        "wir haben die polizei geholt",
    ] {
        assert!(!fetches_help(text), "{text}");
    }
    for text in [
        "bitte hilf mir",
        "helft mir!",
        "mach was",
        "kommt die polizei?",
        "habt ihr die polizei gerufen?",
        "ist jemand unterwegs?",
        "wann kommt jemand",
        "tu doch was",
        "was soll ich tun?",
        "schnell",
        "hilfe!",
        "ich brauche sofort hilfe",
        "kann mir jemand helfen",
        "beeil dich",
    ] {
        assert!(urges(text), "{text}");
    }
    for text in [
        "hallo",
        "bitte",
        "Meine Oma hilft mir mit den Hausaufgaben",
        "hmm",
        "jetzt",
        "Danke, das hilft mir schon",
    ] {
        assert!(!urges(text), "{text}");
    }
}

#[test]
fn how_somebody_wants_to_be_spoken_to_is_heard_in_a_sentence() {
    for text in [
        "bitte sag wieder du",
        "sag doch bitte du zu mir",
        "kannst du mich wieder duzen",
        "lieber wieder du bitte",
        "ihr könnt mich duzen",
        "bleiben wir beim du",
    ] {
        assert_eq!(form(text), Some(Form::Du), "{text}");
    }
    for text in
        ["bitte sag wieder sie", "bitte siezen Sie mich", "lieber wieder Sie", "sagen Sie bitte Sie zu mir"]
    {
        assert_eq!(form(text), Some(Form::Sie), "{text}");
    }
    for text in [
        "du bist ein bot",
        "sag der Polizei bescheid",
        "sie schreiben mir jeden tag",
        "die nachbarn duzen mich und lachen",
        "ich sag nichts mehr",
        "schreib du zuerst",
    ] {
        assert_eq!(form(text), None, "{text}");
    }
}

#[test]
fn an_insult_is_one_only_where_nothing_else_is_said() {
    for text in
        ["leck mich", "fick dich", "du arschloch", "halt die fresse", "ihr seid nutzlos", "scheiß bot"]
    {
        assert!(insults(text), "{text}");
    }
    for text in [
        "Er hat Arschloch zu mir gesagt",
        "so ein Mist, die Fenster sind eingeschlagen",
        "danke",
        "mir ist das egal",
    ] {
        assert!(!insults(text), "{text}");
    }
}

#[test]
fn who_is_not_alone_with_their_device_says_it_in_many_ways() {
    for text in [
        "mein mann liest mein handy",
        "Meine Mutter kontrolliert mein Handy",
        "mein freund kennt meine pin",
        "das handy gehört meinem vater",
        "wir teilen uns das tablet",
        "mein vater guckt immer in mein handy",
        "er liest alles mit",
        "jemand liest meine nachrichten mit",
        "mein chef hat zugriff auf das handy",
        "ist nicht mein handy",
        "meine eltern schauen in mein handy",
        "ich hab kein eigenes handy",
    ] {
        assert!(is_read_along(text), "{text}");
    }
    for text in [
        "niemand liest mein handy",
        "er liest nich mit, er liest zeitung",
        "keiner schaut in mein handy",
        "Liest jemand meine Nachrichten?",
        "Die haben mir mein Fahrrad weggenommen",
        "mein mann wurde angegriffen",
        "ja im chat",
    ] {
        assert!(!is_read_along(text), "{text}");
    }
}

#[test]
fn an_answer_here_and_one_by_another_way_are_told_apart() {
    for text in [
        "ja bitte hier",
        "Ja, im Chat",
        "ja hier im chat bitte",
        "gern hier antworten",
        "ich hätte gern eine Antwort",
        "bitte antwortet mir hier",
        "im chat",
    ] {
        assert!(wants_it_here(text) && !wants_another_way(text, false), "{text}");
    }
    for text in [
        "per telefon",
        "whatsapp",
        "lieber telefonisch",
        "bitte per mail",
        "am liebsten per E-Mail",
        "nicht hier, per whatsapp",
    ] {
        assert!(wants_another_way(text, false) && !wants_it_here(text), "{text}");
    }
    for (text, surely) in [("whatsapp", true), ("lieber per mail", true), ("auf insta", false)] {
        assert_eq!(wants_another_way(text, true), surely, "{text}");
        assert!(wants_another_way(text, false), "{text}");
    }
    for text in [
        "nein, nicht hier",
        "Hier im Dorf hängen Plakate",
        "keine antwort",
        "die Antwort vom Amt war frech",
        "auf whatsapp bedrohen die mich",
    ] {
        assert!(!wants_it_here(text) && !wants_another_way(text, false), "{text}");
    }
}

#[test]
fn who_is_looked_over_the_shoulder_says_so_and_hours_are_heard_in_a_sentence() {
    for text in ["mein mann sitzt neben mir", "ich bin hier nicht allein", "meine mutter liest mein handy"] {
        assert!(is_not_alone(text), "{text}");
    }
    for text in ["ja im chat", "Sitzt jemand neben mir?", "wir haben keine angst"] {
        assert!(!is_not_alone(text), "{text}");
    }
    for (text, part) in [
        ("am besten abends", Some(PartOfDay::Evening)),
        ("nur vormittags bitte", Some(PartOfDay::Morning)),
        ("nachmittags nach der schule", Some(PartOfDay::Afternoon)),
        ("ist mir egal", Some(PartOfDay::Any)),
        ("rund um die uhr", Some(PartOfDay::Any)),
        ("nicht abends", None),
        ("vormittags oder abends", None),
        ("nur wenn er arbeiten ist", None),
    ] {
        assert_eq!(part_of_day(text), part, "{text}");
    }
}
