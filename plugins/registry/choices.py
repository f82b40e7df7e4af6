"""What the English words of the data mean, and which of them, or of the keys, a Vietnamese word stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from plugins.registry.texts import fold_name, without_marks

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

# What else people write for them; the words of MEANINGS, between commas, are understood as well.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "news": ("tin tức", "tin vắn", "bản tin"),
    "feature": ("bài viết", "bài báo", "phóng sự"),
    "photo": ("tin ảnh", "hình ảnh", "chùm ảnh", "phóng sự ảnh"),
    "video": ("clip", "phim"),
    "research": ("bài nghiên cứu", "nghiên cứu, trao đổi"),
    "draft": ("nháp", "bản thảo", "chưa đăng"),
    "review": ("đợi duyệt", "đang duyệt", "đang chờ duyệt"),
    "published": ("đã đăng", "được đăng", "đăng tải", "công bố", "đã công bố", "xuất bản", "đã xuất bản"),
    "withdrawn": ("gỡ", "gỡ bỏ", "đã gỡ bỏ", "rút", "đã rút", "gỡ bài", "đã gỡ bài"),
    "own": ("tự sản xuất", "của đơn vị"),
    "excerpt": ("trích đăng", "trích dẫn"),
    "translated": ("bài dịch", "dịch lại"),
    "author": ("người viết",),
    "compiler": ("người tổng hợp",),
    "photographer": ("ảnh", "người chụp", "người chụp ảnh", "nhiếp ảnh", "tác giả ảnh"),
    "editor": ("biên tập viên", "người biên tập"),
    "registered": ("đã đăng ký",),
    "reviewing": ("bình xét", "đang xét"),
    "nominated": ("đã đề nghị", "đề nghị khen thưởng", "đề nghị tặng"),
    "consulting": ("lấy ý kiến",),
    "conferred": ("tặng", "được tặng", "tặng thưởng", "đã khen thưởng", "khen thưởng"),
    "declined": ("không được tặng", "không khen thưởng"),
    "revoked": ("đã thu hồi", "bị thu hồi"),
    "province": ("cấp tỉnh",),
    "district": ("cấp huyện",),
    "department": ("vụ", "cục"),
    "vi": ("tiếng Việt", "Việt"),
    "en": ("tiếng Anh", "Anh"),
    "true": ("có",),
    "false": ("không",),
}

_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("tiêu đề", "tựa đề", "tít", "đầu đề"),
    "date": ("ngày", "ngày đăng", "ngày tháng", "thời gian"),
    "genre": ("thể loại", "loại tin", "loại bài", "loại"),
    "category": ("chuyên mục", "mục", "phân loại"),
    "status": ("trạng thái", "tình trạng"),
    "kicker": ("tít phụ", "dòng dẫn", "tiêu đề phụ"),
    "lead": ("sapo", "sa pô", "sapô", "lời dẫn", "tóm tắt", "mở đầu", "dẫn", "tít dẫn"),
    "slug": ("đường dẫn", "địa chỉ"),
    "modified": ("ngày sửa", "cập nhật", "sửa ngày"),
    "lang": ("ngôn ngữ", "tiếng"),
    "event": ("sự kiện", "ngày diễn ra"),
    "units": ("đơn vị", "các đơn vị", "tập thể"),
    "unit": ("đơn vị", "cơ quan"),
    "groups": ("cụm", "khối", "cụm thi đua", "khối thi đua"),
    "campaigns": ("phong trào", "cuộc thi", "cuộc vận động"),
    "campaign": ("phong trào", "cuộc thi", "cuộc vận động"),
    "people": ("cá nhân", "người", "nhân vật"),
    "person": ("cá nhân", "người"),
    "initiatives": ("sáng kiến",),
    "byline": ("tác giả", "người viết", "bút danh"),
    "author": ("tác giả", "người viết"),
    "authors": ("tác giả", "các tác giả"),
    "origin": ("nguồn gốc", "xuất xứ"),
    "source": ("nguồn", "nguồn tin", "theo"),
    "cover": ("ảnh bìa", "ảnh đại diện", "ảnh", "hình ảnh"),
    "aliases": ("địa chỉ cũ", "tên khác", "bút danh"),
    "withdrawn": ("gỡ", "gỡ bài"),
    "name": ("tên", "họ tên", "họ và tên", "tên gọi"),
    "names": ("tên", "các tên", "tên gọi"),
    "role": ("vai trò", "chức vụ"),
    "share": ("tỷ lệ", "phần", "phần đóng góp"),
    "reason": ("lý do",),
    "caption": ("chú thích",),
    "credit": ("ảnh", "nguồn ảnh", "tác giả ảnh"),
    "alt": ("mô tả", "lời mô tả"),
    "src": ("tệp", "ảnh", "đường dẫn"),
    "outlet": ("báo", "tên báo", "cơ quan báo chí"),
    "from": ("từ", "từ ngày"),
    "to": ("đến", "đến ngày"),
    "text": ("chữ", "nội dung"),
    "id": ("mã", "mã số"),
    "level": ("cấp",),
    "parent": ("cấp trên", "trực thuộc"),
    "kind": ("loại", "kiểu"),
    "owner": ("chủ quản", "đơn vị chủ quản"),
    "type": ("loại", "danh hiệu", "loại khen thưởng", "hình thức"),
    "year": ("năm",),
    "years": ("năm", "các năm"),
    "decision": ("quyết định",),
    "number": ("số", "số quyết định"),
    "authority": ("người ký", "cấp tặng", "cấp quyết định"),
    "awards": ("khen thưởng", "danh sách", "danh hiệu"),
    "recipients": ("danh sách",),
    "citation": ("thành tích",),
    "counts": ("số lượng",),
    "opens": ("mở", "từ ngày", "bắt đầu"),
    "closes": ("đóng", "đến ngày", "kết thúc"),
    "comments_to": ("nơi nhận ý kiến",),
    "members": ("thành viên",),
    "leader": ("cụm trưởng", "khối trưởng", "trưởng"),
    "deputy": ("cụm phó", "khối phó", "phó"),
    "public": ("công khai",),
    "note": ("ghi chú",),
    "region": ("vùng",),
}


def meant(written: str, choices: Collection[str]) -> str | None:
    """Return the one of *choices* that *written* is a word for, in whatever case, with its marks or without any.

    None if it is a word for none of them or for several.
    """
    return the_one_named(written, {choice: (choice, *_words_for(choice)) for choice in choices})


def key_meant(written: str, keys: Collection[str]) -> str | None:
    """Return the one of *keys* that *written*, a Vietnamese word, is a name for; None if for none or for several."""
    return the_one_named(written.replace("_", " "), {key: (key, *_KEYS.get(key, ())) for key in keys})


def _words_for(choice: str) -> Iterator[str]:
    yield from MEANINGS.get(choice, "").split(", ")
    yield from _ALSO.get(choice, ())


def the_one_named(written: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the one of whose *words*, in whatever case, with marks or without any, *written* is one; None in doubt."""
    if not written.strip():
        return None
    folds = (fold_name, _plain) if _plain(written) == fold_name(written) else (fold_name,)  # wrong marks are a slip
    for fold in folds:
        wanted = fold(written)
        found = [one for one, names in words.items() if any(name and fold(name) == wanted for name in names)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _plain(text: str) -> str:
    return without_marks(fold_name(text))
