hello = Ten asystent działa w języku niemieckim. Poproś zaufaną osobę, żeby pomogła Ci napisać po niemiecku.
danger = W razie niebezpieczeństwa dzwoń pod numer 110 (policja) lub 112 (pogotowie i straż pożarna). Połączenia są bezpłatne i nie trzeba mówić po niemiecku.
phone = Możesz też zadzwonić do LOBBI, poradni dla osób poszkodowanych: { $phone }
