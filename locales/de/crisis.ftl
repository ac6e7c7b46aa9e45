# Danger to life: numbers first, then warm and short sentences, then the way on. The lines come from the directory.
# Each is at most one screen with its lines. It can be the very first message: it says that no human being is writing.

crisis-suicidality =
    Hier sind Menschen zu erreichen:
    { $lines }

    Was Sie schreiben, klingt sehr schwer. Gut, dass Sie es gesagt haben. Ich bin ein automatischer Assistent. { $reading } Deshalb nenne ich Ihnen zuerst diese Wege. Anrufen können Sie auch, wenn es um jemand anderen geht.

    Wenn Sie möchten, machen wir hier in Ruhe weiter. Es eilt nicht.
    .du =
        Hier sind Menschen zu erreichen:
        { $lines }

        Was du schreibst, klingt sehr schwer. Gut, dass du es gesagt hast. Ich bin ein automatischer Assistent. { $reading } Deshalb nenne ich dir zuerst diese Wege. Anrufen kannst du auch, wenn es um jemand anderen geht.

        Wenn du möchtest, machen wir hier in Ruhe weiter. Es eilt nicht.

crisis-suicidality-other =
    Hier sind Menschen zu erreichen, auch für Sie, wenn Sie sich um jemanden sorgen:
    { $lines }

    Gut, dass Sie hinsehen. Sie dürfen direkt nach Suizidgedanken fragen. Hören Sie zu, und bleiben Sie möglichst da, oder sorgen Sie dafür, dass jemand da ist. Ist das Leben jetzt in Gefahr, rufen Sie bitte 112 an. Sie müssen das nicht allein tragen. Ich bin ein automatischer Assistent. { $reading }

    Wenn Sie möchten, machen wir hier in Ruhe weiter.
    .du =
        Hier sind Menschen zu erreichen, auch für dich, wenn du dich um jemanden sorgst:
        { $lines }

        Gut, dass du hinsiehst. Du darfst direkt nach Suizidgedanken fragen. Hör zu, und bleib möglichst da, oder sorg dafür, dass jemand da ist. Ist das Leben jetzt in Gefahr, ruf bitte 112 an. Du musst das nicht allein tragen. Ich bin ein automatischer Assistent. { $reading }

        Wenn du möchtest, machen wir hier in Ruhe weiter.

crisis-acute-danger =
    Bei Gefahr kommt hier Hilfe:
    { $lines }

    Ihre Sicherheit geht vor. Ich bin ein automatischer Assistent und kann selbst keine Hilfe rufen. { $reading } Wenn es geht, suchen Sie einen sicheren Ort oder Menschen, denen Sie vertrauen.

    Wenn Sie möchten, machen wir hier weiter, jetzt oder später.
    .du =
        Bei Gefahr kommt hier Hilfe:
        { $lines }

        Deine Sicherheit geht vor. Ich bin ein automatischer Assistent und kann selbst keine Hilfe rufen. { $reading } Wenn es geht, such einen sicheren Ort oder Menschen, denen du vertraust.

        Wenn du möchtest, machen wir hier weiter, jetzt oder später.

crisis-acute-danger-silent =
    Bei Gefahr kommt hier Hilfe, auch ohne dass Sie sprechen:
    { $lines }

    Ihre Sicherheit geht vor. Stellen Sie das Telefon auf lautlos, wenn Sie nicht gehört werden dürfen. Ich bin ein automatischer Assistent und kann selbst keine Hilfe rufen. { $reading }

    Wenn Sie möchten, machen wir hier weiter, jetzt oder später.
    .du =
        Bei Gefahr kommt hier Hilfe, auch ohne dass du sprichst:
        { $lines }

        Deine Sicherheit geht vor. Stell das Telefon auf lautlos, wenn du nicht gehört werden darfst. Ich bin ein automatischer Assistent und kann selbst keine Hilfe rufen. { $reading }

        Wenn du möchtest, machen wir hier weiter, jetzt oder später.

crisis-both =
    Hier kommt Hilfe, und hier hört jemand zu:
    { $lines }

    Was Sie schreiben, klingt sehr schwer. Gut, dass Sie es gesagt haben. Ihre Sicherheit geht vor. Ich bin ein automatischer Assistent und kann selbst keine Hilfe rufen. { $reading }

    Wenn Sie möchten, machen wir hier in Ruhe weiter.
    .du =
        Hier kommt Hilfe, und hier hört jemand zu:
        { $lines }

        Was du schreibst, klingt sehr schwer. Gut, dass du es gesagt hast. Deine Sicherheit geht vor. Ich bin ein automatischer Assistent und kann selbst keine Hilfe rufen. { $reading }

        Wenn du möchtest, machen wir hier in Ruhe weiter.

crisis-child-at-home =
    Wenn einem Kind zu Hause wehgetan wird oder es dort Angst hat, hilft:
    { $lines }

    Kein Kind ist schuld daran. Gut, dass Sie es sagen. Das Jugendamt ist für jedes Kind da; nachts und am Wochenende hilft die Polizei weiter. Ich bin ein automatischer Assistent. { $reading }

    Wenn Sie möchten, machen wir hier in Ruhe weiter.
    .du =
        Wenn einem Kind zu Hause wehgetan wird oder es dort Angst hat, hilft:
        { $lines }

        Kein Kind ist schuld daran. Gut, dass du es sagst. Das Jugendamt ist für jedes Kind da; nachts und am Wochenende hilft die Polizei weiter. Ich bin ein automatischer Assistent. { $reading }

        Wenn du möchtest, machen wir hier in Ruhe weiter.

# Where it is doubtful whether the words mean danger: one sentence, and the talk goes on.
crisis-perhaps =
    Falls gerade jemand in Gefahr ist oder Ihnen alles zu viel wird, ist Tag und Nacht jemand da: { $ways }. Vielleicht habe ich Sie falsch verstanden, ich bin ein automatischer Assistent; wir machen hier weiter.
    .du =
        Falls gerade jemand in Gefahr ist oder dir alles zu viel wird, ist Tag und Nacht jemand da: { $ways }. Vielleicht habe ich dich falsch verstanden, ich bin ein automatischer Assistent; wir machen hier weiter.

# Whether someone at the centre reads along: nobody before the request is sent, since nothing has reached it yet.
crisis-nobody-reads = In der Beratung liest gerade niemand mit, denn weitergegeben ist noch nichts.
crisis-may-read = Ob in der Beratung gerade jemand liest, weiß ich nicht.

going-on =
    Gut, dass Sie da sind. Wir machen in Ruhe weiter.
    .du =
        Gut, dass du da bist. Wir machen in Ruhe weiter.

# Where somebody says how they feel, and nothing else.
feeling =
    Das klingt schwer. Gut, dass Sie es sagen.
    .du =
        Das klingt schwer. Gut, dass du es sagst.

ask-pause =
    Möchten Sie hier weitermachen? Es eilt nicht.
    .du =
        Möchtest du hier weitermachen? Es eilt nicht.

paused =
    Gut, dann bleibt es jetzt bei den Nummern:
    { $lines }

    Ich frage nichts weiter. Wenn Sie später weitermachen möchten, wählen Sie „Hier weitermachen“ oder schreiben Sie einfach.
    .du =
        Gut, dann bleibt es jetzt bei den Nummern:
        { $lines }

        Ich frage nichts weiter. Wenn du später weitermachen möchtest, wähl „Hier weitermachen“ oder schreib einfach.

# Somebody tells Lotse to fetch help. It cannot, and says so behind the numbers.
cannot-call =
    Bitte rufen Sie jetzt selbst an, oder bitten Sie jemanden in der Nähe darum:
    { $lines }

    Ich bin ein Programm und kann niemanden rufen, auch nicht die Polizei. { $reading }
    .du =
        Bitte ruf jetzt selbst an, oder bitte jemanden in der Nähe darum:
        { $lines }

        Ich bin ein Programm und kann niemanden rufen, auch nicht die Polizei. { $reading }
# Behind it where a dialogue is held.
cannot-call-then =
    Ich frage jetzt nichts weiter. Wenn Sie später weitermachen möchten, wählen Sie „Hier weitermachen“ oder schreiben Sie einfach.
    .du =
        Ich frage jetzt nichts weiter. Wenn du später weitermachen möchtest, wähl „Hier weitermachen“ oder schreib einfach.

summary-flag =
    Was oben hinter „Bitte zuerst lesen“ steht, ist automatisch entstanden. Wenn es nicht stimmt, können Sie es entfernen.
    .du =
        Was oben hinter „Bitte zuerst lesen“ steht, ist automatisch entstanden. Wenn es nicht stimmt, kannst du es entfernen.

label-go-on = Hier weitermachen
    .also = weiter, weitermachen, weiter gehts, mach weiter, ja weiter, ok weiter, okay weiter, weiter bitte, bitte weiter, ja weitermachen, bitte weitermachen, können wir weitermachen, wir können weitermachen, ich will weitermachen, ich möchte weitermachen, ich mach weiter, bin da, ich bin da, bin noch da, ich bin noch da, noch da, bin wieder da, ich bin wieder da, bin hier, ich bin hier, bin noch hier, ich bin noch hier, jetzt weiter, jetzt geht es wieder, jetzt gehts wieder, geht wieder
label-only-numbers = Nur die Nummern, Pause
    .also = pause, nummern, nur die nummern, später
label-unflag = Hinweis auf Gefahr entfernen
    .also = hinweis entfernen, kein notfall
label-flag = Hinweis auf Gefahr wieder aufnehmen
    .also = hinweis aufnehmen

emergency = Polizei 110, Rettung 112. Kostenlos, Tag und Nacht.

crisis-line = { $name }: { $contact }
crisis-line-young = { $name }, für junge Menschen: { $contact }
crisis-line-when = { $line } ({ $when })
crisis-always = Tag und Nacht
crisis-not-always = nicht rund um die Uhr
crisis-open = jetzt erreichbar, bis { $to }
crisis-closed = jetzt nicht besetzt
crisis-closed-until = jetzt nicht besetzt, wieder ab { $day } { $from }
crisis-holiday = heute ist Feiertag, Zeiten unsicher
crisis-hours-unsure = wohl { $when }; nicht bestätigt
crisis-hours-as-of = { $when }; Stand { $year }
list-or = { $head } oder { $last }

time-of-day = { $clock } Uhr
today = heute
tomorrow = morgen
day-after-next = { $day } in einer Woche
day-monday = Montag
day-tuesday = Dienstag
day-wednesday = Mittwoch
day-thursday = Donnerstag
day-friday = Freitag
day-saturday = Samstag
day-sunday = Sonntag

human =
    Ich bin ein Programm. So erreichen Sie Menschen:

    { $lines }

    Beratung am Telefon; wann dort jemand abnimmt, weiß ich nicht:
    { $services }

    Hier können Sie danach weitermachen.
    .du =
        Ich bin ein Programm. So erreichst du Menschen:

        { $lines }

        Beratung am Telefon; wann dort jemand abnimmt, weiß ich nicht:
        { $services }

        Hier kannst du danach weitermachen.
