# Promises of services, what lies too long, and by when. Times are local; a promise is told only where the service gave it.

## Parts

# "Mittwoch, 2. Dezember, 18 Uhr"
moment = { $weekday }, { $day }. { $month }, { $time }
# How long somebody waits: after "seit".
age-hours =
    { $n ->
        [0] weniger als einer Stunde
        [one] einer Stunde
       *[other] { $n } Stunden
    }
age-days = { $n } Tagen
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

card-promised = Antwort zugesagt bis
card-closed = Diese Stelle ist geschlossen bis
card-closed-until = { $day }. { $month } ({ $reason })
card-closed-plain = { $day }. { $month }
card-promised-later = Antwort zugesagt
card-promised-within = { $within }; bis wann genau, steht beim Absenden fest

beside-closed = geschlossen bis { $day }. { $month }

## To the person

summary-stand-in =
    Diese Stelle ist gerade geschlossen. So lange vertritt sie: { $service }. Wenn Sie nicht warten möchten, kann Ihre Anfrage dorthin gehen.
    .du =
        Diese Stelle ist gerade geschlossen. So lange vertritt sie: { $service }. Wenn du nicht warten möchtest, kann deine Anfrage dorthin gehen.
receipt-closed = Die Stelle ist geschlossen bis einschließlich { $day }. { $month }.
receipt-closed-here = Die Stelle ist geschlossen bis einschließlich { $day }. { $month }. Eine Antwort kommt vermutlich erst danach.

receipt-answer-promised =
    Ich nehme Anfragen Tag und Nacht an; die Stelle ist nicht rund um die Uhr besetzt. Zugesagt hat sie eine Antwort bis { $when }.
promise-missed =
    Ihre Anfrage { $code } liegt bei: { $service }. Zugesagt war eine Antwort bis { $when }. Bis jetzt ist bei mir keine angekommen. Das tut mir leid; an Ihnen liegt es nicht. Ich habe die Stelle erinnert, und Ihre Anfrage bleibt dort.
    .du =
        Deine Anfrage { $code } liegt bei: { $service }. Zugesagt war eine Antwort bis { $when }. Bis jetzt ist bei mir keine angekommen. Das tut mir leid; an dir liegt es nicht. Ich habe die Stelle erinnert, und deine Anfrage bleibt dort.
promise-missed-contact =
    Wenn Sie nicht warten möchten, erreichen Sie die Stelle auch selbst: { $contact }
    .du =
        Wenn du nicht warten möchtest, erreichst du die Stelle auch selbst: { $contact }
promise-missed-other =
    Sie können sich auch an eine andere Stelle wenden: { $other }
    .du =
        Du kannst dich auch an eine andere Stelle wenden: { $other }
promise-missed-human =
    Weitere Telefonnummern nenne ich, wenn Sie „Mensch“ schreiben.
    .du =
        Weitere Telefonnummern nenne ich, wenn du „Mensch“ schreibst.
other-with-contact = { $service }, { $contact }

## To staff

overdue-unclaimed = { $code } wartet seit { $age }, niemand hat angenommen. Annehmen: !annehmen { $code }
overdue-unanswered = { $code } wartet seit { $age } auf eine Antwort. Antworten: !antwort { $code } Text
overdue-promised = Zugesagt ist eine Antwort bis { $when }.
overdue-missed = Zugesagt war eine Antwort bis { $when }.
escalated-unclaimed = { $code } wartet seit { $age }, niemand hat angenommen. Das weiß jetzt auch: { $to }. Weitergegeben sind nur Fall-Code, Stelle, Wartezeit und Grund.
escalated-unanswered = { $code } wartet seit { $age } auf eine Antwort. Das weiß jetzt auch: { $to }. Weitergegeben sind nur Fall-Code, Stelle, Wartezeit und Grund.
escalated-to-operator = der Betrieb von Lotse
escalation-unclaimed = Vertretung: { $code } wartet seit { $age }, niemand hat angenommen. Stelle: { $service }.
escalation-unanswered = Vertretung: { $code } wartet seit { $age } auf eine Antwort. Stelle: { $service }.
escalation-ask = Bitte dort nachfragen.
escalation-closed = Diese Stelle ist geschlossen bis { $day }; vielleicht ist dort trotzdem jemand zu erreichen.
escalation-stays = Der Fall selbst bleibt dort; er geht nur mit Zustimmung der Person an eine andere Stelle.

## To the operator

operator-escalation-unclaimed = Ein Fall bleibt liegen: { $code } wartet seit { $age }, niemand hat angenommen. Stelle: { $queue }. Eine Vertretung ist für sie nicht eingetragen oder nicht erreichbar; bitte dort nachfragen.
operator-escalation-unanswered = Ein Fall bleibt liegen: { $code } wartet seit { $age } auf eine Antwort. Stelle: { $queue }. Eine Vertretung ist für sie nicht eingetragen oder nicht erreichbar; bitte dort nachfragen.
operator-left-behind-unclaimed = Ein Fall bleibt liegen: { $code } wartet seit { $age }, niemand hat angenommen. Seine Stelle steht nicht mehr im Verzeichnis: { $queue }. Bitte die Stelle mit ihrem Raum wieder eintragen, bis der Fall abgeschlossen oder weitergegeben ist.
operator-left-behind-unanswered = Ein Fall bleibt liegen: { $code } wartet seit { $age } auf eine Antwort. Seine Stelle steht nicht mehr im Verzeichnis: { $queue }. Bitte die Stelle mit ihrem Raum wieder eintragen, bis der Fall abgeschlossen oder weitergegeben ist.
