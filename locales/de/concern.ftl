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
about-being-set-up-unconfirmed =
    Vielleicht ist dieses Angebot noch im Aufbau; bestätigt ist das nicht.

## Other fields

other-field-religious-extremism = Das klingt nach religiös begründetem Extremismus. Dafür gibt es eine eigene Fachstelle: { $help }

other-field-domestic-violence =
    Das klingt nach Gewalt zu Hause. Dafür gibt es eigene Hilfe:
    { $help }
    Wenn es jetzt gefährlich ist: Polizei 110.

other-field-left-extremism =
    Das klingt nach politischer Gewalt oder Druck von links. Dieses Netzwerk berät zu Rechtsextremismus, Rassismus und Antisemitismus. Hilfe für Menschen, denen etwas angetan wurde, gleich von wem:
    { $help }

other-field-tenancy =
    Das klingt nach einer Frage zu Miete oder Wohnung. Damit kennen sich ein Mieterverein oder die Verbraucherzentrale in Ihrer Nähe besser aus. Wenn rechte Bedrohung oder Rassismus dahintersteht, sind Sie hier richtig.
    .du =
        Das klingt nach einer Frage zu Miete oder Wohnung. Damit kennen sich ein Mieterverein oder die Verbraucherzentrale in deiner Nähe besser aus. Wenn rechte Bedrohung oder Rassismus dahintersteht, bist du hier richtig.

other-field-press = Das klingt nach einer Anfrage für Presse, Studium oder Forschung. Am besten beantwortet sie: { $help }. Hier nehme ich Anliegen von Menschen auf, die Beratung suchen.

other-field-trolling =
    Dazu kann ich nichts beitragen. Wenn Sie Beratung suchen, für sich oder für jemand anderen, helfe ich gern weiter.
    .du =
        Dazu kann ich nichts beitragen. Wenn du Beratung suchst, für dich oder für jemand anderen, helfe ich gern weiter.

other-field-general =
    Dafür ist dieses Netzwerk wohl nicht die richtige Stelle; es berät zu Rechtsextremismus, Rassismus und Antisemitismus. Wenn Sie mit einem Menschen sprechen möchten:
    { $help }
    .du =
        Dafür ist dieses Netzwerk wohl nicht die richtige Stelle; es berät zu Rechtsextremismus, Rassismus und Antisemitismus. Wenn du mit einem Menschen sprechen möchtest:
        { $help }

other-field-ask-there = { $service }. Einen Kontakt dazu kenne ich nicht; danach fragen kann man bei: { $office }, { $web }

other-field-go-on =
    Wenn Sie hier weitermachen möchten, wählen Sie, was am ehesten passt, oder schreiben Sie mehr dazu.
    .du =
        Wenn du hier weitermachen möchtest, wähl, was am ehesten passt, oder schreib mehr dazu.

## Whom it is about

ask-whom =
    Damit ich die passende Beratung vorschlagen kann: Geht es um Sie selbst, um Ihr Kind oder um einen Ort, etwa eine Schule, einen Verein oder einen Betrieb? Sie können auch mehr dazu schreiben.
    .du =
        Damit ich die passende Beratung vorschlagen kann: Geht es um dich selbst, um dein Kind oder um einen Ort, etwa eine Schule, einen Verein oder einen Betrieb? Du kannst auch mehr dazu schreiben.
ask-whom-little =
    Gut, dass Sie schreiben. Ich habe noch nicht verstanden, worum es geht, und möchte nicht raten. Geht es um Sie selbst, um Ihr Kind oder um einen Ort, etwa eine Schule, einen Verein oder einen Betrieb? Ein, zwei Sätze dazu helfen mir auch.
    .du =
        Gut, dass du schreibst. Ich habe noch nicht verstanden, worum es geht, und möchte nicht raten. Geht es um dich selbst, um dein Kind oder um einen Ort, etwa eine Schule, einen Verein oder einen Betrieb? Ein, zwei Sätze dazu helfen mir auch.

label-whom-myself = Um mich selbst
    .also = mich, um mich, ich, ich selbst, mich selbst, selbst
label-whom-child = Um mein Kind oder jemand Junges in der Familie
    .also = kind, mein kind, um mein kind, meinen sohn, meine tochter, mein sohn, um meinen sohn, um meine tochter, tochter, sohn
label-whom-place = Um einen Ort, eine Schule, einen Verein …
    .also = ort, um einen ort, schule, verein, betrieb, dorf, ein ort, einen ort

## After an attack

keep-list =
    Nach einem Angriff kann das wichtig werden, zum Aufheben, nicht zum Hierherschicken:
    • Verletzungen ärztlich ansehen und aufschreiben lassen, auch kleine.
    • Verletzungen und Schäden fotografieren; Drohungen und Nachrichten aufheben.
    • Aus dem Gedächtnis aufschreiben, was wann und wo war, bevor es verblasst.
    • Namen von Menschen, die es gesehen haben, für sich notieren.
    Eine Anzeige ist auch später noch möglich. Ob und wann, entscheiden Sie; zu Fristen weiß die Beratung mehr.
    .du =
        Nach einem Angriff kann das wichtig werden, zum Aufheben, nicht zum Hierherschicken:
        • Verletzungen ärztlich ansehen und aufschreiben lassen, auch kleine.
        • Verletzungen und Schäden fotografieren; Drohungen und Nachrichten aufheben.
        • Aus dem Gedächtnis aufschreiben, was wann und wo war, bevor es verblasst.
        • Namen von Menschen, die es gesehen haben, für dich notieren.
        Eine Anzeige ist auch später noch möglich. Ob und wann, entscheidest du; zu Fristen weiß die Beratung mehr.
