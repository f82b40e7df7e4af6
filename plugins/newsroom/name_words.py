"""Words by which a bare name is known from the name of a place or a unit."""

from __future__ import annotations

FAMILIES = frozenset(
    (
        "An Âu Bạch Bành Bế Biện Bùi Cái Cao Cầm Châu Chu Chử Chung Cồ Cù Cung Dương Đàm Đào Đặng Đầu Đậu Điêu"
        " Điền Đinh Đoàn Đỗ Đồng Đới Giang Giàng Giáp Hà Hạ Hầu Hồ Hoa Hoàng Huỳnh Hứa Kha Khổng Khuất Khúc Kiều"
        " Kim La Lã Lại Lâm Lê Lò Lỗ Lù Lục Lư Lữ Lương Lường Lưu Lý Ma Mã Mạc Mai Mạch Mẫn Mùa Ngạc Nghiêm Ngô"
        " Ngọ Ngọc Ngụy Nguyễn Nhâm Nhan Nhữ Ninh Nông Ông Phạm Phan Phí Phó Phù Phùng Phương Quách Quan Quản"
        " Quang Sầm Sùng Tạ Tăng Tào Thạch Thái Thân Thẩm Thi Thiều Tiêu Tô Tôn Tống Trà Trang Trần Triệu Trịnh"
        " Trương Từ Tưởng Ung Uông Văn Vi Viên Võ Vũ Vương Vừ Xa Y Yên"
    ).split()
)
"""Family names of Viet Nam, with those of its ethnic groups."""

UNITS = frozenset("Ban Báo Cụm Đội Hội Huyện Khối Phòng Phường Quận Tỉnh Toà Tòa Tổ Viện Vụ Xã".split())
"""With what the name of a unit begins."""

PLACES = frozenset(
    (
        "an giang|bà rịa|vũng tàu|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước"
        "|bình thuận|cà mau|cao bằng|cần thơ|đà lạt|đà nẵng|đắk lắk|đắk nông|đắc lắc|đắc nông|điện biên|đồng nai"
        "|đồng tháp|gia lai|hà giang|hà nam|hà nội|hà tây|hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hoà bình"
        "|hồ chí minh|hưng yên|khánh hòa|khánh hoà|kiên giang|kon tum|lai châu|lạng sơn|lào cai|lâm đồng|long an"
        "|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|quảng ninh"
        "|quảng trị|sài gòn|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thanh hoá|thiên huế"
        "|thừa thiên|thừa thiên huế|tiền giang|trà vinh|tuyên quang|việt nam|vĩnh long|vĩnh phúc|yên bái|minh hải"
        "|nam hà|hà bắc|hải hưng|vĩnh phú|sông bé|thuận hải|phú khánh|bảo lộc|phú quốc|côn đảo|thủ đức"
        "|bắc bộ|trung bộ|nam bộ|đông nam bộ|tây nam bộ|tây bắc|đông bắc|việt bắc|tây nguyên|biển đông|hoàng sa"
        "|trường sa|điện biên phủ|buôn ma thuột|nha trang|quy nhơn|hạ long|biên hòa|biên hoà|mỹ tho|rạch giá"
        "|long xuyên|châu đốc|cam ranh|tam kỳ|hội an|đông hà|đồng hới|sầm sơn|việt trì|móng cái|uông bí|cẩm phả"
    ).split("|")
)
"""Places that look like names of people, in small letters: provinces old and new, some towns."""
