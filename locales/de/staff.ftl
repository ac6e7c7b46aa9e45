# The card, which the person sees before sending and staff see in their room, word for word the same;
# what staff are told; what the operator is told (never anything personal).

## Card

card-urgent-suicidality = Bitte zuerst lesen: Hinweis auf Suizidgedanken, automatisch erkannt. Notrufnummern wurden genannt.
card-urgent-acute-danger = Bitte zuerst lesen: Hinweis auf akute Gefahr, automatisch erkannt. Notrufnummern wurden genannt.
card-urgent-since = Bitte zuerst lesen: Hinweis auf Gefahr in einer späteren Nachricht im Thread, automatisch erkannt. Notrufnummern wurden genannt.
card-fact = { $label }: { $value }
card-code = Fall-Code
card-code-later = entsteht beim Absenden
card-concern = Anliegen
card-concern-chosen = { $concern } (von der Person selbst genannt)
card-concern-confirmed = { $concern } (von Lotse vorgeschlagen, von der Person bestätigt)
card-open = offen
card-open-likely = offen; der Text spricht für { $kinds } (automatisch vermutet, nicht bestätigt)
card-relation = Rolle
card-district = Landkreis oder Stadt
card-language = Sprache
language-german = Deutsch
language-english = Gespräch Deutsch, Text wohl Englisch
language-ukrainian = Gespräch Deutsch, Text wohl Ukrainisch
language-russian = Gespräch Deutsch, Text wohl Russisch
language-arabic = Gespräch Deutsch, Text wohl Arabisch
language-polish = Gespräch Deutsch, Text wohl Polnisch
language-persian = Gespräch Deutsch, Text wohl Persisch
language-turkish = Gespräch Deutsch, Text wohl Türkisch
language-vietnamese = Gespräch Deutsch, Text wohl Vietnamesisch
card-channel = Kanal
card-channel-telegram = Telegram, nicht Ende-zu-Ende-verschlüsselt
card-channel-matrix = Matrix, Ende-zu-Ende-verschlüsselt
card-channel-terminal = Terminal, nur auf diesem Computer
card-answer = Antwort gewünscht
card-answer-here = ja, im Chat
card-answer-discreet = ja, im Chat, erst nach Antippen lesbar, weil jemand mitlesen könnte
card-answer-pass-on = nein, nur zur Kenntnis
card-answer-call-myself = nein, Anruf oder Nachricht kommt von der Person selbst
card-why = Warum diese Stelle
card-received = Eingegangen
card-received-later = beim Absenden, auf die volle Stunde gerundet
card-also = Auch gesendet an
card-received-at = { $day }. { $month } { $year }, nach { $hour } Uhr
date = { $day }. { $month } { $year }
card-words = In eigenen Worten:
card-no-words = In eigenen Worten: nichts geschrieben
card-words-in-thread = In eigenen Worten: im Thread unter dieser Karte
card-contact-in-thread = Kontakt hinterlassen: im Thread unter dieser Karte
card-contact = Kontakt, von der Person selbst hinterlassen:
card-contact-discreet = Kontakt, von der Person selbst hinterlassen (Vorsicht: jemand könnte mitlesen oder mithören):
card-unsaid = nicht gesagt

relation-affected = selbst betroffen
relation-witness = hat etwas miterlebt
relation-parent = Elternteil oder Pflegeelternteil
relation-relative = verwandt oder befreundet
relation-professional = Fachkraft, schreibt beruflich
relation-municipality = Gemeinde, Verein oder Bündnis
relation-company = Betrieb
relation-wants-out = zweifelt oder möchte aus der Szene heraus

why-route = zuständig für dieses Anliegen in diesem Landkreis oder dieser Stadt
why-route-unconfirmed = wohl zuständig für dieses Anliegen in diesem Landkreis oder dieser Stadt (nicht bestätigt)
why-whole-state = für dieses Anliegen im ganzen Land zuständig
why-whole-state-unconfirmed = wohl für dieses Anliegen im ganzen Land zuständig (nicht bestätigt)
why-fallback = kein Landkreis genannt oder keine andere Stelle zuständig
card-outside = außerhalb von Mecklenburg-Vorpommern
card-outside-in = { $lands } (außerhalb)
why-outside = Ort außerhalb von Mecklenburg-Vorpommern
why-no-room = die zuständige Stelle ist hier noch nicht angeschlossen
why-no-concern = Anliegen noch offen
why-chosen = von der Person selbst gewählt
why-beside = auf Wunsch der Person auch hier; eine andere Stelle hat die Anfrage schon
why-handed-on = von einer anderen Stelle weitergegeben, mit Zustimmung der Person

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## To staff

card-standing = Stand
staff-next-waiting = Annehmen: mit ✅ oder !annehmen { $code }
staff-next-claimed = Antworten: !antwort { $code } Text
standing-waiting = wartet, niemand hat angenommen
standing-claimed = angenommen von { $by }
standing-talking = im Gespräch, angenommen von { $by }
standing-closed = abgeschlossen ({ $ending })
ending-beraten = beraten
ending-vermittelt = an andere Stelle vermittelt
ending-ohne-antwort = Person antwortet nicht mehr
ending-unzustaendig = nicht zuständig
ending-missbrauch = Missbrauch
staff-story-violence = Achtung: In diesem Text geht es um Gewalt.
staff-story = Zu { $code }, in eigenen Worten:
# Stands for a code that was not named.
staff-code = CODE
staff-claimed = { $code } ist angenommen von { $by }. Antworten: !antwort { $code } Text
staff-already-claimed = { $code } hat schon { $by } angenommen.
staff-already-yours = { $by } hat { $code } selbst schon. Antworten: !antwort { $code } Text
staff-released = { $code } ist wieder frei, freigegeben von { $by }. Annehmen: !annehmen { $code }
staff-not-yours = Nichts geändert: { $code } hat { $by } angenommen. Das kann nur, wer den Fall hat. Übernehmen: !uebernehmen { $code }
staff-not-yours-free = Nichts geändert: { $code } hat niemand angenommen. Das kann nur, wer den Fall hat. Annehmen: !annehmen { $code }
staff-taken-over = { $code } hat jetzt { $by }, übernommen von { $from }. Antworten: !antwort { $code } Text
staff-welcome =
    { $by } ist neu in diesem Raum und kann nicht lesen, was vorher hier stand. Karte und Text zeigt !fall CODE. Offen { $count ->
        [one] ist ein Fall:
       *[other] sind { $count } Fälle:
    }
staff-flood = Aus { $place } kamen in einer Stunde { $count } Anfragen, viel mehr als sonst. Das kann ein großes Ereignis sein oder Missbrauch. Bis es ruhiger wird, nimmt Lotse dort von jedem Konto eine Anfrage am Tag an; alle kommen hier an. Bei Missbrauch: !sperren CODE
flood-no-district = keinem genannten Landkreis
staff-barred = Von dem Konto zu { $code } nimmt diese Stelle bis zum { $until } nichts mehr an. Wem es gehört, ist nicht bekannt. Aufheben, solange der Fall gespeichert ist: !entsperren { $code }
staff-unbarred = Die Sperre zu { $code } ist aufgehoben. Der Fall bleibt abgeschlossen; die Person kann eine neue Anfrage schicken.
staff-not-barred = Nichts geändert: Zu { $code } gibt es keine Sperre.
staff-nobody-to-unbar = Nichts geändert: Zu { $code } gibt es kein Konto mehr, die Person hat ihre Daten gelöscht.
staff-nobody-to-bar = Nichts gesperrt: Zu { $code } gibt es kein Konto mehr, die Person hat ihre Daten gelöscht.
staff-echo =
    An { $to }: { $step }

    » { $text }
staff-echo-without-text = An { $to }: { $step }
staff-echo-leaves = geht in { $seconds ->
    [one] einer Sekunde
   *[other] { $seconds } Sekunden
} an die Person. Anhalten: mit ❌ oder !halt
staff-echo-waits = geht ab { $hour } Uhr hinaus, in den Stunden, die die Person gewählt hat.
staff-echo-left = ist auf dem Weg zur Person.
staff-echo-arrived = zugestellt.
staff-echo-halted = angehalten, nichts gesendet.
staff-echo-changing = geändert, die neue Fassung ist auf dem Weg zur Person.
staff-echo-changed = geändert, auch bei der Person.
staff-echo-corrected = bei der Person nicht zu ändern; als Berichtigung zugestellt.
staff-echo-changed-unread = geändert; die Person hatte sie noch nicht geöffnet und liest nur die neue Fassung.
staff-echo-removing = zurückgenommen, wird bei der Person gelöscht.
staff-echo-removed = bei der Person gelöscht. Ob sie es vorher gelesen hat, ist nicht bekannt.
staff-echo-removed-unread = zurückgenommen; die Person hatte sie noch nicht geöffnet.
staff-echo-not-removed = nicht gelöscht. Bei der Person lässt sie sich nicht mehr entfernen und bleibt lesbar.
staff-echo-already-opened = nichts geändert. Die Person hat sie schon geöffnet, und bei ihr könnte jemand mitlesen. Wenn nötig, bitte eine neue Antwort schreiben.
staff-ask-yes = Noch nichts gesendet: { $code } hat { $by } angenommen. Trotzdem senden: !ja { $code }
staff-ask-yes-free = Noch nichts gesendet: { $code } hat noch niemand angenommen. Annehmen und senden: !ja { $code }
staff-which-answer = Noch nichts gesendet: Mehreres wartet auf ein Ja: { $codes }. Bitte dazuschreiben, was gemeint ist: !ja CODE
staff-no-answer-waits = Es gibt hier keine Antwort, die auf ein Ja wartet oder sich noch anhalten lässt.
staff-too-late-to-halt = Nicht angehalten: Diese Antwort zu { $code } ist schon auf dem Weg zur Person oder zugestellt. Zurücknehmen kann sie nur, wer sie geschrieben hat: dazu die eigene Nachricht mit dem Befehl löschen.
staff-no-answer-yet = Die Person zu { $code } hat noch keine Antwort. Was hier steht, bleibt in diesem Raum. An die Person: !antwort { $code } Text
staff-hand-on-waits = Die Person zu { $code } ist gefragt, ob der Fall dorthin gehen darf, und hat noch nicht geantwortet: { $service }. Bis dahin bleibt er hier.
staff-hand-on-asked = Die Person zu { $code } ist gefragt, ob der Fall an diese Stelle gehen darf: { $service }. Bis zur Antwort bleibt er hier.
staff-handed-on = { $code } ist mit Zustimmung der Person weitergegeben an: { $service }. Karte und Text sind hier entfernt. Bitte nichts davon aufbewahren.
staff-stays = Die Person zu { $code } möchte bei dieser Stelle bleiben. Es bleibt alles, wie es war.
staff-hand-on-unknown = Nichts gefragt: Zu { $code } fehlt eine andere Stelle, oder ich kenne sie nicht unter diesem Namen. So geht es: { $command } { $code } STELLE. Stellen mit Raum: { $queues }
staff-hand-on-no-room = Nichts gefragt: { $code } kann gerade nicht dorthin, der Raum ist nicht benutzbar: { $service }
staff-second-asked = Die Person zu { $code } ist gefragt, ob auch diese Stelle die Anfrage bekommen darf: { $service }. Bis zur Antwort bleibt alles, wie es ist.
staff-second = Mit Zustimmung der Person hat die Anfrage zu { $code } jetzt auch diese Stelle, als eigenen Fall mit eigenem Code: { $service }. { $code } bleibt hier. Das Gespräch und den Code der anderen Stelle sieht hier niemand.
staff-no-second = Zu { $code } kommt keine zweite Stelle hinzu. Es bleibt alles, wie es war.
staff-second-there = Die Person zu { $code } lässt wissen: Diese Stelle hat schon einen Fall von ihr: { $service }. Ein weiterer ist nicht entstanden.
staff-note-held = Noch nichts gesendet. So würde die Frage { $number } an diese Stelle gehen: { $service }
staff-note-held-answer = Noch nichts gesendet. So würde die Antwort auf { $number } an diese Stelle gehen: { $service }
staff-note-removed = Herausgenommen: { $list }.
staff-note-let-go = Absenden: !ja { $number } – verwerfen: !halt { $number }
staff-note-sent = Die Frage { $number } geht an: { $service }. Eine Antwort kommt hierher. An die Person geht nichts davon.
staff-note-sent-answer = Die Antwort auf { $number } geht an: { $service }
staff-note-dropped = Verworfen, nichts gesendet: { $number }
staff-note-lost = Nicht zugestellt: Der Raum dieser Stelle nimmt nicht an, was zu { $number } dorthin gehen sollte: { $service }
staff-note-no-service = Nichts gesendet: Es fehlt eine andere Stelle. So geht es: !rat STELLE Frage. Stellen mit Raum: { $queues }
staff-note-no-room = Nichts gesendet: Der Raum dieser Stelle ist gerade nicht benutzbar: { $service }
staff-note-closed = Nichts gesendet: Diese Stelle ist geschlossen bis { $day }: { $service }
staff-note-empty = Nichts gesendet: Es fehlt der Text. So geht es: !rat STELLE Frage
staff-note-too-long = Nichts gesendet: Mehr als { $limit } Zeichen gehen nicht auf einmal.
staff-note-unknown-number = Nichts gesendet: Eine offene Frage mit dieser Nummer gibt es in diesem Raum nicht. So geht es: !rat NUMMER Text
staff-question = Frage { $number } von einer anderen Stelle: { $service }
staff-question-answer = Antworten: !rat { $number } Text. Das liest nur diese Stelle, keine Person.
staff-question-waits = Noch ohne Antwort: die Frage { $number } von { $service }. Noch einmal zeigen: !rat { $number } – antworten: !rat { $number } Text
staff-question-unanswered = Die Frage { $number } hat noch niemand beantwortet: { $service }. Die Stelle ist zweimal erinnert worden; weitere Erinnerungen gibt es nicht.
staff-question-over = Die Frage { $number } hat sich erledigt und ist hier entfernt. Bitte nichts davon aufbewahren.
staff-advice = Antwort auf die Frage { $number } von: { $service }
staff-open-questions = { $count ->
    [one] Eine Frage einer anderen Stelle:
   *[other] { $count } Fragen anderer Stellen:
}
staff-open-question = { $number } · { $service } · noch einmal zeigen: !rat { $number }
staff-hand-on-closed = Nicht weitergegeben: { $code } kann gerade nicht dorthin, die Stelle ist geschlossen bis { $day }: { $service }
staff-reopened = Die Person hat { $code } wieder geöffnet. Antworten: !antwort { $code } Text
staff-overview = { $count ->
    [one] Ein offener Fall:
   *[other] { $count } offene Fälle:
}
staff-overview-none = Es gibt keinen offenen Fall.
staff-overview-mine = { $count ->
    [one] Selbst angenommen, ein Fall:
   *[other] Selbst angenommen, { $count } Fälle:
}
staff-overview-mine-none = Selbst angenommen: kein offener Fall.
staff-row-urgent = DRINGEND
staff-row-waits = Person wartet auf Antwort
staff-capitals = Nichts gesendet: Befehle werden klein geschrieben, zum Beispiel !antwort. Bitte noch einmal.
staff-no-mark = Nichts gesendet: Ein Befehl beginnt mit einem Ausrufezeichen, zum Beispiel !antwort. Ohne das bleibt alles in diesem Raum.
staff-wrong-ending = Nichts geändert: Diesen Grund kenne ich nicht. Es gibt: { $endings }. Ohne Grund gilt nach einer Antwort: beraten.
staff-reason-missing = Nichts geändert: Die Person zu { $code } hat noch keine Antwort. Soll der Fall trotzdem enden, bitte mit Grund: !schliessen { $code } GRUND. Gründe: { $endings }
staff-not-sent-unknown-code = Nichts gesendet: Diesen Fall-Code gibt es in diesem Raum nicht.
staff-not-sent-empty = Nichts gesendet: Nach dem Fall-Code fehlt der Text. So geht es: !antwort { $code } Text
staff-not-sent-unreachable = Nichts gesendet: Die Person zu { $code } ist nicht mehr erreichbar.
staff-not-sent-closed = Nichts gesendet: { $code } ist abgeschlossen.
staff-not-sent-not-wanted = Nichts gesendet: Zu { $code } ist keine Antwort im Chat gewünscht.
staff-closed = { $code } ist abgeschlossen ({ $ending }). Die Person ist benachrichtigt, soweit sie erreichbar ist.
staff-closed-silently = { $code } ist abgeschlossen ({ $ending }). Die Person wollte keine Antwort im Chat und hört davon nichts.
staff-templates = Fertige Texte in diesem Raum:
staff-templates-for = Fertige Texte, die zu { $code } passen:
staff-templates-line = – { $name }: { $title }
staff-templates-how = Ganz lesen: !vorlage NAME. An die Person: !senden { $code } NAME
staff-templates-none = Hier passt kein fertiger Text. Eigenen Text sendet !antwort.
staff-template =
    Fertiger Text { $name }: { $title }. Noch nichts gesendet.

    { $text }

    So an die Person: !senden { $code } { $name }
staff-no-template = Nichts gesendet: Einen fertigen Text dieses Namens gibt es hier nicht. Es gibt: { $names }. Eigenen Text sendet !antwort.
staff-no-template-none = Nichts gesendet: In diesem Raum gibt es keine fertigen Texte. Eigenen Text sendet !antwort.
staff-unreadable = Nichts gesendet: Eine Nachricht in diesem Raum konnte nicht gelesen werden, weil ihr Schlüssel nicht ankam. War es ein Befehl, bitte noch einmal schreiben.
staff-unknown-device = Nichts gesendet und nichts geändert: Der Befehl kam von einem Gerät, das nicht bestätigt ist. Bitte dieses Gerät in der App mit einem anderen eigenen Gerät oder dem Wiederherstellungsschlüssel bestätigen und den Befehl noch einmal schreiben. War es kein eigenes Gerät, bitte sofort das Passwort ändern und den Betrieb von Lotse benachrichtigen.
staff-command-with-file = Nichts gesendet und nichts geändert: Ein Befehl unter einem Bild oder einer Datei gilt nicht, und Dateien gehen nicht an die Person. Bitte den Befehl allein als Text schreiben.
staff-command-failed = Nichts gesendet und nichts geändert: Lotse konnte diesen Befehl wegen eines Fehlers nicht ausführen. Bitte noch einmal versuchen. Hilft das nicht, bitte den Betrieb von Lotse benachrichtigen.
staff-edit-ignored = Nichts gesendet und nichts geändert: Diese Änderung gilt nicht. Ändern lässt sich nur der Text einer eigenen !antwort in einem offenen Fall. Bitte als neue Nachricht schreiben.
staff-member-removed = { $by } steht nicht mehr auf der Liste dieser Stelle und ist aus diesem Raum entfernt. Was ab jetzt hier geschrieben wird, ist mit neuen Schlüsseln verschlüsselt und dort nicht lesbar. Was vorher hier stand, kann auf den Geräten dieses Kontos noch gespeichert und lesbar sein. Bitte dort löschen lassen.
staff-freed-of-removed = { $code } ist wieder frei: { $by } gehört nicht mehr zu dieser Stelle. Annehmen: !annehmen { $code }
staff-withdrawn = { $code } ist von der Person zurückgenommen und gelöscht. Bitte nichts davon aufbewahren.
staff-person-gone = Die Person zu { $code } hat ihre Daten gelöscht oder den Chat verlassen. Nachrichten kommen nicht mehr an.
staff-person-left = Die Person zu { $code } hat den Chat verlassen oder Lotse blockiert. Antworten erreichen sie gerade nicht. Meldet sie sich wieder, steht das hier.
staff-person-moved = Die Person zu { $code } schreibt jetzt von einem anderen Konto; sie hat dafür ihren Rückkehr-Code benutzt. Kanal: { $channel }. Antworten gehen ab jetzt dorthin.
staff-person-wrote =
    Neue Nachricht der Person zu { $code }:

    { $text }
staff-person-changed =
    Die Person zu { $code } hat eine Nachricht geändert. Die alte ist hier entfernt. Jetzt gilt:

    { $text }
staff-words-changed = Die Person zu { $code } hat den Text ihrer Anfrage geändert. Der alte ist hier entfernt. Was jetzt gilt, folgt.
staff-took-back = Die Person zu { $code } hat eine Nachricht zurückgenommen. Die Nachricht ist hier entfernt. Bitte nichts davon aufbewahren.
staff-unknown-command = Diesen Befehl kenne ich nicht. Nichts wurde gesendet. Befehle stehen ausgeschrieben und ohne Leerzeichen hinter dem Ausrufezeichen, etwa !antwort CODE Text. Alle zeigt !hilfe.
staff-too-much = Nichts getan und nichts gesendet: Hinter dem Fall-Code steht noch etwas, das zu diesem Befehl nicht gehört. Bitte jeden Befehl als eigene Nachricht schreiben. An die Person geht nur, was hinter !antwort CODE steht oder mit !senden gewählt ist.
staff-help =
    Befehle in diesem Raum:
    !annehmen CODE – den Fall übernehmen (oder ✅ unter der Karte)
    !antwort CODE Text – den Text an die Person senden
    !halt – eine Antwort anhalten, bevor sie geht (oder ❌)
    Eine Antwort ändern oder zurücknehmen: die eigene Nachricht mit !antwort bearbeiten oder löschen
    !freigeben CODE – den Fall wieder freigeben
    !uebernehmen CODE – den Fall von jemandem übernehmen
    !weiter CODE STELLE – die Person fragen, ob der Fall an eine andere Stelle gehen darf
    !hinzuziehen CODE STELLE – die Person fragen, ob auch eine andere Stelle die Anfrage bekommen darf
    !rat STELLE Frage – eine andere Stelle um Rat fragen, ohne die Person; erst nach !ja geht es ab
    !rat NUMMER Text – die Frage einer anderen Stelle beantworten
    !schliessen CODE Grund – den Fall abschließen; ohne eine Antwort im Chat nur mit Grund: beraten, vermittelt, ohne-antwort, unzustaendig, missbrauch
    !sperren CODE – bei Missbrauch: abschließen und von diesem Konto nichts mehr annehmen; zurück mit !entsperren CODE
    !vorlage – fertige Texte zeigen; !vorlage NAME – einen davon ganz lesen
    !senden CODE NAME – einen fertigen Text an die Person senden, wie mit !antwort
    !dienst – wer im Dienst ist; !dienst an, !dienst an bis Freitag, !dienst aus – sich selbst eintragen und austragen
    !abwesend bis 3.1. STELLE – die ganze Stelle ist abwesend, die STELLE vertritt; !abwesend aus
    !offen – alle offenen Fälle
    !meine – die eigenen Fälle
    !fall CODE – Karte und Text noch einmal zeigen
    !statistik – Zahlen der letzten zwölf Monate
    !hilfe – diese Liste
    In einem Thread oder als Antwort auf eine Karte geht es ohne CODE.
    An die Person geht nur, was nach !antwort CODE steht oder mit !senden CODE gewählt ist. Alles andere bleibt in diesem Raum.

## To the operator

operator-untrusted-command = Alarm: Im Raum einer Stelle kam ein Befehl an, der nicht zählt. Grund: { $reason }. Es wurde nichts ausgeführt.
trust-full = keiner
trust-unencrypted = unverschlüsselte Reaktion
trust-plain-text = Klartext in einem verschlüsselten Raum
trust-unknown-device = Gerät ist nicht querbestätigt
trust-not-listed = Konto steht nicht auf der Liste der Stelle
operator-unauthorised = Alarm: Der Server weist unsere Zugangsdaten ab. Kanal: { $channel }. Bitte Token oder Passwort prüfen.
operator-conflict = Alarm: Ein anderes Programm holt die Nachrichten dieses Bots ab. Kanal: { $channel }. Bitte nur eine Instanz laufen lassen.
operator-room-closed = Alarm: Der Raum einer Stelle nimmt keine Karten an. Stelle: { $queue }. Grund: { $reason }. Karten warten, bis das behoben ist.
operator-room-open = Der Raum einer Stelle ist wieder benutzbar: { $queue }. Wartende Karten werden zugestellt.
room-not-configured = für die Stelle ist kein Raum eingerichtet
room-not-joined = Lotse ist nicht im Raum; bitte einladen
room-not-encrypted = der Raum ist nicht verschlüsselt
room-stranger-inside = im Raum oder eingeladen ist ein Konto, das nicht auf der Liste steht
room-unreachable = der Server ist nicht erreichbar oder weist ab
operator-flood = Alarm: Aus { $place } kamen in einer Stunde { $count } Anfragen. Bis es ruhiger wird, wird dort von jedem Konto eine Anfrage am Tag angenommen.
operator-flood-over = Aus { $place } kommen wieder so viele Anfragen wie sonst.
operator-parked = Alarm: Eine Nachricht ließ sich nicht verarbeiten. Kanal: { $channel }. Versiegelt aufbewahrt; alle anderen laufen weiter.
operator-dead-letter = Alarm: Eine Sendung wurde endgültig nicht angenommen. Zeile: { $row }. Empfänger: { $recipient }. Grund: { $reason }. Spätere Sendungen laufen weiter.
recipient-person = eine Person
recipient-queue = Raum der Stelle { $queue }
recipient-operator = Raum des Betriebs

channel-telegram = Telegram
channel-matrix = Matrix
channel-terminal = Terminal
