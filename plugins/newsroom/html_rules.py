"""The kinds of mistake in the HTML, the anchors and the addresses that a body holds: what the gate would refuse."""

from __future__ import annotations

from plugins.problems import Level, Rule

TAG_MISPLACED = Rule(
    "B151",
    "thẻ <{name}> không đứng được ở đây; trên trang máy giữ chữ mà bỏ thẻ",
    "chỉ viết <{name}> {where}; nếu không cần định dạng thì xóa thẻ, hoặc viết bằng Markdown",
    Level.WARNING,
)
TAG_IN_LIST = Rule(
    "B152",
    "thẻ <{name}> đứng thẳng trong {parents}; trên trang máy đặt nó thành một mục",
    "đặt mỗi mục của <ul>, <ol> trong <li>…</li>, của <dl> trong <dt>…</dt> hay <dd>…</dd>",
    Level.WARNING,
)
LINK_IN_LINK = Rule(
    "B153",
    "có đường dẫn nằm trong đường dẫn; trên trang chỉ một đường dẫn còn lại, chữ thì đủ",
    "viết hai đường dẫn cạnh nhau, không lồng vào nhau",
    Level.WARNING,
)
BROKEN_ADDRESS = Rule(
    "B154",
    "địa chỉ “{target}” viết hỏng nên không mở được",
    "sau https:// là tên máy chủ, không có dấu cách, không có “tên@” ở trước, ví dụ https://vksndtc.gov.vn/trang",
)
RESERVED_ANCHOR = Rule(
    "B155",
    "mã mục “#{anchor}” là mã mà giao diện của trang đã dùng",
    "đặt mã khác, không bắt đầu bằng “_”, ví dụ {{: #{example} }}",
)
LOST_ADDRESS = Rule(
    "B156",
    "trang web này không có địa chỉ “{target}”",
    "ghi đúng địa chỉ như trên thanh địa chỉ của trình duyệt, hoặc dẫn tới tệp .md của bài; hoặc bỏ đường dẫn",
)
LOST_ADDRESS_LATER = Rule(
    "B157",
    "trang web này chưa có địa chỉ “{target}”; khi đăng bài mà vẫn chưa có thì không dựng được trang",
    "ghi đúng địa chỉ như trên thanh địa chỉ của trình duyệt, hoặc dẫn tới tệp .md của bài; hoặc bỏ đường dẫn",
    Level.WARNING,
)
LOST_PLACE = Rule(
    "B158",
    "“{target}”: trang đó không có mục “#{anchor}”",
    "sửa phần sau dấu # hoặc bỏ nó đi; xem mục trên trang ấy bằng cách mở nó trong trình duyệt",
)
SHAPE_LOST = Rule(
    "B159",
    "các thẻ HTML trong bài lồng nhau rối đến mức không dựng được",
    "viết lại bằng Markdown, bỏ các thẻ HTML",
)
