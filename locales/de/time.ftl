# Promises of services, what lies too long, and by when. Times are local; a promise is told only where the service gave it.

## Parts

# "Mittwoch, 2. Dezember, 18 Uhr"
moment = { $weekday }, { $day }. { $month }, { $time }
# "Mittwoch, 2. Dezember"
weekday-and-day = { $weekday }, { $day }. { $month }
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
ends-soon =
    Ihre Anfrage { $code } liegt bei: { $service }. Spätestens am { $day } wird sie hier gelöscht, damit nichts länger gespeichert bleibt als nötig. Danach kann ich dazu nichts mehr zwischen Ihnen und der Stelle weitergeben.

    Soll sie länger aufbewahrt werden? Dann tippen Sie auf „Länger aufbewahren“; sie bleibt von da an bis zu { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    }. Sonst brauchen Sie nichts zu tun.
    .du =
        Deine Anfrage { $code } liegt bei: { $service }. Spätestens am { $day } wird sie hier gelöscht, damit nichts länger gespeichert bleibt als nötig. Danach kann ich dazu nichts mehr zwischen dir und der Stelle weitergeben.

        Soll sie länger aufbewahrt werden? Dann tipp auf „Länger aufbewahren“; sie bleibt von da an bis zu { $days ->
            [one] einen Tag
           *[other] { $days } Tage
        }. Sonst brauchst du nichts zu tun.
ends-soon-unclaimed =
    Bis jetzt hat dort niemand Ihre Anfrage angenommen. Das tut mir leid; an Ihnen liegt es nicht.
    .du =
        Bis jetzt hat dort niemand deine Anfrage angenommen. Das tut mir leid; an dir liegt es nicht.
kept-on =
    Gut. Ihre Anfrage { $code } bleibt gespeichert, höchstens bis { $day }.
    .du =
        Gut. Deine Anfrage { $code } bleibt gespeichert, höchstens bis { $day }.
closed-meanwhile =
    Den Fall { $code } hat die Stelle inzwischen abgeschlossen. Gespeichert ist er noch, höchstens bis { $day }. Wenn er länger bleiben soll, können Sie ihn bis dahin wieder öffnen.
    .du =
        Den Fall { $code } hat die Stelle inzwischen abgeschlossen. Gespeichert ist er noch, höchstens bis { $day }. Wenn er länger bleiben soll, kannst du ihn bis dahin wieder öffnen.
closed-meanwhile-for-good =
    Den Fall { $code } hat die Stelle inzwischen abgeschlossen. Gespeichert ist er noch, höchstens bis { $day }. Wenn Sie wieder Beratung brauchen, schreiben Sie „neu“.
    .du =
        Den Fall { $code } hat die Stelle inzwischen abgeschlossen. Gespeichert ist er noch, höchstens bis { $day }. Wenn du wieder Beratung brauchst, schreib „neu“.
expired =
    Die Zeit ist um, für die ich Ihre Anfrage { $code } aufbewahre. Ich lösche sie jetzt, und aus dem Raum der Stelle entferne ich sie auch: { $service }. Was die Stelle selbst notiert hat, liegt bei ihr. Wenn Sie wieder Beratung brauchen, schreiben Sie „neu“.
    .du =
        Die Zeit ist um, für die ich deine Anfrage { $code } aufbewahre. Ich lösche sie jetzt, und aus dem Raum der Stelle entferne ich sie auch: { $service }. Was die Stelle selbst notiert hat, liegt bei ihr. Wenn du wieder Beratung brauchst, schreib „neu“.
expired-unclaimed =
    Die Zeit ist um, für die ich Ihre Anfrage { $code } aufbewahre, und niemand hat sie angenommen bei: { $service }. Das tut mir leid; an Ihnen liegt es nicht. Ich lösche sie jetzt, und aus dem Raum der Stelle entferne ich sie auch. Mit „neu“ können Sie eine neue Anfrage beginnen, auch an eine andere Stelle. Telefonnummern nenne ich, wenn Sie „Mensch“ schreiben.
    .du =
        Die Zeit ist um, für die ich deine Anfrage { $code } aufbewahre, und niemand hat sie angenommen bei: { $service }. Das tut mir leid; an dir liegt es nicht. Ich lösche sie jetzt, und aus dem Raum der Stelle entferne ich sie auch. Mit „neu“ kannst du eine neue Anfrage beginnen, auch an eine andere Stelle. Telefonnummern nenne ich, wenn du „Mensch“ schreibst.
other-with-contact = { $service }, { $contact }

## To staff

staff-ends-soon = { $code } wird spätestens am { $day } gelöscht; Karte und Text werden dann auch hier entfernt. Die Person ist gefragt, ob sie länger aufbewahrt werden soll. Was noch zu klären ist, bitte vorher klären.
staff-ends-soon-unasked = { $code } wird spätestens am { $day } gelöscht; Karte und Text werden dann auch hier entfernt. Die Person wünschte keine Antwort und ist nicht gefragt. Was noch zu klären ist, bitte vorher klären.
staff-kept-on = Die Person möchte, dass { $code } länger aufbewahrt wird, höchstens bis { $day }.
staff-expired = Die Zeit von { $code } ist um: Der Fall ist gelöscht, Karte und Text sind hier entfernt. Bitte nichts davon aufbewahren.
staff-expired-unclaimed = Niemand hat { $code } angenommen, und die Zeit ist um: Der Fall ist gelöscht, Karte und Text sind hier entfernt. Bitte nichts davon aufbewahren.
overdue-unclaimed = { $code } wartet seit { $age }, niemand hat angenommen. Annehmen: !annehmen { $code }
overdue-unanswered = { $code } wartet seit { $age } auf eine Antwort. Antworten: !antwort { $code } Text
overdue-promised = Zugesagt ist eine Antwort bis { $when }.
overdue-missed = Zugesagt war eine Antwort bis { $when }.
escalated-unclaimed = { $code } wartet seit { $age }, niemand hat angenommen. Das weiß jetzt auch: { $to }. Weitergegeben sind nur Fall-Code, Stelle, Wartezeit und Grund.
escalated-unanswered = { $code } wartet seit { $age } auf eine Antwort. Das weiß jetzt auch: { $to }. Weitergegeben sind nur Fall-Code, Stelle, Wartezeit und Grund.
escalated-to-operator = der Betrieb von Lotse
escalated-to-nobody-unclaimed = { $code } wartet seit { $age }, niemand hat angenommen. Außerhalb dieses Raums erfährt es niemand: Eine Vertretung ist nicht erreichbar, und einen Raum des Betriebs gibt es nicht. Annehmen: !annehmen { $code }
escalated-to-nobody-unanswered = { $code } wartet seit { $age } auf eine Antwort. Außerhalb dieses Raums erfährt es niemand: Eine Vertretung ist nicht erreichbar, und einen Raum des Betriebs gibt es nicht. Antworten: !antwort { $code } Text
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
