"""Grouping of generated pages whose copies are known: CPU seconds, memory, precision and recall.

    python tests/bench/bench_group.py [N_PAGES ...]

The pages are invented: sentences put together from lists of words, in families with every kind of copy that the survey
of real pages met, and the traps that are no copies (different articles in one frame, pages that hold several articles).
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pyarrow as pa


def split_words(text: str) -> list[str]:
    """Split a list of words written with blanks."""
    return text.split()


SYNONYMS = [
    split_words(line)
    for line in """
押金 保证金 定金
房东 出租人 业主
租客 承租人 住户
合同 协议 契约
退款 退费 返款
商家 店铺 卖家
顾客 买家 消费者
投诉 举报 申诉
物业 管理处 服务中心
装修 翻新 改造
工期 进度 日程
验收 检收 查验
漏水 渗水 返潮
赔偿 补偿 赔付
快递 包裹 邮件
损坏 破损 毁坏
健身房 会所 俱乐部
会员卡 年卡 储值卡
关门 停业 歇业
培训班 补习班 课程班
老师 教员 讲师
退课 停课 转课
二手车 旧车 车辆
里程 公里数 行驶数
事故 碰撞 追尾
保养 检修 维护
旅行社 旅游公司 组团方
行程 路线 安排表
取消 作废 撤销
航班 班机 飞机
延误 晚点 推迟
酒店 宾馆 旅店
预订 预约 订购
手续费 服务费 工本费
发票 收据 票据
证据 凭证 材料
法庭 法院 审判庭
起诉 诉讼 打官司
判决 裁定 裁判
律师 代理人 法律顾问
社区 街道 居委会
邻居 街坊 隔壁
噪音 吵闹 喧哗
停车位 车位 泊位
电梯 升降机 扶梯
暖气 供热 取暖
水费 水账 用水款
电费 电账 用电款
手机 电话 机子
套餐 资费 月租
信号 网络 讯号
流量 数据 网量
充值 续费 缴存
客服 坐席 接线员
承诺 保证 答应
拒绝 推脱 回绝
拖延 耽搁 磨蹭
解释 说明 讲清
核实 查证 确认
记录 登记 备案
高兴 满意 欣慰
生气 恼火 气愤
仔细 认真 细致
马上 立即 当即
经常 时常 屡屡
""".strip().splitlines()
]
SYNONYM_OF = {word: group for group in SYNONYMS for word in group}
THINGS = split_words(
    "墙面 地板 门锁 窗户 水管 插座 沙发 衣柜 书桌 台灯 空调 冰箱 洗衣机 热水器 燃气灶 瓷砖 "
    "油漆 天花板 阳台 厨房 卫生间 走廊 花园 围栏 路灯 垃圾桶 信箱 门铃 钥匙 遥控器 屏幕 键盘 "
    "电池 轮胎 刹车 座椅 方向盘 后备箱 行李 护照 车票 门票 菜单 早餐 床单 毛巾 教材 作业 试卷 "
    "教室 黑板 器械 泳池 更衣柜 储物箱 吉他 钢琴 相机 眼镜 手表 外套 皮鞋 雨伞 背包 奶粉 玩具 "
    "婴儿车 猫粮 鱼缸"
)
ACTIONS = split_words(
    "检查 更换 搬走 拆除 安装 擦洗 测量 拍照 签收 寄回 比对 修补 加固 清点 封存 移交 打包 "
    "丢弃 领取 称重 估价 抽查 张贴 撕毁 翻看 复印 誊写 归还 租借 转让 挂失 注销 开通 升级 "
    "调试 重启 试用 试穿 品尝 排队 等候 返回 绕行 报名 缺席 请假 补考 结业"
)
MANNERS = split_words(
    "当着众人 趁着周末 冒着大雨 隔了两天 连夜 分三次 按照惯例 出于好心 无奈之下 未经同意 再三追问后 一声不响地"
)
PLACES = split_words(
    "城东 城西 河边 山脚 老街 新区 码头 车站旁 学校对面 菜场后面 公园北门 医院附近 桥头 工业园 大学城 开发区"
)
NAMES = split_words("小满 阿岚 老秦 大勇 春妮 建国叔 桂姨 豆豆妈 林师傅 方阿姨 石头 小雨点")
BRANDS = [
    first + second
    for first in split_words("青禾 云栈 半夏 蓝鲸 木棉 丰泽 北屿 南乔 知味 安澜")
    for second in split_words("家居 优选 出行 钱包 易购 到家")
]
FILLERS = "的一了在是有和就不人都上也很到说要去你会着没看好自己这那里么我们出生对能下过"


class Page(NamedTuple):
    """A page, the article it truly is, and how it was made."""

    text: str
    title: str
    article: int
    kind: str


Section = list[list[str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as sections of paragraphs of words, so that words can be replaced and sections moved."""

    title: list[str]
    sections: list[Section]
    brand: str

    def render(self) -> tuple[str, str]:
        """Return title and text."""
        return "".join(self.title), "\n".join("".join(words) for section in self.sections for words in section)


class Inventor:
    """Invents articles and pages; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def _clause(self) -> list[str]:
        pick, term = self.random.choice, lambda: self.random.choice(self.random.choice(SYNONYMS))
        patterns = (
            lambda: [pick(NAMES), "在", pick(PLACES), pick(ACTIONS), pick(THINGS)],
            lambda: [term(), pick(MANNERS), pick(ACTIONS), "了", pick(THINGS), "和", pick(THINGS)],
            lambda: [term(), "与", term(), "约好", str(self.random.randint(2, 980)), pick(["元", "天", "次", "公里"])],
            lambda: ["把", pick(THINGS), pick(ACTIONS), "之后", term(), term()],
            lambda: [pick(MANNERS), term(), "要求", pick(NAMES), pick(ACTIONS), term()],
            lambda: ["关于", term(), "的", term(), pick(NAMES), "说", pick(THINGS), "要", pick(ACTIONS)],
            lambda: [pick(PLACES), "的", term(), term(), pick(ACTIONS), pick(THINGS)],
        )
        return pick(patterns)()

    def paragraph(self, n_chars: int) -> list[str]:
        """Invent a paragraph of about so many characters, as words."""
        words: list[str] = []
        size = 0
        while size < n_chars:
            clause = [*self._clause(), self.random.choice("，，。")]
            words += clause
            size += sum(map(len, clause))
        return [*words[:-1], "。"]

    def draft(self, n_chars: int | None = None) -> Draft:
        """Invent an article; without a length, one of the log-normal lengths of the survey (median 1,280)."""
        wanted = n_chars or int(min(6000, max(350, self.random.lognormvariate(7.15, 0.5))))
        brand = self.random.choice(BRANDS)
        sections: list[Section] = []
        size = 0
        while size < wanted:
            section = [["".join(self.random.choice(THINGS) + self.random.choice(ACTIONS)), "小记"]]
            for _ in range(self.random.randint(1, 3)):
                words = self.paragraph(min(self.random.randint(60, 220), max(wanted - size, 40)))
                if self.random.random() < 0.5:
                    words.insert(self.random.randrange(len(words)), brand)
                section.append(words)
                size += sum(map(len, words))
            sections.append(section)
        return Draft([brand, *self._clause()], sections, brand)

    def misspell(self, text: str, rate: float) -> str:
        """Replace or insert characters at this rate."""
        out = []
        for char in text:
            hit = char != "\n" and self.random.random() < rate
            if not hit or self.random.random() < 0.3:
                out.append(char)
            if hit:
                out.append(self.random.choice(FILLERS))
        return "".join(out)

    def spin(self, draft: Draft, rate: float) -> Draft:
        """Replace words by synonyms, or by others of their kind, at this rate."""

        def turn(word: str) -> str:
            if self.random.random() >= rate:
                return word
            group = SYNONYM_OF.get(word) or next((g for g in (THINGS, ACTIONS, MANNERS) if word in g), [word])
            return self.random.choice(group)

        sections = [[[turn(word) for word in words] for words in section] for section in draft.sections]
        return Draft([turn(word) for word in draft.title], sections, draft.brand)

    def frame(self, text: str, site: int) -> str:
        """Put another site's navigation, teasers and footer around a text."""
        house = Inventor(10_000 + site)
        head = "".join(house.paragraph(40))
        teasers = "".join(self.paragraph(house.random.randint(30, 120)))
        return "\n".join((head, text, "相关文章：" + teasers, "".join(house.paragraph(house.random.randint(80, 260)))))

    def siblings(self, n: int, share: float) -> list[Draft]:
        """Invent different articles in one frame, which makes up this share of each."""
        size = self.random.randint(900, 2000)
        frame = self.draft(int(size * share)).sections
        drafts = []
        for _ in range(n):
            body = self.draft(int(size * (1 - share)))
            sections = []
            for k in range(max(len(frame), len(body.sections))):
                sections += frame[k : k + 1] + body.sections[k : k + 1]
            drafts.append(Draft(body.title, sections, body.brand))
        return drafts

    def copy(self, draft: Draft, kind: str) -> tuple[str, str]:
        """Return title and text of a copy of this kind, the level after a colon."""
        name, _, level = kind.partition(":")
        rate = int(level or 0) / 100
        title, text = draft.render()
        if name == "punctuation":
            text = text.replace("，", ", ").replace("。", "。\n")
        elif name == "char":
            text = self.misspell(text, rate)
        elif name == "spin":
            title, text = self.spin(draft, rate).render()
        elif name == "framed":
            text = self.frame(text, self.random.randrange(400))
        elif name == "shuffled":
            sections = self.random.sample(draft.sections, len(draft.sections))
            text = Draft(draft.title, sections, draft.brand).render()[1]
        elif name == "truncated":
            text = text[: max(120, int(len(text) * rate))]
        elif name == "swapped":
            brand = self.random.choice([other for other in BRANDS if other != draft.brand])
            title, text = title.replace(draft.brand, brand), text.replace(draft.brand, brand)
        return title, text


COPIES = (
    "exact", "punctuation", "char:1", "char:3", "char:5", "char:10", "char:15", "spin:10", "spin:20", "spin:30",
    "framed", "framed", "shuffled", "truncated:75", "truncated:50", "truncated:25", "swapped",
)  # fmt: skip
SHARES = (0.3, 0.5, 0.6, 0.7)


def invent_pages(n: int, seed: int = 1) -> list[Page]:
    """Invent `n` pages; some 45 % belong to families of 2 to 20 copies."""
    invent = Inventor(seed)
    rng = invent.random
    pages: list[Page] = []
    recent: list[tuple[int, str]] = []
    article = 0
    while len(pages) < n:
        chance = rng.random()
        if chance < 0.96:
            draft = invent.draft()
            title, text = draft.render()
            alone = chance < 0.62
            pages.append(Page(text, title, article, "alone" if alone else "base"))
            for _ in range(0 if alone else min(19, 1 + int(rng.expovariate(1 / 2.6)))):
                kind = rng.choice(COPIES)
                other_title, other = invent.copy(draft, kind)
                pages.append(Page(other, other_title, article, kind))
            recent = [*recent[-500:], (article, text)]
            article += 1
        elif chance < 0.988:
            share = rng.choice(SHARES)
            for draft in invent.siblings(rng.randint(3, 12), share):
                pages.append(Page(*reversed(draft.render()), article, f"sibling:{share:.0%}"))
                article += 1
        elif len(recent) > 50:
            parts = rng.sample(recent, rng.randint(3, 5))
            title = "".join(invent.draft(60).title) + "合集"
            pages.append(Page("\n".join(text for _, text in parts), title, article, "aggregator"))
            article += 1
    return pages[:n]


def tabulate(pages: Sequence[Page], seed: int = 1) -> pa.Table:
    """Return pages as the table that grouping takes, with invented ids, edits and dates, in random order of ids."""
    rng = random.Random(seed)
    ids = rng.sample(range(1 << 40), len(pages))
    start = datetime(2024, 1, 1, tzinfo=UTC)
    dates = [start + timedelta(minutes=rng.randrange(500_000)) for _ in pages]
    instant = pa.timestamp("us", tz="UTC")
    return pa.table(
        {
            "doc_id": [f"{number:010x}" for number in ids],
            "text": [page.text for page in pages],
            "title": [page.title for page in pages],
            "n_chars": pa.array([len(page.text) for page in pages], pa.int32()),
            "n_edits": pa.array([rng.randrange(6) for _ in pages], pa.int32()),
            "published_at": pa.array([date if rng.random() < 0.8 else None for date in dates], instant),
            "first_seen_at": pa.array(dates, instant),
        }
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs found and pairs right; by kind, the share of copies in the base's group, or of traps in a wrong one."""

    precision: float
    recall: float
    joined: dict[str, float]
    wrong: dict[str, float]


def score_groups(pages: Sequence[Page], groups: Sequence[str]) -> Score:
    """Compare groups, one a page, with the truth."""

    def count_pairs(sizes: Counter[object]) -> int:
        return sum(size * (size - 1) // 2 for size in sizes.values())

    true = count_pairs(Counter(page.article for page in pages))
    found = count_pairs(Counter(groups))
    right = count_pairs(Counter(zip(groups, (page.article for page in pages), strict=True)))
    articles = defaultdict(set)
    base = {}
    for page, group in zip(pages, groups, strict=True):
        articles[group].add(page.article)
        if page.kind == "base":
            base[page.article] = group
    joined, wrong = defaultdict(list), defaultdict(list)
    for page, group in zip(pages, groups, strict=True):
        if page.article in base and page.kind != "base":
            joined[page.kind].append(group == base[page.article])
        elif page.article not in base:
            wrong[page.kind].append(len(articles[group]) > 1)
    mean = {k: sum(v) / len(v) for k, v in sorted(joined.items())}
    return Score(
        right / max(found, 1), right / max(true, 1), mean, {k: sum(v) / len(v) for k, v in sorted(wrong.items())}
    )


def main(sizes: Sequence[int]) -> None:
    """Print one block a size."""
    from pipeline.group import group_copies

    for n in sizes:
        pages = invent_pages(n, seed=n)
        table = tabulate(pages)
        before = time.process_time()
        result = group_copies(table)
        seconds = time.process_time() - before
        group_of = dict(zip(result["doc_id"].to_pylist(), result["group_id"].to_pylist(), strict=True))
        score = score_groups(pages, [group_of[doc_id] for doc_id in table["doc_id"].to_pylist()])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)
        n_chars = sum(table["n_chars"].to_pylist()) / n
        print(f"{n:,} pages of {n_chars:,.0f} characters: {seconds:.2f} CPU s ({seconds * 1e5 / n:.1f} per 100,000)")
        print(
            f"  peak memory {peak:,.0f} MB (pages included); precision {score.precision:.4f} recall {score.recall:.4f}"
        )
        print("  joined: " + "  ".join(f"{kind} {share:.3f}" for kind, share in score.joined.items()))
        print("  wrongly joined: " + "  ".join(f"{kind} {share:.3f}" for kind, share in score.wrong.items()))


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [10_000, 20_000])
