# What a person agrees to, and how their data is handled. When the meaning of consent or privacy changes, raise
# intake::consent::TEXT_VERSION.

ask-consent =
    Bevor Sie etwas erzählen:

    • Ihre Anfrage bekommt nur die Stelle, die ich vor dem Absenden nenne; dort lesen sie die Mitarbeitenden. Polizei, Verfassungsschutz und Ministerien bekommen sie nicht.
    • { $encryption }
    • Ein Gericht kann beschlagnahmen lassen, was gespeichert ist. Darum wird gelöscht: Entwürfe nach höchstens { $draft }, offene Anfragen nach { $open }, abgeschlossene nach { $closed }.
    • Die Beratung ist freiwillig, kostenlos und ohne Namen möglich.

    Darf ich ab jetzt speichern, was Sie mir schreiben? Weitergegeben wird es erst, wenn Sie absenden. Darunter können heikle Angaben sein, etwa zu Herkunft, Religion, politischer Haltung oder Gesundheit.
    .du =
        Bevor du etwas erzählst:

        • Deine Anfrage bekommt nur die Stelle, die ich vor dem Absenden nenne; dort lesen sie die Mitarbeitenden. Polizei, Verfassungsschutz und Ministerien bekommen sie nicht.
        • { $encryption }
        • Ein Gericht kann beschlagnahmen lassen, was gespeichert ist. Darum wird gelöscht: Entwürfe nach höchstens { $draft }, offene Anfragen nach { $open }, abgeschlossene nach { $closed }.
        • Die Beratung ist freiwillig, kostenlos und ohne Namen möglich.

        Darf ich ab jetzt speichern, was du mir schreibst? Weitergegeben wird es erst, wenn du absendest. Darunter können heikle Angaben sein, etwa zu Herkunft, Religion, politischer Haltung oder Gesundheit.

encryption-telegram =
    Telegram ist hier nicht Ende-zu-Ende-verschlüsselt: Telegram kennt Ihr Konto und könnte mitlesen. Wer Lotse betreibt, könnte es technisch auch.
    .du =
        Telegram ist hier nicht Ende-zu-Ende-verschlüsselt: Telegram kennt dein Konto und könnte mitlesen. Wer Lotse betreibt, könnte es technisch auch.
encryption-matrix =
    Dieser Chat ist bis zu Lotse Ende-zu-Ende-verschlüsselt. Wer Lotse betreibt, könnte dort technisch mitlesen. Matrix-Server sehen, welche Konten wann schreiben, und Reaktionen auf Nachrichten.
encryption-terminal =
    Dieses Gespräch bleibt auf diesem Computer und erreicht keine echte Stelle. Wer den Computer nutzt oder betreibt, könnte mitlesen.

hours-span = { $n ->
    [one] einer Stunde
   *[other] { $n } Stunden
}
days-span = { $n ->
    [one] einem Tag
   *[other] { $n } Tagen
}

# Who is responsible, one a line: first for everything, then for the requests of single services.
controller = { $name }. Datenschutz: { $officer }. Beschwerden: { $authority }
controller-for = Für Anfragen an { $services }: { $name }. Datenschutz: { $officer }. Beschwerden: { $authority }

privacy =
    Datenschutz bei Lotse

    Verantwortlich: { $controllers }
    Betrieb: { $operator }, Kontakt: { $contact }
    Technik und Standort: { $hosting }

    Wozu: Ihre Anfrage aufnehmen, die passende Stelle finden und Antworten an Sie weitergeben. Grundlage ist Ihre ausdrückliche Einwilligung (Art. 6 Abs. 1 a und Art. 9 Abs. 2 a DSGVO; bei kirchlichen Trägern die gleichen Regeln des DSG-EKD). Die Einwilligung ist freiwillig. Sie können sie jederzeit für die Zukunft zurücknehmen.

    Was gespeichert wird: Ihre Antworten, Ihre Worte ohne die Angaben, die ich als persönlich erkenne, ein Kontakt nur, wenn Sie einen hinterlassen, und verschlüsselt die Adresse Ihres Chats, solange eine Antwort kommen kann, und die Kennungen seiner Nachrichten, damit ich sie hier löschen kann. Was ich aus Ihren Worten herausnehme, bleibt nur bis zum Absenden im Entwurf, damit Sie es wieder aufnehmen können. Ein Rückkehr-Code, wenn Sie einen verlangen, nur als Kennwert. Sperrt eine Stelle Ihr Konto, auch davon ein Kennwert; er verfällt nach höchstens { $open }, durch „löschen“ nicht früher. Vor Ihrem Einverständnis nur ein Kennwert, mit dem ich den Chat wiederfinde, der Stand des Gesprächs und was noch an Sie zu senden ist. Sprachnachrichten, Bilder und Dateien werden nicht geladen.

    Wer es bekommt: die Stelle, die vor dem Absenden genannt wird, in einem verschlüsselten Raum; eine andere nur, wenn Sie im Chat zustimmen. Haben zwei Stellen sie mit Ihrer Zustimmung, weiß jede von der anderen, aber nicht, was Sie dort schreiben. Mitarbeitende können andere Stellen in eigenen Worten fachlich um Rat fragen; auch daraus nehme ich heraus, was ich als persönlich erkenne. Bleibt eine Anfrage liegen, erfahren die Vertretung oder der Betrieb nur Fall-Code, Stelle, Wartezeit und Grund. Ihr Konto sieht keine Stelle. Polizei, Verfassungsschutz und Ministerien bekommen nichts. { $encryption } Ein Gericht kann beschlagnahmen lassen, was gespeichert ist. Beratende können verpflichtet sein, bei geplanten schweren Straftaten zu handeln.

    Wie lange: Gelöscht werden Entwürfe nach höchstens { $draft }, offene Anfragen nach höchstens { $open } ab dem Absenden, abgeschlossene nach höchstens { $closed }. Vor dem Ende einer offenen Anfrage, auf die Sie eine Antwort wünschen, frage ich Sie; länger aufbewahrt wird sie nur, wenn Sie das wollen. Es bleiben nur Zahlen für die Statistik, etwa wie viele Anfragen es in einem Monat gab; jede Angabe ist für sich gezählt. Was eine Stelle selbst notiert, verantwortet sie.

    Entschieden wird nichts automatisch: Ich schlage eine Beratung vor, Sie wählen.

    Ihre Rechte: Auskunft, Berichtigung, Löschung, Einschränkung, Übertragung, Beschwerde bei einer Datenschutz-Aufsicht. Was gespeichert ist, zeigt „daten“; Löschen und Widerrufen geht hier sofort mit „löschen“, alles andere über den Kontakt oben.

    Ausführlich: { $url }
    .du =
        Datenschutz bei Lotse

        Verantwortlich: { $controllers }
        Betrieb: { $operator }, Kontakt: { $contact }
        Technik und Standort: { $hosting }

        Wozu: Deine Anfrage aufnehmen, die passende Stelle finden und Antworten an dich weitergeben. Grundlage ist deine ausdrückliche Einwilligung (Art. 6 Abs. 1 a und Art. 9 Abs. 2 a DSGVO; bei kirchlichen Trägern die gleichen Regeln des DSG-EKD). Die Einwilligung ist freiwillig. Du kannst sie jederzeit für die Zukunft zurücknehmen.

        Was gespeichert wird: Deine Antworten, deine Worte ohne die Angaben, die ich als persönlich erkenne, ein Kontakt nur, wenn du einen hinterlässt, und verschlüsselt die Adresse deines Chats, solange eine Antwort kommen kann, und die Kennungen seiner Nachrichten, damit ich sie hier löschen kann. Was ich aus deinen Worten herausnehme, bleibt nur bis zum Absenden im Entwurf, damit du es wieder aufnehmen kannst. Ein Rückkehr-Code, wenn du einen verlangst, nur als Kennwert. Sperrt eine Stelle dein Konto, auch davon ein Kennwert; er verfällt nach höchstens { $open }, durch „löschen“ nicht früher. Vor deinem Einverständnis nur ein Kennwert, mit dem ich den Chat wiederfinde, der Stand des Gesprächs und was noch an dich zu senden ist. Sprachnachrichten, Bilder und Dateien werden nicht geladen.

        Wer es bekommt: die Stelle, die vor dem Absenden genannt wird, in einem verschlüsselten Raum; eine andere nur, wenn du im Chat zustimmst. Haben zwei Stellen sie mit deiner Zustimmung, weiß jede von der anderen, aber nicht, was du dort schreibst. Mitarbeitende können andere Stellen in eigenen Worten fachlich um Rat fragen; auch daraus nehme ich heraus, was ich als persönlich erkenne. Bleibt eine Anfrage liegen, erfahren die Vertretung oder der Betrieb nur Fall-Code, Stelle, Wartezeit und Grund. Dein Konto sieht keine Stelle. Polizei, Verfassungsschutz und Ministerien bekommen nichts. { $encryption } Ein Gericht kann beschlagnahmen lassen, was gespeichert ist. Beratende können verpflichtet sein, bei geplanten schweren Straftaten zu handeln.

        Wie lange: Gelöscht werden Entwürfe nach höchstens { $draft }, offene Anfragen nach höchstens { $open } ab dem Absenden, abgeschlossene nach höchstens { $closed }. Vor dem Ende einer offenen Anfrage, auf die du eine Antwort wünschst, frage ich dich; länger aufbewahrt wird sie nur, wenn du das willst. Es bleiben nur Zahlen für die Statistik, etwa wie viele Anfragen es in einem Monat gab; jede Angabe ist für sich gezählt. Was eine Stelle selbst notiert, verantwortet sie.

        Entschieden wird nichts automatisch: Ich schlage eine Beratung vor, du wählst.

        Deine Rechte: Auskunft, Berichtigung, Löschung, Einschränkung, Übertragung, Beschwerde bei einer Datenschutz-Aufsicht. Was gespeichert ist, zeigt „daten“; Löschen und Widerrufen geht hier sofort mit „löschen“, alles andere über den Kontakt oben.

        Ausführlich: { $url }

other-ways =
    Andere Wege zur Beratung. Wann dort jemand zu erreichen ist, weiß ich nicht.

    { $ways }

    Bei Gefahr: { $emergency }

signpost =
    In diesem Chat nehme ich keine Anfragen auf und speichere nichts von dem, was hier steht. So erreichen Sie Beratung:

    { $ways }

    Bei Gefahr: { $emergency }
    .du =
        In diesem Chat nehme ich keine Anfragen auf und speichere nichts von dem, was hier steht. So erreichst du Beratung:

        { $ways }

        Bei Gefahr: { $emergency }

way-matrix = Dieser Assistent über Matrix, Ende-zu-Ende-verschlüsselt: { $address }
way-telegram = Dieser Assistent über Telegram, nicht Ende-zu-Ende-verschlüsselt: { $address }
way-service = { $service }: { $contact }
way-none = Öffentliche Telefonnummern sind mir gerade nicht bekannt.
