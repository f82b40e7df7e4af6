"""The kinds of mistake that award data can hold (H1, H2), and what a look at all of it finds (H3)."""

from __future__ import annotations

from plugins.problems import Level, Rule

# H1: a file of award data by itself
UNKNOWN_TYPE = Rule("H101", "không có loại khen thưởng “{value}” trong data/award_types.yaml", "ghi mã có trong tệp đó")
AMBIGUOUS_TYPE = Rule("H102", "“{value}” là tên của nhiều loại khen thưởng: {candidates}", "ghi mã của đúng loại")
DECISION_INCOMPLETE = Rule(
    "H103",
    "status: conferred nhưng quyết định thiếu {missing}",
    "ghi decision: {{number: …, date: năm-tháng-ngày, authority: …}}; nguồn không nêu số thì ghi number: unknown và thêm "
    "source; chưa có quyết định thì không phải là đã tặng",
)
NO_DIGIT_OR_LETTER = Rule(
    "H104", "“{value}” ở “{key}” không có chữ hay số nào", "ghi đúng như trong quyết định; chưa có thì xóa khóa"
)
NO_DAY = Rule(
    "H105",
    "văn bản không có ngày nên không biết có từ bao giờ",
    "thêm date: năm-tháng-ngày, hoặc decision, hoặc source: {{article: …}}",
)
NO_RECIPIENT = Rule(
    "H106",
    "không ghi cá nhân hay tập thể nào cho “{name}”",
    "thêm people: [mã], units: [mã] hoặc recipients: tệp.csv; nguồn chỉ nêu số lượng thì ghi counts: {{people: 3}} "
    "hoặc counts: {{units: 3}}",
)
NOT_FOR_PEOPLE = Rule(
    "H107", "“{name}” chỉ tặng cho tập thể, không tặng cho cá nhân “{who}”", "sửa type, hoặc chuyển sang units"
)
NOT_FOR_UNITS = Rule(
    "H108", "“{name}” chỉ tặng cho cá nhân, không tặng cho tập thể “{who}”", "sửa type, hoặc chuyển sang people"
)
REVOCATION_INCOMPLETE = Rule(
    "H109",
    "status: revoked nhưng quyết định thu hồi thiếu {missing}",
    "ghi revoked: {{number: …, date: năm-tháng-ngày, authority: …, reason: …}}; nguồn không nêu số thì ghi "
    "number: unknown và thêm source",
)
NOT_REVOKED = Rule(
    "H110",
    "có khóa “{key}” nhưng status là “{status}”",
    "đổi thành status: revoked (reason dùng được cả với declined) hoặc xóa khóa “{key}”",
)
RECIPIENTS_OF_ONE = Rule(
    "H111",
    "recipients chỉ dùng khi văn bản có đúng một loại khen thưởng, không kèm people, units (mục chỉ có counts không kể)",
    "tách thành nhiều văn bản, hoặc ghi people, units vào từng loại",
)
CSV_MISSING = Rule("H112", "không có tệp “{name}” bên cạnh văn bản này", "đặt tệp CSV vào cùng thư mục và ghi đúng tên")
CSV_UNUSED = Rule(
    "H113",
    "không văn bản nào dùng danh sách này",
    "ghi recipients: {name} vào văn bản của nó, hoặc bỏ tệp",
    Level.WARNING,
)
CSV_HEADER = Rule(
    "H114", "cột “{value}” không có trong quy ước", "dòng đầu là tên các cột: person, unit, citation, kind; bỏ cột khác"
)
CSV_NO_NAME_COLUMN = Rule(
    "H115", "dòng đầu không có cột person hay unit", "dòng đầu ghi tên các cột: person,unit,citation"
)
CSV_WIDTH = Rule(
    "H116",
    "dòng có {found} ô, dòng đầu có {expected} cột",
    "mỗi dòng ghi đủ số ô, kể cả ô trống; ô có dấu ngăn cách ở giữa thì đặt trong ngoặc kép",
)
CSV_QUOTES = Rule("H117", "dấu ngoặc kép trong bảng không khép", 'xem lại dấu " ở dòng này')
CSV_NOBODY = Rule("H118", "dòng không ghi cá nhân hay đơn vị nào", "điền cột person hoặc unit, hoặc xóa dòng")
PERSON_IN_UNIT = Rule(
    "H119", "“{value}” là tên của nhiều người: {candidates}", "ghi mã của đúng người, hoặc ghi đơn vị để phân biệt"
)
BAD_FILE_NAME = Rule(
    "H120",
    "tên tệp “{value}” không dùng làm mã văn bản được",
    "đặt tên bằng chữ thường không dấu, chữ số và dấu “-”",
)
TYPE_TWICE_NAMED = Rule(
    "H121",
    "các tên phải xếp từ cũ đến mới; “{name}” không đứng sau tên trước",
    "ghi from: ngày bắt đầu dùng, xếp theo ngày đó",
)
BAD_COUNT = Rule("H122", "“{value}” ở “{key}” phải là số nguyên từ 1", "ghi ví dụ 3")
CONSULTATION_CLOSES = Rule("H123", "kết thúc lấy ý kiến ({closes}) trước khi bắt đầu ({opens})", "đổi lại hai ngày")
CONSULTATION_SHORT = Rule(
    "H124",
    "chỉ lấy ý kiến {found} ngày làm việc, ít hơn {needed} ngày",
    "kéo dài thời hạn; nếu văn bản đang áp dụng cho phép ngắn hơn, ghi working_days",
    Level.WARNING,
)
UNKNOWN_NOMINATOR = Rule(
    "H125", "không có cụm, khối hay đơn vị nào mang mã “{value}”", "ghi mã của nơi đề nghị{or_else}"
)
UNKNOWN_INITIATIVE = Rule(
    "H126", "không có sáng kiến nào mang mã “{value}” trong data/initiatives.yaml", "kiểm tra lại mã"
)
PUBLISHED_NOWHERE = Rule("H127", "không có bài “{value}” trong news/", "ghi đúng năm/tháng/slug của bài đã đăng")
NOT_IN_THAT_UNIT = Rule(
    "H128",
    "{name} không giữ chức vụ nào ở “{unit}” vào ngày {day}",
    "kiểm tra có đúng người, đúng đơn vị không; nếu đúng, bổ sung appointments trong people.yaml",
    Level.WARNING,
)
YEAR_AHEAD = Rule(
    "H131", "tặng cho năm {year} nhưng quyết định ký năm {signed}", "sửa lại year hoặc ngày của quyết định"
)
AUTHOR_TWICE = Rule("H129", "“{value}” được ghi hai lần trong các tác giả", "giữ lại một dòng")
REVOKED_EARLIER = Rule(
    "H130", "quyết định thu hồi ({taken}) có trước quyết định tặng ({given})", "xem lại ngày của hai quyết định"
)
NO_NUMBER = Rule(
    "H132",
    "“{value}” ở “{key}” không phải số quyết định",
    "ghi đúng số như trong quyết định; nguồn không nêu số thì ghi đúng chữ thường number: unknown và thêm source",
)
EMPTY_NUMBER = Rule(
    "H133",
    "“{key}” đang để trống",
    "ghi đúng số như trong quyết định; nguồn không nêu số thì ghi number: unknown và thêm source",
)
NO_AUTHORITY = Rule(
    "H134",
    "“{value}” ở “{key}” không nói ai quyết định",
    "ghi người hay cơ quan quyết định; chưa biết ai quyết định thì chưa ghi là đã tặng hay đã thu hồi được",
)
UNKNOWN_WITHOUT_SOURCE = Rule(
    "H135",
    "number: unknown nhưng văn bản không có source",
    "thêm source: {{article: năm/tháng/slug}}, source: {{outlet: tên báo, url: …}} hoặc source: {{note: …}}: "
    "nơi nói về quyết định đó",
)
UNKNOWN_INCOMPLETE = Rule(
    "H136",
    "number: unknown nhưng {key} thiếu {missing}",
    "ghi {key}: {{number: unknown, date: năm-tháng-ngày, authority: …}}; chưa có văn bản nào thì xóa {key}",
)
NOT_COUNTS = Rule(
    "H137", "“{key}” không nói số lượng", "ghi counts: {{people: 366}}, counts: {{units: 20}} hoặc cả people và units"
)
COUNTS_BESIDE_NAMES = Rule(
    "H138",
    "một mục có cả tên và counts",
    "biết tên thì xóa counts; biết tên một phần thì tách thành hai mục cùng type: một mục ghi tên, "
    "một mục ghi counts của số còn lại",
)
COUNTS_REVOKED = Rule(
    "H139",
    "status: revoked nhưng không nêu tên người, đơn vị bị thu hồi nên không biết ai còn, ai không",
    "ghi people hoặc units; nguồn không nêu tên thì bớt số đó khỏi counts của văn bản đã tặng và xóa văn bản này",
)
CITATION_ALONE = Rule(
    "H140",
    "“{name}” chỉ có citation, không ghi tặng cho ai, bao nhiêu người hay tập thể",
    "thêm people, units hoặc counts; nguồn không nêu thì để vậy, trang ghi “chưa nêu tên”",
    Level.WARNING,
)
BAD_KIND = Rule(
    "H141", "“{value}” ở cột kind không dùng được", "để trống, hoặc ghi outside cho người, đơn vị ở ngoài danh mục"
)
NOT_CONSULTING = Rule(
    "H142",
    "có khóa “{key}” nhưng status là “{status}”",
    "chỉ status: consulting có ngày lấy ý kiến; sửa status hoặc xóa khóa “{key}”",
)
NO_CLOSING_DAY = Rule(
    "H143",
    "“{value}” ở “{key}” không phải một ngày",
    "ghi ngày cuối, ví dụ 2026-11-30; không rõ ngày kết thúc thì ghi đúng chữ thường {key}: unknown",
)
EMPTY_CLOSING_DAY = Rule(
    "H144",
    "“{key}” đang để trống",
    "ghi ngày cuối, ví dụ 2026-11-30; không rõ ngày kết thúc thì ghi {key}: unknown",
)
NO_LIST = Rule(
    "H145",
    "lần lấy ý kiến không có awards và cũng không ghi danh sách ở đâu",
    "thêm awards, hoặc list: {{article: năm/tháng/slug}}, list: {{url: địa chỉ, title: tên văn bản}}, "
    "list: {{note: nơi niêm yết}}",
)
UNKNOWN_WITHOUT_ITEM = Rule(
    "H147",
    "number: unknown, mà bài “{article}” nói về quyết định đó không có trong news/",
    "ghi đúng năm/tháng/slug của bài, hoặc nguồn khác: source: {{outlet: tên báo, url: …}}, source: {{note: …}}",
)
KIND_WITHOUT_NAME = Rule(
    "H146", "kind chỉ đi với name", "tác giả có trong data/ thì ghi person: mã hoặc unit: mã, xóa kind"
)

INCOMPLETE = Rule(
    "H150",
    "danh sách của văn bản này chưa đầy đủ, trang ghi rõ như vậy",
    "nhập nốt những người, đơn vị còn thiếu rồi xóa dòng complete: false",
    Level.WARNING,
)

NOT_DECLINED = Rule(
    "H151",
    "có khóa “public” nhưng status là “{status}”",
    "xóa khóa “public”: chỉ văn bản có status: declined mới chọn được có nêu trên trang hay không, văn bản khác luôn được "
    "nêu; cá nhân không được nêu tên thì ghi public: false cho người đó trong data/people.yaml",
)

# H2: documents together
SAME_TWICE = Rule(
    "H201",
    "{name}: “{award}” năm {year} đã được tặng ở {first}",
    "bỏ một trong hai; nếu là hai thành tích đột xuất khác nhau, ghi category: exploit và citation cho từng lần",
)
ONCE_ONLY = Rule("H202", "{name}: “{award}” chỉ tặng một lần, đã tặng ở {first}", "bỏ một trong hai")
IMPOSSIBLE_MOVE = Rule(
    "H203",
    "{name}: “{award}” năm {year} không thể chuyển từ “{before}” ({first}) sang “{after}”",
    "xem lại status và ngày của hai văn bản; văn bản ghi nhầm thì sửa chính văn bản đó",
)
REVOKED_NOTHING = Rule(
    "H204",
    "{name}: thu hồi “{award}” năm {year} nhưng trước đó không có văn bản nào tặng",
    "kiểm tra type, year, người nhận; hoặc thêm văn bản đã tặng",
)
WHICH_ONE = Rule(
    "H206",
    "{name}: không rõ văn bản này nói về lần nào của “{award}” năm {year}: {candidates}",
    "ghi category và citation như ở văn bản trước",
)
LISTED_TWICE = Rule("H205", "{name} được ghi hai lần cho “{award}” trong văn bản này", "giữ lại một dòng")

# H3: what an editor should see to; `bangvang check` tells it
NOT_YET = Rule(
    "H301",
    "văn bản có từ ngày {day}: trước ngày đó chưa hiện trên trang",
    "không phải sửa gì nếu đúng ý",
    Level.WARNING,
)
UNPUBLISHED = Rule(
    "H302",
    "sáng kiến “{title}” được công nhận ngày {day}, đã {days} ngày chưa có bài công bố trên trang",
    "đăng bài rồi ghi mã bài vào published_in",
    Level.WARNING,
)
NOT_MET = Rule(
    "H303", "{name} được đề nghị “{award}” năm {year} nhưng chưa đủ điều kiện: {gaps}", "xem lại hồ sơ", Level.WARNING
)
UNKNOWN_DECISION = Rule(
    "H304",
    "bài nói tới quyết định số {number} về “{award}” mà không văn bản nào trong data/awards/ có",
    "nhập quyết định đó (bài không nêu tên thì ghi counts), hoặc sửa số trong bài",
    Level.WARNING,
)
WAITING = Rule(
    "H306",
    "văn bản lấy ngày theo bài “{article}”, bài đó chưa công khai nên văn bản chưa hiện trên trang",
    "đăng bài, hoặc ghi date cho văn bản nếu muốn hiện trước",
    Level.WARNING,
)
NO_CONSULTATION = Rule(
    "H307",
    "{name} được đề nghị “{award}” năm {year}, loại phải lấy ý kiến trước khi trình, mà chưa có lần lấy ý kiến nào",
    "thêm tệp vào data/consultations/",
    Level.WARNING,
)
SOURCE_WITHDRAWN = Rule(
    "H308",
    "văn bản lấy ngày theo bài “{article}”, bài đó đã gỡ",
    "ghi date và nguồn khác, hoặc bỏ văn bản nếu nội dung không còn đúng",
    Level.WARNING,
)
CONFERRED_TOO_SOON = Rule(
    "H309",
    "{name} được tặng “{award}” ngày {day}, khi còn đang lấy ý kiến (đến {closes})",
    "kiểm tra ngày của quyết định và của lần lấy ý kiến",
    Level.WARNING,
)
SAME_ACHIEVEMENT = Rule(
    "H305",
    "{name}: “{award}” và “{other}” ({first}) cùng nêu một thành tích",
    "một thành tích chỉ khen thưởng một lần (Luật Thi đua, khen thưởng 2022, Điều 5)",
    Level.WARNING,
)
END_UNSAID = Rule(
    "H310",
    "status: consulting mà không ghi lấy ý kiến đến ngày nào, nên trang ghi “đã lấy ý kiến (không rõ ngày kết thúc)”",
    "thêm opens và closes; nguồn không nêu ngày kết thúc thì ghi closes: unknown",
    Level.WARNING,
)
COUNTED_TWICE = Rule(
    "H314",
    "“{award}” năm {year}: {first} cũng nói về quyết định này, nên số lượng ở đây có thể được cộng hai lần",
    "nếu là một quyết định, chỉ giữ một văn bản, counts là số người, tập thể chưa nêu tên; nếu là hai, ghi rõ số của từng "
    "quyết định",
    Level.WARNING,
)
NUMBER_IN_ITEM = Rule(
    "H311",
    "bài nêu quyết định số {number} về “{award}”, mà {document} dẫn bài này lại ghi number: unknown",
    "nếu là một quyết định, ghi số đó vào văn bản; nếu không, nhập quyết định trong bài",
    Level.WARNING,
)
NUMBER_WAITS = Rule(
    "H312",
    "số quyết định không rõ, chỉ bài “{article}” nói về quyết định, bài đó chưa công khai nên văn bản chưa hiện trên trang",
    "đăng bài, hoặc ghi thêm nguồn khác (outlet hay note) vào source",
    Level.WARNING,
)
NUMBER_SOURCE_WITHDRAWN = Rule(
    "H313",
    "số quyết định không rõ, chỉ bài “{article}” nói về quyết định, bài đó đã gỡ",
    "ghi nguồn khác (outlet hay note) hoặc số quyết định, hoặc bỏ văn bản nếu nội dung không còn đúng",
    Level.WARNING,
)
