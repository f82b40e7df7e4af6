"""What the English words of the data mean, said to a clerk who wrote another one."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    # genre
    "news": "tin",
    "feature": "bài",
    "photo": "ảnh",
    "video": "video",
    "research": "nghiên cứu",
    # status
    "draft": "bản nháp",
    "review": "chờ duyệt",
    "published": "đăng",
    "withdrawn": "đã gỡ",
    # origin
    "own": "tự viết",
    "compiled": "tổng hợp",
    "excerpt": "trích",
    "reprint": "đăng lại",
    "translated": "dịch",
    # role
    "author": "tác giả",
    "compiler": "tổng hợp",
    "photographer": "chụp ảnh",
    "editor": "biên tập",
    # level of a unit
    "supreme": "tối cao",
    "high": "cấp cao",
    "department": "vụ, cục",
    "province": "tỉnh, thành phố",
    "regional": "khu vực",
    "district": "huyện",
    "division": "phòng",
    "office": "văn phòng",
    "military": "quân sự",
    # what became of a unit
    "merged": "hợp nhất",
    "renamed": "đổi tên",
    "split": "chia tách",
    "dissolved": "giải thể",
    "whole": "toàn bộ",
    "partial": "một phần",
    # group
    "cluster": "cụm",
    "bloc": "khối",
    "sector": "của ngành",
    "local": "của địa phương",
    # campaign
    "movement": "phong trào",
    "drive": "cuộc vận động",
    "contest": "cuộc thi",
    # form of an award
    "order": "huân chương",
    "medal": "huy chương, kỷ niệm chương",
    "title": "danh hiệu",
    "flag": "cờ",
    "certificate": "bằng khen, giấy khen",
    "prize": "giải thưởng",
    # whom an award is for
    "person": "cá nhân",
    "unit": "tập thể",
    "both": "cả hai",
    # level of an award or an initiative, beside sector
    "state": "Nhà nước",
    "government": "Chính phủ",
    "base": "cơ sở",
    # status of an award
    "registered": "đăng ký",
    "reviewing": "đang bình xét",
    "nominated": "đề nghị",
    "consulting": "đang lấy ý kiến",
    "conferred": "đã tặng",
    "declined": "không tặng",
    "revoked": "thu hồi",
    # category of an award
    "merit": "công trạng",
    "exploit": "đột xuất",
    "campaign": "phong trào thi đua",
    "dedication": "quá trình cống hiến",
    "tenure": "niên hạn",
    "external": "đối ngoại",
    # period of a quota
    "month": "tháng",
    "quarter": "quý",
    "half": "nửa năm",
    "year": "năm",
    # measure of a quota
    "count": "số tin, bài",
    "points": "điểm",
    # how co-authors share a work
    "equal": "chia đều",
    "full": "mỗi người được tính cả bài",
    "first": "chỉ người đứng đầu",
    "shares": "theo phần đã ghi",
    # what awards need of a quota
    "each": "từng kỳ",
    "total": "cả năm",
}
