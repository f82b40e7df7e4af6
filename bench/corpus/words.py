"""The words and phrases of the corpus. None of it tells of anything that happened."""

from __future__ import annotations

# --- Clauses of sentences: an opening, who, what they did, to what, how or what for ---
OPENINGS = (
    "Ngay từ đầu năm", "Trong quý vừa qua", "Sau ba tháng triển khai", "Tại hội nghị", "Nhìn lại chặng đường đã đi",
    "Theo kế hoạch đã ban hành", "Trước yêu cầu của tình hình mới", "Cùng với công tác chuyên môn",
    "Ở đợt cao điểm này", "Từ thực tế cơ sở", "Buổi sáng cùng ngày", "Trong phần thảo luận", "Qua kiểm tra chéo",
    "Bước sang giai đoạn hai", "Để chuẩn bị cho kỳ sơ kết", "Khi đợt tập huấn khép lại",
    "Với phương châm nói ít làm nhiều", "Sau phần tham luận", "Theo báo cáo tổng hợp", "Vượt lên nhiều khó khăn",
)  # fmt: skip
ACTORS = (
    "tập thể lãnh đạo đơn vị", "các kiểm sát viên trẻ", "chi đoàn cơ quan", "bộ phận văn phòng",
    "tổ giúp việc của hội đồng", "công đoàn cơ sở", "đội ngũ kiểm tra viên", "ban tổ chức", "các phòng nghiệp vụ",
    "những người làm công tác thi đua", "nhóm cán bộ tin học", "hội phụ nữ cơ quan", "các đại biểu dự họp",
    "báo cáo viên của lớp học", "tổ biên tập", "lãnh đạo cụm thi đua", "cấp ủy chi bộ", "những đơn vị ở vùng xa",
    "cán bộ tiếp công dân", "tổ công tác liên ngành",
)  # fmt: skip
DEEDS = (
    "đã rà soát lại", "chủ động xây dựng", "thống nhất lựa chọn", "hoàn thành trước hạn", "cùng nhau đánh giá",
    "thẳng thắn góp ý cho", "mạnh dạn đổi mới", "duy trì đều đặn", "tập trung tháo gỡ vướng mắc trong",
    "ghi nhận rõ nét", "trao đổi kinh nghiệm về", "đưa vào nền nếp", "số hóa toàn bộ", "phân công người theo dõi",
    "công khai kết quả của", "bàn sâu về", "kiểm tra thực tế", "nhân rộng", "hướng dẫn tỉ mỉ",
    "lập bảng theo dõi riêng cho",
)  # fmt: skip
THINGS = (
    "các chỉ tiêu đã đăng ký", "quy trình tiếp nhận hồ sơ", "những mô hình hay ở cơ sở",
    "chương trình bồi dưỡng kỹ năng tranh tụng", "phong trào thi đua theo chuyên đề",
    "việc bình xét danh hiệu cuối năm", "kế hoạch phiên tòa rút kinh nghiệm", "công tác kiểm sát thi hành án",
    "bộ tiêu chí chấm điểm", "sổ tay nghiệp vụ dùng chung", "hệ thống biểu mẫu thống kê", "nền nếp văn hóa công sở",
    "việc trả lời đơn của người dân", "các buổi sinh hoạt chuyên đề", "kho dữ liệu điện tử của đơn vị",
    "hoạt động kết nghĩa với các xã vùng cao", "lớp tập huấn dành cho công chức mới", "phần việc còn chậm tiến độ",
    "danh sách sáng kiến đề nghị công nhận", "công tác phối hợp giữa các ngành",
)  # fmt: skip
AIMS = (
    "nhằm nâng cao chất lượng công việc hằng ngày", "để mỗi người tự soi lại phần việc của mình",
    "qua đó rút ngắn thời gian xử lý", "góp phần giữ vững kỷ cương công vụ",
    "tạo không khí phấn khởi trong toàn cơ quan", "bảo đảm đúng người, đúng việc, đúng hạn",
    "được đông đảo cán bộ hưởng ứng", "và nhận được nhiều ý kiến xác đáng", "không để sót việc, không để chồng chéo",
    "làm cơ sở cho việc xét khen thưởng", "để bài học quý không bị lãng quên", "và sẽ báo cáo lại tại kỳ họp tới",
    "trên tinh thần cầu thị và đoàn kết", "đúng với cam kết đã ký từ đầu năm", "giúp người dân đi lại ít hơn",
    "coi đây là thước đo của từng tập thể", "theo hướng gọn, rõ và dễ kiểm chứng",
    "khơi dậy tinh thần tự học trong lớp trẻ",
)  # fmt: skip
REMARKS = (
    "Đây là năm thứ {small} liên tiếp việc này được làm theo lịch cố định.",
    "Có {number} lượt cán bộ tham dự, trong đó quá nửa là người dưới 35 tuổi.",
    "Tỷ lệ hoàn thành đạt {percent}%, cao hơn cùng kỳ {small} điểm phần trăm.",
    "Cách làm ấy nghe thì giản dị, nhưng phải mất {small} tháng mới thành thói quen.",
    "Người chủ trì nhắc lại rằng thành tích chỉ có giá trị khi kiểm chứng được.",
    "Phần lớn ý kiến cho rằng nên giữ cách chấm điểm hiện nay thêm một năm nữa.",
    "Kinh phí không nhiều, cái được nhất là sự đồng thuận.",
    "Trong số {number} hồ sơ được xem lại, chỉ còn {small} hồ sơ phải bổ sung.",
    "Không khí buổi làm việc cởi mở từ đầu đến cuối.",
    "Một đại biểu ví việc này như gieo hạt, phải kiên nhẫn mới có mùa.",
    "Các ý kiến đã được thư ký ghi đầy đủ vào biên bản.",
    "Đơn vị đặt mục tiêu nâng con số này lên {number} vào cuối năm sau.",
    "Những việc chưa làm được cũng được nêu thẳng, có tên người chịu trách nhiệm.",
    "So với kế hoạch, khối lượng công việc tăng thêm {percent}% mà nhân lực không đổi.",
)
QUOTES = (
    "Chúng tôi không chạy theo con số, mà muốn từng việc nhỏ được làm đến nơi đến chốn",
    "Khen đúng lúc thì một tờ giấy khen cũng đủ làm người ta vui cả năm",
    "Người trẻ cần được giao việc khó sớm hơn và được chỉ bảo kỹ hơn",
    "Có ghi chép mới có cái để so, có so mới biết mình đang đứng ở đâu",
    "Điều đáng mừng là các đơn vị đã tự tìm đến nhau để học, không chờ nhắc",
    "Mỗi hồ sơ là một con người đang chờ, nghĩ thế thì không ai nỡ để chậm",
)
NOTES = (
    "Số liệu do đơn vị tổng hợp, chưa qua thẩm định của cơ quan thống kê.",
    "Cách tính điểm được nêu trong phụ lục của kế hoạch thi đua.",
    "Tên gọi của đơn vị ghi theo thời điểm diễn ra sự việc.",
    "Kết quả này chưa gồm các vụ việc chuyển sang kỳ sau.",
)
HEADINGS = (
    "Từ một cách làm nhỏ", "Những con số biết nói", "Việc khó giao người trẻ", "Điều còn trăn trở", "Chuyện ở cơ sở",
    "Kết quả bước đầu", "Bài học rút ra", "Nhiệm vụ thời gian tới", "Ý kiến tại hội nghị", "Người trong cuộc nói gì",
    "Khen thưởng kịp thời", "Giữ lửa phong trào", "Phối hợp nhiều bên", "Đổi mới cách chấm điểm",
)  # fmt: skip
POINTS = (
    "Đăng ký danh hiệu đúng thời hạn", "Gửi báo cáo sơ kết trước ngày 15", "Phân công một đầu mối theo dõi",
    "Kiểm tra chéo giữa hai đơn vị cạnh nhau", "Lưu hồ sơ ở cả hai dạng giấy và điện tử", "Bình xét công khai tại tổ",
    "Chọn gương sáng ở nơi khó khăn nhất", "Tổ chức ít nhất hai buổi sinh hoạt chuyên đề",
    "Rà lại danh sách sáng kiến",
)  # fmt: skip
ROWS = (
    "Tin báo giải quyết đúng hạn", "Đơn được trả lời", "Phiên tòa rút kinh nghiệm", "Kiến nghị được chấp nhận",
    "Hồ sơ đã số hóa", "Buổi sinh hoạt chuyên đề", "Sáng kiến được đăng ký", "Lượt cán bộ được tập huấn",
)  # fmt: skip

# What only drafts say: a gate that looks for their words in the public pages must not find them.
UNPUBLISHED = (
    "Đoạn {number} của bài nháp {draft} chờ biên tập viên đọc lại lần {small}, chưa ai ngoài ban biên tập được xem.",
    "Người viết bài nháp {draft} hẹn gửi tư liệu thứ {number} sau {small} ngày nữa, trước khi trưởng ban ký duyệt.",
    "Chỗ này của bài nháp {draft} phải hỏi lại nhân chứng số {number}, vì {small} lời kể còn chưa khớp với nhau.",
)

# --- Headlines ---
HAPPENINGS = (
    "tổ chức hội nghị sơ kết công tác thi đua", "ký giao ước thi đua năm mới", "khai giảng lớp bồi dưỡng kỹ năng",
    "trao tặng danh hiệu cho các tập thể xuất sắc", "phát động đợt thi đua cao điểm", "bình xét khen thưởng cuối năm",
    "tập huấn sử dụng hồ sơ điện tử", "tổng kết phong trào thi đua theo chuyên đề", "mở phiên tòa rút kinh nghiệm",
    "gặp mặt các gương điển hình tiên tiến", "thăm hỏi, tặng quà ở xã kết nghĩa", "trao đổi nghiệp vụ với đơn vị bạn",
    "kiểm tra chéo công tác thi đua", "biểu dương người tốt, việc tốt", "hưởng ứng tuần lễ đọc sách nghề",
)  # fmt: skip
TAILS = (
    "với nhiều cách làm mới", "trong không khí phấn khởi", "hướng về cơ sở", "đúng tiến độ đề ra",
    "gắn với cải cách hành chính", "thiết thực và tiết kiệm", "từ những việc cụ thể", "qua hình thức trực tuyến",
    "để lại nhiều bài học quý", "trước thềm năm mới",
)  # fmt: skip
KICKERS = ("Chuyện nghề", "Gương sáng", "Ghi nhận ở cơ sở", "Theo dòng sự kiện")

# --- Names of people and campaigns ---
FAMILIES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh",
    "Mai",
)  # fmt: skip
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Quốc", "Thu", "Hữu", "Ngọc", "Xuân", "Hải", "Kim")
GIVEN = (
    "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hiếu", "Hùng", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga",
    "Phong", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Vinh", "Yến",
)  # fmt: skip
CAMPAIGNS = (
    "Nói đi đôi với làm", "Mỗi người một sáng kiến nhỏ", "Hồ sơ sạch, số liệu đúng", "Công sở xanh và thân thiện",
    "Gần dân, hiểu dân, giúp dân", "Làm chủ công nghệ số", "Tuổi trẻ xung kích nơi khó",
    "Kỹ năng tranh tụng tại phiên tòa", "Đọc một cuốn sách nghề mỗi tháng", "Kỷ cương, trách nhiệm, tận tụy",
)  # fmt: skip
ROLES = ("Kiểm sát viên", "Kiểm tra viên", "Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng", "Phó Viện trưởng")
