# The five kinds of advice, in plain words.

concern-opferberatung = Opferberatung
concern-elternberatung = Elternberatung
concern-distanzierungsberatung = Distanzierungsberatung
concern-ausstiegsberatung = Ausstiegsberatung
concern-mobile-beratung = Mobile Beratung

ask-concern =
    Worum geht es? Schreiben Sie es in ein, zwei Sätzen, oder wählen Sie aus:

    { $kinds }

    „Weiß ich nicht“ ist auch eine gute Antwort.
    .du =
        Worum geht es? Schreib es in ein, zwei Sätzen, oder wähl aus:

        { $kinds }

        „Weiß ich nicht“ ist auch eine gute Antwort.

ask-concern-menu =
    Worum geht es? Bitte wählen Sie aus:

    { $kinds }

    „Weiß ich nicht“ ist auch eine gute Antwort.
    .du =
        Worum geht es? Bitte wähl aus:

        { $kinds }

        „Weiß ich nicht“ ist auch eine gute Antwort.

concern-unclear =
    Danke. Ich bin nicht sicher, welche Beratung dazu passt. Geht es um Sie selbst, um jemanden in Ihrer Familie oder um einen Ort, eine Gruppe, einen Betrieb? Was kommt am nächsten?

    { $kinds }

    Wenn nichts davon passt: „Weiß ich nicht“ genügt.
    .du =
        Danke. Ich bin nicht sicher, welche Beratung dazu passt. Geht es um dich selbst, um jemanden in deiner Familie oder um einen Ort, eine Gruppe, einen Betrieb? Was kommt am nächsten?

        { $kinds }

        Wenn nichts davon passt: „Weiß ich nicht“ genügt.

kind-opferberatung = • Opferberatung: Mir oder anderen wurde etwas angetan.
kind-elternberatung = • Elternberatung: Mein Kind oder ein junger Mensch in der Familie gerät in die rechte Szene.
kind-distanzierungsberatung = • Distanzierungsberatung: Ich bin halb dabei oder denke so und will das nicht mehr; oder ich begleite beruflich jemanden, der zweifelt.
kind-ausstiegsberatung = • Ausstiegsberatung: Ich bin in der Szene und will heraus.
kind-mobile-beratung = • Mobile Beratung: Unser Ort, unsere Schule, unser Verein oder Betrieb hat ein Problem damit.

ask-proposed-one =
    Das klingt für mich nach { $first }. Passt das?
    { $about }

ask-proposed-two =
    Das klingt für mich nach { $first } oder { $second }. Was passt besser?
    { $about }

about-opferberatung =
    Opferberatung ist für Menschen, die aus rechten, rassistischen, antisemitischen, queerfeindlichen oder ähnlichen Gründen angegriffen, bedroht oder beleidigt wurden. Auch Angehörige, Befreundete und alle, die es miterlebt haben, können sich melden. Diese Beratung steht an der Seite der Betroffenen.
about-elternberatung =
    Elternberatung ist für Eltern, Großeltern, Geschwister und Pflegeeltern, die erleben, dass ein junger Mensch in die rechte Szene gerät.
about-distanzierungsberatung =
    Distanzierungsberatung ist für Menschen, die lose dazugehören, zweifeln oder vom Gericht eine Auflage haben. Auch Fachkräfte können sich für sie melden.
about-ausstiegsberatung =
    Ausstiegsberatung ist für Menschen, die in der rechten Szene sind und heraus wollen oder deswegen bedroht werden.
about-mobile-beratung =
    Mobile Beratung ist für Orte, Gruppen, Schulen, Vereine, Betriebe, Gemeinden und Bündnisse, die mit Rechtsextremismus, Rassismus oder Antisemitismus zu tun haben. Diese Beratung kommt zu den Menschen vor Ort. Richtig ist sie auch, wenn es unter Erwachsenen geschieht.
about-being-set-up =
    Dieses Angebot ist noch im Aufbau.

## Other fields

other-field-religious-extremism =
    Das klingt nach religiös begründetem Extremismus. Dafür gibt es eine eigene Fachstelle: { $service }. Wenn Sie möchten, können Sie hier trotzdem weitermachen.
    .du =
        Das klingt nach religiös begründetem Extremismus. Dafür gibt es eine eigene Fachstelle: { $service }. Wenn du möchtest, kannst du hier trotzdem weitermachen.

other-field-domestic-violence =
    Das klingt nach Gewalt zu Hause. Dafür gibt es eigene Hilfe, auch anonym: { $service }. Wenn Sie möchten, können Sie hier trotzdem weitermachen.
    .du =
        Das klingt nach Gewalt zu Hause. Dafür gibt es eigene Hilfe, auch anonym: { $service }. Wenn du möchtest, kannst du hier trotzdem weitermachen.

other-field-left-extremism =
    Das klingt nach politischer Gewalt oder Druck von links. Dieses Netzwerk berät zu Rechtsextremismus, Rassismus und Antisemitismus. Wem etwas angetan wurde, hilft { $service }, gleich von wem es kam. Wenn Sie möchten, können Sie hier trotzdem weitermachen.
    .du =
        Das klingt nach politischer Gewalt oder Druck von links. Dieses Netzwerk berät zu Rechtsextremismus, Rassismus und Antisemitismus. Wem etwas angetan wurde, hilft { $service }, gleich von wem es kam. Wenn du möchtest, kannst du hier trotzdem weitermachen.

other-field-tenancy =
    Das klingt nach einer Frage zu Miete oder Wohnung. Damit kennen sich ein Mieterverein oder die Verbraucherzentrale in Ihrer Nähe besser aus. Wenn rechte Bedrohung oder Rassismus dahintersteht, sind Sie hier richtig.
    .du =
        Das klingt nach einer Frage zu Miete oder Wohnung. Damit kennen sich ein Mieterverein oder die Verbraucherzentrale in deiner Nähe besser aus. Wenn rechte Bedrohung oder Rassismus dahintersteht, bist du hier richtig.

other-field-press =
    Das klingt nach einer Anfrage für Presse, Studium oder Forschung. Die beantwortet am besten { $service }. Hier nehme ich Anliegen von Menschen auf, die Beratung suchen.

other-field-trolling =
    Dazu kann ich nichts beitragen. Wenn Sie Beratung suchen, für sich oder für jemand anderen, helfe ich gern weiter.
    .du =
        Dazu kann ich nichts beitragen. Wenn du Beratung suchst, für dich oder für jemand anderen, helfe ich gern weiter.

other-field-general =
    Dafür ist dieses Netzwerk nicht die richtige Stelle; es berät zu Rechtsextremismus, Rassismus und Antisemitismus. Wenn Sie mit einem Menschen sprechen möchten, hört { $service } Tag und Nacht zu. Wenn es doch damit zu tun hat, sind Sie hier richtig.
    .du =
        Dafür ist dieses Netzwerk nicht die richtige Stelle; es berät zu Rechtsextremismus, Rassismus und Antisemitismus. Wenn du mit einem Menschen sprechen möchtest, hört { $service } Tag und Nacht zu. Wenn es doch damit zu tun hat, bist du hier richtig.
