# What goes to a service: the text as staff will read it, what was taken out, what the person decides about that, and the
# contact they may leave. Rules as in intake.ftl.

## The text as staff will read it

words-noted-count =
    { $count ->
        [one] Danke, das ist notiert.
       *[other] Danke, das ist notiert. Bisher sind es { $count } Nachrichten.
    }
preview-head = So liest es die Stelle:
preview-head-now = So liest es die Stelle jetzt:
preview-later =
    Vor dem Absenden können Sie das noch ändern.
    .du =
        Vor dem Absenden kannst du das noch ändern.
words-go-on =
    Sie können weiterschreiben, noch etwas entfernen oder „Fertig“ wählen.
    .du =
        Du kannst weiterschreiben, noch etwas entfernen oder „Fertig“ wählen.

relay-head = Das würde ich weitergeben, an: { $service } (Fall { $code })
relay-head-any = Das würde ich an die Stelle weitergeben:
relay-start = — Anfang der Nachricht —
relay-end = — Ende der Nachricht —
relay-ask =
    Möchten Sie das so weitergeben?
    .du =
        Möchtest du das so weitergeben?
relay-full =
    Mehr als { $limit } Zeichen kann ich nicht auf einmal weitergeben. Ihre letzte Nachricht habe ich deshalb nicht aufgenommen. Schreiben Sie sie noch einmal, wenn das andere weitergegeben ist.
    .du =
        Mehr als { $limit } Zeichen kann ich nicht auf einmal weitergeben. Deine letzte Nachricht habe ich deshalb nicht aufgenommen. Schreib sie noch einmal, wenn das andere weitergegeben ist.

telling-role = In einem kleinen Ort gibt es das oft nur einmal: „{ $role }“. Auch ohne Namen kann dann jemand wissen, wer gemeint ist. Mit „Noch etwas entfernen“ nehme ich es heraus; es darf auch so bleiben.

## Taking more out

ask-take-out =
    Welche Textstelle soll weg? Schreiben Sie sie genau so, wie sie im Text steht. Ich nehme sie überall heraus; dort steht dann „[entfernt]“.
    .du =
        Welche Textstelle soll weg? Schreib sie genau so, wie sie im Text steht. Ich nehme sie überall heraus; dort steht dann „[entfernt]“.
taken-out = { $count ->
    [one] Das ist entfernt.
   *[other] Das ist { $count }-mal entfernt.
}
passage-not-found =
    Das habe ich im Text nicht gefunden. Am besten schreiben Sie ein oder zwei Wörter daraus ab. Mit „Zurück“ bleibt alles, wie es ist.
    .du =
        Das habe ich im Text nicht gefunden. Am besten schreibst du ein oder zwei Wörter daraus ab. Mit „Zurück“ bleibt alles, wie es ist.
removed-asked = { $count ->
    [one] eine von Ihnen genannte Textstelle
   *[other] { $count } von Ihnen genannte Textstellen
}
    .du = { $count ->
        [one] eine von dir genannte Textstelle
       *[other] { $count } von dir genannte Textstellen
    }
placeholder-asked = [entfernt]

## Letting something stay

ask-let-stay =
    Was soll doch im Text stehen? Die Stelle liest es dann so, wie Sie es geschrieben haben.

    { $items }
    .du =
        Was soll doch im Text stehen? Die Stelle liest es dann so, wie du es geschrieben hast.

        { $items }
let-stay-line = { $n }. { $what }: „{ $text }“
let-stay-more =
    { $more ->
        [one] Eines passt nicht mehr in die Liste.
       *[other] { $more } passen nicht mehr in die Liste.
    } Was dort fehlt, können Sie abschreiben.
    .du =
        { $more ->
            [one] Eines passt nicht mehr in die Liste.
           *[other] { $more } passen nicht mehr in die Liste.
        } Was dort fehlt, kannst du abschreiben.
item-asked =
    Von Ihnen entfernt
    .du =
        Von dir entfernt
ask-let-stay-sure = „{ $text }“ im Text verrät, wer gemeint ist. Soll es trotzdem dort stehen?
ask-let-stay-sure-contact =
    „{ $text }“ im Text verrät, wer gemeint ist. Wenn die Stelle Sie so erreichen soll, hinterlassen Sie besser einen Kontakt: Der steht getrennt vom Text, und bis zum Absenden können Sie ihn ändern. Soll es trotzdem im Text stehen?
    .du =
        „{ $text }“ im Text verrät, wer gemeint ist. Wenn die Stelle dich so erreichen soll, hinterlass besser einen Kontakt: Der steht getrennt vom Text, und bis zum Absenden kannst du ihn ändern. Soll es trotzdem im Text stehen?
left-in = „{ $text }“ bleibt im Text.

## A contact, left on purpose

ask-contact =
    Wie kann die Stelle Sie erreichen? Schreiben Sie in einer Nachricht, was passt: Telefonnummer, E-Mail oder Adresse, und zu welcher Zeit. Das lesen die Mitarbeitenden dieser Stelle: { $service }. Es steht dort in einem eigenen Abschnitt und wird mit dem Fall gelöscht. Nötig ist es nicht.
    { $encryption }
    .du =
        Wie kann die Stelle dich erreichen? Schreib in einer Nachricht, was passt: Telefonnummer, E-Mail oder Adresse, und zu welcher Zeit. Das lesen die Mitarbeitenden dieser Stelle: { $service }. Es steht dort in einem eigenen Abschnitt und wird mit dem Fall gelöscht. Nötig ist es nicht.
        { $encryption }
no-contact =
    Darin habe ich nichts gefunden, womit die Stelle Sie erreichen kann, und nichts davon notiert. Ein Kontakt ist zum Beispiel eine Telefonnummer, eine E-Mail-Adresse oder ein Name in einem Messenger. Nötig ist keiner.
    .du =
        Darin habe ich nichts gefunden, womit die Stelle dich erreichen kann, und nichts davon notiert. Ein Kontakt ist zum Beispiel eine Telefonnummer, eine E-Mail-Adresse oder ein Name in einem Messenger. Nötig ist keiner.
contact-noticed =
    Jemand könnte mitlesen, haben Sie gesagt. Dann kann auch ein Anruf oder ein Brief auffallen. Schreiben Sie in den Kontakt, wann und wie es sicher ist, oder lassen Sie ihn weg.
    .du =
        Jemand könnte mitlesen, hast du gesagt. Dann kann auch ein Anruf oder ein Brief auffallen. Schreib in den Kontakt, wann und wie es sicher ist, oder lass ihn weg.
contact-now = Bisher notiert: „{ $contact }“. Eine neue Nachricht ersetzt das.
contact-noted =
    Als Kontakt notiert: „{ $contact }“. Genau so liest es die Stelle, getrennt von Ihren Worten.
    .du =
        Als Kontakt notiert: „{ $contact }“. Genau so liest es die Stelle, getrennt von deinen Worten.
ask-contact-told =
    Anrufen oder an eine andere Adresse schreiben kann nur die Stelle, nicht ich. Soll sie das als Kontakt bekommen: „{ $contact }“? Es steht dann getrennt von Ihren Worten und geht erst mit dem Absenden hinaus.
    .du =
        Anrufen oder an eine andere Adresse schreiben kann nur die Stelle, nicht ich. Soll sie das als Kontakt bekommen: „{ $contact }“? Es steht dann getrennt von deinen Worten und geht erst mit dem Absenden hinaus.
contact-dropped = Der Kontakt ist gelöscht. Weitergegeben wird keiner.
contact-too-long = Das ist zu lang für einen Kontakt; es passen { $limit } Zeichen. Was geschehen ist, gehört zu „Eigene Worte“.

## Labels

label-take-out = Noch etwas entfernen
    .also = entfernen, etwas entfernen, mehr entfernen
label-let-stay = Etwas so lassen
    .also = so lassen
label-item = Nummer { $n } so lassen
label-stay-anyway = Trotzdem im Text lassen
    .also = trotzdem, trotzdem so lassen, so lassen
label-contact = Kontakt hinterlassen
    .also = kontakt
label-contact-change = Kontakt ändern oder löschen
    .also = kontakt, kontakt ändern
label-contact-take = Nummer oder E-Mail mitgeben
    .also = nummer oder e-mail als kontakt mitgeben, als kontakt, als kontakt mitgeben, ja als kontakt, mitgeben, ja mitgeben, als kontakt nehmen, nummer mitgeben
label-contact-drop = Kontakt löschen
