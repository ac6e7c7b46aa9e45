# What can be said and done at any time.

help =
    Das geht jederzeit. Schreiben Sie einfach das Wort:

    { $commands }

    Wenn jemand in Gefahr ist: Polizei 110, Rettung 112.
    .du =
        Das geht jederzeit. Schreib einfach das Wort:

        { $commands }

        Wenn jemand in Gefahr ist: Polizei 110, Rettung 112.
help-line = { $command }: { $meaning }

command-hilfe = zeigt, was jederzeit möglich ist
command-zurueck = geht eine Frage zurück
command-ueberspringen = lässt eine Frage aus, wo das geht
command-aendern = zeigt, was an der Anfrage geändert werden kann
command-anzeigen = zeigt eine neue Nachricht
command-rueckkehr = gibt einen Code, um von einem anderen Konto weiterzuschreiben
command-mensch = nennt Wege zu einem Menschen
command-datenschutz = zeigt den Datenschutz im Ganzen
command-daten = zeigt, was von Ihnen gespeichert ist
    .du = zeigt, was von dir gespeichert ist
command-weg = räumt diesen Chat sofort auf, soweit es geht
command-neu = fängt von vorn an
command-stopp = hört auf, ohne etwas abzusenden
command-loeschen = löscht, was hier gespeichert ist
command-du = ich sage „du“
command-sie = ich sage „Sie“

# Words that people write otherwise than a platform's menu, which takes ASCII only; both spellings are understood.
word-zurueck = zurück
word-ueberspringen = überspringen
word-aendern = ändern
word-rueckkehr = rückkehr
word-loeschen = löschen

stopped =
    Gut, wir hören hier auf. Was nicht abgesendet war, ist gelöscht. Eine Anfrage, die schon abgesendet ist, bleibt bei der Stelle. Wenn Sie wieder schreiben, fangen wir neu an.
    .du =
        Gut, wir hören hier auf. Was nicht abgesendet war, ist gelöscht. Eine Anfrage, die schon abgesendet ist, bleibt bei der Stelle. Wenn du wieder schreibst, fangen wir neu an.

ask-stop =
    Möchten Sie wirklich aufhören? Was Sie noch nicht abgesendet haben, wird dann gelöscht.
    .du =
        Möchtest du wirklich aufhören? Was du noch nicht abgesendet hast, wird dann gelöscht.

ask-restart =
    Möchten Sie wirklich neu anfangen? Was Sie noch nicht abgesendet haben, wird dann gelöscht.
    .du =
        Möchtest du wirklich neu anfangen? Was du noch nicht abgesendet hast, wird dann gelöscht.

ask-delete =
    Soll ich alles löschen, was hier von Ihnen gespeichert ist? Auch diesen Chat leere ich dann, soweit das geht. Das lässt sich nicht rückgängig machen.
    .du =
        Soll ich alles löschen, was hier von dir gespeichert ist? Auch diesen Chat leere ich dann, soweit das geht. Das lässt sich nicht rückgängig machen.
ask-delete-case =
    Soll ich alles löschen, was hier von Ihnen gespeichert ist, auch { $count ->
        [one] zum Fall
       *[other] zu den Fällen
    } { $codes }? Was noch niemand übernommen hat, nehme ich ganz zurück. Was eine Stelle schon gelesen oder notiert hat, erreiche ich nicht. Auch diesen Chat leere ich dann, soweit das geht. Antworten können danach nicht mehr kommen.
    .du =
        Soll ich alles löschen, was hier von dir gespeichert ist, auch { $count ->
            [one] zum Fall
           *[other] zu den Fällen
        } { $codes }? Was noch niemand übernommen hat, nehme ich ganz zurück. Was eine Stelle schon gelesen oder notiert hat, erreiche ich nicht. Auch diesen Chat leere ich dann, soweit das geht. Antworten können danach nicht mehr kommen.

deleted-draft =
    Gelöscht. Abgesendete Anfragen waren hier nicht gespeichert. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, können nur Sie entfernen.
    .du =
        Gelöscht. Abgesendete Anfragen waren hier nicht gespeichert. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, kannst nur du entfernen.
deleted-unclaimed =
    Gelöscht. Niemand hatte Ihre Anfrage übernommen; ich habe sie bei der Stelle zurückgenommen. Ob jemand sie dort schon gesehen hatte, weiß ich nicht. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, können nur Sie entfernen.
    .du =
        Gelöscht. Niemand hatte deine Anfrage übernommen; ich habe sie bei der Stelle zurückgenommen. Ob jemand sie dort schon gesehen hatte, weiß ich nicht. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, kannst nur du entfernen.
deleted-already-read =
    Hier ist alles gelöscht. Die Stelle hatte Ihre Anfrage schon übernommen und erfährt, dass Sie gelöscht haben. Was dort gelesen oder notiert wurde, erreiche ich nicht; danach können Sie die Stelle selbst fragen. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, können nur Sie entfernen.
    .du =
        Hier ist alles gelöscht. Die Stelle hatte deine Anfrage schon übernommen und erfährt, dass du gelöscht hast. Was dort gelesen oder notiert wurde, erreiche ich nicht; danach kannst du die Stelle selbst fragen. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, kannst nur du entfernen.
deleted-partly-read =
    Hier ist alles gelöscht. Was noch niemand übernommen hatte, habe ich bei der Stelle zurückgenommen. Eine andere Anfrage von Ihnen war schon übernommen; die Stelle erfährt, dass Sie gelöscht haben. Was dort gelesen oder notiert wurde, erreiche ich nicht; danach können Sie die Stelle selbst fragen. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, können nur Sie entfernen.
    .du =
        Hier ist alles gelöscht. Was noch niemand übernommen hatte, habe ich bei der Stelle zurückgenommen. Eine andere Anfrage von dir war schon übernommen; die Stelle erfährt, dass du gelöscht hast. Was dort gelesen oder notiert wurde, erreiche ich nicht; danach kannst du die Stelle selbst fragen. Diesen Chat leere ich, soweit das geht; was dann noch zu sehen ist, kannst nur du entfernen.

attachment =
    Sprachnachrichten, Bilder, Dateien, Kontakte und Standorte kann ich leider nicht annehmen und habe nichts davon geladen. Sie können Ihren Text mit der Tastatur Ihres Geräts diktieren oder anrufen: Auf „Mensch“ nenne ich Telefonnummern.
    .du =
        Sprachnachrichten, Bilder, Dateien, Kontakte und Standorte kann ich leider nicht annehmen und habe nichts davon geladen. Du kannst deinen Text mit der Tastatur deines Geräts diktieren oder anrufen: Auf „Mensch“ nenne ich Telefonnummern.

unreadable =
    Eine Nachricht konnte ich nicht entschlüsseln. Das liegt nicht an Ihnen. Bitte schreiben Sie sie noch einmal.
    .du =
        Eine Nachricht konnte ich nicht entschlüsseln. Das liegt nicht an dir. Bitte schreib sie noch einmal.

edit-ignored =
    Sie haben eine frühere Nachricht geändert. Diese Änderung kann ich nicht übernehmen. Wenn etwas anders sein soll, schreiben Sie es bitte als neue Nachricht.
    .du =
        Du hast eine frühere Nachricht geändert. Diese Änderung kann ich nicht übernehmen. Wenn etwas anders sein soll, schreib es bitte als neue Nachricht.

stale-button = Das gehörte zu einer früheren Frage. Jetzt geht es um diese:

already-taken = Das ist schon angekommen.

not-understood =
    Das konnte ich nicht zuordnen. Bitte wählen Sie eine der Möglichkeiten, mit der Nummer oder mit den Worten. „Hilfe“ zeigt, was sonst geht.
    .du =
        Das konnte ich nicht zuordnen. Bitte wähl eine der Möglichkeiten, mit der Nummer oder mit den Worten. „Hilfe“ zeigt, was sonst geht.

not-listed =
    Die Nummer { $number } steht nicht auf der Liste; ich habe sie nirgends dazugeschrieben. Wenn Sie die Zahl selbst sagen möchten, schreiben Sie bitte ein Wort dazu.
    .du =
        Die Nummer { $number } steht nicht auf der Liste; ich habe sie nirgends dazugeschrieben. Wenn du die Zahl selbst sagen möchtest, schreib bitte ein Wort dazu.

unknown-command = Diesen Befehl kenne ich nicht. „Hilfe“ zeigt, was möglich ist.

too-long =
    Diese Nachricht ist für mich zu lang. Auf einmal kann ich höchstens { $limit } Zeichen lesen. Bitte teilen Sie sie in mehrere.
    .du =
        Diese Nachricht ist für mich zu lang. Auf einmal kann ich höchstens { $limit } Zeichen lesen. Bitte teil sie in mehrere.

cannot-skip =
    Diese Frage brauche ich noch. Sie können jede der Möglichkeiten wählen und später ändern.
    .du =
        Diese Frage brauche ich noch. Du kannst jede der Möglichkeiten wählen und später ändern.

nothing-to-go-back-to = Weiter zurück geht es nicht; das ist der Anfang.

apology =
    Entschuldigung, bei mir ist etwas schiefgegangen. Bitte schreiben Sie das Letzte noch einmal. Bei Gefahr: Polizei 110, Rettung 112.
    .du =
        Entschuldigung, bei mir ist etwas schiefgegangen. Bitte schreib das Letzte noch einmal. Bei Gefahr: Polizei 110, Rettung 112.

group-refused = Ich schreibe nur in privaten Chats, damit niemand sonst mitliest, und verlasse diese Gruppe jetzt.

name = Lotse

moved =
    Ich schreibe Ihnen in diesem Raum weiter, weil er verschlüsselt ist. Den anderen verlasse ich.
    .du =
        Ich schreibe dir in diesem Raum weiter, weil er verschlüsselt ist. Den anderen verlasse ich.

room-forgotten = Hier ist nichts mehr gespeichert, darum verlasse ich diesen Raum. Wer wieder schreiben möchte, lädt mich neu ein.
