# Promises of services, and by when. Times are local; a promise is told only where the service gave it.

## Parts

# "Mittwoch, 2. Dezember, 18 Uhr"
moment = { $weekday }, { $day }. { $month }, { $time }
# After "Antwort zugesagt:"; counted in days and hours of the service.
within-working-days =
    { $n ->
        [one] bis zum Ende des nächsten Öffnungstags
       *[other] innerhalb von { $n } Öffnungstagen
    }
within-hours =
    { $n ->
        [one] innerhalb einer Stunde Öffnungszeit
       *[other] innerhalb von { $n } Stunden Öffnungszeit
    }

## Opening hours

# "Montag und Dienstag 9 bis 12 Uhr"
hours-on = { $days } { $from } bis { $to } Uhr
contact-hours = Zeiten: { $hours }; nicht an Feiertagen

## On the card

card-promised = Antwort zugesagt bis: { $when }
card-closed = Diese Stelle ist geschlossen bis: { $day }. { $month } ({ $reason })
card-promised-later = Antwort zugesagt: { $within }; bis wann genau, steht beim Absenden fest

## To the person

receipt-answer-promised =
    Ich nehme Anfragen Tag und Nacht an; die Stelle ist nicht rund um die Uhr besetzt. Zugesagt hat sie eine Antwort bis { $when }.
