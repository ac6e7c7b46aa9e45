# Danger to life: numbers first, then warm and short sentences, then the way on. The lines come from the directory.

crisis-suicidality =
    Hier sind sofort Menschen zu erreichen:
    { $lines }

    Was Sie schreiben, klingt sehr schwer. Gut, dass Sie es gesagt haben. In der Beratungsstelle liest in diesem Moment niemand mit; deshalb nenne ich Ihnen zuerst diese Wege. Anrufen können Sie auch, wenn es um jemand anderen geht.

    Wenn Sie möchten, machen wir hier in Ruhe weiter.
    .du =
        Hier sind sofort Menschen zu erreichen:
        { $lines }

        Was du schreibst, klingt sehr schwer. Gut, dass du es gesagt hast. In der Beratungsstelle liest in diesem Moment niemand mit; deshalb nenne ich dir zuerst diese Wege. Anrufen kannst du auch, wenn es um jemand anderen geht.

        Wenn du möchtest, machen wir hier in Ruhe weiter.

crisis-acute-danger =
    Bei Gefahr kommt hier sofort Hilfe:
    { $lines }

    Ihre Sicherheit geht vor. In der Beratungsstelle liest in diesem Moment niemand mit, und ich kann selbst keine Hilfe rufen. Wenn es geht, suchen Sie einen sicheren Ort oder Menschen, denen Sie vertrauen.

    Wenn Sie möchten, machen wir hier weiter, jetzt oder später.
    .du =
        Bei Gefahr kommt hier sofort Hilfe:
        { $lines }

        Deine Sicherheit geht vor. In der Beratungsstelle liest in diesem Moment niemand mit, und ich kann selbst keine Hilfe rufen. Wenn es geht, such einen sicheren Ort oder Menschen, denen du vertraust.

        Wenn du möchtest, machen wir hier weiter, jetzt oder später.

emergency = Polizei 110, Rettung 112. Kostenlos, Tag und Nacht.

crisis-line = { $name }: { $contact }
crisis-line-young = { $name }, für junge Menschen: { $contact }
crisis-line-when = { $line } ({ $when })
crisis-always = Tag und Nacht
crisis-not-always = nicht rund um die Uhr
crisis-hours-unsure = Zeiten nicht bestätigt
list-or = { $head } oder { $last }

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
