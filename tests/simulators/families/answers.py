"""Questions and answers: a law site where lawyers reply, and a help page of folded answers."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from datetime import timedelta
from random import Random

from scraper.demo.sentences import GROUPS, fill, load_topics
from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_headlines,
    draw_id,
    draw_script,
    esc,
    format_number,
    link,
    list_links,
)
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import Kind, Piece, Writing, draw_byline, draw_name, draw_nickname, stamp
from tests.simulators.pages import SimulatedPage

CITIES = ("江苏-苏州", "广东-佛山", "四川-绵阳", "浙江-温州", "湖南-株洲", "河北-唐山")


def _say(rng: Random, kind: str, count: int) -> list[str]:
    """`count` sentences of one topic: its questions, or paragraphs of what can be said about it."""
    topic = rng.choice(list(load_topics(*GROUPS).values()))
    pool = topic.questions if kind == "questions" else topic.sentences
    return [fill(line, rng, {}) for line in rng.sample(pool, min(count, len(pool)))]


def draw_law_answers(rng: Random) -> SimulatedPage:
    """The question as h1 and again with its details, three to six lawyers' answers with boxes about them."""
    question = _say(rng, "questions", 1)[0]
    details = "".join(_say(rng, "sentences", rng.randint(1, 2)))
    answers = ["".join(_say(rng, "sentences", rng.randint(1, 3))) for _ in range(rng.randint(2, 6))]
    answers = [rng.choice(("", "您好，", "你好：", "")) + text for text in answers]
    byline = draw_byline(rng, (2012, 2024), authors=0.0)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y.%m.%d %H:%M")))
    writing = Writing(question, "债权债务", tuple(Piece(Kind.TEXT, (line,)) for line in (details, *answers)))
    site = rng.choice(("律问在线", "找法问答", "法帮手咨询"))
    moment = byline.published
    boxes = []
    for number, text in enumerate(answers):
        moment += timedelta(hours=rng.randint(1, 20))
        name = draw_name(rng)
        boxes.append(
            f'<div class="ans-item"><div class="lawyer"><a class="photo"><img src="/l/{draw_id(rng)}.jpg" alt="{name}律师"></a><a class="name">{name}律师</a><span>{rng.choice(CITIES)}</span><span>好评数：{rng.randrange(999)}</span><span>帮助人数：{format_number(rng)}</span><a class="btn">立即咨询</a></div><div class="txt">{esc(text)}</div><div class="foot"><span>回复时间：{moment:%Y-%m-%d %H:%M}</span><a>有用({rng.randrange(20)})</a><a>追问</a>{"<em>最佳答案</em>" if not number else ""}</div></div>'
        )
    similar = "".join(
        f"<li>{link(_say(rng, 'questions', 1)[0], rng)}<span>{rng.randint(1, 9)}个回答</span></li>"
        for _ in range(rng.randint(3, 8))
    )
    html = document(
        f"{question}_{rng.choice(('债权债务', '法律咨询'))}_{site}",
        f'<meta name="description" content="{esc(answers[0][:80])}" />',
        f"""<div class="top"><ul>{list_links(("找律师", "法律咨询", "法律知识", "律师案例", "法律文书", "法律法规", "下载APP"), rng)}</ul></div><div class="crumb">{link(site, rng)} &gt; {link("法律咨询", rng)} &gt; {link("债权债务", rng)} &gt; 咨询详情</div>
<div class="main"><div class="q-box"><h1>{esc(question)}</h1><div class="q-info"><span>{rng.choice(CITIES)}</span><span>{rng.choice(("匿名用户", "ask20" + str(rng.randrange(999)), "用户" + draw_id(rng, 5)))}</span><span>{date.text}</span><span>{format_number(rng)}人浏览</span></div><p class="q-desc">{esc(details)}</p><div class="q-op"><a>我也要问</a><a>收藏</a></div></div>
<div class="a-box"><h2>律师解答<em>共{len(answers)}条</em></h2>{"".join(boxes)}</div><div class="guide">没有解决您的问题？一分钟提问，海量律师提供专业解答 <a>立即提问</a></div>
<div class="like"><h3>相似咨询</h3><ul>{similar}</ul></div><div class="know"><h3>相关法律知识</h3><ul>{list_links(draw_headlines(rng, 6, loans=True), rng)}</ul></div></div>
<div class="side"><h3>推荐律师</h3>{"".join(f"<div><a>{draw_name(rng)}律师</a><span>{rng.choice(CITIES)}</span><a>电话咨询</a></div>" for _ in range(4))}<h3>热门法律工具</h3><ul>{list_links(("诉讼费计算器", "律师费计算器", "利息计算器", "经济补偿金计算"), rng)}</ul></div>
<div class="foot">声明：{site}所有咨询回复由律师提供，仅供参考，不作为法律意见，用户据此操作风险自担。</div>{draw_script(rng, rng.randint(500, 6000))}""",
    )
    url = f"https://www.{draw_id(rng, 6)}.com/ask/question_{rng.randrange(10**8)}.html"
    return as_page("law_answers", url, html, writing, byline, date, shows_category=False)


def draw_accordion(rng: Random) -> SimulatedPage:
    """Folded answers (some `display:none` until clicked, which a reader opens), all of them the article."""
    count = rng.randint(4, 12)
    pieces: list[Piece] = []
    items = []
    hidden = rng.random() < 0.35
    kind = rng.choice(("dl", "details", "div"))
    for number in range(count):
        question, answer = _say(rng, "questions", 1)[0], "".join(_say(rng, "sentences", rng.randint(1, 3)))
        question = f"{rng.choice(('', f'{number + 1}、', 'Q：'))}{question}"
        pieces += [Piece(Kind.HEADING, (question,)), Piece(Kind.TEXT, (answer,))]
        if kind == "dl":
            items.append(f"<dt>{esc(question)}</dt><dd>{esc(answer)}</dd>")
        elif kind == "details":
            items.append(
                f"<details{' open' if not number else ''}><summary>{esc(question)}</summary><p>{esc(answer)}</p></details>"
            )
        else:
            fold = ' style="display:none"' if hidden and number else ""
            items.append(
                f'<div class="faq-item"><div class="faq-q">{esc(question)}<i class="arrow"></i></div><div class="faq-a"{fold}><p>{esc(answer)}</p></div></div>'
            )
    topic = rng.choice(("还款", "信用卡", "网贷", "征信", "协商分期", "账单"))
    writing = Writing(
        rng.choice((f"{topic}常见问题", f"关于{topic}，你最关心的{count}个问题", f"{topic}疑问一次说清")),
        "帮助中心",
        tuple(pieces),
    )
    byline = draw_byline(rng, (2016, 2024), authors=0.3, nickname=True)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d", "%Y年%-m月%-d日")))
    who = f"<span>{byline.author}</span>" if byline.author else ""
    inner = f"<dl>{''.join(items)}</dl>" if kind == "dl" else "".join(items)
    html = document(
        f"{writing.title} - 帮助中心",
        draw_script(rng, 400),
        f"""<header><nav>{list_links(draw_channels(rng, 6, loans=True), rng, item="{}", glue=" ")}</nav></header><main><section class="help"><aside><ul>{list_links(("账户与安全", "借款申请", "还款说明", "优惠活动", "投诉与建议", draw_nickname(rng)), rng)}</ul></aside>
<div class="help-content"><h1>{esc(writing.title)}</h1><div class="meta"><span>更新于 {date.text}</span>{who}</div><div class="faq">{inner}</div><div class="feedback">以上内容对您有帮助吗？<button>有帮助</button><button>没帮助</button></div></div></section></main><footer><p>在线客服 工作日9:00-18:00</p></footer>""",
    )
    url = f"https://help.{draw_id(rng, 6)}.com/faq/{rng.randrange(999)}"
    return as_page("accordion", url, html, writing, byline, date, shows_category=False)
