"""The kinds of mistake that the quota's data can hold."""

from __future__ import annotations

from plugins.problems import Level, Rule

BAD_NUMBER = Rule("Q101", "“{value}” ở “{key}” phải là số từ 0", "ghi ví dụ 2, 0.5 hoặc 1/3")
ONE_SCOPE = Rule(
    "Q102",
    "chỉ tiêu phải nói áp dụng cho ai bằng đúng một trong: {keys}",
    "giữ lại một khóa (people chỉ khi subject: person)",
)
BAD_START = Rule(
    "Q103", "kỳ không thể bắt đầu ngày {day} tháng {month}", "ghi starts: {{month: 12, day: 1}}; day từ 1 đến 28"
)
START_OF_MONTH = Rule("Q104", "kỳ theo tháng chỉ cần ngày bắt đầu", "ghi starts: {{day: 20}}")
UNKNOWN_LEVEL = Rule("Q105", "không có đơn vị nào thuộc các cấp: {levels}", "kiểm tra lại levels", Level.WARNING)
SHARES_TOO_MANY = Rule(
    "Q106",
    "các phần đóng góp của bài cộng lại là {total}, quá 1",
    "sửa share ở byline để cộng lại không quá 1",
)
WHO_IS_EXEMPT = Rule("Q107", "miễn trừ phải nói cho ai", "ghi unit: mã hoặc person: mã")
NOT_OF_SUBJECT = Rule("Q108", "chỉ tiêu của {subject} không miễn được cho {other}", "sửa subject hoặc miễn trừ")
