hello = This assistant works in German. Please ask someone you trust to help you write in German.
danger = If you are in danger, call 110 (police) or 112 (ambulance and fire service). The calls are free, and you do not need to speak German.
phone = You can also call LOBBI, the advice service for victims: { $phone }
