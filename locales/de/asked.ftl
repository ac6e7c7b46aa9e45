# What people ask Lotse itself. Each answer is short and true in every configuration; what depends on it comes in from outside.
# Rules as in intake.ftl.

# Where a request goes, before it is sent and after.
asked-goes-to =
    Ihre Anfrage bekommt nur die Stelle, die ich vor dem Absenden nenne; dort lesen sie die Mitarbeitenden.
    .du =
        Deine Anfrage bekommt nur die Stelle, die ich vor dem Absenden nenne; dort lesen sie die Mitarbeitenden.
asked-goes-to-service =
    Ihre Anfrage bekommt nur die Stelle, die ich vor dem Absenden nenne; dort lesen sie die Mitarbeitenden. Nach dem, was Sie bisher gesagt haben, ist das: { $service }.
    .du =
        Deine Anfrage bekommt nur die Stelle, die ich vor dem Absenden nenne; dort lesen sie die Mitarbeitenden. Nach dem, was du bisher gesagt hast, ist das: { $service }.
asked-went-to =
    Ihre Anfrage liegt bei: { $service }. Dort lesen sie die Mitarbeitenden, auch das, was ich später weitergebe.
    .du =
        Deine Anfrage liegt bei: { $service }. Dort lesen sie die Mitarbeitenden, auch das, was ich später weitergebe.
asked-state-office = Diese Stelle ist selbst ein staatliches Amt, aber keine Polizei.

asked-reader =
    { $goes } Polizei, Verfassungsschutz und Ministerien bekommen sie nicht. Ich selbst bin ein Programm. { $encryption }

asked-machine =
    Ich bin ein Programm, kein Mensch. Meine Sätze stehen fest; was Sie schreiben, deute ich automatisch und kann mich dabei irren. Was Sie absenden, lesen Menschen: die Mitarbeitenden der Stelle. Von ihnen kommt auch die Antwort. Wenn Sie lieber gleich mit jemandem sprechen: Auf „Mensch“ nenne ich Nummern.
    .du =
        Ich bin ein Programm, kein Mensch. Meine Sätze stehen fest; was du schreibst, deute ich automatisch und kann mich dabei irren. Was du absendest, lesen Menschen: die Mitarbeitenden der Stelle. Von ihnen kommt auch die Antwort. Wenn du lieber gleich mit jemandem sprichst: Auf „Mensch“ nenne ich Nummern.

asked-who =
    Ich bin Lotse, ein automatischer Assistent, kein Mensch. Ich helfe, im Beratungsnetzwerk „Demokratie und Toleranz“ Mecklenburg-Vorpommern die passende Beratung zu finden. { $operator } betreibt mich. Meine echten Adressen stehen auf { $url }.

asked-anonymous =
    Ja, es geht ohne Namen. Ihr Konto, Ihr Name im Chat und Ihre Telefonnummer gehören nicht zur Anfrage. Aus Ihren Worten nehme ich Namen, Adressen und Nummern heraus, soweit ich sie erkenne. Was Sie erzählen, kann trotzdem verraten, wer Sie sind; vor dem Absenden sehen Sie genau, was weitergegeben wird. { $encryption }
    .du =
        Ja, es geht ohne Namen. Dein Konto, dein Name im Chat und deine Telefonnummer gehören nicht zur Anfrage. Aus deinen Worten nehme ich Namen, Adressen und Nummern heraus, soweit ich sie erkenne. Was du erzählst, kann trotzdem verraten, wer du bist; vor dem Absenden siehst du genau, was weitergegeben wird. { $encryption }

asked-police =
    Von mir nicht: Polizei, Verfassungsschutz und Ministerien bekommen Ihre Anfrage nicht. Zwei Dinge gehören dazu: Ein Gericht kann beschlagnahmen lassen, was gespeichert ist. Und Beratende können verpflichtet sein, bei geplanten schweren Straftaten zu handeln.
    .du =
        Von mir nicht: Polizei, Verfassungsschutz und Ministerien bekommen deine Anfrage nicht. Zwei Dinge gehören dazu: Ein Gericht kann beschlagnahmen lassen, was gespeichert ist. Und Beratende können verpflichtet sein, bei geplanten schweren Straftaten zu handeln.

asked-others =
    Von mir nicht: Familie, Schule und Arbeit bekommen keine Nachricht. { $goes } Wie sie dort mit Ihren Angaben umgehen, können Sie fragen, bevor Sie mehr erzählen. Wer Ihr Gerät in die Hand bekommt, kann diesen Chat lesen; „weg“ räumt ihn auf, soweit das geht.
    .du =
        Von mir nicht: Familie, Schule und Arbeit bekommen keine Nachricht. { $goes } Wie sie dort mit deinen Angaben umgehen, kannst du fragen, bevor du mehr erzählst. Wer dein Gerät in die Hand bekommt, kann diesen Chat lesen; „weg“ räumt ihn auf, soweit das geht.

asked-data =
    Gespeichert werden, erst nach Ihrem Einverständnis, Ihre Antworten und Ihre Worte ohne die Angaben, die ich als persönlich erkenne; was ich herausnehme, bleibt nur bis zum Absenden im Entwurf. Weitergegeben werden sie erst, wenn Sie absenden. Gelöscht werden Entwürfe nach höchstens { $draft }, offene Anfragen nach { $open }, abgeschlossene nach { $closed }. Selbst löschen können Sie jederzeit mit „löschen“; solange niemand die Anfrage übernommen hat, nehme ich sie dabei ganz zurück. „daten“ zeigt, was gespeichert ist, „datenschutz“ alles Weitere. { $encryption }
    .du =
        Gespeichert werden, erst nach deinem Einverständnis, deine Antworten und deine Worte ohne die Angaben, die ich als persönlich erkenne; was ich herausnehme, bleibt nur bis zum Absenden im Entwurf. Weitergegeben werden sie erst, wenn du absendest. Gelöscht werden Entwürfe nach höchstens { $draft }, offene Anfragen nach { $open }, abgeschlossene nach { $closed }. Selbst löschen kannst du jederzeit mit „löschen“; solange niemand die Anfrage übernommen hat, nehme ich sie dabei ganz zurück. „daten“ zeigt, was gespeichert ist, „datenschutz“ alles Weitere. { $encryption }

# The parts of an answer on when an answer comes.
asked-how-long-promised = Die Stelle ist nicht rund um die Uhr besetzt. Zugesagt hat sie eine Antwort { $within }.
asked-how-long-here =
    Die Fragen hier dauern nur ein paar Minuten.
asked-how-long-else =
    Wenn Sie nicht warten möchten: Auf „Mensch“ nenne ich Telefonnummern.
    .du =
        Wenn du nicht warten möchtest: Auf „Mensch“ nenne ich Telefonnummern.

asked-cost = Die Beratung ist freiwillig und kostenlos. Ich koste auch nichts.

asked-call =
    Anrufen kann ich nicht. Vor dem Absenden können Sie mit „Kontakt hinterlassen“ eine Telefonnummer angeben; ob und wann jemand anruft, entscheidet die Stelle. Selbst anrufen geht auch; wann dort jemand abnimmt, weiß ich nicht:
    { $services }
    .du =
        Anrufen kann ich nicht. Vor dem Absenden kannst du mit „Kontakt hinterlassen“ eine Telefonnummer angeben; ob und wann jemand anruft, entscheidet die Stelle. Selbst anrufen geht auch; wann dort jemand abnimmt, weiß ich nicht:
        { $services }
# Where no contact can be left: after sending, or on a way without own words.
asked-call-yourself =
    Anrufen kann ich nicht; ob die Stelle anrufen kann, weiß nur sie. Selbst anrufen geht auch; wann dort jemand abnimmt, weiß ich nicht:
    { $services }

asked-unprompted =
    Von mir aus schreibe ich nur, wenn es zu Ihrer Anfrage etwas gibt, zum Beispiel eine Antwort der Stelle. Wenn dann jemand mitlesen könnte, sagen Sie mir das vor dem Absenden; dann kommen Nachrichten ohne Inhalt an.
    .du =
        Von mir aus schreibe ich nur, wenn es zu deiner Anfrage etwas gibt, zum Beispiel eine Antwort der Stelle. Wenn dann jemand mitlesen könnte, sag mir das vor dem Absenden; dann kommen Nachrichten ohne Inhalt an.

# After sending, and where no answer comes here.
asked-unprompted-only =
    Von mir aus schreibe ich nur, wenn es zu Ihrer Anfrage etwas gibt.
    .du =
        Von mir aus schreibe ich nur, wenn es zu deiner Anfrage etwas gibt.

asked-why-consent =
    Ohne Ihr Einverständnis darf ich nichts speichern, und ohne Speichern kann ich keine Anfrage weitergeben.
    .du =
        Ohne dein Einverständnis darf ich nichts speichern, und ohne Speichern kann ich keine Anfrage weitergeben.
asked-why-role =
    Damit ich besser vorschlagen kann, welche Beratung passt, und die Stelle weiß, wer schreibt. Sie müssen es nicht sagen.
    .du =
        Damit ich besser vorschlagen kann, welche Beratung passt, und die Stelle weiß, wer schreibt. Du musst es nicht sagen.
asked-why-concern =
    Weil es für verschiedene Anliegen verschiedene Beratungen gibt. „Weiß ich nicht“ ist auch eine Antwort.
asked-why-place =
    Weil jede Stelle für eine bestimmte Gegend da ist. Weitergegeben wird davon nur der Landkreis oder die kreisfreie Stadt. Sie müssen es nicht sagen.
    .du =
        Weil jede Stelle für eine bestimmte Gegend da ist. Weitergegeben wird davon nur der Landkreis oder die kreisfreie Stadt. Du musst es nicht sagen.
asked-why-words =
    Damit die Stelle weiß, worum es geht. Sie müssen nichts schreiben.
    .du =
        Damit die Stelle weiß, worum es geht. Du musst nichts schreiben.
asked-why-answer =
    Damit die Stelle weiß, ob und wie sie Ihnen antworten soll.
    .du =
        Damit die Stelle weiß, ob und wie sie dir antworten soll.
asked-why-other =
    Ich frage nur, was hilft, die passende Stelle zu finden und Sie sicher zu erreichen. Was Sie nicht sagen möchten, lassen Sie weg.
    .du =
        Ich frage nur, was hilft, die passende Stelle zu finden und dich sicher zu erreichen. Was du nicht sagen möchtest, lässt du weg.

asked-languages =
    Ich verstehe nur Deutsch, und es darf einfach sein und Fehler haben. In welchen Sprachen eine Stelle berät, weiß ich nicht; Sie können sie danach fragen.
    .du =
        Ich verstehe nur Deutsch, und es darf einfach sein und Fehler haben. In welchen Sprachen eine Stelle berät, weiß ich nicht; du kannst sie danach fragen.

## Small answers

# Said to "ja" where the question is what somebody wants to tell.
just-write =
    Gern. Schreiben Sie es einfach hier.
    .du =
        Gern. Schreib es einfach hier.
# At the question when discreet messages may come.
hours-unclear =
    Diese Zeit kann ich so nicht einstellen. Ohne Auswahl kommen Nachrichten zu jeder Zeit, aber ohne Inhalt.
# To whoever does not know how to be answered.
answer-unsure =
    Das können Sie später noch ändern. Mit „Antwort hier im Chat“ kann die Stelle Ihnen hier schreiben, ohne dass sie Sie kennt.
    .du =
        Das kannst du später noch ändern. Mit „Antwort hier im Chat“ kann die Stelle dir hier schreiben, ohne dass sie dich kennt.
