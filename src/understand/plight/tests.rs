//! Promises on who is meant.

use super::*;
use Sign::{
    AsksForDu, AsksForSie, Attacked, Child, ChildAtHome, Grown, GrownAge, Man, OwnLife, Parent, Silent,
    SomeoneElse, Woman, Young, YoungOther,
};

#[track_caller]
fn tells(text: &str, expected: &[Sign]) {
    assert_eq!(read(text), Plight(expected.iter().copied().collect()), "{text}");
}

#[test]
fn whose_life_it_is_about() {
    tells("Ich will nicht mehr leben", &[OwnLife]);
    tells("Meine Freundin will sich umbringen", &[SomeoneElse]);
    tells("er hat geschrieben dass er nicht mehr leben will", &[SomeoneElse]);
    tells("Meine Tochter ritzt sich seit Wochen", &[SomeoneElse, Grown, Parent]);
    tells("Ich glaube, mein Sohn will sterben", &[SomeoneElse, Grown, Parent]);
    tells("Mein Sohn redet von Selbstmord, und ich will auch nicht mehr leben", &[OwnLife, Grown, Parent]);
    tells("Ich bring mich um, sie sollen sehen, was sie davon haben", &[OwnLife]);
}

#[test]
fn who_is_young_says_so_or_writes_of_school_from_inside() {
    tells("ich bin 15 und will nicht mehr", &[Young, Child]);
    tells("In der Schule machen mich alle fertig, ich will sterben", &[OwnLife, Young]);
    tells("Ich bin Lehrerin, in meiner Klasse ritzt sich ein Mädchen", &[SomeoneElse, YoungOther, Grown]);
    tells("Mein Sohn wurde in der Schule verprügelt", &[Grown, Parent, Attacked]);
    tells("Ich bin 45 und kann nicht mehr", &[Grown, GrownAge]);
}

#[test]
fn a_child_says_how_old_it_is_or_writes_like_one() {
    for text in [
        "bin 14",
        "Ich bin vierzehn Jahre alt",
        "hallo bin erst 13 und weis nich weiter",
        "14 w aus greifswald",
        "ich (m, 15) werde gemobbt",
        "werde bedroht, bin ich 12",
        "ich bin 14 und meine kleine Schwester hat Angst",
        "ich bin 15 und meine lehrerin sagt ich soll das melden",
        "ich bin 16 geworden",
        "ich bin in der 7b",
        "ich gehe in die achte klasse",
        "papa schlägt mama",
        "Mein Papa haut mich immer",
        "ich hab mich im schrank versteckt, papa schreit mama an",
        "bin im schrank leise und mama weint",
        "Ich bin Lea. Papa ist nicht lieb heute. Mama hat gesagt ich soll im Schrank bleiben",
        "mein stiefvater is besoffen, mama is im bad und ich bin mit meim kleinen bruder im schrank",
        "mama hat gesagt wir spielen verstecken und papa haut sie",
        "papa haut meine kleine schwester",
        "ich trau mich nicht nach hause, in der schule lachen alle",
        "ich bin noch ein kind",
        "Wir sind 14 und 15 und die lassen uns nicht in ruhe",
        "wir sind beide 13",
        "meine freundin ist 14 und ich auch",
        "mein freund ist 15 und ich 14",
        "m14 gemobbt",
        "hallo w15 hier",
        "ich bin 2012 geboren",
        "bin jahrgang 2011",
        "ich werde nächsten monat 13",
        "ich werd in zwei wochen 15",
        "ich bin 15. in der schule mobben sie mich",
        "ich bin in der 8. klasse und mein klassenlehrer ist ein nazi",
    ] {
        assert!(read(text).tells(Child) && read(text).tells(Young), "{text}: {:?}", read(text));
    }
    for text in [
        "Ich bin 14 Jahre verheiratet",
        "Ich bin 15 Jahre dabei gewesen",
        "Ich bin 12 Jahre Soldat gewesen",
        "bin 10 Minuten zu spät",
        "ich bin 15 km gelaufen",
        "Ich bin 34, mein Sohn ist 14",
        "Mein Sohn sagt immer, ich bin 15 und darf das",
        "Meine Tochter ist 13",
        "Ich bin Lehrerin in der 8. Klasse",
        "In der Schule sind Hakenkreuze an der Wand",
        "Mein Vater hat mich als Kind geschlagen",
        "Mein Enkelkind ruft aus dem Kinderzimmer an, Papa schlägt Mama",
        "Ein Kind in meiner Gruppe sagt, Papa schlägt Mama",
        "Ich hab mich im Bad eingeschlossen, mein Mann steht vor der Tür",
        "Ich verstecke mich mit den Kindern, der Papa ist betrunken",
        "Mein Mann schlägt unsere Tochter",
        "Ich bin Patentante. Der Kleine hat mir geschrieben: Papa sucht mich, ich bin im Schrank",
        "Meine Mama liegt seit Wochen im Bett",
        "Ich bin 17",
        "Wir sind 12 Leute im Verein",
        "Wir sind 12 und 15 Leute",
        "Ich bin in der 8. Klasse Klassenlehrer",
        "Ich bin in der achten Klasse Elternsprecherin",
        "ich bin 15. in der Warteschlange",
        "Damals, ich bin 14 gewesen, haben sie mich geholt",
        "Ich bin 15 und 16 Uhr zuhause",
        "ich werde morgen 15 Uhr da sein",
        "ich werde im Mai 15 Jahre verheiratet sein",
        "mein sohn ist 2010 geboren",
        "ich bin 1975 geboren",
        "ich hab mich versteckt, meine Mama ist dement und der Pfleger schreit sie an",
    ] {
        assert!(!read(text).tells(Child), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_number_that_counts_something_else_is_no_age() {
    none_tells(
        Young,
        &[
            "ich bin 15. in der Warteschlange",
            "Damals, ich bin 14 gewesen, haben sie mich geholt",
            "Ich bin 15 und 16 Uhr zuhause",
            "Ich bin in der 8. Klasse Klassenlehrer",
            "ich hab mich versteckt, meine Mama ist dement und der Pfleger schreit sie an",
        ],
    );
}

#[test]
fn who_asks_for_du_is_heard_and_who_complains_of_it_is_not_taken_for_one() {
    for text in [
        "bitte Du",
        "Hallo, bitte du",
        "Sie können gerne Du zu mir sagen",
        "sag nicht sie zu mir",
        "hör auf mich zu siezen",
        "Bitte du. Ich wurde gestern am Bahnhof verprügelt",
        "Können wir uns duzen? Ich hab ein Problem",
        "könnt ihr mich bitte duzen",
        "Sie können mich ruhig duzen",
        "bitte duzen",
        "sag ruhig du zu mir",
        "lieber du statt sie",
        "bitte nicht siezen",
    ] {
        assert!(read(text).tells(AsksForDu) && !read(text).tells(AsksForSie), "{text}");
    }
    for text in [
        "Kannst du mir helfen",
        "Die Polizisten duzen mich einfach",
        "Er hat mich geduzt und geschubst",
        "Hallo du, hast du Zeit",
        "Ich möchte nicht geduzt werden",
    ] {
        assert!(!read(text).tells(AsksForDu), "{text}");
    }
}

#[test]
fn who_refuses_du_or_asks_for_sie_is_not_given_du() {
    for text in [
        "Bitte duzen Sie mich nicht",
        "Ich finde das respektlos, bitte du nicht",
        "bitte Sie sagen",
        "bitte nicht duzen",
        "Ich möchte nicht geduzt werden",
        "Können Sie mich bitte siezen",
        "lieber Sie statt du",
        "Ich will kein Du",
        "sagen Sie bitte Sie zu mir",
    ] {
        assert!(read(text).tells(AsksForSie) && !read(text).tells(AsksForDu), "{text}");
    }
    for text in [
        "Bitte Sie müssen mir helfen",
        "Die Polizisten duzen mich nicht",
        "bitte du",
        "Sie können mich ruhig duzen",
        "Können Sie mir bitte sagen, wer zuständig ist",
    ] {
        assert!(!read(text).tells(AsksForSie), "{text}");
    }
}

#[test]
fn a_child_hurt_or_afraid_at_home_is_heard() {
    for text in [
        "mein papa schlägt mich",
        "Mein Stiefvater hat mich gestern wieder verprügelt",
        "ich hab angst nach hause zu gehen, ich bin 12",
        "Der Freund meiner Mutter haut uns immer",
        "Das Kind nebenan schreit jeden Abend",
        "Mein Mann schlägt unsere Tochter",
        "ich habe angst vor meinem vater",
        "mein vater kommt gleich nach hause und dann gibts schläge",
        "wenn papa kommt krieg ich wieder prügel",
        "Mein Mann steht mit der Axt im Flur und schreit die Kinder an",
        "mein mann hat die axt, ich bin mit den kindern raus zur nachbarin",
        "mein mann hat die axt geholt ich bin mit den kindern im bad eingeschlossen",
    ] {
        assert!(read(text).tells(ChildAtHome), "{text}");
    }
    for text in [
        "Mein Vater schlägt vor, zur Polizei zu gehen",
        "Ich habe meinen Eltern erzählt, dass Nazis mich geschlagen haben",
        "Mein Papa haut immer ab, wenn die Nazis kommen",
        "Ich habe Angst, nach Hause zu gehen, weil die Nachbarn mich bedrohen",
        "Nazis haben meinen Sohn verprügelt",
        "Mein Vater wurde von Rechten geschlagen",
        "Mein Mann hat eine Axt im Schuppen, wo die Kinder spielen",
        "Die Kinder weinen, weil die Nachbarn uns beleidigen",
        "Mein Vater hat von Nazis Schläge bekommen",
    ] {
        assert!(!read(text).tells(ChildAtHome), "{text}");
    }
}

#[test]
fn violence_by_a_partner_and_hiding_are_heard() {
    tells("Mein Mann schlägt mich", &[Woman, Grown]);
    tells("Meine Frau schlägt mich", &[Man, Grown]);
    tells("Ich hab mich im Bad eingeschlossen und kann nicht sprechen", &[Silent]);
    tells("wir verstecken uns, die dürfen uns nicht hören", &[Silent]);
    tells("sie sind in der Wohnung, ich bin im Kleiderschrank", &[Silent]);
    tells("ich bin mit meim bruder im schrank und sie suchen uns", &[Silent]);
    tells("Ich bin Jäger und habe Gewehre im Schrank", &[]);
    tells("Bei meinem Nachbarn sind Gewehre, die hat er im Schrank", &[]);
}

#[track_caller]
fn all_tell(sign: Sign, texts: &[&str]) {
    for text in texts {
        assert!(read(text).tells(sign), "{text}");
    }
}

#[track_caller]
fn none_tells(sign: Sign, texts: &[&str]) {
    for text in texts {
        assert!(!read(text).tells(sign), "{text}");
    }
}

#[test]
fn who_is_threatened_with_death_does_not_say_so_of_themselves() {
    none_tells(
        OwnLife,
        &[
            "mein freund droht mich umzubringen",
            "er hat gedroht mich umzubringen",
            "die wollen mich umbringen",
            "sie sagen dass er mich umbringen will",
        ],
    );
    all_tell(
        OwnLife,
        &[
            "ich hab gedroht mich umzubringen",
            "ich will mich umbringen weil er mich nicht in ruhe lässt",
            "mein freund droht mir und ich will nicht mehr leben",
        ],
    );
}

#[test]
fn only_the_writer_is_silent() {
    all_tell(
        Silent,
        &[
            "ich hab mich im bad eingeschlossen und muss leise sein",
            "wir haben uns verbarrikadiert und müssen leise sein",
            "meine tochter hat sich versteckt und ich darf nicht laut sprechen",
            "Er hat sich eingeschlossen. Ich versteck mich vor ihm.",
            "die dürfen mich nicht hören",
            "kann nicht telefonieren er ist nebenan",
            "bin im schrank versteckt, muss leise sein",
            "hab mich auf dem klo eingeschlossen die suchen mich",
        ],
    );
    none_tells(
        Silent,
        &[
            "mitbewohnerin hat sich im bad eingeschlossen mit den tabletten",
            "mein sohn hat sich im zimmer eingesperrt und macht nicht auf",
            "ich glaube meine Schwester hat sich im Keller eingeschlossen",
            "er schließt sich im Bad ein",
            "Mein Vater kann nicht mehr sprechen, er liegt am Boden",
            "mit ihm kann man nicht reden",
            "die Nachbarn sind still geworden",
            // Who is shut in can speak, and the police are there sooner than an app.
            "ich hab mich im bad eingeschlossen",
            "mein mann hat die axt geholt ich bin mit den kindern im bad eingeschlossen",
        ],
    );
}

#[test]
fn a_partner_who_threatens_is_told_from_one_who_is_hurt() {
    all_tell(
        Woman,
        &[
            "Mein Mann brüllt und hat das Beil geholt",
            "mein mann hat die axt geholt",
            "mein ex steht vor der tür und will rein",
            "Mein Freund lässt mich nicht raus",
            "mein mann sucht das messer, er ist betrunken",
            "mein mann rastet gerade aus",
            "mein ex will mich umbringen",
            "mein mann läuft mit dem küchenmesser durch die wohnung",
            "mann schlagen mich jetzt, kinder weinen",
            "hilfe mann schlägt mich",
        ],
    );
    none_tells(
        Woman,
        &[
            "Mein Mann wurde gestern von Nazis mit dem Messer verletzt",
            "sie haben meinen Mann verprügelt",
            "mein mann ist am bahnhof zusammengeschlagen worden",
            "mein mann hat die axt geholt zum holzhacken, nein für brennholz",
            "mein freund wird gerade am bahnhof verprügelt",
            "mein mann hat ein messer abbekommen",
            "Meine Frau hat das Beil geholt",
            "Mein Mann hat eine Axt im Schuppen",
            "ein Mann schlägt mich",
        ],
    );
    all_tell(
        Man,
        &["meine frau hat das messer genommen und geht auf mich los", "Meine Freundin schlägt mich"],
    );
    none_tells(Man, &["Meine Frau wurde auf der Straße geschlagen", "mein mann hat das beil geholt"]);
}

#[test]
fn another_is_spoken_for_and_whether_they_are_young() {
    all_tell(
        YoungOther,
        &[
            "meine tochter ist 13 und hat abschiedsbriefe geschrieben",
            "unser sohn (14) hat einen abschiedsbrief im ranzen, ich hab ihn gelesen",
            "die tochter meiner freundin, 15, hat tabletten gesammelt",
            "mein bruder ist 16 und ritzt sich",
            "meine schülerin hat gesagt dass sie nicht mehr leben will",
            "ein junge aus meiner gruppe, 12 jahre, hat gesagt er springt vom dach",
            "habe bei meiner 13-jährigen abschiedsbriefe gefunden",
            "mein kleiner ist 10 und sagt er will tot sein",
        ],
    );
    for text in [
        "in der tasche meiner mutter lag ein abschiedsbrief",
        "mitbewohnerin hat sich im bad eingeschlossen mit den tabletten",
        "mein mann sagt er will nicht mehr da sein",
        "Meine Schwester ist 34 und hat Tabletten genommen",
        "mein mann sagt ohne ihn wär die welt besser dran",
        "meine mitbewohnerin sperrt sich im klo ein und hat die rasierklinge mit",
        "mein freund schreibt morgen bin ich tot",
    ] {
        let plight = read(text);
        assert!(plight.tells(SomeoneElse) && !plight.tells(YoungOther), "{text}");
    }
    none_tells(
        SomeoneElse,
        &[
            "ich hab meiner mutter einen abschiedsbrief geschrieben",
            "ich habe abschiedsbriefe geschrieben, einen an meine tochter, sie ist 13",
            "mein abschiedsbrief liegt auf dem tisch für meine kinder",
            "morgen bin ich tot, sagt meiner mama dass ich sie lieb hab",
            "ich will sterben",
        ],
    );
}

#[test]
fn ordinary_stories_tell_of_violence_and_nothing_else() {
    tells("Gestern haben mich drei Männer am Bahnhof verprügelt", &[Attacked]);
    tells("Sie haben unseren Laden beschmiert", &[Attacked]);
    tells("Bei uns im Dorf hängen Plakate der Rechten", &[]);
    tells("", &[]);
}

#[test]
fn somebody_close_is_heard_where_it_begins_with_them() {
    for text in
        ["mein bruder", "um meine Freundin", "es geht um meinen Mann", "meine beste freundin, sie ist 15"]
    {
        assert!(begins_with_a_relative(text), "{text}");
    }
    for text in ["mein sohn", "mein chef", "mein haus", "ich und mein bruder", "meine kleine Tochter", ""] {
        assert!(!begins_with_a_relative(text), "{text}");
    }
}
