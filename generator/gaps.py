"""What is said of files that hold too little."""

from generator.diagnostics import Fault, Place, Say, fault


def no_mapping(at: Place, *, empty: bool) -> Fault:
    """A file or front matter that is no mapping, or nothing at all."""
    if empty:
        return fault("FIL05", at, Say("没有内容", "there is nothing in it"), Say("写上内容。", "write something."))
    return fault(
        "YML05",
        at,
        Say("这里要写一组“键: 值”", "a mapping is expected here"),
        Say("每行一个“键: 值”，冒号后面空一格。", "one 'key: value' a line."),
    )


def no_front_matter(at: Place) -> Fault:
    """A page that teaches and says nothing of itself."""
    return fault(
        "PAG01",
        at,
        Say("页首没有信息块", "the page has no front matter"),
        Say("在第一行写 ---，下面写 title、reviewed、review_by 等，再写一行 ---。", "begin with a block between two ---."),
    )


def empty_bank(at: Place) -> Fault:
    """A bank without questions."""
    return fault(
        "FIL05",
        at,
        Say("题库里一道题也没有", "the bank has no question"),
        Say("在 questions: 下面加题，每道以“- id:”开头；或删掉这个文件。", "add questions, or delete the file."),
    )
