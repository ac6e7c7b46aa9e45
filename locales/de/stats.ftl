# The statistics: in a service's room, in the terminal, and as the page for the yearly report. Names of concerns, roles,
# endings, channels and months stand in concern.ftl and staff.ftl.

## Time

stats-month = { $month } { $year }
stats-month-short = { $month }/{ $year }
stats-period = { $first } bis { $last }

## Numbers that are not told

stats-few = < 5
stats-withheld = –

## Tables

stats-about-month = Eingang nach Monaten
stats-about-queue = Zuständige Stellen
stats-about-concern = Anliegen
stats-about-district = Landkreise und kreisfreie Städte
stats-about-relation = Wer schreibt
stats-about-channel = Kanal
stats-about-answered = Zeit bis zur ersten Antwort
stats-about-ended = Ausgang
stats-about-helped = Hat das geholfen?
stats-total = Eingegangen

stats-unsaid = nicht gesagt
stats-concern-unsaid = offen
stats-district-several = in einem von mehreren
stats-district-outside = außerhalb von Mecklenburg-Vorpommern
stats-answered-four-hours = in weniger als 4 Stunden
stats-answered-same-day = später am selben Tag
stats-answered-two-days = nach 1 bis 2 Tagen
stats-answered-week = nach 3 bis 7 Tagen
stats-answered-longer = später
stats-answered-never = bis zum Abschluss keine
stats-answered-not-wanted = keine Antwort im Chat gewünscht
stats-answered-rest = noch keine, zurückgenommen oder ohne Abschluss gelöscht
stats-ended-withdrawn = von der Person zurückgenommen
stats-ended-rest = noch offen oder ohne Abschluss gelöscht
stats-helped-yes = ja
stats-helped-partly = teilweise
stats-helped-no = nein
stats-helped-rest = nicht gefragt oder keine Angabe

## In the room

stats-room =
    Anfragen an diese Stelle, { $period }: { $total }

    { $tables }

    „< 5“ heißt: weniger als fünf. „–“ heißt: nicht genannt, damit sich kleine Zahlen nicht errechnen lassen.
stats-room-few = Anfragen an diese Stelle, { $period }: weniger als fünf. Mehr wird nicht genannt, damit niemand zu erkennen ist.
stats-room-table = { $about }: { $rows }
stats-room-row = { $label } { $number }
stats-room-withheld = zu wenige, um Zahlen zu nennen

## The report

stats-title = Lotse: Anfragen { $period }
stats-column-table = Tabelle
stats-column-label = Angabe
stats-column-number = Anzahl
stats-plot = Balkendiagramm: { $about }. Die Zahlen stehen in der Tabelle daneben.
stats-note-few = „< 5“ heißt: weniger als fünf, auch keine. So ist niemand zu erkennen.
stats-note-withheld = „–“ heißt: nicht genannt, damit sich kleine Zahlen nicht aus der Summe errechnen lassen.
stats-note-single = Jede Tabelle ist für sich gezählt. Wie die Angaben einer Person zusammengehören, ist nicht gespeichert.
stats-note-month = Gezählt ist nach dem Monat des Eingangs, auch wenn Antwort und Abschluss später kamen.
stats-note-nothing = Für Tabellen sind es zu wenige Anfragen.
