# Who is on duty, which service is away, who stands in. All of it is said to staff.

## Parts

# "Sonntag, 3. Januar 2027"
full-day = { $weekday }, { $day }. { $month } { $year }
days-from-until = von { $from }, bis { $until }

## Duty

card-on-duty = Im Dienst
duty-now = Im Dienst: { $names }
duty-until = { $who } (bis { $day })
duty-none = Im Dienst: niemand eingetragen. Sich selbst eintragen: !dienst an
duty-closed = Diese Stelle ist geschlossen bis { $day }.
duty-away = Diese Stelle ist als abwesend eingetragen { $days }.
duty-stand-in = Vertretung: { $service }
duty-stands-in-for = Diese Stelle vertritt gerade: { $service }, bis { $day }.
staff-wrong-duty = Nichts geändert. So geht es: !dienst zeigt, wer im Dienst ist. Sich selbst eintragen: !dienst an oder !dienst an bis Freitag. Austragen: !dienst aus
staff-wrong-day = Nichts geändert: Dieser Tag passt nicht. Er ist heute oder später, höchstens { $days } Tage voraus, und der letzte liegt nicht vor dem ersten. Zum Beispiel: bis 3.1. oder bis Freitag

## Absence

away-told = Die ganze Stelle ist als abwesend eingetragen { $days }, von { $by }. Wer in dieser Zeit anfragt, liest das vor dem Absenden.
away-substitute = Vertretung: { $service }. Wer nicht warten möchte, kann dorthin schreiben. Bleibt hier etwas liegen, steht es im Raum der Vertretung: Fall-Code, Stelle, Wartezeit und Grund, mehr nicht.
away-no-one = Eine Vertretung gibt es nicht. Bleibt hier etwas liegen, erfährt es der Betrieb von Lotse.
away-nobody-at-all = Eine Vertretung gibt es nicht, und einen Raum des Betriebs auch nicht. Bleibt hier etwas liegen, erfährt es außerhalb dieses Raums niemand. Eine Vertretung eintragen: !abwesend bis TAG STELLE
away-open = Schon hier: { $codes }. An eine andere Stelle gehen diese Fälle nur mit Zustimmung der Person: !weiter CODE STELLE
away-end = War nur eine einzelne Person gemeint, oder ist die Stelle wieder da: !abwesend aus
away-unknown = Nichts geändert: Diese Vertretung gibt es nicht. Stellen mit Raum: { $queues }
away-no-room = Nichts geändert: Diese Stelle kann nicht vertreten, ihr Raum ist gerade nicht benutzbar: { $service }
away-closed = Nichts geändert: Diese Stelle kann nicht vertreten, sie ist selbst geschlossen bis { $day }: { $service }
away-back = Diese Stelle ist wieder da, eingetragen von { $by }. Neue Anfragen lesen nichts mehr von der Abwesenheit.
away-over = Die eingetragene Abwesenheit ist vorbei. Neue Anfragen lesen nichts mehr davon.
back-open = Hier offen: { $codes }. Übersicht: !offen
away-not = Nichts geändert: Diese Stelle ist nicht als abwesend eingetragen.
stands-in = Vertretung für: { $service }. Diese Stelle ist abwesend { $days }. Wer nicht warten möchte, kann hierher schreiben. Bleibt dort etwas liegen, steht es hier: Fall-Code, Stelle, Wartezeit und Grund.
stands-in-no-more = Vertretung beendet. Wieder da: { $service }
staff-wrong-absence = Nichts geändert. So trägt sich die ganze Stelle als abwesend ein: !abwesend bis 3.1. STELLE oder !abwesend ab 23.12. bis 3.1. STELLE. Die STELLE vertritt so lange, sie kann auch fehlen. Wieder da: !abwesend aus
