"""What the gate and the output folder can find fault with: files, leaks, markup, links, feeds, the place itself."""

from __future__ import annotations

from plugins.problems import Rule

TELL_US = "đây là lỗi của phần mềm hoặc giao diện: báo người phụ trách kỹ thuật kèm dòng này"

# 10x: the files of the tree
UNEXPECTED_FILE = Rule("G101", "có tệp mà trang không tạo ra", "xóa tệp này khỏi nơi dựng trang rồi dựng lại")
MISSING_FILE = Rule("G102", "thiếu tệp lẽ ra phải có", TELL_US)
DOT_FILE = Rule("G103", "có tệp hay thư mục ẩn “{name}”", "xóa nó rồi dựng lại")
SYMLINK = Rule("G104", "đây là liên kết tới nơi khác, không phải tệp thật", "thay bằng chính tệp đó")
SPECIAL_FILE = Rule("G105", "đây không phải tệp thường (ống dẫn, thiết bị…)", "xóa nó rồi dựng lại")
BAD_NAME = Rule("G106", "tên tệp không phải UTF-8", "đổi tên tệp bằng chữ không dấu")

# 11x: what is not public
LEAKED_TEXT = Rule(
    "G111",
    "lộ nội dung chưa công khai của {source}: “{text}”",
    "chưa đăng được; bỏ đoạn ấy ở bài đã công khai, hoặc công khai {source}",
)
LEAKED_ADDRESS = Rule(
    "G112",
    "lộ địa chỉ chưa công khai của {source}: {text}",
    "chưa đăng được; bỏ liên kết tới bài ấy, hoặc công khai {source}",
)
LEAKED_NAME = Rule(
    "G182",
    "lộ tên của người không công khai (public: false trong {source}): “{text}”",
    "chưa đăng được; bỏ tên ấy khỏi nơi in ra nó, hoặc bỏ public: false nếu người ấy được nêu tên",
)
LEAKED_ID = Rule(
    "G183",
    "lộ mã của người không công khai (public: false trong {source}): “{text}”",
    "chưa đăng được; bỏ mã ấy khỏi nơi in ra nó, hoặc bỏ public: false nếu người ấy được nêu tên",
)
LEAKED_DATA = Rule(
    "G184",
    "lộ nội dung của {source}, tệp chỉ dành cho ban biên tập: “{text}”",
    "chưa đăng được; bỏ đoạn ấy khỏi nơi in ra nó",
)
LEAKED_FILE = Rule(
    "G185",
    "lộ tệp {text}, tệp chỉ dành cho ban biên tập",
    "chưa đăng được; bỏ tên tệp và liên kết tới tệp ấy khỏi nơi in ra nó",
)
EXCUSABLE = frozenset(rule.code for rule in (LEAKED_TEXT, LEAKED_NAME, LEAKED_ID, LEAKED_DATA))
"""The codes of what is no leak where something public says it, too."""
BOTH_SIDES = Rule("G113", "{source} vừa bị coi là chưa công khai vừa bị coi là công khai", TELL_US)

# 12x, 13x: the markup of a page
NOT_UTF8 = Rule("G121", "trang không phải UTF-8 (byte lạ thứ {offset})", TELL_US)
BAD_TAG = Rule("G122", "thẻ HTML viết hỏng: {text}", 'viết đủ <tên thuộc-tính="…">; dấu < trong chữ ghi &lt;')
STRAY_END = Rule("G123", "thẻ đóng </{name}> không có thẻ mở tương ứng", "xóa thẻ đóng hoặc thêm thẻ mở")
NOT_CLOSED = Rule("G124", "thẻ <{name}> mở mà không đóng đúng chỗ", "thêm </{name}> trước khi đóng thẻ bao ngoài")
MISPLACED = Rule("G125", "thẻ <{name}> không được nằm trong <{parent}>", "chuyển <{name}> ra ngoài <{parent}>")
TWICE_ATTRIBUTE = Rule("G126", "thẻ <{name}> ghi thuộc tính “{attribute}” hai lần", "giữ lại một")
TWICE_ID = Rule("G127", "id “{id}” dùng hai lần trong trang", "đặt hai id khác nhau (hai đề mục trùng chữ?)")
BAD_REFERENCE = Rule("G128", "ký hiệu “{text}” không có trong HTML", "dấu & trong chữ ghi &amp;")
NO_DOCTYPE = Rule("G129", "trang không bắt đầu bằng <!doctype html>", TELL_US)
NOT_ONE_H1 = Rule(
    "G130", "trang phải có đúng một đề mục <h1>, đang có {count}", "trong bài dùng ## trở xuống, không dùng #"
)
NO_LANG = Rule("G131", "thẻ <html> không ghi ngôn ngữ (lang)", TELL_US)
NO_TITLE = Rule("G132", "trang phải có đúng một <title> và không để trống", "ghi tiêu đề cho trang này")
BANNED_TAG = Rule("G133", "không dùng thẻ <{name}> ở đây", "bỏ thẻ này")

TOO_DEEP = Rule("G134", "các thẻ lồng nhau quá {limit} tầng", "bớt số tầng trích dẫn hay danh sách lồng nhau")

# 14x: links
LOST_LINK = Rule("G141", "liên kết “{url}” không dẫn tới tệp nào của trang", "sửa địa chỉ hoặc bỏ liên kết")
LOST_ANCHOR = Rule("G142", "“{url}”: trang đích không có mục “#{anchor}”", "sửa phần sau dấu # hoặc bỏ nó đi")
OUTSIDE = Rule(
    "G143", "“{url}” nằm ngoài địa chỉ của trang ({siteurl})", "địa chỉ trong trang phải bắt đầu bằng {base}/"
)
FOREIGN = Rule(
    "G144",
    "trang tải “{url}” từ máy chủ khác",
    "chép tệp đó vào trang; chỉ được đặt liên kết, không được tải",
)
BAD_SCHEME = Rule("G145", "không dùng địa chỉ kiểu “{scheme}:”", "chỉ dùng https, http, mailto và tel")
BAD_ADDRESS = Rule("G146", "địa chỉ “{url}” trống hoặc viết hỏng", "ghi lại địa chỉ hoặc bỏ liên kết")

# 15x: feeds, sitemap and other XML
BAD_XML = Rule("G151", "XML hỏng: {reason}", TELL_US)
XML_DOCTYPE = Rule("G152", "tệp XML không được có DOCTYPE", "bỏ khai báo DOCTYPE")

# 16x: the gate itself
GATE_BROKEN = Rule(
    "G161",
    "không kiểm tra được trang nên không đăng ({reason})",
    "dựng lại; nếu vẫn lỗi, báo người phụ trách kỹ thuật kèm dòng này",
)

# 17x: the output folder
BUSY = Rule(
    "G171",
    "một lần dựng trang khác đang chạy ở thư mục này",
    "đợi nó xong rồi chạy lại (nếu chắc chắn không còn lần nào đang chạy, xóa tệp {lock})",
)
NOT_A_FOLDER = Rule(
    "G172",
    "nơi xuất trang không phải thư mục",
    "chọn một thư mục khác cho --output; hoặc chuyển nó đi nơi khác (không có gì bị xóa): chạy {command} rồi dựng lại",
)
GUARDED = Rule("G173", "nơi xuất trang trùng, chứa hoặc nằm trong {folder}", "chọn thư mục khác cho --output")
NOT_A_SITE = Rule(
    "G174",
    "thư mục này đang chứa thứ khác, không phải trang đã dựng (có “{name}”)",
    "chọn một thư mục trống hoặc chưa có cho --output; không có gì bị xóa. Nếu đây đúng là nơi xuất trang: chạy "
    "{command} rồi dựng lại, và chép những tệp riêng còn cần từ đó về",
)
OTHER_DISK = Rule(
    "G175",
    "thư mục này nằm ở ổ đĩa khác với thư mục chứa nó",
    "dựng vào một thư mục con của nó: --output {inner}",
)
NOT_PLAIN = Rule("G176", "trang vừa dựng có “{name}” không phải tệp thường", TELL_US)

UNTRACKED = Rule(
    "G180",
    "trong nơi xuất trang có tệp không do lần dựng nào tạo ra: {names}",
    "chuyển đi nơi khác (không có gì bị xóa): chạy {command} rồi dựng lại; tệp của máy chủ như .htaccess chỉ đặt ở "
    "thư mục gốc của nơi xuất, tốt nhất là trong content/root/",
)
OWNERS_FILE = Rule(
    "G181",
    "nơi xuất trang đã có “{name}” khác với tệp trong content/root/, không do lần dựng nào tạo ra",
    "chép những gì còn cần từ tệp đó vào content/root/{name}, xóa tệp ở nơi xuất rồi dựng lại",
)

# 19x: rights and disks of the output folder
NOT_WRITABLE = Rule(
    "G190",
    "tài khoản đang dùng không được đọc và ghi {folder}",
    "chạy {command} rồi dựng lại; bản đang có được giữ nguyên",
)
NOT_BESIDE = Rule(
    "G191",
    "tài khoản đang dùng không được ghi vào {folder}, nơi mỗi lần dựng cần một thư mục tạm bên cạnh nơi xuất",
    "chạy {command} rồi dựng lại; bản đang có được giữ nguyên",
)
DISK_INSIDE = Rule(
    "G192",
    "thư mục {folder} trong nơi xuất là một ổ đĩa khác được gắn vào, nên không thay tệp ở đó được",
    "gỡ nó ra: chạy {command} rồi dựng lại; tệp trên ổ đĩa ấy không bị xóa",
)
UNFINISHED = Rule(
    "G193",
    "đang thay bản cũ thì máy không cho ghi hay xóa “{name}” ({reason}); nơi xuất có cả trang cũ và trang mới",
    "xem ổ đĩa còn chỗ không, tệp ấy có bị khóa không; sửa rồi dựng lại: lần dựng sau làm nốt phần còn lại",
)
DISK_READ_ONLY = Rule(
    "G194",
    "ổ đĩa của {folder} chỉ cho đọc, không cho ghi",
    "chọn nơi khác cho --output, hoặc nhờ người quản trị máy cho ghi; bản đang có được giữ nguyên",
)

# The editors' desk, which is never public
DESK_HERE = Rule(
    "G177",
    "nơi xuất trang chứa, hoặc nằm trong, trang nội bộ của ban biên tập ({folder})",
    "chọn thư mục khác cho --output, hoặc chuyển trang nội bộ đi nơi khác; nó không bao giờ được công khai",
)
DESK_IN_SITE = Rule(
    "G178",
    "trang nội bộ của ban biên tập không được nằm trong trang công khai ({folder})",
    "chọn thư mục khác cho --output",
)
NOT_A_DESK = Rule(
    "G179",
    "thư mục này đang chứa thứ khác, không phải trang nội bộ của ban biên tập (có “{name}”)",
    "chọn một thư mục trống hoặc chưa có cho --output; không có gì bị xóa",
)
