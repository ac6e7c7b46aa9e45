hello = Trợ lý này hoạt động bằng tiếng Đức. Xin bạn nhờ một người mà bạn tin tưởng giúp viết bằng tiếng Đức.
danger = Nếu bạn đang gặp nguy hiểm, hãy gọi 110 (cảnh sát) hoặc 112 (cấp cứu và cứu hỏa). Cuộc gọi miễn phí và bạn không cần nói tiếng Đức.
phone = Bạn cũng có thể gọi cho LOBBI, nơi tư vấn cho nạn nhân: { $phone }
