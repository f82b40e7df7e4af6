"""The kinds of mistake that an item or a page of text can hold."""

from __future__ import annotations

from plugins.problems import Level, Rule

# N: what the front matter says
BAD_SLUG = Rule(
    "N101",
    "“{value}” không dùng làm địa chỉ bài được",
    "đặt tên tệp (hoặc khóa slug) bằng chữ thường không dấu nối bằng “-”, nhiều nhất 100 chữ, không theo dạng “trang-2”",
)
SAME_ADDRESS = Rule("N102", "bài này và {first} có cùng địa chỉ /tin/{id}/", "đổi slug của một trong hai bài")
UNKNOWN_CATEGORY = Rule("N103", "không có chuyên mục “{value}” trong data/site.yaml", "chọn một trong: {choices}")
SOURCE_NEEDED = Rule(
    "N104",
    "bài có origin: {origin} nhưng không ghi nguồn",
    "thêm source: {{outlet: tên báo}}; biết thêm gì thì ghi vào đó: author: tác giả, date: 2023-11-28, url: https://…",
)
WITHDRAWN_NEEDED = Rule(
    "N105",
    "bài có status: withdrawn nhưng không ghi ngày và lý do gỡ",
    "thêm withdrawn: {{date: 2023-11-28, reason: lý do}}",
)
NOT_WITHDRAWN = Rule(
    "N106", "bài có khóa withdrawn nhưng status là “{status}”", "đổi thành status: withdrawn hoặc xóa khóa withdrawn"
)
MODIFIED_BEFORE = Rule(
    "N107", "ngày sửa (modified: {modified}) sớm hơn ngày đăng (date: {date})", "sửa lại một trong hai"
)
NO_WORDS = Rule("N108", "“{key}” không có chữ nào", "ghi tiêu đề của bài")
TITLE_TOO_LONG = Rule(
    "N109", "tiêu đề dài {length} ký tự, quá mức {limit}", "rút ngắn tiêu đề, đưa phần còn lại vào lead"
)
AMBIGUOUS_NAME = Rule(
    "N110",
    "tên “{value}” ở byline là của nhiều người: {candidates}",
    "ghi {{person: mã}} để tính đúng người; nếu để nguyên, bài được coi là chưa xác định tác giả",
    Level.WARNING,
)
SEVERAL_NAMES = Rule(
    "N122", "“{value}” là nhiều người nên bài không tính cho ai", "ghi mỗi người một mục: [{entries}]", Level.WARNING
)
BAD_SHARE = Rule("N111", "phần đóng góp “{value}” không hợp lệ", "ghi số từ 0 đến 1, ví dụ 0.5 hoặc 1/2")
EMPTY_BODY = Rule("N112", "bài không có nội dung", "viết nội dung sau dòng “---” thứ hai")
ALIAS_TAKEN = Rule("N113", "địa chỉ cũ {value} đã được dùng ở {first}", "mỗi địa chỉ cũ chỉ dẫn tới một bài")
LONELY_SOURCE = Rule(
    "N114",
    "bài có origin: {origin} nên không cần source",
    "sửa origin nếu đây là bài trích, đăng lại hay dịch; nếu không thì xóa source",
    Level.WARNING,
)
BAD_URL = Rule("N115", "“{value}” không phải địa chỉ trang web", "ghi đầy đủ, bắt đầu bằng https:// hoặc http://")

SOURCE_NOWHERE = Rule(
    "N116",
    "nguồn dẫn tới bài “{value}” không có trong news/",
    "ghi đúng năm/tháng/slug của bài, ví dụ 2023/11/ten-bai; nếu để nguyên, điều này được đăng ngay và không có đường dẫn",
    Level.WARNING,
)

TRANSLATES_NOTHING = Rule(
    "N117",
    "không có trang “{value}” trong pages/ để trang này là bản dịch",
    "ghi tên tệp của trang gốc, tính từ pages/, ví dụ translates: gioi-thieu.md",
)
NO_TRANSLATION = Rule(
    "N118",
    "trang này không phải bản dịch của {value}: hai trang cùng ngôn ngữ, hoặc {value} cũng là bản dịch",
    "ghi lang của bản dịch, và ghi translates ở một phía, dẫn tới trang gốc",
)
TRANSLATED_TWICE = Rule(
    "N119",
    "{value} đã có bản dịch cùng ngôn ngữ ở {first}",
    "giữ translates ở một trong hai trang",
)
NOT_ABOUT_FORMER = Rule(
    "N120",
    "ghi about_former: true nhưng không đơn vị nào nêu ở đây đã kết thúc hoạt động trước ngày {day}",
    "ghi ở units mã của đơn vị cũ mà bài nói tới, hoặc xóa about_former",
    Level.WARNING,
)
EMPTY_ATTRIBUTE = Rule(
    "N121",
    "“{key}” ở đầu đề mục không ghi gì",
    'ghi sau dấu bằng, trong ngoặc kép: {key}="…"; hoặc xóa “{key}”',
    Level.WARNING,
)

LONG_TITLE = Rule(
    "N125",
    "tiêu đề dài {length} ký tự, hơn {limit}: trên thẻ bài, kết quả tìm kiếm và ảnh chia sẻ sẽ không đọc hết",
    "rút gọn tiêu đề, đưa phần còn lại vào lead",
    Level.WARNING,
)
CAPITALS = Rule(
    "N126",
    "tiêu đề viết toàn chữ hoa, khó đọc và bị đọc thành từng chữ cái",
    "viết như câu thường, chỉ viết hoa chữ đầu và tên riêng",
    Level.WARNING,
)

# B: what the body says
PICTURE_MISSING = Rule(
    "B101", "không có ảnh “{target}”", "đặt ảnh vào content/images/ và ghi đúng tên, kể cả chữ hoa, chữ thường"
)
ALT_MISSING = Rule(
    "B102",
    "ảnh “{target}” chưa có lời mô tả cho người không nhìn được",
    "ghi lời mô tả trong ngoặc vuông: ![ai, đang làm gì](…)",
)
ALT_IS_CAPTION = Rule(
    "B103",
    "lời mô tả và chú thích của ảnh “{target}” giống hệt nhau",
    "lời mô tả nói trong ảnh thấy gì; chú thích nói ảnh chụp việc gì, ai",
)
LINK_NOWHERE = Rule(
    "B104",
    "đường dẫn “{target}” không tới bài hay trang nào",
    "ghi đường dẫn tới tệp .md của bài, tính từ thư mục của bài này",
)
SCHEME = Rule(
    "B105",
    "đường dẫn “{target}” không được phép",
    "chỉ dùng https:, http:, mailto:, tel: hoặc đường dẫn trong content/",
)
PLAIN_HTTP = Rule(
    "B140",
    "đường dẫn “{target}” dùng http:, không mã hóa",
    "đổi thành https: nếu trang đó mở được bằng https:; nếu không, để nguyên",
    Level.WARNING,
)
BACKSLASH = Rule("B141", "“{target}” có dấu “\\”", "trong đường dẫn chỉ dùng dấu “/”: {fixed}")
NOT_READ = Rule(
    "B142",
    "“{text}” không đọc được thành ảnh hay đường dẫn, sẽ hiện nguyên như chữ",
    "viết đủ ![lời mô tả](đường dẫn) trên một dòng; dấu “(”, “)” trong tên tệp viết là %28, %29",
    Level.WARNING,
)
NO_SCHEME = Rule("B143", "“{target}” là địa chỉ bên ngoài mà thiếu phần đầu", "viết {fixed}")
DOCUMENT = Rule(
    "B144",
    "“{target}” là tệp văn bản, bảng tính, âm thanh hay phim; trang không đăng tệp loại này từ bài viết",
    "đưa tệp lên nơi khác rồi dẫn tới đó bằng https://…, hoặc ghi nội dung vào bài (ảnh chụp thì để trong images/)",
)
TWO_PICTURES = Rule(
    "B145",
    "“{target}” có thể là một trong các ảnh: {paths}",
    "đổi tên một ảnh bằng chữ không dấu, chữ số và dấu “-”, rồi sửa đường dẫn tới ảnh đó",
)
PICTURE_ELSEWHERE = Rule(
    "B118", "ảnh “{target}” nằm ở trang khác", "chép ảnh vào content/images/ rồi ghi đường dẫn tới đó"
)
PICTURE_AS_LINK = Rule("B119", "“{target}” là tệp ảnh nên không làm đường dẫn được", "chèn ảnh bằng ![lời mô tả](…)")
OUTSIDE = Rule(
    "B106", "“{target}” nằm ngoài nơi được đăng", "chỉ dẫn tới bài trong news/, trang trong pages/, ảnh trong images/"
)
DROPPED = Rule(
    "B107",
    "phần HTML “{what}” không được đăng và đã bị bỏ",
    "viết bằng Markdown; nếu là chữ thì dùng ngoặc khác",
    Level.WARNING,
)
ANCHOR_NOWHERE = Rule("B108", "không có mục “#{anchor}” ở {where}", "sửa lại tên mục sau dấu #")
UNKNOWN_ATTRIBUTE = Rule(
    "B109",
    "thuộc tính “{key}” ở đầu đề mục không có trong quy ước",
    "dùng units, groups, campaigns, people, event, supplier, about_former",
)
DUPLICATE_ANCHOR = Rule("B110", "mã mục “#{anchor}” dùng hai lần trong bài", "mỗi mục một mã khác nhau")
SECTION_LEVEL = Rule("B111", "đơn vị, cụm… chỉ ghi được ở đề mục “##”", "dùng “##” cho đề mục này")
TOO_DEEP = Rule("B112", "bài lồng quá nhiều tầng danh sách, trích dẫn hay ngoặc", "viết lại cho phẳng hơn")
TOO_SLOW = Rule(
    "B113",
    "bài có cấu trúc khiến máy dựng quá lâu ({seconds} giây)",
    "tìm chỗ dán nhầm (dãy dài “[”, “<”, “- ”…) và xóa đi",
)
TOP_HEADING = Rule(
    "B114",
    "đề mục “# {text}” ngang hàng với tiêu đề bài",
    "dùng “##”; khi đăng, máy đã hạ xuống một bậc",
    Level.WARNING,
)
HIDDEN_TARGET = Rule(
    "B115",
    "đường dẫn tới “{target}”, bài chưa đăng hoặc đã gỡ",
    "chừng nào bài đó không công khai, chỉ hiện chữ, không hiện đường dẫn",
    Level.WARNING,
)
BAD_ANCHOR = Rule(
    "B116",
    "mã mục “#{anchor}” không đúng cách viết",
    "đặt mã cho mục bằng chữ thường không dấu, chữ số và dấu “-”, ví dụ {{: #ha-tinh }}",
)
NUMBER_JUMPS = Rule(
    "B136",
    "mục số “{written}” không nối tiếp mục trước (số kế tiếp là “{expected}”)",
    "máy giữ số như đã viết; nếu gõ nhầm thì sửa lại số",
    Level.WARNING,
)
SPEECH_OR_LIST = Rule(
    "B137",
    "các dòng bắt đầu bằng “{written}” đứng liền nhau và có câu hỏi; máy đang hiện thành danh sách",
    "nếu là lời thoại thì để một dòng trống giữa các lời; nếu là danh sách thì để nguyên",
    Level.WARNING,
)
UNCLEAR_DEPTH = Rule(
    "B138",
    "mục “{written}” này lùi ra ngoài mục đầu danh sách, nên không rõ mục nào nằm dưới mục nào",
    "chỉ thụt vào (hai dấu cách) những mục nằm dưới mục khác; các mục ngang hàng bắt đầu cùng một cột",
    Level.WARNING,
)
STARS_LEFT = Rule(
    "B139",
    "dấu “**” trước “{text}” không thành chữ đậm mà hiện nguyên trên trang",
    "đóng “**” trong cùng đoạn; mỗi đoạn, mỗi mục danh sách tô đậm riêng",
    Level.WARNING,
)
TAG_ALONE = Rule(
    "B146",
    "“{written}” không có thẻ đi cùng nên hiện thành chữ trên trang",
    "nếu là chữ thì để nguyên; nếu là định dạng thì viết đủ thẻ mở và thẻ đóng, hoặc viết bằng Markdown",
    Level.WARNING,
)
HEADING_GLUED = Rule(
    "B147",
    "“{written}” thiếu dấu cách sau “#” nên hiện thành chữ thường",
    "nếu là đề mục thì thêm một dấu cách: {fixed}",
    Level.WARNING,
)
LINK_IN_HTML = Rule(
    "B117", "đường dẫn “{target}” viết bằng HTML nên không kiểm tra được", "viết theo Markdown: [chữ](đường dẫn)"
)
HARD_WRAPPED = Rule(
    "B120",
    "đoạn này bị ngắt thành {lines} dòng giữa chừng câu; trên trang cũng sẽ ngắt dòng như thế",
    "nối lại: mỗi đoạn viết trên một dòng (thơ thì không cần sửa)",
    Level.WARNING,
)
GAPS = Rule(
    "B121",
    "dòng “{text}” có khoảng trống dài như một bảng bị mất khung; trên trang chỉ còn một dấu cách",
    "kẻ lại bảng bằng dấu “|”: dòng tên cột, dòng |---|---|, rồi mỗi hàng một dòng",
    Level.WARNING,
)
FLAT_TABLE = Rule(
    "B122",
    "từ đây có {lines} dòng rất ngắn liền nhau, giống một bảng bị dán thành mỗi ô một dòng",
    "kẻ lại bảng bằng dấu “|”: dòng tên cột, dòng |---|---|, rồi mỗi hàng một dòng",
    Level.WARNING,
)
PICTURE_IN_TEXT = Rule(
    "B123",
    "ảnh “{target}” có chú thích hoặc tên người chụp nhưng nằm giữa dòng chữ; trên trang ảnh đứng riêng, chữ tách ra",
    "đặt ảnh trên một dòng riêng",
    Level.WARNING,
)
BYLINE_IN_TEXT = Rule(
    "B124",
    "dòng “{text}” giống dòng tên tác giả còn nằm trong bài, mà phần thông tin đầu tệp không có byline",
    "xóa dòng đó và ghi ở phần đầu tệp, ví dụ byline: [{{name: Thu Hà, role: author}}]; người chụp ảnh ghi role:"
    " photographer",
    Level.WARNING,
)
NO_ADDRESS = Rule(
    "B125",
    "“[{label}]: …” không có địa chỉ nên được coi là chữ, không phải đường dẫn",
    "nếu là chữ, viết không có ngoặc vuông; nếu là đường dẫn, ghi địa chỉ sau dấu hai chấm",
    Level.WARNING,
)
NOTE_UNUSED = Rule(
    "B126",
    "chú thích [^{label}] không được dùng ở đâu trong bài",
    "ghi [^{label}] vào chỗ cần chú thích, hoặc xóa dòng này",
    Level.WARNING,
)
NOTE_MISSING = Rule(
    "B127",
    "không có chú thích [^{label}]; trên trang hiện nguyên chữ “[^{label}]”",
    "thêm dòng “[^{label}]: nội dung” ở cuối bài, hoặc xóa “[^{label}]”",
    Level.WARNING,
)
NOTE_TWICE = Rule(
    "B128",
    "chú thích [{label}] viết hai lần, lần đầu ở {lines} dòng phía trên; chỉ một lời được đăng",
    "mỗi chú thích một số khác nhau",
)
CAPTION_APART = Rule(
    "B129",
    "dòng “{text}” giống chú thích ảnh nhưng nằm ngoài ảnh, trên trang thành một đoạn văn",
    'đưa vào sau tên tệp ảnh: ![lời mô tả](ảnh.jpg "chú thích"){{credit="người chụp"}}, rồi xóa dòng này',
    Level.WARNING,
)
NOTE_IN_CAPTION = Rule(
    "B135",
    "[^{label}] nằm trong chú thích của ảnh nên không dẫn tới lời chú thích được; trên trang hiện nguyên chữ “[^{label}]”",
    "viết lời đó ngay trong chú thích của ảnh, hoặc ghi [^{label}] vào một câu của bài",
    Level.WARNING,
)
CAPTION_GLUED = Rule(
    "B134",
    "dòng “{text}” viết liền với ảnh không có chú thích; trên trang thành một đoạn văn",
    'nếu là chú thích, đưa vào sau tên tệp ảnh: ![lời mô tả](ảnh.jpg "chú thích"); nếu là đoạn văn, để một dòng trống'
    " giữa nó và ảnh",
    Level.WARNING,
)
LOST_ATTRIBUTES = Rule(
    "B130",
    "phần “{{{written}}}” không đứng ở chỗ có tác dụng, hoặc ghi hai lần cùng một khóa",
    'credit ghi liền sau dấu “)” của ảnh: ![…](ảnh.jpg "chú thích"){{credit="tên"}}; units, groups, campaigns, people,'
    " event, supplier ghi ở cuối dòng đề mục “##”; mỗi khóa một lần",
)
ATTRIBUTES_AS_TEXT = Rule(
    "B131",
    "“{written}” không thành thuộc tính mà hiện thành chữ trên trang",
    'viết {{credit="tên"}} liền sau dấu “)” của ảnh, {{: units="mã" }} ở cuối dòng đề mục “##”, sau một dấu cách',
    Level.WARNING,
)
ADDRESS_UNUSED = Rule(
    "B132",
    "địa chỉ “[{label}]: …” không được dùng ở đâu trong bài nên hiện như chữ trên trang",
    "nếu để người đọc thấy, viết [chữ](địa chỉ) ngay trong câu; nếu thừa, xóa dòng này",
    Level.WARNING,
)
ADDRESS_TWICE = Rule(
    "B133",
    "địa chỉ “[{label}]: …” viết hai lần, lần đầu ở {lines} dòng phía trên; chỉ một địa chỉ được dùng",
    "đặt hai tên khác nhau, hoặc xóa một dòng",
)
