"""Other bodies: the courts, police and others that lists name beside procuracies, and that are in no registry.

“Công an tỉnh Lâm Đồng” has the name of our office in it, “tỉnh Lâm Đồng”, and is another body all the same.
"""

from __future__ import annotations

import re

from plugins.registry.texts import fold_name

_OTHER = re.compile(
    r"\b(?:công an|cảnh sát|tòa án|tand|t\.a\.n\.d|bộ đội|biên phòng|ban chỉ huy quân sự|bộ chỉ huy quân sự|hải quan|"
    r"ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|ubmttq|mttq|mặt trận tổ quốc|tỉnh ủy|thành ủy|huyện ủy|quận ủy|"
    r"ban nội chính|cục thi hành án|cục thads|(?<!cơ )(?<!trụ )sở|ngân hàng|kho bạc|kiểm lâm|quản lý thị trường)\b"
)
OR_ELSE = "tự thêm dòng này vào tệp CSV của văn bản, cột kind ghi outside"


def names_other_body(text: str) -> bool:
    """Tell whether *text* names a body of which no office of ours is a part, or a post in one."""
    return _OTHER.search(fold_name(text)) is not None
