hello = Bu asistan Almanca çalışır. Lütfen güvendiğiniz birinden Almanca yazmanıza yardım etmesini isteyin.
danger = Tehlikedeyseniz 110’u (polis) veya 112’yi (ambulans ve itfaiye) arayın. Aramalar ücretsizdir, Almanca konuşmanız gerekmez.
phone = Mağdurlara danışmanlık veren LOBBI’yi de arayabilirsiniz: { $phone }
