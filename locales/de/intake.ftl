# The dialogue from greeting to receipt.
# The value of a message is the wording with "Sie"; the attribute .du stands where "Du" words it differently.
# Rules: warm, plain, short; one question at a time; no blame, no lecture, no promise a service has not made;
# no exclamation marks; neutral forms that a screen reader can speak.

## Greeting

hello =
    Guten Tag. Hier schreibt Lotse, ein automatischer Assistent, kein Mensch.

    Ich helfe, im Beratungsnetzwerk „Demokratie und Toleranz“ Mecklenburg-Vorpommern die passende Beratung zu finden: bei Rechtsextremismus, Rassismus, Antisemitismus und ähnlicher Gewalt oder Abwertung. { $operator } betreibt mich. Meine echten Adressen stehen auf { $url }.

    Wenn jemand jetzt in Gefahr ist: Polizei 110, Rettung 112. Beides ist kostenlos und Tag und Nacht erreichbar.

story-held =
    Danke, dass Sie geschrieben haben. Ihre Nachricht ist noch nicht gespeichert; ich behalte sie höchstens 30 Minuten im Arbeitsspeicher. Wenn Sie einverstanden sind, frage ich, ob ich sie verwenden soll.
    .du =
        Danke, dass du geschrieben hast. Deine Nachricht ist noch nicht gespeichert; ich behalte sie höchstens 30 Minuten im Arbeitsspeicher. Wenn du einverstanden bist, frage ich, ob ich sie verwenden soll.

story-not-held =
    Diese Nachricht konnte ich nicht behalten, es ist zu viel auf einmal. Bitte schreiben Sie sie noch einmal, wenn Sie einverstanden sind. Was ich schon behalten habe, ist noch da.
    .du =
        Diese Nachricht konnte ich nicht behalten, es ist zu viel auf einmal. Bitte schreib sie noch einmal, wenn du einverstanden bist. Was ich schon behalten habe, ist noch da.

ask-consent-again =
    Darf ich ab jetzt speichern, was Sie mir schreiben? Weitergegeben wird es erst, wenn Sie absenden.
    .du =
        Darf ich ab jetzt speichern, was du mir schreibst? Weitergegeben wird es erst, wenn du absendest.

consent-first =
    Danke. Aufgenommen habe ich das noch nicht, dafür brauche ich zuerst Ihr Einverständnis. Sie können auch die Datenschutz-Angaben lesen, einen anderen Weg wählen oder aufhören.
    .du =
        Danke. Aufgenommen habe ich das noch nicht, dafür brauche ich zuerst dein Einverständnis. Du kannst auch die Datenschutz-Angaben lesen, einen anderen Weg wählen oder aufhören.

consent-next =
    Gern machen wir weiter. Vorher brauche ich Ihre Antwort auf diese Frage:
    .du =
        Gern machen wir weiter. Vorher brauche ich deine Antwort auf diese Frage:

buttons-only =
    Auf diesem Weg nehme ich nur Auswahl-Antworten an, keine eigenen Worte. So steht hier weniger, das jemand mitlesen könnte. Bitte wählen Sie eine der Möglichkeiten.
    .du =
        Auf diesem Weg nehme ich nur Auswahl-Antworten an, keine eigenen Worte. So steht hier weniger, das jemand mitlesen könnte. Bitte wähl eine der Möglichkeiten.

form-chosen =
    Gern, ich sage ab jetzt Sie.
    .du =
        Gern, ich sage ab jetzt du.

ask-story =
    Danke. Soll ich Ihre erste Nachricht für die Anfrage verwenden? Sie sehen vor dem Absenden genau, was davon weitergegeben wird.
    .du =
        Danke. Soll ich deine erste Nachricht für die Anfrage verwenden? Du siehst vor dem Absenden genau, was davon weitergegeben wird.

story-gone =
    Ihre erste Nachricht habe ich nicht mehr; ich behalte sie nur kurz. Sie können das Wichtige gleich noch einmal schreiben.
    .du =
        Deine erste Nachricht habe ich nicht mehr; ich behalte sie nur kurz. Du kannst das Wichtige gleich noch einmal schreiben.

story-dropped =
    Gut, Ihre erste Nachricht habe ich verworfen.
    .du =
        Gut, deine erste Nachricht habe ich verworfen.

## Questions

ask-relation =
    In welcher Rolle schreiben Sie? Sie müssen das nicht sagen.
    .du =
        In welcher Rolle schreibst du? Du musst das nicht sagen.

caution =
    Ein Hinweis zu Ihrem Schutz: Bitte schreiben Sie hier nichts über Straftaten, auch nicht über die von anderen. Wer berät, hat kein Recht, vor Gericht die Aussage zu verweigern, und kann als Zeugin oder Zeuge befragt werden. Bei geplanten schweren Straftaten müssen Beratende vielleicht handeln. Für den Anfang reicht, dass Sie Unterstützung möchten.
    .du =
        Ein Hinweis zu deinem Schutz: Bitte schreib hier nichts über Straftaten, auch nicht über die von anderen. Wer berät, hat kein Recht, vor Gericht die Aussage zu verweigern, und kann als Zeugin oder Zeuge befragt werden. Bei geplanten schweren Straftaten müssen Beratende vielleicht handeln. Für den Anfang reicht, dass du Unterstützung möchtest.

ask-district =
    In welchem Landkreis oder in welcher Stadt brauchen Sie Beratung? Sie können auswählen oder einen Ort oder eine Postleitzahl schreiben. Weitergegeben wird davon nur der Landkreis oder die kreisfreie Stadt.
    .du =
        In welchem Landkreis oder in welcher Stadt brauchst du Beratung? Du kannst auswählen oder einen Ort oder eine Postleitzahl schreiben. Weitergegeben wird davon nur der Landkreis oder die kreisfreie Stadt.

place-unknown =
    Diesen Ort konnte ich nicht finden. Eine Postleitzahl, der Landkreis oder eine größere Stadt in der Nähe hilft mir weiter. Sie können auch auswählen oder den Ort offenlassen.
    .du =
        Diesen Ort konnte ich nicht finden. Eine Postleitzahl, der Landkreis oder eine größere Stadt in der Nähe hilft mir weiter. Du kannst auch auswählen oder den Ort offenlassen.

ask-district-which =
    Das kann in mehreren Landkreisen oder Städten liegen. Was davon ist gemeint?

ask-district-which-name =
    So geschrieben kenne ich den Ort nicht. Ähnlich klingen:
    { $names }

    Was davon ist gemeint?
district-which-line = – { $place }, { $district }
ask-district-sure =
    Meinen Sie: { $district }?
    .du =
        Meinst du: { $district }?
ask-district-sure-place =
    Meinen Sie { $place } { $within }?
    .du =
        Meinst du { $place } { $within }?
# Where the directory does not say how a place in the district is described.
ask-district-sure-place-in =
    Meinen Sie { $place } ({ $district })?
    .du =
        Meinst du { $place } ({ $district })?

where-noted =
    Sie schreiben, wo es ist. Notiert habe ich davon: { $district }. Wenn das nicht stimmt, schreiben Sie mir einfach den richtigen Ort.
    .du =
        Du schreibst, wo es ist. Notiert habe ich davon: { $district }. Wenn das nicht stimmt, schreib mir einfach den richtigen Ort.
where-told =
    Sie haben einen Ort genannt. Brauchen Sie dort Beratung: { $district }?
    .du =
        Du hast einen Ort genannt. Brauchst du dort Beratung: { $district }?
where-several =
    Was Sie schreiben, kann in mehreren Landkreisen oder Städten liegen. Wo brauchen Sie Beratung?
    .du =
        Was du schreibst, kann in mehreren Landkreisen oder Städten liegen. Wo brauchst du Beratung?
where-differs =
    Notiert ist: { $chosen }. In Ihrem Text steht ein Ort, der dort nicht liegt, sondern hier: { $district }. Wo brauchen Sie Beratung?
    .du =
        Notiert ist: { $chosen }. In deinem Text steht ein Ort, der dort nicht liegt, sondern hier: { $district }. Wo brauchst du Beratung?
where-or-outside = Einen Ort mit diesem Namen gibt es hier: { $district }. Es gibt aber auch einen außerhalb von Mecklenburg-Vorpommern. Welcher ist gemeint?

ask-outside =
    { $there }

    Überall in Deutschland erreichbar:
    { $nationwide }

    Möchten Sie trotzdem hier weitermachen?
    .du =
        { $there }

        Überall in Deutschland erreichbar:
        { $nationwide }

        Möchtest du trotzdem hier weitermachen?
outside-land = Das liegt wohl { $where }, also außerhalb von Mecklenburg-Vorpommern. Dort gibt es für solche Anliegen eine eigene Stelle: { $centre }.
outside-somewhere = Das liegt wohl außerhalb von Mecklenburg-Vorpommern. In jedem Bundesland gibt es dafür eine eigene Stelle: das { $centre }.
outside-only = Das liegt wohl außerhalb von Mecklenburg-Vorpommern.
outside-abroad = Das liegt wohl außerhalb von Deutschland. Das Beratungsnetzwerk ist für Mecklenburg-Vorpommern da.
outside-in = { $code ->
    [SL] im { $land }
   *[other] in { $land }
}
outside-centre = { $centre } { $land }
land-bw = Baden-Württemberg
land-by = Bayern
land-be = Berlin
land-bb = Brandenburg
land-hb = Bremen
land-hh = Hamburg
land-he = Hessen
land-mv = Mecklenburg-Vorpommern
land-ni = Niedersachsen
land-nw = Nordrhein-Westfalen
land-rp = Rheinland-Pfalz
land-sl = Saarland
land-sn = Sachsen
land-st = Sachsen-Anhalt
land-sh = Schleswig-Holstein
land-th = Thüringen

districts-noted = Notiert: { $districts }. Für den Weg der Anfrage macht das keinen Unterschied.

small-place =
    Ein Hinweis: Weitergegeben wird nur der Landkreis oder die Stadt, nicht der Ort. In einem kleinen Ort kann aber auch verraten, wer Sie sind, was Sie schreiben. Lassen Sie den Ortsnamen und alles, woran man Sie erkennt, am besten weg.
    .du =
        Ein Hinweis: Weitergegeben wird nur der Landkreis oder die Stadt, nicht der Ort. In einem kleinen Ort kann aber auch verraten, wer du bist, was du schreibst. Lass den Ortsnamen und alles, woran man dich erkennt, am besten weg.

district-noted = Notiert: { $district }.

district-unknown = ein Landkreis, dessen Namen ich nicht kenne (Schlüssel { $key })

ask-words =
    Was möchten Sie der Stelle sagen? Ein paar Sätze reichen, auch ein Stichwort oder mehrere Nachrichten. Namen, Adressen und Telefonnummern lassen Sie am besten weg.

    Sie müssen nichts schreiben. Dann wählen Sie gleich aus:
    .du =
        Was möchtest du der Stelle sagen? Ein paar Sätze reichen, auch ein Stichwort oder mehrere Nachrichten. Namen, Adressen und Telefonnummern lässt du am besten weg.

        Du musst nichts schreiben. Dann wähl gleich aus:

words-noted = Danke, das ist notiert.

words-full =
    Mehr als { $limit } Zeichen passen nicht in eine Anfrage. Ihre letzte Nachricht habe ich deshalb nicht aufgenommen; alles davor ist notiert. Wählen Sie „Fertig“, oder verwerfen Sie das Geschriebene und schreiben es neu.
    .du =
        Mehr als { $limit } Zeichen passen nicht in eine Anfrage. Deine letzte Nachricht habe ich deshalb nicht aufgenommen; alles davor ist notiert. Wähl „Fertig“, oder verwirf das Geschriebene und schreib es neu.

words-cleared =
    Ihre Worte sind gelöscht. Sie können neu schreiben oder die Frage überspringen.
    .du =
        Deine Worte sind gelöscht. Du kannst neu schreiben oder die Frage überspringen.

ask-answer =
    Möchten Sie eine Antwort hier im Chat? Sie können die Anfrage auch nur weitergeben oder sich selbst bei der Stelle melden. Wenn jemand auf Ihrem Gerät mitlesen könnte, sagen Sie es mir; dann kommen Nachrichten ohne Inhalt an.
    .du =
        Möchtest du eine Antwort hier im Chat? Du kannst die Anfrage auch nur weitergeben oder dich selbst bei der Stelle melden. Wenn jemand auf deinem Gerät mitlesen könnte, sag es mir; dann kommen Nachrichten ohne Inhalt an.

ask-hours =
    Danke für den Hinweis. Eine Antwort kündige ich dann nur als „Neue Nachricht“ an, ohne Inhalt; lesbar wird sie erst mit „Nachricht anzeigen“. Was schon in diesem Chat steht, bleibt auf dem Gerät sichtbar, bis Sie es dort löschen. Zu welcher Zeit dürfen Nachrichten kommen?
    .du =
        Danke für den Hinweis. Eine Antwort kündige ich dann nur als „Neue Nachricht“ an, ohne Inhalt; lesbar wird sie erst mit „Nachricht anzeigen“. Was schon in diesem Chat steht, bleibt auf dem Gerät sichtbar, bis du es dort löschst. Zu welcher Zeit dürfen Nachrichten kommen?

discreet-noted = Notiert: Antworten kündige ich nur als „Neue Nachricht“ an, { $hours }.

not-discreet-noted = Notiert: Antworten kommen hier mit ihrem Inhalt an.

hours-any = zu jeder Zeit
hours-between = nur zwischen { $from } und { $to } Uhr

summary-to =
    Ihre Anfrage geht an: { $service } { $carrier }.
    .du =
        Deine Anfrage geht an: { $service } { $carrier }.
summary-start = — Anfang der Anfrage —
summary-end = — Ende der Anfrage —
summary-kept-back =
    Nur das wird weitergegeben. Ihr Konto, Ihr Name im Chat und Ihre Telefonnummer gehören nicht dazu.
    .du =
        Nur das wird weitergegeben. Dein Konto, dein Name im Chat und deine Telefonnummer gehören nicht dazu.
summary-kept-back-contact =
    Nur das wird weitergegeben, auch der Kontakt, den Sie hinterlassen. Ihr Konto und Ihr Name im Chat gehören nicht dazu.
    .du =
        Nur das wird weitergegeben, auch der Kontakt, den du hinterlässt. Dein Konto und dein Name im Chat gehören nicht dazu.
summary-state-office = Die empfangende Stelle ist ein staatliches Amt, aber keine Polizei.
summary-beside = Auch diese Stellen kommen in Frage; über „Etwas ändern“ können Sie wechseln, soweit sie hier angeschlossen sind:
    .du = Auch diese Stellen kommen in Frage; über „Etwas ändern“ kannst du wechseln, soweit sie hier angeschlossen sind:
summary-ask =
    Möchten Sie das so absenden?
    .du =
        Möchtest du das so absenden?

carrier-known = (Träger: { $carrier })
carrier-unconfirmed = (Träger: { $carrier }, nicht bestätigt)
carrier-unknown = (Träger nicht bekannt)

ask-change =
    Was möchten Sie ändern?
    .du =
        Was möchtest du ändern?

ask-queue =
    Welche Stelle soll Ihre Anfrage bekommen? Wenn Sie etwa in einer Stelle jemanden kennen, wählen Sie ruhig eine andere.
    .du =
        Welche Stelle soll deine Anfrage bekommen? Wenn du etwa in einer Stelle jemanden kennst, wähl ruhig eine andere.

queue-no-longer-fits =
    Die Stelle, die Sie ausgewählt hatten, passt dazu nicht mehr. Ich schlage wieder die zuständige vor; vor dem Absenden können Sie eine andere wählen.
    .du =
        Die Stelle, die du ausgewählt hattest, passt dazu nicht mehr. Ich schlage wieder die zuständige vor; vor dem Absenden kannst du eine andere wählen.

state-office =
    Gut zu wissen: Diese Stelle ist selbst ein staatliches Amt: { $service } { $carrier }. Hier wird das Beratungsnetzwerk abgestimmt; Polizei ist das nicht. Ohne Ihr Ja geht nichts dorthin.
    .du =
        Gut zu wissen: Diese Stelle ist selbst ein staatliches Amt: { $service } { $carrier }. Hier wird das Beratungsnetzwerk abgestimmt; Polizei ist das nicht. Ohne dein Ja geht nichts dorthin.

beside-line = – { $service }
beside-line-notes = – { $service } ({ $notes })
beside-line-contact = { $line }: { $contact }
beside-companies = für Betriebe
beside-documentation = nimmt Meldungen auf, berät nicht
beside-coordination = koordiniert das Netzwerk
beside-state-office = staatliches Amt
beside-being-set-up = im Aufbau
beside-being-set-up-unconfirmed = vielleicht noch im Aufbau, nicht bestätigt
beside-unconfirmed = Angebot nicht bestätigt
beside-no-room = hier nicht angeschlossen

no-room-instead =
    Zuständig wäre: { $service }. Diese Stelle ist hier noch nicht angeschlossen. Sie können sich selbst dort melden, oder Ihre Anfrage geht an eine andere Stelle: { $instead }.
    .du =
        Zuständig wäre: { $service }. Diese Stelle ist hier noch nicht angeschlossen. Du kannst dich selbst dort melden, oder deine Anfrage geht an eine andere Stelle: { $instead }.
no-room-waits =
    Zuständig wäre: { $service }. Diese Stelle ist hier noch nicht angeschlossen, und auch keine andere, die einspringen könnte. Eine Anfrage würde hier warten, bis sich das ändert. Am besten melden Sie sich selbst dort.
    .du =
        Zuständig wäre: { $service }. Diese Stelle ist hier noch nicht angeschlossen, und auch keine andere, die einspringen könnte. Eine Anfrage würde hier warten, bis sich das ändert. Am besten meldest du dich selbst dort.

## Services and their public contact

service-unknown = die zuständige Stelle

contact-head =
    So erreichen Sie diese Stelle selbst: { $service } { $carrier }.
    .du =
        So erreichst du diese Stelle selbst: { $service } { $carrier }.
contact-none =
    Einen öffentlichen Kontakt dieser Stelle kenne ich leider nicht: { $service } { $carrier }.
contact-phone = Telefon: { $value }
contact-phone-unknown = Telefon: ist mir nicht bekannt
contact-email = E-Mail: { $value }
contact-web = Internet: { $value }
contact-seat = Sitz: { $value }
contact-unconfirmed = { $line } (nicht bestätigt)
contact-as-of = { $line } (Stand { $year })
contact-hours-unknown = Wann dort jemand zu erreichen ist, weiß ich nicht.

## After sending

receipt-sent =
    Ihre Anfrage ist abgesendet an: { $service }.
    .du =
        Deine Anfrage ist abgesendet an: { $service }.
receipt-waits =
    Ihre Anfrage ist gespeichert, aber noch nicht zugestellt. Bestimmt ist sie für: { $service }. Der Weg dorthin ist gerade gestört. Ich stelle sie zu, sobald es geht, und sage Ihnen dann Bescheid.
    .du =
        Deine Anfrage ist gespeichert, aber noch nicht zugestellt. Bestimmt ist sie für: { $service }. Der Weg dorthin ist gerade gestört. Ich stelle sie zu, sobald es geht, und sage dir dann Bescheid.
receipt-code =
    Ihr Fall-Code: { $code }. Unter diesem Code findet die Stelle Ihre Anfrage.
    .du =
        Dein Fall-Code: { $code }. Unter diesem Code findet die Stelle deine Anfrage.
receipt-answer-unknown =
    Ich nehme Anfragen Tag und Nacht an; die Stelle ist nicht rund um die Uhr besetzt. Wann jemand antwortet, ist nicht bekannt.
receipt-pass-on =
    Sie wollten keine Antwort; die Stelle weiß Bescheid, sobald dort jemand liest. Wann das ist, ist nicht bekannt.
    .du =
        Du wolltest keine Antwort; die Stelle weiß Bescheid, sobald dort jemand liest. Wann das ist, ist nicht bekannt.
receipt-return =
    Wenn Sie später von einem anderen Konto oder Gerät weiterschreiben möchten: Schreiben Sie „rückkehr“, dann bekommen Sie einen Code dafür.
    .du =
        Wenn du später von einem anderen Konto oder Gerät weiterschreiben möchtest: Schreib „rückkehr“, dann bekommst du einen Code dafür.
receipt-delete =
    Löschen können Sie jederzeit: Schreiben Sie „löschen“ oder /loeschen. Solange niemand die Anfrage übernommen hat, nehme ich sie dabei ganz zurück.
    .du =
        Löschen kannst du jederzeit: Schreib „löschen“ oder /loeschen. Solange niemand die Anfrage übernommen hat, nehme ich sie dabei ganz zurück.

card-waits =
    Ihre Anfrage { $code } ist doch noch nicht angekommen. Der Weg zu dieser Stelle ist gerade gestört: { $service }. Die Anfrage ist gespeichert, und ich stelle sie zu, sobald es geht. Wenn Sie nicht warten möchten: Auf „Mensch“ nenne ich Telefonnummern.
    .du =
        Deine Anfrage { $code } ist doch noch nicht angekommen. Der Weg zu dieser Stelle ist gerade gestört: { $service }. Die Anfrage ist gespeichert, und ich stelle sie zu, sobald es geht. Wenn du nicht warten möchtest: Auf „Mensch“ nenne ich Telefonnummern.

card-arrived =
    Ihre Anfrage { $code } ist jetzt angekommen bei: { $service }.
    .du =
        Deine Anfrage { $code } ist jetzt angekommen bei: { $service }.

card-lost =
    Ihre Anfrage { $code } konnte ich nicht zustellen, und dabei bleibt es: Der Raum dieser Stelle nimmt sie nicht an: { $service }. Dort hat sie niemand gelesen. Bitte wenden Sie sich selbst an die Stelle, oder beginnen Sie mit „neu“ eine neue Anfrage.
    .du =
        Deine Anfrage { $code } konnte ich nicht zustellen, und dabei bleibt es: Der Raum dieser Stelle nimmt sie nicht an: { $service }. Dort hat sie niemand gelesen. Bitte wende dich selbst an die Stelle, oder beginne mit „neu“ eine neue Anfrage.

message-lost =
    Eine Nachricht, die Sie zum Fall { $code } geschrieben haben, konnte ich nicht zustellen: Der Raum dieser Stelle nimmt sie nicht an: { $service }. Dort hat sie niemand gelesen. Bitte wenden Sie sich selbst an die Stelle, oder schreiben Sie die Nachricht noch einmal.
    .du =
        Eine Nachricht, die du zum Fall { $code } geschrieben hast, konnte ich nicht zustellen: Der Raum dieser Stelle nimmt sie nicht an: { $service }. Dort hat sie niemand gelesen. Bitte wende dich selbst an die Stelle, oder schreib die Nachricht noch einmal.

case-open =
    Ihre Anfrage { $code } liegt bei: { $service }. Was möchten Sie tun?
    .du =
        Deine Anfrage { $code } liegt bei: { $service }. Was möchtest du tun?

relayed =
    Ihre Nachricht zum Fall { $code } ist weitergegeben. Wann jemand sie liest, weiß ich nicht.
    .du =
        Deine Nachricht zum Fall { $code } ist weitergegeben. Wann jemand sie liest, weiß ich nicht.

change-passed-on =
    Ihre Änderung ist weitergegeben, zum Fall { $codes }. Bei der Stelle steht jetzt nur noch die neue Fassung. Ob dort schon jemand die alte gelesen hat, weiß ich nicht.
    .du =
        Deine Änderung ist weitergegeben, zum Fall { $codes }. Bei der Stelle steht jetzt nur noch die neue Fassung. Ob dort schon jemand die alte gelesen hat, weiß ich nicht.
change-noted = Die Änderung ist notiert.
message-dropped = Diese Nachricht ist zurückgenommen. Die Stelle hat davon nichts gelesen.
message-taken-back =
    Diese Nachricht habe ich bei der Stelle aus dem Raum genommen, zum Fall { $codes }. Die Stelle erfährt, dass Sie sie zurückgenommen haben. Ob dort schon jemand sie gelesen hat, weiß ich nicht.
    .du =
        Diese Nachricht habe ich bei der Stelle aus dem Raum genommen, zum Fall { $codes }. Die Stelle erfährt, dass du sie zurückgenommen hast. Ob dort schon jemand sie gelesen hat, weiß ich nicht.

relay-gone =
    Der Fall { $code } ist abgeschlossen oder nicht mehr gespeichert. Die Nachricht, die noch wartete, habe ich nicht weitergegeben. Schreiben Sie sie noch einmal, wenn Sie den Fall wieder öffnen, solange das geht, oder mit „neu“ eine neue Anfrage beginnen.
    .du =
        Der Fall { $code } ist abgeschlossen oder nicht mehr gespeichert. Die Nachricht, die noch wartete, habe ich nicht weitergegeben. Schreib sie noch einmal, wenn du den Fall wieder öffnest, solange das geht, oder mit „neu“ eine neue Anfrage beginnst.

already-sent =
    Das liegt schon bei der Stelle, zum Fall { $code }; noch einmal ist nicht nötig. Wenn Sie der Stelle noch etwas sagen möchten, schreiben Sie es einfach hier.
    .du =
        Das liegt schon bei der Stelle, zum Fall { $code }; noch einmal ist nicht nötig. Wenn du der Stelle noch etwas sagen möchtest, schreib es einfach hier.

perhaps-not-for-staff = Ich bin nicht sicher, ob das für die Stelle gedacht ist. Darum ist es noch nicht weitergegeben, und ich frage nach.
relay-discarded = Gut, diese Nachricht gebe ich nicht weiter.

after-closed =
    Der Fall { $code } ist abgeschlossen; was Sie jetzt hier schreiben, kommt dort nicht an. Solange er gespeichert ist, können Sie ihn wieder öffnen.
    .du =
        Der Fall { $code } ist abgeschlossen; was du jetzt hier schreibst, kommt dort nicht an. Solange er gespeichert ist, kannst du ihn wieder öffnen.
helped-thanks = Danke. Das wird nur gezählt.
reopened =
    Ihr Fall { $code } ist wieder offen, bei: { $service }. Schreiben Sie, was noch fehlt.
    .du =
        Dein Fall { $code } ist wieder offen, bei: { $service }. Schreib, was noch fehlt.
reopen-gone =
    Der Fall { $code } ist hier nicht mehr gespeichert. Wenn Sie wieder Beratung brauchen, schreiben Sie „neu“.
    .du =
        Der Fall { $code } ist hier nicht mehr gespeichert. Wenn du wieder Beratung brauchst, schreib „neu“.
ask-hand-on =
    Die Stelle { $from } fragt: Darf Ihr Fall { $code } an eine andere Stelle gehen, die besser passen könnte? Das wäre: { $to }.

    Dort würde gelesen, was Sie in der Anfrage geschrieben haben, nicht das Gespräch seither. Bei der bisherigen Stelle würden Karte und Text aus dem Raum entfernt. Wenn Sie Nein sagen, bleibt alles, wie es ist.
    .du =
        Die Stelle { $from } fragt: Darf dein Fall { $code } an eine andere Stelle gehen, die besser passen könnte? Das wäre: { $to }.

        Dort würde gelesen, was du in der Anfrage geschrieben hast, nicht das Gespräch seither. Bei der bisherigen Stelle würden Karte und Text aus dem Raum entfernt. Wenn du Nein sagst, bleibt alles, wie es ist.
hand-on-there =
    Bei dieser anderen Stelle liegt schon Ihr Fall { $there }. Mit Ja hätte sie zwei Fälle von Ihnen, jeden mit eigenem Code.
    .du =
        Bei dieser anderen Stelle liegt schon dein Fall { $there }. Mit Ja hätte sie zwei Fälle von dir, jeden mit eigenem Code.
ask-second =
    Die Stelle { $from } fragt: Darf auch eine zweite Stelle Ihre Anfrage { $code } bekommen? Das wäre: { $to }.
    .du =
        Die Stelle { $from } fragt: Darf auch eine zweite Stelle deine Anfrage { $code } bekommen? Das wäre: { $to }.
ask-second-story =
    Nur ein Vorschlag: Zu Ihrer Anfrage { $code } passt vielleicht auch eine zweite Stelle: { $to }. Soll sie die Anfrage auch bekommen?
    .du =
        Nur ein Vorschlag: Zu deiner Anfrage { $code } passt vielleicht auch eine zweite Stelle: { $to }. Soll sie die Anfrage auch bekommen?
second-what =
    Mit Ja entsteht dort ein eigener Fall mit eigenem Code. Gelesen wird dort, was in der Anfrage steht, auch ein Kontakt, wenn Sie einen hinterlassen haben; das Gespräch seither nicht. Beide Stellen wissen dann, dass auch die andere die Anfrage hat. Den Fall-Code der anderen und was Sie mit ihr schreiben, erfahren sie nicht. Mit Nein bleibt alles, wie es ist.
    .du =
        Mit Ja entsteht dort ein eigener Fall mit eigenem Code. Gelesen wird dort, was in der Anfrage steht, auch ein Kontakt, wenn du einen hinterlassen hast; das Gespräch seither nicht. Beide Stellen wissen dann, dass auch die andere die Anfrage hat. Den Fall-Code der anderen und was du mit ihr schreibst, erfahren sie nicht. Mit Nein bleibt alles, wie es ist.
ask-second-knowing =
    Die Stelle { $from } fragt: Darf auch eine zweite Stelle Ihre Anfrage { $code } bekommen? Das wäre: { $to }.

    Dort liegt schon Ihr Fall { $there }; ein weiterer entsteht nicht. Darf die Stelle, die fragt, wissen, dass Sie dort schon einen Fall haben? Sonst erfährt sie nichts davon. Mit Nein bleibt alles, wie es ist.
    .du =
        Die Stelle { $from } fragt: Darf auch eine zweite Stelle deine Anfrage { $code } bekommen? Das wäre: { $to }.

        Dort liegt schon dein Fall { $there }; ein weiterer entsteht nicht. Darf die Stelle, die fragt, wissen, dass du dort schon einen Fall hast? Sonst erfährt sie nichts davon. Mit Nein bleibt alles, wie es ist.
second-sent =
    Danke. Ihr Fall { $code } bleibt, wie er ist, bei: { $service }. Dazu kommt jetzt ein zweiter. Bevor ich eine Nachricht weitergebe, zeige ich Ihnen, für welchen der beiden sie ist.
    .du =
        Danke. Dein Fall { $code } bleibt, wie er ist, bei: { $service }. Dazu kommt jetzt ein zweiter. Bevor ich eine Nachricht weitergebe, zeige ich dir, für welchen der beiden sie ist.
second-not-now =
    Diese Stelle kann Ihre Anfrage { $code } gerade nicht bekommen: { $service }. Es bleibt alles, wie es war.
    .du =
        Diese Stelle kann deine Anfrage { $code } gerade nicht bekommen: { $service }. Es bleibt alles, wie es war.
second-there =
    Dort liegt schon Ihr Fall { $code }: { $service }. Ein weiterer ist nicht entstanden.
    .du =
        Dort liegt schon dein Fall { $code }: { $service }. Ein weiterer ist nicht entstanden.
second-known =
    Gut. Die Stelle { $service } erfährt jetzt, dass Sie schon einen Fall bei dieser Stelle haben: { $other }. Ein weiterer ist nicht entstanden.
    .du =
        Gut. Die Stelle { $service } erfährt jetzt, dass du schon einen Fall bei dieser Stelle hast: { $other }. Ein weiterer ist nicht entstanden.
already-with =
    Zur Erinnerung: Bei dieser Stelle liegt schon Ihr Fall { $code }: { $service }. Mit „Absenden“ kommt dort ein weiterer Fall dazu. Wenn es zu { $code } gehört, verwerfen Sie diese Anfrage und schreiben es danach als Nachricht.
    .du =
        Zur Erinnerung: Bei dieser Stelle liegt schon dein Fall { $code }: { $service }. Mit „Absenden“ kommt dort ein weiterer Fall dazu. Wenn es zu { $code } gehört, verwirf diese Anfrage und schreib es danach als Nachricht.
hand-on-state-office = Diese Stelle gehört zur Landesverwaltung.
handed-on =
    Ihr Fall { $code } ist jetzt bei: { $service }. Eine Antwort kommt weiter hier in den Chat.
    .du =
        Dein Fall { $code } ist jetzt bei: { $service }. Eine Antwort kommt weiter hier in den Chat.
stays-with =
    Ihr Fall { $code } bleibt bei: { $service }. Es ändert sich nichts.
    .du =
        Dein Fall { $code } bleibt bei: { $service }. Es ändert sich nichts.

claimed =
    Ihr Fall { $code } ist angenommen: Jemand hat ihn übernommen, bei: { $service }. Eine Antwort kommt hier in den Chat.
    .du =
        Dein Fall { $code } ist angenommen: Jemand hat ihn übernommen, bei: { $service }. Eine Antwort kommt hier in den Chat.

staff-answer =
    Antwort zum Fall { $code } von: { $service }

    { $text }

staff-correction =
    Berichtigung zum Fall { $code } von: { $service }

    Eine frühere Antwort gilt so nicht mehr. Jetzt gilt:

    { $text }

new-message = Neue Nachricht

no-new-message = Gerade ist keine neue Nachricht da.

closed =
    Der Fall { $code } ist abgeschlossen, sagt die Stelle: { $service }. Was dazu hier gespeichert ist, wird spätestens nach { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } gelöscht; bis dahin können Sie ihn wieder öffnen. Wenn Sie zu etwas anderem Beratung brauchen, schreiben Sie „neu“.

    Hat das geholfen? Die Antwort wird nur gezählt, und Sie können die Frage auslassen.
    .du =
        Der Fall { $code } ist abgeschlossen, sagt die Stelle: { $service }. Was dazu hier gespeichert ist, wird spätestens nach { $days ->
            [one] einem Tag
           *[other] { $days } Tagen
        } gelöscht; bis dahin kannst du ihn wieder öffnen. Wenn du zu etwas anderem Beratung brauchst, schreib „neu“.

        Hat das geholfen? Die Antwort wird nur gezählt, und du kannst die Frage auslassen.

closed-unanswered =
    Die Stelle hat den Fall { $code } ohne Antwort im Chat abgeschlossen: { $service }. Was dazu hier gespeichert ist, wird spätestens nach { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } gelöscht; bis dahin können Sie ihn wieder öffnen und schreiben, was Sie noch brauchen. Für eine andere Anfrage schreiben Sie „neu“.
    .du =
        Die Stelle hat den Fall { $code } ohne Antwort im Chat abgeschlossen: { $service }. Was dazu hier gespeichert ist, wird spätestens nach { $days ->
            [one] einem Tag
           *[other] { $days } Tagen
        } gelöscht; bis dahin kannst du ihn wieder öffnen und schreiben, was du noch brauchst. Für eine andere Anfrage schreib „neu“.

closed-and-barred =
    Der Fall { $code } ist abgeschlossen, sagt die Stelle: { $service }. Von diesem Konto nimmt sie bis zum { $until } keine Anfragen an. Andere Stellen und die Notrufnummern erreichen Sie weiter: Schreiben Sie „neu“.

    In Gefahr: Polizei 110, Rettungsdienst 112.
    .du =
        Der Fall { $code } ist abgeschlossen, sagt die Stelle: { $service }. Von diesem Konto nimmt sie bis zum { $until } keine Anfragen an. Andere Stellen und die Notrufnummern erreichst du weiter: Schreib „neu“.

        In Gefahr: Polizei 110, Rettungsdienst 112.
kept =
    Das ist hier von Ihnen gespeichert:
    { $items }

    { $more }
    .du =
        Das ist hier von dir gespeichert:
        { $items }

        { $more }
kept-nothing =
    Von Ihnen ist hier nichts gespeichert.
    .du =
        Von dir ist hier nichts gespeichert.
kept-consent =
    Ihr Einverständnis vom { $date }, zur Textfassung { $version }
    .du =
        Dein Einverständnis vom { $date }, zur Textfassung { $version }
kept-dialogue = der Stand dieses Gesprächs und verschlüsselt die Adresse dieses Chats und die Kennungen seiner Nachrichten, längstens bis zum { $until }
kept-mark = ein Kennwert, mit dem ich diesen Chat wiederfinde, und der Stand des Gesprächs, längstens bis zum { $until }
kept-story =
    Ihre erste Nachricht, höchstens 30 Minuten und nur im Arbeitsspeicher
    .du =
        Deine erste Nachricht, höchstens 30 Minuten und nur im Arbeitsspeicher
kept-draft = was noch nicht abgesendet ist: { $words }
kept-case = Fall { $code } bei { $service }, eingegangen am { $received }, { $state }: { $words }; längstens bis zum { $until }
kept-consulted = eine Frage der Stelle zum Fall { $code }, in eigenen Worten, an: { $service }; so lange wie der Fall
kept-waiting = noch nicht angenommen
kept-claimed = angenommen
kept-closed = abgeschlossen
kept-answers = Antworten
kept-texts = { $count ->
    [one] ein Text
   *[other] { $count } Texte
}
kept-contact = ein Kontakt
kept-return-code = ein Rückkehr-Code, nur als Kennwert
kept-words-how =
    Was schon bei der Stelle ist, steht in ihrem verschlüsselten Raum, bis der Fall gelöscht wird; was sie selbst notiert, verantwortet sie. Die Texte selbst zeige ich nur nach Ihrem Rückkehr-Code, denn jemand anderes könnte dieses Gerät in der Hand haben. Schreiben Sie ihn mir jetzt; er muss mindestens einen Tag alt sein. Einen Code gibt es mit „rückkehr“, gelöscht wird mit „löschen“.
    .du =
        Was schon bei der Stelle ist, steht in ihrem verschlüsselten Raum, bis der Fall gelöscht wird; was sie selbst notiert, verantwortet sie. Die Texte selbst zeige ich nur nach deinem Rückkehr-Code, denn jemand anderes könnte dieses Gerät in der Hand haben. Schreib ihn mir jetzt; er muss mindestens einen Tag alt sein. Einen Code gibt es mit „rückkehr“, gelöscht wird mit „löschen“.
kept-how-to-delete = Gelöscht wird mit „löschen“.
kept-no-words = Es ist kein Text gespeichert.
kept-words-of = Zum Fall { $code }:
kept-words-unsent = Noch nicht abgesendet:
kept-words-contact = Kontakt:
kept-words-end = Mehr Text ist nicht gespeichert. Spätere Nachrichten liegen nur bei der Stelle.
chat-cleared-telegram = Aufgeräumt. Der Anfang und was älter als zwei Tage ist, lässt sich hier nur von Hand entfernen.
chat-cleared = Aufgeräumt. Was noch da ist, lässt sich hier nur von Hand entfernen.
code-too-new =
    Dieser Rückkehr-Code ist noch keinen Tag alt. So kann niemand Ihre Texte lesen, der gerade erst an dieses Gerät gekommen ist. Fragen Sie morgen noch einmal mit „daten“ und schreiben Sie den Code dann.
    .du =
        Dieser Rückkehr-Code ist noch keinen Tag alt. So kann niemand deine Texte lesen, der gerade erst an dieses Gerät gekommen ist. Frag morgen noch einmal mit „daten“ und schreib den Code dann.
sent-enough =
    Von diesem Konto nehme ich gerade höchstens { $limit ->
        [one] eine Anfrage
       *[other] { $limit } Anfragen
    } am Tag an. Es wurde nichts abgesendet; Ihr Entwurf bleibt hier, solange Entwürfe gespeichert werden. Zu einer Anfrage, die schon abgesendet ist, können Sie jederzeit weiterschreiben. In Gefahr: 110 oder 112.
    .du =
        Von diesem Konto nehme ich gerade höchstens { $limit ->
            [one] eine Anfrage
           *[other] { $limit } Anfragen
        } am Tag an. Es wurde nichts abgesendet; dein Entwurf bleibt hier, solange Entwürfe gespeichert werden. Zu einer Anfrage, die schon abgesendet ist, kannst du jederzeit weiterschreiben. In Gefahr: 110 oder 112.
too-fast =
    Das waren sehr viele Nachrichten auf einmal. Die letzten habe ich nicht aufgenommen. Bitte warten Sie eine Minute und schreiben Sie dann weiter. In Gefahr: 110 oder 112.
    .du =
        Das waren sehr viele Nachrichten auf einmal. Die letzten habe ich nicht aufgenommen. Bitte warte eine Minute und schreib dann weiter. In Gefahr: 110 oder 112.
refused =
    Diese Stelle nimmt von diesem Konto keine Anfragen an: { $service }. Es wurde nichts abgesendet. Sie können eine andere Stelle wählen. In Gefahr: 110 oder 112.
    .du =
        Diese Stelle nimmt von diesem Konto keine Anfragen an: { $service }. Es wurde nichts abgesendet. Du kannst eine andere Stelle wählen. In Gefahr: 110 oder 112.

## Coming back from another account

return-code =
    Ihr Rückkehr-Code:

    { $code }

    Schreiben Sie ihn mir von einem anderen Konto, dann geht das Gespräch dort weiter und wird hier vergessen. Er gilt einmal und nur, solange das Gespräch gespeichert ist; ein früherer Code gilt nicht mehr. Vorsicht: Wer diesen Code hat, kann Ihr Gespräch übernehmen und mitlesen. Geben Sie ihn niemandem.
    .du =
        Dein Rückkehr-Code:

        { $code }

        Schreib ihn mir von einem anderen Konto, dann geht das Gespräch dort weiter und wird hier vergessen. Er gilt einmal und nur, solange das Gespräch gespeichert ist; ein früherer Code gilt nicht mehr. Vorsicht: Wer diesen Code hat, kann dein Gespräch übernehmen und mitlesen. Gib ihn niemandem.
return-code-discreet =
    Ihr Rückkehr-Code:

    { $code }

    Schreiben Sie ihn mir von einem anderen Konto, dann geht das Gespräch dort weiter und wird hier vergessen. Er gilt einmal und nur, solange das Gespräch gespeichert ist; ein früherer Code gilt nicht mehr. Vorsicht: Wer diesen Code hat, kann Ihr Gespräch übernehmen und mitlesen. Weil hier jemand mitlesen könnte: Notieren Sie ihn an einem sicheren Ort, nicht auf diesem Gerät, und löschen Sie dann diese Nachricht.
    .du =
        Dein Rückkehr-Code:

        { $code }

        Schreib ihn mir von einem anderen Konto, dann geht das Gespräch dort weiter und wird hier vergessen. Er gilt einmal und nur, solange das Gespräch gespeichert ist; ein früherer Code gilt nicht mehr. Vorsicht: Wer diesen Code hat, kann dein Gespräch übernehmen und mitlesen. Weil hier jemand mitlesen könnte: Notier ihn an einem sicheren Ort, nicht auf diesem Gerät, und lösch dann diese Nachricht.
no-return-code =
    Einen Rückkehr-Code gibt es erst, wenn hier eine Anfrage abgesendet und noch offen ist. Wenn Sie schon einen Code von einem anderen Konto haben, schreiben Sie ihn einfach hier in den Chat.
    .du =
        Einen Rückkehr-Code gibt es erst, wenn hier eine Anfrage abgesendet und noch offen ist. Wenn du schon einen Code von einem anderen Konto hast, schreib ihn einfach hier in den Chat.
return-mistyped =
    Das sieht aus wie ein Rückkehr-Code, aber ein Zeichen stimmt nicht. Bitte vergleichen Sie es und schreiben Sie den Code noch einmal: vier Gruppen mit je vier Zeichen.
    .du =
        Das sieht aus wie ein Rückkehr-Code, aber ein Zeichen stimmt nicht. Bitte vergleich es und schreib den Code noch einmal: vier Gruppen mit je vier Zeichen.
return-unknown =
    Zu diesem Rückkehr-Code finde ich nichts. Ein Code gilt nur einmal und nur, solange das Gespräch gespeichert ist. Sie können hier neu anfangen.
    .du =
        Zu diesem Rückkehr-Code finde ich nichts. Ein Code gilt nur einmal und nur, solange das Gespräch gespeichert ist. Du kannst hier neu anfangen.
return-own =
    Dieser Rückkehr-Code gehört zu diesem Chat und gilt weiter. Schreiben Sie ihn von dem Konto, auf dem Sie weitermachen möchten.
    .du =
        Dieser Rückkehr-Code gehört zu diesem Chat und gilt weiter. Schreib ihn von dem Konto, auf dem du weitermachen möchtest.
return-not-here =
    Mit einem Rückkehr-Code kann ich auf diesem Weg nichts anfangen, weil ich hier keine freien Texte annehme. Er gilt weiter: Schreiben Sie ihn auf einem anderen Weg.
    .du =
        Mit einem Rückkehr-Code kann ich auf diesem Weg nichts anfangen, weil ich hier keine freien Texte annehme. Er gilt weiter: Schreib ihn auf einem anderen Weg.
returned =
    { $count ->
        [0] Willkommen zurück. Das Gespräch geht jetzt hier weiter.
        [one] Willkommen zurück. Das Gespräch zum Fall { $codes } geht jetzt hier weiter.
       *[other] Willkommen zurück. Das Gespräch zu den Fällen { $codes } geht jetzt hier weiter.
    } Das andere Konto ist bei mir vergessen; dort kommt nichts mehr an. Die Nachrichten, die dort schon stehen, können nur Sie entfernen. Der Code ist verbraucht, mit „rückkehr“ bekommen Sie einen neuen. { $encryption }
    .du =
        { $count ->
            [0] Willkommen zurück. Das Gespräch geht jetzt hier weiter.
            [one] Willkommen zurück. Das Gespräch zum Fall { $codes } geht jetzt hier weiter.
           *[other] Willkommen zurück. Das Gespräch zu den Fällen { $codes } geht jetzt hier weiter.
        } Das andere Konto ist bei mir vergessen; dort kommt nichts mehr an. Die Nachrichten, die dort schon stehen, kannst nur du entfernen. Der Code ist verbraucht, mit „rückkehr“ bekommst du einen neuen. { $encryption }
return-draft-lost =
    Was hier schon begonnen ist, bleibt. Auf dem anderen Konto war auch etwas noch nicht abgesendet; das ist jetzt gelöscht. Abgesendetes bleibt.
return-story-lost =
    Was Sie hier vorher geschrieben hatten, habe ich nicht aufgenommen. Wenn es zu Ihrem Fall gehört, schreiben Sie es bitte noch einmal.
    .du =
        Was du hier vorher geschrieben hattest, habe ich nicht aufgenommen. Wenn es zu deinem Fall gehört, schreib es bitte noch einmal.

## What was taken out of a text

removed-one = Zu Ihrem Schutz wurde entfernt: { $list }.
    .du = Zu deinem Schutz wurde entfernt: { $list }.
removed-many = Zu Ihrem Schutz wurden entfernt: { $list }.
    .du = Zu deinem Schutz wurden entfernt: { $list }.

removed-case-code = { $count ->
    [one] ein Fall-Code
   *[other] { $count } Fall-Codes
}
list-last = { $head } und { $last }

removed-person = { $count ->
    [one] ein Name
   *[other] { $count } Namen
}
removed-phone = { $count ->
    [one] eine Telefonnummer
   *[other] { $count } Telefonnummern
}
removed-email = { $count ->
    [one] eine E-Mail-Adresse
   *[other] { $count } E-Mail-Adressen
}
removed-url = { $count ->
    [one] ein Link
   *[other] { $count } Links
}
removed-handle = { $count ->
    [one] ein Kontoname
   *[other] { $count } Kontonamen
}
removed-iban = { $count ->
    [one] eine Bankverbindung
   *[other] { $count } Bankverbindungen
}
removed-address = { $count ->
    [one] eine Adresse
   *[other] { $count } Adressen
}
removed-place = { $count ->
    [one] ein Ort
   *[other] { $count } Orte
}
removed-organisation = { $count ->
    [one] der Name einer Organisation
   *[other] { $count } Namen von Organisationen
}
removed-birth-date = { $count ->
    [one] ein Geburtsdatum
   *[other] { $count } Geburtsdaten
}
removed-plate = { $count ->
    [one] ein Kfz-Kennzeichen
   *[other] { $count } Kfz-Kennzeichen
}
removed-id-number = { $count ->
    [one] eine persönliche Nummer
   *[other] { $count } persönliche Nummern
}
removed-coordinates = { $count ->
    [one] eine Standortangabe
   *[other] { $count } Standortangaben
}

placeholder-person = [Name]
placeholder-one-person = [Person { $letter }]
placeholder-phone = [Telefonnummer]
placeholder-email = [E-Mail-Adresse]
placeholder-url = [Link]
placeholder-handle = [Kontoname]
placeholder-iban = [Bankverbindung]
placeholder-address = [Adresse]
placeholder-place = [Ort]
placeholder-place-in = [Ort in { $area }]
placeholder-organisation = [Organisation]
placeholder-birth-date = [Geburtsdatum]
placeholder-plate = [Kfz-Kennzeichen]
placeholder-id-number = [Nummer]
placeholder-coordinates = [Standort]

## Labels: what a tap does. .also lists further words that choose the same, separated by commas.

label-agree = Einverstanden, weiter
    .also = einverstanden, ich bin einverstanden, ja ich bin einverstanden, ja einverstanden, ja bin einverstanden, bin einverstanden, ich stimme zu, ja ich stimme zu, ja das dürfen sie, ja darfst du, ja dürfen sie, ok, okay, ok einverstanden, okay einverstanden
label-privacy = Datenschutz lesen
    .also = datenschutz
label-ways = Andere Wege zur Beratung
    .also = andere wege, anderer weg, matrix, telefon, nicht einverstanden, ich bin nicht einverstanden, nein ich bin nicht einverstanden, nicht speichern, bitte nicht speichern, nein nicht speichern, nein bitte nicht speichern, ich will nicht dass das gespeichert wird, ich möchte nicht dass das gespeichert wird, nein ich will nicht dass ihr das speichert, nein das will ich nicht, nein das möchte ich nicht, das will ich nicht, das möchte ich nicht
label-du = Bitte „Du“ sagen
    .also = du, duzen, per du, bitte du, hallo bitte du, hi bitte du, bitte mit du, bitte per du, du bitte, können wir uns duzen, können wir du sagen, können wir per du sein, wollen wir uns duzen, wollen wir du sagen, könnt ihr bitte du sagen, könnt ihr mich bitte duzen, könnten sie mich bitte duzen, können sie mich bitte duzen, kannst du mich bitte duzen, bitte duzt mich, bitte duz mich, bitte duzen sie mich, duzen sie mich, lieber du, lieber per du, mir ist du lieber, bitte duzen, duz mich, duzt mich, duzt mich bitte, du ist ok, du ist okay, du reicht, könnt ihr mich duzen, könnt ihr du sagen, könnten sie mich duzen, können sie mich duzen, kannst du mich duzen, kannst du du sagen, könntest du du sagen, ihr könnt mich duzen, sie können mich duzen, du kannst mich duzen, wir können uns duzen, sag du, sagt du, sagt bitte du, sag bitte du, sagen sie du, sagen sie ruhig du, sagen sie bitte du, ich bin per du, gern du, gerne du
label-sie = Bitte „Sie“ sagen
    .also = sie, siezen, per sie
label-story-use = Erste Nachricht verwenden
    .also = verwenden
label-story-drop = Erste Nachricht nicht verwenden
    .also = nicht verwenden

label-relation-affected = Ich bin selbst betroffen
    .also = betroffen, selbst betroffen, opfer, ich, selbst, selber, ich selbst, ich selber, mich, um mich, mich selbst, mich selber, es geht um mich, geht um mich, betroffener, betroffene, geschädigt, geschädigter, geschädigte, angegriffen, bedroht, mir ist das passiert, mir ist was passiert, mir ist etwas passiert, es ist mir passiert
label-relation-witness = Ich habe etwas miterlebt
    .also = zeuge, zeugin, miterlebt, zeuge von etwas, gesehen, beobachtet, ich habs gesehen, ich hab es gesehen, ich habe es gesehen, ich war dabei, war dabei, nachbar, nachbarin, anwohner, anwohnerin, mitschüler, mitschülerin, klassenkamerad, klassenkameradin, kollege, kollegin, mitfahrer, passant, passantin
label-relation-parent = Ich bin Elternteil oder Pflegeelternteil
    .also = mutter, vater, eltern, elternteil, pflegeeltern, ich bin mutter, ich bin vater, mama, mami, mutti, papa, papi, vati, elter, pflegemutter, pflegevater, stiefmutter, stiefvater, adoptivmutter, adoptivvater, erziehungsberechtigt, erziehungsberechtigte, erziehungsberechtigter, alleinerziehend, ich als mutter, ich als vater
label-relation-relative = Ich bin verwandt oder befreundet
    .also = verwandt, befreundet, angehörig, freund, freundin, verwandter, verwandte, familie, angehörige, angehöriger, angehörigen, oma, omi, opa, opi, großmutter, großvater, großeltern, tante, onkel, bruder, schwester, cousin, cousine, neffe, nichte, kumpel, bester freund, beste freundin, guter freund, gute freundin, partner, partnerin, ehemann, ehefrau, lebensgefährte, lebensgefährtin, patentante, patenonkel, bekannter, bekannte, mitbewohner, mitbewohnerin
label-relation-professional = Ich schreibe beruflich (Schule, Jugendarbeit …)
    .also = beruflich, fachkraft, ich schreibe beruflich, lehrer, lehrerin, lehrkraft, lehrperson, klassenlehrer, klassenlehrerin, schulleiter, schulleiterin, schulleitung, direktor, direktorin, erzieher, erzieherin, pädagoge, pädagogin, sozialpädagoge, sozialpädagogin, sozialarbeiter, sozialarbeiterin, schulsozialarbeiter, schulsozialarbeiterin, jugendarbeiter, jugendarbeiterin, streetworker, streetworkerin, betreuer, betreuerin, referendar, referendarin, schule, kita, jugendarbeit, jugendclub, jugendamt, dienstlich, von der arbeit, therapeut, therapeutin, psychologe, psychologin, arzt, ärztin
label-relation-municipality = Ich schreibe für Gemeinde, Verein oder Bündnis
    .also = gemeinde, verein, bündnis, bündnis gegen rechts, initiative, bürgermeister, bürgermeisterin, ortsvorsteher, ortsvorsteherin, amtsvorsteher, amtsvorsteherin, gemeindevertreter, gemeindevertreterin, stadtvertreter, stadtvertreterin, stadtrat, gemeinderat, kommune, verwaltung, stadtverwaltung, vorstand, vereinsvorstand, vorsitzender, vorsitzende, trainer, trainerin, übungsleiter, übungsleiterin, feuerwehr, wehrführer, wehrführerin, pfarrer, pfarrerin, pastor, pastorin, kirche, kirchengemeinde, ehrenamt, ehrenamtlich
label-relation-company = Ich schreibe für einen Betrieb
    .also = betrieb, firma, unternehmen, chef, chefin, arbeitgeber, arbeitgeberin, geschäftsführer, geschäftsführerin, inhaber, inhaberin, unternehmer, unternehmerin, ausbilder, ausbilderin, personalabteilung, personalrat, betriebsrat, betriebsrätin, meister, meisterin, filialleiter, filialleiterin
label-relation-wants-out = Ich zweifle oder will aus der Szene heraus
    .also = aussteigen, ausstieg, ich will raus, ich zweifle, aussteiger, aussteigerin, ich will aussteigen, will aussteigen, ich zweifel, zweifel, ich bin selbst drin, ich bin in der szene, ich will da raus, will da raus
label-relation-unsaid = Möchte ich nicht sagen
    .also = nicht sagen, sage ich nicht, keine angabe, möchte nicht, nichts davon, keins davon, keine davon, anderes, was anderes, etwas anderes, sonstiges

label-concern-opferberatung = Opferberatung
label-concern-elternberatung = Elternberatung
label-concern-distanzierungsberatung = Distanzierungsberatung
    .also = distanzierung
label-concern-ausstiegsberatung = Ausstiegsberatung
    .also = ausstieg
label-concern-mobile-beratung = Mobile Beratung
label-concern-unsure = Weiß ich nicht
    .also = weiß nicht, keine ahnung, unsicher
label-concern-menu = Alle Arten von Beratung zeigen
    .also = andere, etwas anderes, alle zeigen

label-district-none = Möchte ich nicht sagen
    .also = nicht sagen, sage ich nicht, keine angabe, weiß nicht, keine ahnung
label-district-menu = Landkreise und Städte zeigen
    .also = landkreise, liste, auswählen
label-outside-go-on = Trotzdem weitermachen
    .also = weiter, trotzdem weiter

label-elsewhere = Außerhalb von Mecklenburg-Vorpommern
    .also = außerhalb, anderes bundesland, woanders

label-done = Fertig
    .also = das war alles, das wars, ich bin fertig, ende, das reicht, es reicht, reicht, reicht so, genug, mehr nicht, nichts mehr
label-words-clear = Geschriebenes verwerfen
    .also = verwerfen

label-answer-here = Antwort hier im Chat
    .also = antwort, im chat, hier, ja im chat, ja hier, hier im chat, im chat bitte, ja bitte im chat
label-answer-pass-on = Nur weitergeben, ohne Antwort
    .also = nur weitergeben, keine antwort, ohne antwort
label-answer-call-myself = Ich melde mich selbst bei der Stelle
    .also = selbst anrufen, ich rufe selbst an, selbst melden, ich melde mich selbst
label-discreet = Jemand könnte mitlesen
    .also = mitlesen, kann jemand mitlesen
label-not-discreet = Niemand liest mit
label-hours-any = Zu jeder Zeit
    .also = immer, jederzeit, egal
label-hours-morning = Vormittags, 8 bis 12 Uhr
    .also = vormittag, vormittags
label-hours-afternoon = Nachmittags, 12 bis 17 Uhr
    .also = nachmittag, nachmittags
label-hours-evening = Abends, 17 bis 21 Uhr
    .also = abend, abends

label-helped-yes = Ja, das hat geholfen
    .also = ja, hat geholfen
label-helped-partly = Teilweise
    .also = teils, ein bisschen
label-helped-no = Nein, nicht geholfen
    .also = nein, hat nicht geholfen
label-reopen = Fall wieder öffnen
    .also = wieder öffnen
label-keep-on = Länger aufbewahren
    .also = aufbewahren, länger, behalten, ja aufbewahren, ja länger aufbewahren
label-hand-on = Ja, weitergeben
    .also = weitergeben, ja weitergeben
label-stay-with = Nein, hier bleiben
    .also = hier bleiben, nicht weitergeben, bleiben
label-also-to = Ja, auch dorthin
    .also = auch dorthin, ja auch dorthin
label-may-know = Ja, das darf sie wissen
    .also = darf sie wissen, das darf sie wissen
label-only-here = Nein, nichts ändern
    .also = nein nichts ändern, nur hier, nein nur hier
label-send = Absenden
    .also = senden, abschicken, so absenden
label-stand-in = An die Vertretung statt an diese Stelle
    .also = an die vertretung, vertretung
label-discard = Anfrage verwerfen
    .also = verwerfen, nicht absenden, ja verwerfen, anfrage nicht absenden
label-change = Etwas ändern
    .also = ändern
label-field-relation = Rolle
    .also = rolle ändern, meine rolle ändern, die rolle ändern, andere rolle, falsche rolle, die rolle stimmt nicht, rolle stimmt nicht
label-field-concern = Anliegen
    .also = anliegen ändern, das anliegen ändern, anderes anliegen, falsches anliegen, das anliegen stimmt nicht, andere beratung, andere art von beratung
label-field-district = Landkreis oder Stadt
    .also = landkreis, stadt, ort, landkreis ändern, den landkreis ändern, stadt ändern, die stadt ändern, ort ändern, den ort ändern, wohnort ändern, anderer ort, anderer landkreis, andere stadt, anderen ort, anderen landkreis, falscher ort, falscher landkreis, falsche stadt, der ort stimmt nicht, der ort ist falsch, ort ist falsch, ort stimmt nicht, der landkreis stimmt nicht, der landkreis ist falsch, die stadt stimmt nicht
label-field-words = Eigene Worte
    .also = worte, text, text ändern, den text ändern, worte ändern, meine worte ändern, meinen text ändern
label-field-answer = Antwort
    .also = antwort ändern, die antwort ändern
label-field-queue = Empfangende Stelle
    .also = stelle, andere stelle, stelle ändern, die stelle ändern, eine andere stelle
label-keep = Alles so lassen
    .also = so lassen, nichts ändern, abbrechen, doch nicht

label-back = Zurück
label-help = Hilfe
label-stop = Aufhören
    .also = stopp, stop, beenden
label-restart = Neu anfangen
    .also = neu, von vorn
label-delete = Löschen
    .also = alles löschen
label-delete-confirm = Ja, alles löschen
    .also = löschen, alles löschen
label-restart-confirm = Ja, neu anfangen
    .also = neu anfangen
label-stop-confirm = Ja, aufhören
    .also = aufhören

label-relay = So weitergeben
    .also = weitergeben, nachricht weitergeben
label-case = Stattdessen zum Fall { $code }
label-relay-discard = Nicht weitergeben
    .also = verwerfen, ja verwerfen, nachricht verwerfen, bitte nicht weitergeben, doch nicht weitergeben
label-new = Weitere Anfrage beginnen
    .also = neue anfrage, weitere anfrage, neu
label-show = Nachricht anzeigen
    .also = anzeigen, nachricht lesen, lesen

# Shown only if a label of the directory is missing; the number of the list still chooses.
label-fallback = Auswahl

# A label of a service or district that is longer than a button.
label-shortened = { $start } …

## Numbers and words people answer a list with

reply-number-words = eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf
reply-number-prefixes = nummer, nr, nr., zahl, antwort, option, punkt, das, die, der, den, dem, ich, nehm, nehme, nehmen, wir, wähl, wähle, will, möchte, würde, hätte, gern, gerne, lieber, bitte, dann, ja, also, mal, einfach, eher, ganz, für, button, knopf, mit, feld, auswahl, möglichkeit
reply-number-suffixes = bitte, nehmen, wählen, davon, danke, button, knopf, antwort, möglichkeit, option, punkt, passt
# Forms of the same number stand between slashes.
reply-ordinal-words = erste/erster/erstes/ersten/1te/1ste/1., zweite/zweiter/zweites/zweiten/2te/2., dritte/dritter/drittes/dritten/3te/3., vierte/vierter/viertes/vierten/4te, fünfte/fünfter/fünftes/fünften/5te, sechste/sechster/sechstes/sechsten/6te, siebte/siebter/siebtes/siebten/siebente/7te, achte/achter/achtes/achten/8te, neunte/neunter/neuntes/neunten/9te, zehnte/zehnter/zehntes/zehnten/10te, elfte/elfter/elftes/elften/11te, zwölfte/zwölfter/zwölftes/zwölften/12te
# What introduces a role: "ich bin die Oma", "als Lehrerin".
reply-role-leads = ich, bin, wir, sind, bins, als, schreibe, schreib, die, der, das, eine, ein, ne, n, von, vom, für, hier, eher, wohl, ja, na, ist, selbst, quasi, beruf
reply-yes = ja, jo, jep, jawohl, genau, stimmt, passt, gern, gerne, ja bitte, ja gern, ja gerne, ja passt, das passt, ja genau, klar, in ordnung, ok, okay
# Said right after something was sent: taken note of, and nothing more.
reply-noted = ok, okay, okey, oki, okidoki, k, ok gut, okay gut, gut, na gut, gut so, alles klar, klar, alles gut, in ordnung, verstanden, super, prima, top, perfekt, passt, ist gut, schön, aha, hm, hmm, mhm, ach so, achso, weiß bescheid, ok danke, okay danke, ok super, gut danke, alles klar danke, super danke
reply-no = nein, nö, nee, ne, nicht, bitte nicht, jetzt nicht, nicht jetzt, nein danke, nö danke, nee danke, lieber nicht, nein lieber nicht, eher nicht, doch nicht, passt nicht, das passt nicht, stimmt nicht
# Does not know, or does not care.
reply-unsure = weiß nicht, weiß nich, weiß net, weiss nicht, weis nicht, weiß ich nicht, weiß ich nich, weiß ich net, weiß ich auch nicht, weiß ich nicht genau, weiß nicht genau, weiß ich grad nicht, weiß ich gerade nicht, ich weiß nicht, ich weiß es nicht, ich weiß es nicht genau, ich weiß das nicht, ich weiß nicht genau, ich weiß nich, das weiß ich nicht, das weiß ich nicht genau, weiß ich noch nicht, weiß noch nicht, ich weiß noch nicht, weiß nicht so recht, weiß nicht so genau, keine ahnung, kein ahnung, kein plan, keinen plan, ich hab keine ahnung, ich habe keine ahnung, hab keine ahnung, hab ich keine ahnung, ka, kp, kA, k a, k p, idk, keine idee, null ahnung, unsicher, bin unsicher, ich bin unsicher, bin mir unsicher, ich bin mir unsicher, nicht sicher, bin nicht sicher, bin mir nicht sicher, ich bin mir nicht sicher, ich bin nicht sicher, kann ich nicht sagen, das kann ich nicht sagen, kann ich so nicht sagen, schwer zu sagen, unklar, gute frage, egal, ist egal, mir egal, ist mir egal, is egal, is mir egal, das ist egal, das ist mir egal, wurscht, mir wurscht, schnuppe
# What is said in a word or two at any time. Each list is of whole texts, unless it says "words".
reply-stop = hör auf, hör bitte auf, hör auf damit, hör jetzt auf, hör doch auf, hört auf damit, hört doch auf, ich hör auf, ich höre auf, ich hör jetzt auf, ich höre jetzt auf, ich hör lieber auf, ich höre lieber auf, hört auf, hören sie auf, halt, halt stopp, lass mal, lasst mal, lassen wir das, lass das, lasst das, lass es, lass gut sein, lass mich, lasst mich, ich will nicht mehr schreiben, ich will nicht reden, will nicht reden, ich möchte nicht reden, ich mag nicht reden, ich will nicht darüber reden, ich möchte nicht darüber reden, ich will nicht schreiben, ich möchte nicht schreiben, ich will mit niemandem reden, ich möchte mit niemandem reden, ich möchte nicht mehr schreiben, ich will nichts mehr schreiben, nicht weiter, ich will nicht weitermachen, ich möchte nicht weitermachen, das reicht, es reicht, reicht, mir reicht es, mir reichts, vergiss es, vergesst es, vergessen sie es, will nicht, ich will nicht, ich möchte nicht, keine lust, keine lust mehr, geh weg, geht weg
# The same in more words, one of the first list among them.
reply-stopping = aufhören, aufhörn, aufzuhören, stopp, stop, stoppen, ruhe, schluss, genug
reply-stopping-words = lass, lasst, laß, laßt, lassen, lässt, sie, du, ihr, mich, uns, mir, doch, alle, alles, einfach, bitte, in, damit, jetzt, sofort, endlich, mal, ich, wir, will, wollen, möchte, würde, gern, gerne, lieber, meine, unsere, nur, ist, es, hier, haben, halt, ok, okay, nein, ja, und, ganz, schon, erstmal, mit, dem, das, der, kannst, können, könnt
# Wants nothing more for now.
reply-thanks = bye, ciao, tschau, tschüss, tschüs, tschüssi, auf wiedersehen, wiedersehen, mach gut, machs gut, gute nacht, gut nacht, schönen abend, schönen tag, bis dann, bis später, bis bald, bis morgen, alles gut, schon gut, alles ok, alles okay, passt schon, geht schon, geht schon wieder, wird schon, schon ok, schon okay, nicht nötig, nicht so wichtig, brauch ich nicht, brauche ich nicht, egal, ist egal, mir egal, ist mir egal, danke reicht, reicht danke, danke tschüss, danke bye, ok danke tschüss, danke, danke schön, dankeschön, danke dir, danke euch, danke ihnen, vielen dank, vielen lieben dank, lieben dank, herzlichen dank, besten dank, tausend dank, ok danke, okay danke, gut danke, danke sehr, danke für die nummern, danke für die nummer, danke für die hilfe, danke für alles, danke nochmal, danke noch mal, nochmal danke, noch mal danke, danke nochmals, vielen dank nochmal, vielen dank für alles, vielen dank für die hilfe, danke für eure hilfe, danke für ihre hilfe, vielen dank für eure hilfe, vielen dank für ihre hilfe, thx, thanks
reply-call = hallo, halo, hallöchen, huhu, hey, hei, hi, moin, moin moin, servus, guten tag, guten morgen, guten abend, tach, hallo hallo, hallo jemand da, hallo ist da jemand, hallo ist jemand da, ist da jemand, ist jemand da, ist da wer, ist wer da, jemand da, jemand hier, ist hier jemand, wer da, bist du da, bist du noch da, seid ihr da, seid ihr noch da, sind sie da, sind sie noch da, hört mich jemand, liest das jemand, liest hier jemand, liest jemand mit, hilf mir, hilf mir bitte, bitte hilf mir, helft mir, helft mir bitte, bitte helft mir, helfen sie mir, bitte helfen sie mir, helfen sie mir bitte, hilfe bitte, bitte hilfe, hilfe hilfe, hilfe mir, hallo hilfe, kann mir jemand helfen, kann mir wer helfen, hilft mir jemand, hilft mir keiner, warum hilft mir keiner, warum hilft mir niemand, ich brauche hilfe, ich brauch hilfe, brauche hilfe, brauch hilfe, bitte
# "Welche Nummer war das noch mal?": words, one of the first list among them.
reply-calling = nummer, nummern, telefonnummer, telefonnummern, rufnummer, rufnummern, notrufnummer, notrufnummern, notfallnummer, notfallnummern, hotline, hotlines, anrufen, 110, 112
reply-calling-words = noch, nochmal, nochmals, mal, einmal, wieder, wieso, bitte, danke, die, der, das, den, diese, welche, welcher, was, wie, wo, wen, wer, war, waren, ist, sind, denn, nur, alle, jetzt, doch, ich, brauche, brauch, bräuchte, will, möchte, kann, könnte, könnt, können, soll, darf, hätte, gern, gerne, ihr, du, sie, wir, mir, uns, geben, sagen, schicken, nennen, zeigen, haben, wissen, gib, gebt, sag, sagt, zeig, zeigt, schick, schickt, her, pause, ok, okay, ja, gut, dann, da, von, vorhin, eben, finde, find, weiß, mehr, man, und, hallo, zu, zum, für
# How somebody feels: words, one of the first list among them; signs, where there is no word.
reply-feelings = angst, ängste, panik, todesangst, furcht, ängstlich, traurig, verzweifelt, verzweiflung, hoffnungslos, einsam, allein, alleine, hilflos, ratlos, überfordert, wütend, wut, erschöpft, geschockt, schockiert, verletzt, gedemütigt, elend, schlecht, mies, scheiße, beschissen, schrecklich, schlimm, furchtbar, weine, wein, weinen, heule, heul, heulen, zittere, zitter, schäme, schäm, fürchte, fürcht, unwohl, trauer, kummer, schmerzen, weh
reply-feeling-words = ich, hab, habe, bin, mir, mich, ist, es, gehts, geht, fühle, fühl, fühlt, sich, so, sehr, nur, noch, einfach, total, mega, voll, grad, gerade, ganz, richtig, echt, halt, auch, und, solche, große, riesige, richtige, furchtbare, wahnsinnige, solch, wieder, immer, jetzt, heute, alles, war, tut, kann, muss, dauernd, ständig, ja, aber, weil, hier, wirklich, sowas, von, übel, zu, extrem, nachts, oft
reply-feeling-phrases = mir geht es nicht gut, mir gehts nicht gut, mir geht es gar nicht gut, mir gehts gar nicht gut, es geht mir nicht gut, geht mir nicht gut, ich weine nur noch, ich bin am ende, bin am ende, mir ist alles zu viel, alles zu viel, es ist alles zu viel, das ist mir alles zu viel, ich weiß nicht weiter, weiß nicht weiter, ich weiß nicht mehr weiter, weiß nicht mehr weiter, mir ist schlecht, ich trau mich nicht, ich traue mich nicht, trau mich nicht, ich schaff das nicht, ich schaffe das nicht, schaff das nicht
reply-feeling-signs = 😭, 😢, 😞, 😔, 💔, 😰, 😨, 😱, 🥺, 😩, 😫, 😖, 😣, 😥, 😓, 😟, 🙁, ☹, 😿, :(, :'(, :-(

# Where the question is whether to send: sentences made of these words alone.
reply-sending-verbs = senden, absenden, abschicken, schicken, verschicken, versenden, losschicken, rausschicken, wegschicken, schick, send, sende, schicke, sendet, schickt, abgeschickt, gesendet, geschickt, verschickt, abgesendet, weitergeben, weiterleiten, weitergegeben, weitergeleitet
reply-sending-not = nicht, nich, net, nix, nichts, keine, kein, nee, nein, nö
reply-sending-words = ich, s, du, ihr, sie, es, das, dies, die, den, der, so, will, wills, möchte, möcht, mag, soll, solls, sollst, wollte, kann, kannst, können, könnt, darf, wird, werden, hab, habe, mirs, mir, anders, überlegt, jetzt, nun, doch, lieber, bitte, gerne, gern, ja, ok, okay, gut, mal, einfach, eigentlich, dann, also, ab, los, raus, weg, noch, mehr, gar, anfrage, meine, meiner, nachricht, text, alles, an, beratung, beratungsstelle, stelle
