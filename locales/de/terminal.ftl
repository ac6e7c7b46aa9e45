### Was das Terminal von `lotse demo` selbst sagt.

terminal-intro =
    Sie probieren Lotse aus. Nichts verlässt diesen Rechner.
    Schreiben Sie eine Nachricht, zum Beispiel „Hallo“. Auf eine Auswahl antworten Sie mit der Nummer oder mit den Worten.
    Mitarbeitende der Beratung spielen Sie mit einem > am Anfang der Zeile: „> !annehmen BDF-234“ im Raum, der zuletzt eine Anfrage bekam, oder „>rz-rostock !antwort BDF-234 Guten Tag“ in einem bestimmten Raum.
    Mit Strg+D hören Sie auf.
terminal-bot = Lotse
terminal-person = Sie
terminal-room = Raum
terminal-operator = Betrieb
terminal-edited = geändert
terminal-removed = Die Nachricht wurde entfernt.
terminal-no-room = Noch ist in keinem Raum eine Anfrage angekommen. Nennen Sie den Raum: „>rz-rostock …“.
terminal-unknown-room = Diesen Raum gibt es nicht. Es gibt:
