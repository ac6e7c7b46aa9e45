# Danger to life: numbers first, then one warm sentence, then the way on. The numbers come from the directory.

crisis-suicidality =
    Bei akuter Lebensgefahr: { $emergency }
    { $lines }

    Was Sie schreiben, klingt sehr schwer. Gut, dass Sie es gesagt haben. In der Beratungsstelle liest in diesem Moment niemand mit; an diesen Nummern ist ein Mensch für Sie da. Auch wenn es um jemand anderen geht, können Sie dort anrufen.

    Wenn Sie möchten, machen wir hier in Ruhe weiter.
    .du =
        Bei akuter Lebensgefahr: { $emergency }
        { $lines }

        Was du schreibst, klingt sehr schwer. Gut, dass du es gesagt hast. In der Beratungsstelle liest in diesem Moment niemand mit; an diesen Nummern ist ein Mensch für dich da. Auch wenn es um jemand anderen geht, kannst du dort anrufen.

        Wenn du möchtest, machen wir hier in Ruhe weiter.

crisis-acute-danger =
    Bei Gefahr jetzt: { $emergency }
    { $lines }

    Ihre Sicherheit geht vor. In der Beratungsstelle liest in diesem Moment niemand mit, und ich kann keine Hilfe rufen. Wenn Sie können, gehen Sie an einen sicheren Ort oder zu Menschen, denen Sie vertrauen.

    Wenn Sie möchten, machen wir hier weiter, jetzt oder später.
    .du =
        Bei Gefahr jetzt: { $emergency }
        { $lines }

        Deine Sicherheit geht vor. In der Beratungsstelle liest in diesem Moment niemand mit, und ich kann keine Hilfe rufen. Wenn du kannst, geh an einen sicheren Ort oder zu Menschen, denen du vertraust.

        Wenn du möchtest, machen wir hier weiter, jetzt oder später.

emergency = Polizei 110, Rettung 112. Kostenlos, Tag und Nacht.

crisis-line = { $name }: { $contact }
crisis-line-when = { $name }: { $contact } ({ $when })
crisis-when-unconfirmed = { $when }, nicht bestätigt

human =
    Ich bin ein Programm. So erreichen Sie Menschen:

    Bei Gefahr: { $emergency }
    { $lines }

    Beratung am Telefon; wann dort jemand abnimmt, weiß ich nicht:
    { $services }

    Ihre Anfrage hier können Sie danach weiterführen.
    .du =
        Ich bin ein Programm. So erreichst du Menschen:

        Bei Gefahr: { $emergency }
        { $lines }

        Beratung am Telefon; wann dort jemand abnimmt, weiß ich nicht:
        { $services }

        Deine Anfrage hier kannst du danach weiterführen.
