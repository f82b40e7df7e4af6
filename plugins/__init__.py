"""Bảng Vàng: news and honour-roll portals for the people's procuracies of Viet Nam."""
