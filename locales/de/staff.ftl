# The card, which the person sees before sending and staff see in their room, word for word the same;
# what staff are told; what the operator is told (never anything personal).

## Card

card-urgent-suicidality = Bitte zuerst lesen: Hinweis auf Suizidgedanken, automatisch erkannt. Notrufnummern wurden genannt.
card-urgent-acute-danger = Bitte zuerst lesen: Hinweis auf akute Gefahr, automatisch erkannt. Notrufnummern wurden genannt.
card-code = Fall-Code: { $code }
card-code-later = Fall-Code: entsteht beim Absenden
card-concern = Anliegen: { $value }
card-relation = Rolle: { $value }
card-district = Landkreis oder Stadt: { $value }
card-channel-telegram = Kanal: Telegram, nicht Ende-zu-Ende-verschlüsselt
card-channel-matrix = Kanal: Matrix, Ende-zu-Ende-verschlüsselt
card-channel-terminal = Kanal: Terminal, nur auf diesem Computer
card-answer = Antwort gewünscht: { $value }
card-answer-here = ja, im Chat
card-answer-discreet = ja, im Chat, erst nach Antippen lesbar, weil jemand mitlesen könnte
card-answer-pass-on = nein, nur zur Kenntnis
card-answer-call-myself = nein, Anruf oder Nachricht kommt von der Person selbst
card-why = Warum diese Stelle: { $value }
card-received = Eingegangen: { $value }
card-received-later = beim Absenden, auf die volle Stunde gerundet
card-received-at = { $day }. { $month } { $year }, nach { $hour } Uhr
card-words = In eigenen Worten:
card-no-words = In eigenen Worten: nichts geschrieben
card-contact = Kontakt, von der Person selbst hinterlassen:
card-contact-discreet = Kontakt, von der Person selbst hinterlassen (Vorsicht: jemand könnte mitlesen oder mithören):
card-unsaid = nicht gesagt
card-open = offen

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
why-outside = Ort außerhalb von Mecklenburg-Vorpommern
why-no-room = die zuständige Stelle ist hier noch nicht angeschlossen
why-no-concern = Anliegen noch offen
why-chosen = von der Person selbst gewählt

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

staff-card =
    { $card }

    Annehmen: !annehmen { $code }
# Stands for a code that was not named.
staff-code = CODE
staff-claimed = { $code } ist angenommen von { $by }. Antworten: !antwort { $code } Text
staff-already-claimed = { $code } hat schon { $by } angenommen.
staff-answered = Die Antwort zu { $code } ist auf dem Weg zur Person.
staff-not-sent-unknown-code = Nichts gesendet: Diesen Fall-Code gibt es in diesem Raum nicht.
staff-not-sent-unclaimed = Nichts gesendet: { $code } hat noch niemand angenommen. Zuerst: !annehmen { $code }
staff-not-sent-empty = Nichts gesendet: Nach dem Fall-Code fehlt der Text. So geht es: !antwort { $code } Text
staff-not-sent-unreachable = Nichts gesendet: Die Person zu { $code } ist nicht mehr erreichbar.
staff-not-sent-closed = Nichts gesendet: { $code } ist abgeschlossen.
staff-not-sent-not-wanted = Nichts gesendet: Zu { $code } ist keine Antwort im Chat gewünscht.
staff-closed = { $code } ist abgeschlossen. Die Person ist benachrichtigt, soweit sie erreichbar ist.
staff-closed-silently = { $code } ist abgeschlossen. Die Person wollte keine Antwort im Chat und hört davon nichts.
staff-unreadable = Nichts gesendet: Eine Nachricht in diesem Raum konnte nicht gelesen werden, weil ihr Schlüssel nicht ankam. War es ein Befehl, bitte noch einmal schreiben.
staff-edit-ignored = Nichts gesendet: Änderungen an einem Befehl gelten nicht. Bitte den Befehl als neue Nachricht schreiben.
staff-withdrawn = { $code } ist von der Person zurückgenommen und gelöscht. Bitte nichts davon aufbewahren.
staff-person-gone = Die Person zu { $code } hat ihre Daten gelöscht oder den Chat verlassen. Nachrichten kommen nicht mehr an.
staff-person-wrote =
    Neue Nachricht der Person zu { $code }:

    { $text }
staff-unknown-command =
    Diesen Befehl kenne ich nicht. Nichts wurde gesendet.

    { $help }
staff-help =
    Befehle in diesem Raum:
    !annehmen CODE – den Fall übernehmen
    !antwort CODE Text – den Text an die Person senden
    !schliessen CODE – den Fall abschließen
    !hilfe – diese Liste
    An die Person geht nur, was nach !antwort CODE steht. Alles andere bleibt in diesem Raum.

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
operator-parked = Alarm: Eine Nachricht ließ sich nicht verarbeiten. Kanal: { $channel }. Versiegelt aufbewahrt; alle anderen laufen weiter.
operator-dead-letter = Alarm: Eine Sendung wurde endgültig nicht angenommen. Zeile: { $row }. Empfänger: { $recipient }. Grund: { $reason }. Spätere Sendungen laufen weiter.
recipient-person = eine Person
recipient-queue = Raum der Stelle { $queue }
recipient-operator = Raum des Betriebs

channel-telegram = Telegram
channel-matrix = Matrix
channel-terminal = Terminal
