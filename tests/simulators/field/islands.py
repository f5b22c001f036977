"""Papers, boards and blogs of Hong Kong and Taiwan, in their own words."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import as_json, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage

_HK = "港聞 國際 兩岸 財經 娛樂 體育 副刊 社評 馬經 影片 專題".split()
_TW = "即時 政治 社會 生活 財經 國際 地方 娛樂 體育 健康 房產 評論".split()


def _menu(names: list[str]) -> str:
    return "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(names))


def hk_zero(rng: Random) -> SimulatedPage:
    """A Hong Kong application: 撰文：X, 出版： and 更新： without label boxes, bullet summary, 相關文章 between the paragraphs, hashtags."""
    s = Sheet(rng, "hongkong")
    when, names = s.moment(2016, 2024), [s.person() for _ in range(rng.randint(1, 2))]
    section = s.pick("社會新聞", "突發", "理財策略")
    parts = s.article(
        Forms(
            p='<p class="text-[1.25rem]">{}</p>',
            h='<h3 class="subheading">{}</h3>',
            table='<table class="tb">{}</table>',
            img='<figure><img src="/1.jpg"/><figcaption>{}</figcaption></figure>',
        )
    )
    cut = max(1, len(parts) // 2)
    related = f'<div class="related"><p>相關文章︰</p>{s.links(2, "<p><a href={url}>{}</a></p>")}<span>+{s.number(2, 9)}</span></div>'
    data = {
        "@type": "NewsArticle",
        "headline": s.title,
        "datePublished": f"{when:%Y-%m-%dT%H:%M:00+08:00}",
        "author": [{"@type": "Person", "name": name} for name in names],
    }
    html = f"""<!DOCTYPE html><html lang="zh-HK"><head><meta charset="utf-8"/><title>{s.title}｜香港零壹</title><script type="application/ld+json">{as_json(data)}</script>{style(s, 5000)}{script(s, 6000)}</head><body><header><a>香港零壹</a><ul>{_menu(_HK)}</ul><a>登入</a><a>下載App</a></header><main><nav><a>港聞</a><a>{section}</a></nav><h1 id="articleTitle">{s.title}</h1><div class="article-info"><span data-testid="article-author">撰文：{" ".join(f"<a>{name}</a>" for name in names)}</span><div><span>出版：<time dateTime="{when:%Y-%m-%dT%H:%M}">{when:%Y-%m-%d %H:%M}</time></span><span>更新：<time>{when:%Y}-12-31 23:40</time></span></div></div><div class="share"><span>{s.number()}</span></div><div class="summary"><ul><li>{s.summary()}</li></ul></div><article id="article-content-section">{"".join(parts[:cut])}{related}{"".join(parts[cut:])}</article><div class="tags"><a>#財務公司</a><a>#消委會</a></div><div class="app"><p>歡迎下載01App 立即掌握最新資訊</p></div></main><aside><h2>熱門文章</h2>{s.links(8, "<div><a href={url}>{}</a><span>{n}小時前</span></div>")}</aside><section><h2>人氣推介</h2>{s.links(5, "<p><a href={url}>{}</a></p>")}</section><footer>© {when.year} 香港零壹有限公司 關於我們 服務條款 私隱政策 免責聲明</footer></body></html>"""
    return s.done("hk_zero", f"https://www.hk-zero.example.com/{section}/{s.number(10**5, 10**7)}/a", html, when=when, author="、".join(names), category=section)  # fmt: skip


def hk_light_paper(rng: Random) -> SimulatedPage:
    """A Hong Kong daily: 【光報專訊】, category - date - half day, signed 光報記者 X at the end, related series, advertisements of its books."""
    s = Sheet(rng, "hongkong")
    when, reporter = s.moment(2008, 2023), s.person()
    signed = rng.random() < 0.6
    section = s.pick("要聞", "港聞", "經濟")
    lead = "" if s.story["text"].lstrip().startswith("【") else "【光報專訊】"
    body = s.body(
        Forms(
            p="<p>{}</p>", h="<p><strong>{}</strong></p>", table="<table>{}</table>", img='<div class="txt">{}</div>'
        ),
        lead=lead,
    )
    sign = f"<p>{s.aside('光報記者 ' + reporter)}</p>" if signed else ""
    charset = "big5" if when.year < 2014 else "utf-8"
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"/><title>{s.title} - {when:%Y%m%d} - {section} - 每日光報 - 光報新聞網</title>{style(s, 2500)}{script(s, 3000)}</head><body><div id="header"><ul>{_menu(_HK)}</ul><span>{when.year}年{when.month}月{when.day}日 星期{"一二三四五六日"[when.weekday()]}</span></div><div class="breadcrumb"><a>每日光報</a> &gt; <a>{section}</a></div><div id="blockcontent" class="hl_pro"><hgroup><h1>{s.title}</h1></hgroup><div class="date">{when.year}年{when.month}月{when.day}日星期{"一二三四五六日"[when.weekday()]}</div><div class="social"><a>Facebook</a><a>WhatsApp</a><a>電郵</a></div><div id="upper"></div><article class="article_content line_1_5em"><div id="lower">{body}{sign}</div></article><div class="pn"><a>上一篇：{s.headline()}</a><a>下一篇：{s.headline()}</a></div></div><div class="colright"><h2>今日{section}</h2><ul>{s.links(7)}</ul><h2>光報報料熱線</h2><p>電話：0000 0000 WhatsApp：0000 0000</p></div><footer>聯絡我們 | 訂報 | 廣告查詢 © Light Pao {when.year} 版權所有</footer></body></html>"""
    return s.done("hk_light_paper", f"https://news.guangpao.example.com/pns/a/article/{when:%Y%m%d}/s00001/{s.number(10**12, 10**13)}", html,
        when=when, precision=Precision.DAY, author=reporter if signed else None, category=section,
    )  # fmt: skip


def hk_wire(rng: Random) -> SimulatedPage:
    """A Hong Kong free site or broadcaster: date as 2021-03-05 HKT 12:30 or 05月03日(五) 12:30, no author, body in one box of lines."""
    s = Sheet(rng, "hongkong")
    when = s.moment(2010, 2024)
    cable = rng.random() < 0.5
    body = s.body(
        Forms(
            p="{}<br/><br/>",
            h="{}<br/><br/>",
            item="{}<br/>",
            table="<table>{}</table><br/>",
            img='<div class="imgPhotoAfterLoad">{}</div>',
            glue="\n",
        )
    )
    if cable:
        main = f'<div class="itemHead"><h2 class="itemTitle">{s.title}</h2></div><div class="createddate">{when:%Y-%m-%d} HKT {when:%H:%M}</div><div class="itemBody"><div class="itemSlideShow"></div><div class="itemFullText">{body}</div></div>'
    else:
        main = f'<div id="articleContent"><h1>{s.title}</h1><span class="datetime">{when.month:02}月{when.day:02}日({"一二三四五六日"[when.weekday()]}) {when:%H:%M}</span><span class="publishdate">{when:%Y%m%d}</span><div class="breakingNewsContent">{body}</div><div class="moreoncc">更多新聞短片 即睇東網Facebook專頁</div></div>'
    html = f"""<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"/><title>{s.title} - {"江台即時新聞" if cable else "東江網"}</title>{style(s, 3000)}{script(s, 4000)}</head><body><div class="top"><ul>{_menu(_HK)}</ul><a>手機版</a><a>ENG</a></div><div class="main">{main}<div class="share"><a>分享</a><a>列印</a></div><div class="relatedNews"><h3>相關新聞</h3><ul>{s.links(5, '<li><a href="{url}">{}</a><span>{date} HKT 10:1{n}</span></li>')}</ul></div></div><div class="side"><h3>最多瀏覽</h3><ol>{s.links(8)}</ol><h3>天氣</h3><p>氣溫{s.number(12, 30)}度 相對濕度70%</p></div><div class="footer">主頁 | 私隱政策 | 重要告示 | 版權所有 不得轉載 &copy; {when.year}</div></body></html>"""
    return s.done("hk_wire", f"https://news.jiangtai.example.hk/ch/component/k2/{s.number(10**6, 10**7)}-{when:%Y%m%d}.htm", html, when=when)  # fmt: skip


def tw_freedom(rng: Random) -> SimulatedPage:
    """A Taiwanese daily: 首頁 > 社會, time alone in a box, 〔記者X／Y報導〕 as the first words, app lines between, 相關新聞 with keywords."""
    s = Sheet(rng, "taiwan")
    when, reporter = s.moment(2010, 2024), s.person()
    desk = rng.random() < 0.3
    section = s.pick("社會", "生活", "財經")
    lead = "〔即時新聞／綜合報導〕" if desk else f"〔記者{reporter}／{s.place}報導〕"
    body = s.body(
        Forms(
            p="<p>{}</p>",
            h="<h3>{}</h3>",
            img='<span class="ph_b ph_d1"><span class="ph_i"><img src="/1.jpg"></span><span class="ph_d">{}</span></span>',
        ),
        lead=lead,
    )
    html = f"""<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"><title>{s.title} - {section} - 自在時報電子報</title><meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S}+08:00">{style(s, 4000)}{script(s, 9000)}</head><body><div class="channel"><ul>{_menu(_TW)}</ul></div><div class="breadcrumbs"><a>首頁</a> &gt; <a>{section}</a></div><section class="content"><div class="whitecon" itemprop="articleBody"><h1>{s.title}</h1><div class="function"><a>A- A A+</a></div><div class="text boxTitle boxText" data-desc="內容頁"><span class="time">{when:%Y/%m/%d %H:%M}</span>{body}<p class="before_ir">請繼續往下閱讀...</p><p class="appE1121"><a>不用抽 不用搶 現在用APP看新聞 保證天天中獎</a>　<a>點我下載APP</a>　<a>按我看活動辦法</a></p></div></div><div class="related"><h3>相關新聞</h3>{s.links(4, '<a href="{url}">{}</a><br>')}</div><div class="news_content"><h2>{section}今日熱門新聞</h2><ul>{s.links(7, '<li><a href="{url}">{}</a><span>{date}</span></li>')}</ul></div></section><aside><h3>熱門新訊</h3><ul>{s.links(5)}</ul></aside><footer>自在時報版權所有不得轉載 © {when.year} The Liberty Free. 　網路新聞編輯部</footer></body></html>"""
    return s.done("tw_freedom", f"https://news.zizai.example.com.tw/news/society/breakingnews/{s.number(10**6, 10**7)}", html,
        when=when, author=None if desk else reporter, category=section,
    )  # fmt: skip


def tw_central(rng: Random) -> SimulatedPage:
    """Taiwan's agency: updatetime, （中禾社記者XY5日電） as the first words, （編輯：X）with a number of the day at the end, 延伸閱讀 list."""
    s = Sheet(rng, "taiwan")
    when, reporter = s.moment(2009, 2024), s.person()
    lead = f"（中禾社記者{reporter}{s.place}{when.day}日電）"
    body = s.body(
        Forms(
            p="<p>{}</p>",
            h="<p><strong>{}</strong></p>",
            img='<div class="fullPic"><img src="/1.jpg"><div class="picinfo">{}</div></div>',
        ),
        lead=lead,
        tail=f"（編輯：{s.person()}）{when.year - 1911}{when:%m%d}",
    )
    html = f"""<!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="utf-8"/><title>{s.title} | 社會 | 中禾社 CZNA</title>{style(s, 4000)}{script(s, 5000)}</head><body><div class="top"><ul>{_menu(_TW)}</ul><p>您的瀏覽器版本過舊，請更新</p></div><div class="breadcrumb"><a>首頁</a>/<a>社會</a></div><article class="article"><h1><span>{s.title}</span></h1><div class="timeBox"><div class="updatetime"><span>{when:%Y/%m/%d %H:%M}</span></div><div class="share"><a>分享</a><a>字級</a></div></div><div class="centralContent"><div class="paragraph">{body}</div><div class="paragraph moreArticle"><div class="moreArticle-title">延伸閱讀</div>{s.links(3, '<a href="{url}">{}</a>')}</div><div class="paragraph bottomBox"><p>本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。</p><a>下載中禾社「一手新聞」app</a></div></div><div class="keywordTag"><a>#詐騙</a><a>#協商</a></div></article><aside><h2>熱門新聞</h2><ul>{s.links(8, '<li><a href="{url}">{}</a><time>{day} 10:2{n}</time></li>')}</ul></aside><footer>© {when.year} The Central News Agency 關於中禾社 公司介紹 新聞專線</footer></body></html>"""
    return s.done("tw_central", f"https://www.czna.example.com.tw/news/asoc/{when:%Y%m%d}{s.number(1000, 9999)}.aspx", html, when=when, author=reporter, category="社會")  # fmt: skip


def tw_cloud(rng: Random) -> SimulatedPage:
    """A Taiwanese site of the day: 記者X／Y報導 as an own first paragraph, ▲ captions, 更多新聞 between, warnings with ※ at the end."""
    s = Sheet(rng, "taiwan")
    when, reporter = s.moment(2011, 2024), s.person()
    kind = s.pick("reporter", "desk", "strip")
    opening = {
        "reporter": f"記者{reporter}／{s.pick('台北', '高雄', s.place)}報導",
        "desk": f"{s.pick('社會中心', '生活中心', '財經中心')}／{s.pick('綜合報導', '台北報導')}",
        "strip": "",
    }[kind]
    parts = s.article(
        Forms(
            p="<p>{}</p>",
            h="<p><strong>{}</strong></p>",
            img='<p><img src="/1.jpg" alt="▲"></p><p><strong><span style="color:#2980b9">▲{}</span></strong></p>',
        )
    )
    s.neutral = ["▲" + line if f"▲{line}<" in "".join(parts) else line for line in s.neutral]
    if opening:
        s.aside(opening)
    strip = f'<div class="reporter">{reporter}</div>' if kind == "strip" else ""
    more = f"<p><strong>►更多新聞</strong></p>{s.links(2, '<p><a href={url}>►{}</a></p>')}"
    html = f"""<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>{s.title} | 東雲新聞雲</title><meta name="pubdate" content="{when:%Y-%m-%dT%H:%M:00+08:00}">{style(s, 3000)}{script(s, 12000)}</head><body><div class="menu_bar"><ul>{_menu(_TW)}</ul></div><div class="c1"><article><header><h1 class="title">{s.title}</h1><p class="date"><time class="date">{s.pick(f"{when.year}年{when:%m月%d日 %H:%M}", f"{when:%Y/%m/%d %H:%M:00}")}</time></p>{strip}</header><div class="story" itemprop="articleBody">{f"<p>{opening}</p>" if opening else ""}{"".join(parts[:2])}{more}{"".join(parts[2:])}<p><strong>{s.aside("※ 提醒您：" + s.pick("喝酒不開車，開車不喝酒", "珍惜生命，勇敢求救"))}</strong></p></div><div class="tag"><a>詐騙</a> <a>協商</a></div><div class="fb"><p>喜歡這篇文章嗎？ 按讚加入粉絲團</p></div></article><div class="block"><h3>推薦閱讀</h3>{s.links(8, '<div class="piece"><h3><a href="{url}">{}</a></h3><p>{text}...</p><p class="summary"><span>{date} 1{n}:20</span></p></div>')}</div><div class="comment"><h3>讀者迴響</h3></div></div><aside><h3>熱門新聞</h3><ol>{s.links(9)}</ol></aside><footer>東雲新聞雲 版權所有，非經授權，不許轉載本網站內容 © DYtoday.net All Rights Reserved.</footer></body></html>"""
    return s.done("tw_cloud", f"https://www.dongyun.example.net/news/{when:%Y%m%d}/{s.number(10**6, 10**7)}.htm", html,
        when=when, precision=Precision.MINUTE, author=None if kind == "desk" else reporter,
    )  # fmt: skip


def tw_terminal(rng: Random) -> SimulatedPage:
    """A Taiwanese board as a terminal: 作者, 看板, 標題, 時間 lines, text in hard lines, ※ 發信站, pushes 推 and 噓 with names and dates."""
    s = Sheet(rng, "taiwan")
    when, ident = s.moment(2008, 2024).replace(second=0), s.pick("doudou520", "cat0987", "bananaq", "moneymoney")
    ident += str(s.number(1, 99))
    nick = s.handle()
    body = s.body(Forms(p="{}\n", h="{}\n", item="{}", table="{}", cell="{} ", img="{}\n", quote="{}\n"))
    pushes = "".join(
        f'<div class="push"><span class="hl push-tag">{s.pick("推", "→", "噓")} </span><span class="f3 hl push-userid">user{n}{s.number()}</span><span class="f3 push-content">: {text}</span><span class="push-ipdatetime"> {when:%m/%d} 2{n % 4}:10\n</span></div>'
        for n, text in enumerate(s.comments(7))
    )
    shown = f"[{s.pick('心得', '問題', '新聞', '閒聊')}] {s.title}"
    s.title = shown
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{shown} - 看板 Loan - 批批踢實業坊</title><meta name="description" content="{s.lines[0][:60]}">{style(s, 3500)}</head><body><div id="topbar-container"><div id="topbar"><a>批批踢實業坊</a><span>&rsaquo;</span><a><span class="board-label">看板 </span>Loan</a><a>關於我們</a><a>聯絡資訊</a></div></div><div id="navigation-container"><div id="navigation"><a>返回看板</a><a>分享</a></div></div><div id="main-container"><div id="main-content" class="bbs-screen bbs-content"><div class="article-metaline"><span class="article-meta-tag">作者</span><span class="article-meta-value">{ident} ({nick})</span></div><div class="article-metaline-right"><span class="article-meta-tag">看板</span><span class="article-meta-value">Loan</span></div><div class="article-metaline"><span class="article-meta-tag">標題</span><span class="article-meta-value">{shown}</span></div><div class="article-metaline"><span class="article-meta-tag">時間</span><span class="article-meta-value">{when:%a %b} {when.day:2} {when:%H:%M:%S %Y}</span></div>
{body}

--
<span class="f2">※ 發信站: 批批踢實業坊(pipiti.example.cc), 來自: 192.0.2.{s.number(1, 250)} (臺灣)
</span><span class="f2">※ 文章網址: <a>https://www.pipiti.example.cc/bbs/Loan/M.1.html</a>
</span>{pushes}</div><div id="article-polling">推文自動更新已關閉</div></div></body></html>"""
    return s.done("tw_terminal", f"https://www.pipiti.example.cc/bbs/Loan/M.{int(when.timestamp())}.A.{s.number(256, 4000):X}.html", html,
        when=when, precision=Precision.SECOND, author=ident,
    )  # fmt: skip


def tw_blog(rng: Random) -> SimulatedPage:
    """A Taiwanese blog host: month, day, year and hour in list items of the date box, 文章標籤, 全站熱搜, 創作者介紹, 發表在 with 留言 (n)."""
    s = Sheet(rng, "taiwan", "hongkong")
    when, author = s.moment(2007, 2022), s.handle()
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    body = s.body(
        Forms(p=s.pick("<p>{}</p>", "<p><span style=font-size:14pt>{}</span></p><p>&nbsp;</p>"), h="<h2>{}</h2>")
    )
    said = "".join(
        f'<ul class="single-post"><li class="floor"><a>#{n}</a></li><li class="post-info"><span class="user-name">{s.handle()}</span> 於 <span class="post-time">{when.year}/12/31 1{n}:20</span></li><li class="post-text">{text}</li></ul>'
        for n, text in enumerate(s.comments(4), 1)
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{s.title} @ {author}的窩 :: 痞江邦 ::</title><meta name="author" content="{author}">{style(s, 3000)}{script(s, 5000)}</head><body><div id="pixnav"><a>痞江邦</a><a>登入</a><a>應用市集</a></div><div id="header"><h1 id="blog-title"><a>{author}的窩</a></h1><h2>歡迎光臨</h2><ul><li>部落格</li><li>相簿</li><li>留言板</li><li>名片</li></ul></div><div id="content"><div class="article"><ul class="article-head"><li class="publish"><span class="month">{months[when.month - 1]}</span> <span class="date">{when:%d}</span> <span class="day">{when:%a}</span> <span class="year">{when.year}</span> <span class="time">{when:%H:%M}</span></li><li class="title"><h2 itemprop="headline"><a>{s.title}</a></h2></li></ul><div class="article-body"><div class="article-content" id="article-content-inner">{body}</div><div class="tag-container"><div>文章標籤</div><a>理財</a><a>卡債</a></div><p>全站熱搜</p></div><div class="author-profile"><h4>創作者介紹</h4><a>{author}</a></div><div class="article-footer"><p>{author} 發表在 <a>痞江邦</a> <a>留言</a>({len(s.said)}) 人氣(<span>{s.number()}</span>)</p><ul class="refer"><li>全站分類：<a>心情日記</a></li><li>個人分類：<a>生活</a></li><li>上一篇：{s.links(1, '<a href="{url}">{}</a>')}</li></ul></div></div><div id="comment"><h3>留言列表</h3>{said}<p>發表留言</p></div></div><div id="sidebar"><h4>熱門文章</h4><ul>{s.links(6, '<li>({n}{n}2)<a href="{url}">{}</a></li>')}</ul><h4>最新文章</h4><ul>{s.links(5)}</ul><h4>參觀人氣</h4><p>本日人氣：{s.number()} 累積人氣：{s.number()}</p></div></body></html>"""
    return s.done("tw_blog", f"https://{s.number(1000, 9999)}.pijiang.example.net/blog/post/{s.number(10**7, 10**8)}", html, when=when, author=author, category="生活")  # fmt: skip
