"""Reports to read in bulk: any number of files of eight years and three editions, some of them unreadable.

    python reports.py FOLDER COUNT [UNREADABLE]

Each holds one figure of its own, its number, so that what comes out at the other end can be told from its neighbours.
The sentences are nobody's.
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
YEARS = range(2016, 2024)
#: The cell that holds a report's number, by edition.
NUMBERED = {
    "2008": "statistics.requests.total.value",
    "2019": "disclosure.licensing.decisions",
    "2021": "disclosure.licensing.decisions",
}

OLD = """{name}{year}年政府信息公开工作年度报告
一、概述
这一年照常公开，没有特别的事。
二、主动公开政府信息情况
主动公开政府信息320条。
三、依申请公开政府信息情况
收到政府信息公开申请{number}件。
四、收费及减免情况
未收费。
五、行政复议、行政诉讼情况
未发生行政复议、行政诉讼。
六、主要问题及改进
人手不够，明年再招一位。
"""


def edition(year):
    return "2008" if year < 2019 else "2019" if year < 2021 else "2021"


def text(number):
    """The report with this number: its year is the next of the eight."""
    year = YEARS[number % len(YEARS)]
    name = "临" + "".join("江河湖海山原林泉石田"[int(digit)] for digit in str(number)) + "县"
    if edition(year) == "2008":
        return OLD.format(name=name, year=year, number=number)
    new = (ROOT / "fixtures/formats/county.txt").read_text(encoding="utf-8")
    if edition(year) == "2019":
        new = in_2019(new)
    new = new.replace("2023", str(year)).replace("临溪县", name)
    return new.replace("| 行政许可 | 1260 |", f"| 行政许可 | {number} |").replace("| LICENSING |", f"| {number} |")


def in_2019(new):
    """The same report with the tables of 2019."""
    start, end = new.index("| 第二十条第（一）项"), new.index("三、收到和处理")
    tables = """| 第二十条第（一）项 |  |  |  |
| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 7 | 7 | 41 |
| 第二十条第（五）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 210 | +3 | LICENSING |
| 其他对外管理服务事项 | 64 | 0 | 88 |
| 第二十条第（六）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政处罚 | 400 | -2 | 307 |
| 行政强制 | 30 | 0 | 12 |
| 第二十条第（八）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 |  |
| 行政事业性收费 | 9 | 0 |  |
| 第二十条第（九）项 |  |  |  |
| 信息内容 | 采购项目数量 | 采购总金额 |  |
| 政府集中采购 | 31 | 318.5万元 |  |

"""
    new = new[:start] + tables + new[end:]
    # Three rows are one here.
    lines = new.splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if "（六）其他处理" in line)
    lines[first : first + 3] = ["|  | （六）其他处理 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"]
    return "".join(lines)


def is_unreadable(number, count, unreadable):
    """Whether this one of so many is damaged: they are spread evenly."""
    return unreadable > 0 and number % (count // unreadable) == 0 and number // (count // unreadable) < unreadable


def write(folder, count, unreadable=0):
    """Writes the files; gives their paths in the order of their numbers."""
    folder = pathlib.Path(folder)
    paths = []
    for number in range(count):
        inside = folder / f"{number // 1000:03}"
        if number % 1000 == 0:
            inside.mkdir(parents=True, exist_ok=True)
        path = inside / f"{number:05}.txt"
        if is_unreadable(number, count, unreadable):
            path.write_bytes(b"%PDF-1.7\nno more of it")
        else:
            path.write_text(text(number), encoding="utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
