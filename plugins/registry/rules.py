"""The kinds of mistake that any content file can hold: as a file, as YAML, as a record, as a reference."""

from __future__ import annotations

from plugins.problems import Level, Rule

# F: the file itself
NOT_UTF8 = Rule(
    "F101",
    "tệp không phải UTF-8 (gặp chữ không đọc được, ký tự thứ {offset})",
    "mở lại và lưu với bảng mã UTF-8; văn bản gõ bằng TCVN3 (.VnTime) hoặc VNI phải chuyển sang Unicode trước",
)
UTF16 = Rule("F102", "tệp được lưu theo UTF-16", "lưu lại với bảng mã UTF-8")
LEGACY_FONT = Rule(
    "F103",
    "chữ “{sample}” là văn bản TCVN3 hoặc VNI, đọc ra sẽ sai",
    "chuyển bài sang Unicode (Unikey: Ctrl+Shift+F6) rồi lưu lại",
)
CONTROL_CHARACTER = Rule(
    "F104",
    "có ký tự điều khiển ẩn U+{code:04X}",
    "xóa ký tự đó, hoặc mã viết thay nó như “\\u…”, “&#…;” (thường do dán từ phần mềm khác)",
)
TOO_LARGE = Rule("F105", "tệp nặng {size} kB, quá mức {limit} kB", "chia bài thành nhiều phần hoặc bỏ phần dán nhầm")
SYMLINK = Rule("F106", "đây là liên kết tới nơi khác, không phải tệp thật", "chép chính tệp đó vào thư mục nội dung")
NOT_AN_ARTICLE = Rule(
    "F107",
    "“{name}” không phải bài viết",
    "chuyển ảnh vào images/, dữ liệu vào data/, hoặc đưa tệp ra khỏi thư mục này",
)
MISSING_FILE = Rule("F108", "thiếu tệp bắt buộc này", "tạo tệp theo mẫu trong docs/reference/data.md")
UNREADABLE = Rule("F109", "không mở được tệp hay thư mục này ({reason})", "kiểm tra quyền đọc")
UNKNOWN_DATA_FILE = Rule("F110", "tệp dữ liệu “{name}” không có trong quy ước", "đổi tên hoặc đưa tệp ra khỏi data/")
SAME_BUT_FOR_MARKS = Rule(
    "F111",
    "có hai tên nhìn giống hệt nhau, chỉ khác cách lưu dấu hay ký tự ẩn: {one} và {other}",
    "xem bản nào đúng, giữ bản đó, xóa bản kia hoặc chuyển nó ra khỏi thư mục nội dung (thường một bản chép từ máy Mac)",
)
SAME_BUT_FOR_CASE = Rule(
    "F112",
    "có hai tên chỉ khác chữ hoa, chữ thường: {one} và {other}",
    "đổi tên một trong hai cho khác hẳn, hoặc xóa bản thừa (trên Windows và máy Mac hai tên này là một)",
)
MISNAMED_FOLDER = Rule(
    "F113",
    "thư mục “{name}” không được đọc vì viết sai chữ hoa, chữ thường, hoặc thừa dấu cách, dấu chấm, ký tự ẩn",
    "đổi tên thư mục thành “{right}”",
)
OUTSIDE_FOLDERS = Rule(
    "F138",
    "“{name}” không nằm trong thư mục nào được đọc (news/, pages/, images/, data/, root/) nên bị bỏ qua",
    "chuyển bài vào news/, trang chữ vào pages/, ảnh vào images/; không dùng cho trang thì đưa ra khỏi thư mục này",
    Level.WARNING,
)
NOT_FOR_ROOT = Rule(
    "F114",
    "“{name}” không thuộc loại tệp được đăng thẳng ở gốc trang",
    "đưa tệp ra khỏi root/: ở đó chỉ nhận tệp máy chủ, công cụ tìm kiếm và trình duyệt đòi (favicon.ico, .htaccess, "
    "google….html, .well-known/security.txt…), xem docs/reference/content-folder.md; ảnh của bài đặt trong images/",
)
OF_THE_SITE = Rule(
    "F115",
    "địa chỉ “/{name}” là của trang do chương trình tạo ra",
    "đưa tệp này ra khỏi root/; nội dung của địa chỉ ấy chỉ đổi được trong data/, news/ và pages/",
)
ROOT_TOO_LARGE = Rule(
    "F116", "tệp nặng {size} kB, quá mức {limit} kB của loại này", "dùng tệp nhẹ hơn hoặc đưa tệp ra khỏi root/"
)
ROOT_WRONG_KIND = Rule(
    "F117", "“{name}” không đăng được: {reason}", "tải lại đúng tệp gốc (cần: {kind}) hoặc đưa tệp ra khỏi root/"
)
ROOT_DOUBTFUL = Rule(
    "F118",
    "“{name}” được đăng nguyên như thế, nhưng có lẽ hỏng: {reason}",
    "tải lại đúng tệp gốc (cần: {kind}); tệp hỏng thì máy chủ hay trình duyệt không dùng được",
    Level.WARNING,
)
NAME_NOT_UTF8 = Rule(
    "F119",
    "tên “{name}” không lưu theo UTF-8",
    "đổi tên, tốt nhất là chữ thường không dấu (tên hỏng thường do giải nén tệp .zip cũ); "
    "nếu tên nào có dấu cũng bị báo thì máy dựng trang cần chạy với LC_ALL=C.UTF-8",
)
FONT_SIGN = Rule(
    "F120",
    "ký tự U+{code:04X} chỉ hiện đúng với phông ký hiệu (Symbol, Wingdings); người đọc chỉ thấy một ô vuông",
    "gõ lại bằng chữ hoặc dấu thường (đầu mục thì gõ “- ”), hoặc xóa ký tự đó",
)
LOST_LETTER = Rule(
    "F121",
    "có chữ đã hỏng, chỉ còn “�” (U+{code:04X})",
    "gõ lại chữ đó theo bản gốc (chữ hỏng thường do mở tệp sai bảng mã rồi lưu lại)",
)
DEVICE_NAME = Rule(
    "F122",
    "tên “{name}” là tên Windows giữ riêng cho thiết bị; trên Windows không tạo, không chép được tệp hay thư mục này",
    "đổi tên, ví dụ “{fixed}”",
)
NAME_ENDS = Rule(
    "F123",
    "tên “{name}” {where}; Windows không giữ được tên như thế",
    "đổi tên thành “{fixed}”",
)
NAME_SIGN = Rule(
    "F124",
    "tên “{name}” có ký tự {sign}, Windows không cho dùng trong tên",
    "đổi tên, ví dụ “{fixed}”",
)
NAME_TOO_LONG = Rule(
    "F125",
    "{what} dài {length}, quá mức {limit}; trên Windows không chép được tệp này về máy",
    "đặt tên tệp hay thư mục ngắn hơn",
)
NAME_HIDES = Rule(
    "F126",
    "tên “{name}” có ký tự ẩn U+{code:04X}",
    "đổi tên thành “{fixed}” (gõ lại cả tên, đừng dán)",
)
DATA_TOO_LARGE = Rule(
    "F130",
    "tệp dữ liệu nặng {size} MB, quá mức {limit} MB",
    "xóa phần dán nhầm hoặc chép lặp ({limit} MB đủ cho hơn 15.000 người); "
    "tệp trong awards/ hay consultations/ thì chia thành nhiều tệp",
)
TOOK_TOO_LONG = Rule(
    "F131",
    "đọc tệp này quá {seconds} giây chưa xong nên phải bỏ dở",
    "xem lại phần mới thêm vào tệp: thường do dán nhầm hoặc chép lặp nhiều lần; hoặc khôi phục bản trước của tệp",
)
TOO_MUCH_MEMORY = Rule(
    "F132",
    "đọc tệp này cần quá nhiều bộ nhớ nên phải bỏ dở",
    "xem lại phần mới thêm vào tệp: thường do dán nhầm hoặc chép lặp nhiều lần; hoặc khôi phục bản trước của tệp",
)
READER_LOST = Rule(
    "F133",
    "chương trình dừng giữa chừng khi đọc tệp này",
    "khôi phục bản trước của tệp; nếu vẫn bị thì gửi tệp cho người phụ trách phần mềm",
)
EMPTY_FILE = Rule(
    "F134",
    "tệp trống, mà {count} chỗ nhắc tới {kind} khai trong đó (chỗ đầu: {first})",
    "khôi phục bản trước của tệp; nếu chưa khai gì thì khai theo mẫu trong docs/reference/data.md",
)
TOO_MANY_FAULTS = Rule(
    "F135",
    "tệp có hơn {limit} lỗi; từ mục này trở đi chưa kiểm tra",
    "sửa các lỗi đã nêu trước (thường là một lỗi lặp lại ở mọi mục) rồi kiểm tra lại",
)
TOO_MANY_ENTRIES = Rule(
    "F137",
    "tệp có {count} mục, quá mức {limit} mục",
    "xóa các mục dán nhầm hoặc chép lặp; hoặc khôi phục bản trước của tệp",
)
FOLDER_FOR_FILE = Rule(
    "F136", "đây là thư mục, không phải tệp", "chuyển tệp dữ liệu ra khỏi thư mục này, rồi xóa thư mục"
)

# Y: YAML
YAML_SYNTAX = Rule(
    "Y101",
    "không đọc được phần khai báo: {reason}",
    "{cure}",
)
DUPLICATE_KEY = Rule("Y102", "khóa “{key}” viết hai lần (lần đầu ở dòng {first})", "giữ lại một dòng")
NO_FRONT_MATTER = Rule(
    "Y103",
    "bài không bắt đầu bằng phần thông tin giữa hai dòng “---”",
    "dòng đầu tiên phải là “---”, kết thúc phần thông tin bằng một dòng “---” nữa",
)
YAML_FEATURE = Rule(
    "Y104", "không dùng {feature}", "viết thẳng giá trị ra; chữ bắt đầu bằng ký tự đặc biệt thì đặt trong ngoặc kép"
)
CUT_TEXT = Rule(
    "Y105",
    "“{key}” bị cắt: từ dấu “#” trở đi bị coi là ghi chú, không được đăng: “{cut}”",
    "đặt cả giá trị trong dấu nháy: {fixed}; nếu “{cut}” đúng là ghi chú thì chuyển nó lên một dòng riêng phía trên",
)
CUT_WHOLE = Rule(
    "Y106",
    "“{key}” thành trống: giá trị bắt đầu bằng “#” nên bị coi là ghi chú: “{cut}”",
    "đặt cả giá trị trong dấu nháy: {fixed}; nếu “{cut}” đúng là ghi chú thì ghi nội dung vào trước nó",
)
CUT_IN_LIST = Rule(
    "Y107",
    "trong dấu ngoặc, từ dấu “#” trở đi bị coi là ghi chú, không được đọc: “{cut}”",
    "đặt từng mục có dấu “#” trong dấu nháy, ví dụ {fixed}",
)
COMMA = Rule(
    "Y108",
    "dấu phẩy ở giữa giá trị bị hiểu là hết giá trị",
    "đặt cả giá trị trong dấu nháy: {fixed}; nếu là hai mục thì mỗi mục viết trong một cặp ngoặc riêng",
)
NO_KEY = Rule(
    "Y109",
    "“{text}” đứng trong ngoặc nhọn mà không có khóa",
    "trong ngoặc nhọn viết thành cặp “khóa: giá trị”, ví dụ {{name: {fixed}}}",
)
CURVED_QUOTES = Rule(
    "Y110",
    "“{key}” có dấu nháy cong “ ” của Word; phần khai báo không coi đó là dấu nháy mà là chữ",
    "bỏ dấu nháy: {fixed}",
)
UNSEEN_SIGN = Rule(
    "Y111",
    "giá trị của “{key}” có {sign}",
    "xóa cả giá trị rồi gõ lại: {fixed}",
)

# S: the shape of a record
MISSING_KEY = Rule("S101", "thiếu khóa “{key}”", "thêm {form}")
UNKNOWN_KEY = Rule("S102", "khóa “{key}” không có trong quy ước", "{cure}")
BAD_CHOICE = Rule("S103", "giá trị “{value}” không dùng được cho “{key}”", "{cure}")
NOT_TEXT = Rule("S104", "“{key}” phải là một dòng chữ", "viết {form}")
NOT_LIST = Rule("S105", "“{key}” phải là một danh sách", "viết {form} hoặc mỗi mục một dòng, bắt đầu bằng “- ”")
NOT_MAPPING = Rule("S106", "“{key}” phải gồm các cặp “khóa: giá trị”", "viết {form}")
EMPTY_TEXT = Rule("S107", "“{key}” đang để trống", "ghi nội dung hoặc xóa dòng này")
NOT_NUMBER = Rule("S108", "“{value}” ở “{key}” không phải số nguyên", "ghi bằng chữ số, ví dụ 2023")
NOT_BOOLEAN = Rule("S109", "“{value}” ở “{key}” phải là true hoặc false", "ghi true (có) hoặc false (không)")
BAD_DATE = Rule("S110", "ngày “{value}” không hợp lệ", "ghi theo năm-tháng-ngày, ví dụ {example}")
AMERICAN_DATE = Rule("S111", "ngày “{value}” chưa viết theo năm-tháng-ngày", "ghi {reading}")
BAD_ID = Rule(
    "S112",
    "mã “{value}” không đúng cách viết",
    "mã chỉ gồm chữ thường không dấu, chữ số và dấu “-”; dấu “/” ngăn mã đơn vị chủ quản",
)
TOO_FEW = Rule("S113", "“{key}” phải có ít nhất một mục", "thêm mục hoặc xóa dòng này")
BAD_VALUE = Rule("S114", "giá trị ở “{key}” không hợp lệ: {reason}", "xem mẫu trong docs/reference")
NOT_ONE_OF = Rule("S115", "mỗi mục phải có đúng một trong các khóa: {keys}", "chỉ ghi một trong các khóa đó")
BAD_SPAN = Rule("S116", "khoảng thời gian kết thúc ({end}) trước khi bắt đầu ({start})", "đổi lại hai ngày")
BAD_ADDRESS = Rule(
    "S117",
    "địa chỉ “{value}” không dùng được",
    "ghi địa chỉ bắt đầu bằng “/”, kết thúc bằng “/” hoặc .html, ví dụ /tin-cu/123.html, không có “..”, “?” và “%”",
)
BAD_SITEURL = Rule(
    "S118",
    "“{value}” không phải địa chỉ trang",
    "ghi ví dụ https://vksnd.example hoặc https://vksnd.example/cong: chữ thường không dấu, không có dấu cách, “@”, “?”,"
    " “#”, “%”; tên miền tiếng Việt ghi ở dạng xn--…",
)
BAD_LICENCE = Rule(
    "S121", "“{value}” không phải địa chỉ trang web", "ghi đầy đủ, bắt đầu bằng https://, không có dấu cách"
)
BAD_SITEURL_SETTING = Rule(
    "S122",
    "SITEURL “{value}” trong tệp cấu hình (pelicanconf.py, publishconf.py) không phải địa chỉ trang",
    "ghi ví dụ https://vksnd.example, không có “/” ở cuối; hoặc để trống để dùng siteurl của tệp này",
)
RESERVED_ID = Rule("S119", "mã “{value}” trùng với một địa chỉ mà trang tự dùng", "chọn mã khác")
NOT_PERCENT = Rule(
    "S120",
    "“{value}” ở “{key}” không phải số từ 0 đến 100",
    "ghi phần trăm, ví dụ 35: từ mép trái (x), từ mép trên (y)",
)

# R: references between records
UNKNOWN_REFERENCE = Rule(
    "R101", "không có {kind} nào mang mã hay tên “{value}”", "kiểm tra lại mã trong data/{or_else}"
)
AMBIGUOUS_REFERENCE = Rule(
    "R102", "“{value}” là tên của nhiều {kind}: {candidates}", "ghi mã của đúng {kind} cần nói tới"
)
NOT_IN_BEING = Rule("R103", "{name} ({value}) {state} vào ngày {day}", "{advice}")
ABSENT_FILE = Rule(
    "R140",
    "thiếu tệp này, mà {count} chỗ nhắc tới {kind} khai trong đó (chỗ đầu: {first})",
    "khôi phục tệp nếu vừa mất; nếu chưa có thì tạo theo mẫu trong docs/reference/data.md",
)
DUPLICATE_ID = Rule("R104", "mã “{value}” đã dùng ở {first}", "mỗi mã chỉ dùng một lần")
CIRCLE = Rule("R105", "“{value}” tự là {role} của chính mình qua: {path}", "sửa lại một trong các mã đó")
NAMES_OUT_OF_ORDER = Rule(
    "R106", "các tên phải xếp từ cũ đến mới; “{name}” ({since}) không đứng sau tên trước", "xếp lại theo ngày “from”"
)
OWNER_PREFIX = Rule("R107", "mã “{value}” phải bắt đầu bằng mã đơn vị chủ quản: “{owner}/”", "sửa mã hoặc “owner”")
CLOSED_WITHOUT_END = Rule(
    "R108", "đơn vị đã khép lại (closed) nhưng chưa ghi ngày cuối cùng", "thêm valid: {{to: năm-tháng-ngày}}"
)
SUCCESSOR_TOO_LATE = Rule(
    "R109", "đơn vị kế thừa “{value}” {state} vào ngày {day}", "kiểm tra lại valid của hai đơn vị"
)
LEADER_NOT_MEMBER = Rule(
    "R110",
    "{role} “{value}” không nằm trong danh sách thành viên năm {year}",
    "bổ sung vào members hoặc ghi members_complete: false",
    Level.WARNING,
)
SAME_OFFICERS = Rule("R111", "năm {year} cụm trưởng và cụm phó là một đơn vị", "sửa lại leader hoặc deputy")
YEAR_RANGE = Rule("R112", "năm “{year}” không hợp lệ", "ghi năm gồm bốn chữ số, từ 1945")
UNKNOWN_REGION = Rule(
    "R113", "không có vùng nào mang mã “{value}”", "chọn một vùng khai ở regions trong data/site.yaml: {choices}"
)
POST_OUT_OF_BEING = Rule(
    "R114",
    "chức vụ “{role}” nằm ngoài thời gian hoạt động của {name} ({value}): đơn vị này chỉ hoạt động {state}",
    "sửa unit, from hoặc to của chức vụ này; chừng nào chưa sửa, trang không nêu chức vụ này",
    Level.WARNING,
)
POST_AFTER_CLOSURE = Rule(
    "R115",
    "chức vụ “{role}” ghi đến {end}, nhưng {name} ({value}) chỉ hoạt động đến {last}; trang nêu chức vụ đến ngày {last}",
    "ghi to: {last_iso}; chức vụ ở đơn vị mới, nếu có, ghi thành một dòng riêng",
    Level.WARNING,
)
HIDDEN_IN_BYLINE = Rule(
    "R130",
    "byline ghi “{value}”, đúng tên của người không công khai ({id}); trang sẽ in tên này",
    "nếu người ấy được nêu tên ở bài này thì ghi {{person: {id}}}; nếu không thì ghi bút danh, hoặc xóa mục này",
    Level.WARNING,
)
HIDDEN_OUTSIDE = Rule(
    "R131",
    "“{value}” ghi là người ở ngoài danh mục, nhưng trùng tên người không công khai ({id}); trang sẽ in tên này",
    "nếu chính là người ấy thì ghi mã {id} thay cho tên, trang sẽ không nêu tên; nếu là người khác trùng tên thì để nguyên",
    Level.WARNING,
)
NOT_OUTSIDE = Rule(
    "R125",
    "ai ở ngoài danh mục phải ghi đúng hai khóa: name, và kind với đúng chữ outside",
    "ghi {{name: tên đầy đủ, kind: outside}}; người hay đơn vị có trong data/ thì ghi mã",
)
NO_SOURCE = Rule(
    "R129", "“{value}” không nói nguồn nào", "ghi tên báo, văn bản hay bài đã đăng; không có nguồn thì xóa khóa này"
)
BAD_SOURCE_URL = Rule(
    "R126", "“{value}” không phải địa chỉ trang", "chép nguyên địa chỉ từ trình duyệt, bắt đầu bằng https://"
)
SOURCE_URL_ALONE = Rule("R127", "nguồn có url hay date mà không có outlet", "thêm outlet: tên báo, cổng đã đăng")
NAME_FOR_ID = Rule(
    "R128",
    "“{value}” ở “{key}” không phải mã",
    "ghi mã như trong data/; ai ở ngoài danh mục (tòa án, công an, nước bạn…) thì ghi "
    '{{name: "{value}", kind: outside}}',
)
DEVICE_ID = Rule(
    "R135",
    "“{part}” là tên Windows giữ riêng cho thiết bị, không đặt được cho thư mục của trang",
    "ghi tên khác, ví dụ “{fixed}” (và sửa ở mọi nơi đã ghi “{value}”)",
)
ALIAS_NOT_A_FILE = Rule(
    "R136",
    "“{part}” trong địa chỉ cũ “{value}” {why}, không đặt được cho tệp, thư mục trên mọi máy",
    "xóa địa chỉ này khỏi aliases; nếu vẫn cần thì khai chuyển hướng ở máy chủ web (root/.htaccess, web.config)",
)
ALIAS_CASE = Rule(
    "R137",
    "địa chỉ cũ {value} chỉ khác {other} (ở {first}) chữ hoa, chữ thường; trên Windows và máy Mac hai địa chỉ ấy là một",
    "giữ lại một trong hai",
)
IDENTITY_NUMBER = Rule(
    "R145",
    "“{number}” giống số định danh cá nhân (số căn cước) của một người",
    "xóa số này: ai vào trang cũng đọc được; cần phân biệt người trùng tên thì ghi chức vụ, đơn vị; nếu là số tài khoản hay "
    "mã số thuế thì ghi rõ mấy chữ đó ngay trước số",
    Level.WARNING,
)
MOBILE_NUMBER = Rule(
    "R146",
    "“{number}” giống số điện thoại di động của một người",
    "xóa số này, hoặc thay bằng số máy bàn, đường dây nóng, thư điện tử; số để dân liên hệ ghi ở contact trong "
    "data/site.yaml hoặc data/units.yaml; nếu là số tài khoản hay mã số thuế thì ghi rõ mấy chữ đó ngay trước số",
    Level.WARNING,
)
