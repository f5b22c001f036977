"""Blogs on the systems that Chinese writers use, with the themes they use them with."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import as_json, box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage

_TOPICS = ("loans", "law", "guide", "life")


def typecho(rng: Random) -> SimulatedPage:
    """Typecho default: 作者 / 时间 / 分类 list under the title, 标签, 已有 N 条评论 with dated replies, 添加新评论, 上一篇."""
    s = Sheet(rng, *_TOPICS)
    when, blog, author, section = (
        s.moment(2012, 2023),
        s.handle() + s.pick("的博客", "的小站", ""),
        s.handle(),
        s.pick("默认分类", "随笔", "理财", "记录"),
    )
    body = s.body(
        Forms(
            h="<h3>{}</h3>",
            item="<li>{}</li>",
            items="<ul>{}</ul>",
            img='<p><img src="/usr/uploads/1.jpg" alt="{}" title="{}"></p>'.replace("{}", "图", 2) + "<p>{}</p>",
        )
    )
    stamp = s.pick(f"{when:%Y-%m-%d}", f"{when:%B} {when.day}, {when.year}")
    said = "".join(f'<li id="comment-{n}" class="comment-body comment-odd"><div class="comment-author"><cite class="fn">{s.handle()}</cite></div><div class="comment-meta"><a><time>{when:%B} {n + 1}st, {when.year} at 0{n}:12 pm</time></a></div><div class="comment-content"><p>{text}</p></div><div class="comment-reply"><a>回复</a></div></li>' for n, text in enumerate(s.comments(4)))  # fmt: skip
    html = f"""<!DOCTYPE HTML><html><head><meta charset="UTF-8"><title>{s.title} - {blog}</title><meta name="description" content="{s.lines[0][:80]}" /><meta name="generator" content="Typecho 1.1/17.10.30" />{style(s, 2000)}</head><body>
<header id="header"><div class="site-name"><a id="logo" href="/">{blog}</a><p class="description">写点什么</p></div><form id="search"><input placeholder="输入关键字搜索" /></form><nav id="nav-menu"><a>首页</a><a>归档</a><a>友链</a><a>关于</a></nav></header><div id="body"><div class="col-mb-12 col-8" id="main"><article class="post" itemscope itemtype="http://schema.org/BlogPosting"><h1 class="post-title" itemprop="name headline"><a itemprop="url">{s.title}</a></h1>
<ul class="post-meta"><li itemprop="author">作者: <a itemprop="name" rel="author">{author}</a></li><li>时间: <time datetime="{when:%Y-%m-%dT%H:%M:%S}+08:00" itemprop="datePublished">{stamp}</time></li><li>分类: <a>{section}</a></li></ul><div class="post-content" itemprop="articleBody">{body}</div><p itemprop="keywords" class="tags">标签: <a>还款</a>, <a>记账</a></p></article>
<div id="comments"><h3>{"已有 " + str(len(s.said)) + " 条评论" if s.said else "暂无评论"}</h3><ol class="comment-list">{said}</ol><div class="respond"><h3 id="response">添加新评论</h3><form><p><label>称呼</label><input></p><p><label>Email</label><input></p><p><label>内容</label><textarea></textarea></p><button>提交评论</button></form></div></div>
<ul class="post-near"><li>上一篇: {s.links(1, '<a href="{url}">{}</a>')}</li><li>下一篇: 没有了</li></ul></div><div class="col-3" id="secondary">{box(s, "最新文章", 8, css="widget")}<section class="widget"><h3>最近回复</h3><ul>{s.links(4, "<li><a>{who}</a>: 学到了，谢谢</li>")}</ul></section><section class="widget"><h3>归档</h3><ul><li>{when:%B %Y}</li><li>January 2012</li></ul></section><section><h3>其它</h3><a>登录</a><a>文章 RSS</a></section></div></div><footer>&copy; {when.year} {blog}. 由 Typecho 强力驱动.</footer></body></html>"""
    return s.done("typecho", f"https://blog.example.org/archives/{s.number()}/", html, when=when, precision=Precision.SECOND, author=author, category=section)  # fmt: skip


def zblog(rng: Random) -> SimulatedPage:
    """Z-Blog default: date alone above the title, metadata behind the text with 作者 | 分类 | 评论 | 浏览, 发表评论 conditions."""
    s = Sheet(rng, *_TOPICS)
    when, site, section = (
        s.moment(2010, 2021),
        s.pick("老梅的网志", "清零笔记", "平岚站长网"),
        s.pick("网贷", "未分类", "经验分享"),
    )
    author = s.pick("admin", s.handle(), s.handle(), s.person())
    stamp = f"{when.year}年{when.month}月{when.day}日" if s.rng.random() < 0.6 else f"{when:%Y-%m-%d %H:%M:%S}"
    precision = Precision.SECOND if ":" in stamp else Precision.DAY
    body = s.body(Forms(h="<h4>{}</h4>"))
    html = f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{s.title}_{section}_{site}</title><meta name="generator" content="Z-BlogPHP 1.5.1 Zero" /><script src="/zb_system/script/c_html_js_add.php"></script>{script(s, 1200)}{style(s, 1500)}</head><body class="single article">
<div id="divAll"><div id="divPage"><div id="divMiddle"><div id="divTop"><h1 id="BlogTitle"><a>{site}</a></h1><h3 id="BlogSubTitle">好记性不如烂笔头</h3></div><div id="divNavBar"><ul><li><a>首页</a></li>{s.channels(5, "<li><a>{}</a></li>")}</ul></div><div id="divMain"><div class="post single"><h4 class="post-date">{stamp}</h4><h2 class="post-title">{s.title}</h2><div class="post-body">{body}</div>
<h5 class="post-tags">Tags: <span class="tags"><a>征信</a>&nbsp;<a>分期</a></span></h5><h6 class="post-footer">作者:{author} | 分类:{section} | 浏览:{s.number()} | 评论:0</h6></div><label id="AjaxCommentBegin"></label><div class="post" id="divCommentPost"><p class="posttop"><a>发表评论:</a><a>取消回复</a></p><form><p><input><label>名称(*)</label></p><p><input><label>邮箱</label></p><p><label>正文(*)</label></p><textarea></textarea><input value="提交"></form><p class="postbottom">◎欢迎参与讨论，请在这里发表您的看法、交流您的观点。</p></div>
<ul class="msg mutuality"><li class="tbname">相关文章:</li>{s.links(5, '<li class="msgarticle"><a href="{url}">{}</a>&nbsp;&nbsp;({date} 10:2{n}:11)</li>')}</ul></div><div id="divSidebar"><dl class="function"><dt>控制面板</dt><dd>您好，欢迎到访网站！<a>登录后台</a> <a>查看权限</a></dd></dl>{box(s, "最近发表", 8, css="function")}<dl><dt>最新留言</dt><dd><ul>{s.links(4, "<li><a>{who}说得在理，支持博主</a></li>")}</ul></dd></dl><dl><dt>友情链接</dt><dd>{s.channels(5)}</dd></dl></div><div id="divBottom"><h3>Powered By <a>Z-BlogPHP</a></h3></div></div></div></div></body></html>"""
    return s.done("zblog", f"http://zb.example.net/post/{s.number()}.html", html, when=when, precision=precision, author=None if author == "admin" else author, category=section)  # fmt: skip


def hexo_next(rng: Random) -> SimulatedPage:
    """Hexo with NexT: 发表于 / 更新于 / 分类于 / 本文字数, table of contents, 本文作者 and 版权声明 list, author only there and in meta."""
    s = Sheet(rng, "guide", "life", "loans")
    when, author, section = s.moment(2016, 2024), s.handle(), s.pick("随笔", "理财", "笔记")
    later = s.rng.random() < 0.5
    body = s.body(
        Forms(
            h='<h2 id="t"><a href="#t" class="headerlink" title="t"></a>{}</h2>',
            item="<li>{}</li>",
            items="<ul>{}</ul>",
            table='<div class="table-container"><table><tbody>{}</tbody></table></div>',
        )
    )
    heads = [line for line in s.lines if f"</a>{line}</h2>" in body]
    toc = "".join(
        f'<li class="nav-item nav-level-2"><a class="nav-link"><span class="nav-number">{n}.</span> <span class="nav-text">{head}</span></a></li>'
        for n, head in enumerate(heads, 1)
    )
    updated = (
        f'<span class="post-meta-divider">|</span> <span class="post-meta-item">更新于 <time title="修改时间：{when:%Y}-12-31 23:11:02" itemprop="dateModified">{when:%Y}-12-31</time></span>'
        if later
        else ""
    )
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><meta name="generator" content="Hexo 4.2.1"><meta property="og:type" content="article"><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S}+08:00"><meta property="article:author" content="{author}"><title>{s.title} | {author}</title>{style(s, 2500)}</head><body itemscope itemtype="http://schema.org/WebPage"><div class="container"><header class="header"><h1 class="site-title">{author}</h1><nav class="site-nav"><a>首页</a><a>标签<span class="badge">32</span></a><a>分类<span class="badge">9</span></a><a>归档<span class="badge">101</span></a><a>搜索</a></nav></header>
<main class="main"><article class="post-block"><header class="post-header"><h1 class="post-title" itemprop="name headline">{s.title}</h1><div class="post-meta"><span class="post-meta-item"><span class="post-meta-item-text">发表于</span> <time title="创建时间：{when:%Y-%m-%d %H:%M:%S}" itemprop="dateCreated datePublished" datetime="{when:%Y-%m-%dT%H:%M:%S}+08:00">{when:%Y-%m-%d}</time></span> {updated}<span class="post-meta-item">分类于 <span itemprop="about"><a>{section}</a></span></span> <span>阅读次数： {s.number()}</span> <span>Disqus：</span> <br><span>本文字数： {s.number()}</span> <span>阅读时长 &asymp; {s.number(1, 9)} 分钟</span></div></header><div class="post-body" itemprop="articleBody">{body}</div>
<div><ul class="post-copyright"><li class="post-copyright-author"><strong>本文作者： </strong>{author}</li><li><strong>本文链接：</strong><a>https://next.example.io/{when:%Y/%m/%d}/a/</a></li><li class="post-copyright-license"><strong>版权声明： </strong>本博客所有文章除特别声明外，均采用 BY-NC-SA 许可协议。转载请注明出处！</li></ul></div><div class="reward-container"><div>坚持原创技术分享，您的支持将鼓励我继续创作！</div><button>打赏</button></div><footer class="post-footer"><div class="post-tags"><a># 记账</a></div><div class="post-nav">{s.links(2, '<div class="post-nav-item"><a href="{url}">{}</a></div>')}</div></footer></article></main>
<aside class="sidebar"><ul class="sidebar-nav"><li>文章目录</li><li>站点概览</li></ul><div class="post-toc"><ol class="nav">{toc}</ol></div><p class="site-author-name">{author}</p><div class="site-description">慢慢来，比较快</div><div>101 日志</div></aside><footer><div class="copyright">&copy; 2016 – <span>{when.year}</span> <span class="author">{author}</span></div><div>由 Hexo & NexT.Gemini 强力驱动</div></footer></div></body></html>"""
    return s.done("hexo_next", f"https://next.example.io/{when:%Y/%m/%d}/a{s.number()}/", html, when=when, precision=Precision.SECOND, author=author, category=section)  # fmt: skip


def butterfly(rng: Random) -> SimulatedPage:
    """Hexo with Butterfly: title in the head picture, 发表于|更新于 dates, floating 作者卡片, 相关推荐 with dates, 文章作者."""
    s = Sheet(rng, "guide", "life", "law")
    when, author, section = s.moment(2019, 2024), s.handle(), s.pick("生活", "法律小抄", "理财")
    body = s.body(
        Forms(
            h='<h1 id="a"><a href="#a" class="headerlink"></a>{}</h1>',
            item="<li>{}</li>",
            items="<ol>{}</ol>",
            img='<img src="/img/loading.gif" data-lazy-src="/img/1.png"><div class="img-alt is-center">{}</div>',
        )
    )
    html = f"""<!DOCTYPE html><html lang="zh-CN" data-theme="light"><head><meta charset="UTF-8"><title>{s.title} | {author}的岛</title><meta name="author" content="{author}"><meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S}.000Z">{style(s, 3500)}<script>const GLOBAL_CONFIG={{root:'/',copy:{{success:'复制成功',error:'复制错误'}},relativeDate:{{just:'刚刚',min:'分钟前'}}}}</script></head><body><div id="sidebar"><div class="site-data"><a><div class="headline">文章</div><div>88</div></a><a><div class="headline">标签</div><div>21</div></a></div><a>首页</a><a>时间轴</a><a>友人帐</a></div>
<div class="post" id="body-wrap"><header class="post-bg" id="page-header"><nav id="nav"><a>{author}的岛</a><a>搜索</a></nav><div id="post-info"><h1 class="post-title">{s.title}</h1><div id="post-meta"><div class="meta-firstline"><span class="post-meta-date"><span class="post-meta-label">发表于</span><time class="post-meta-date-created" title="发表于 {when:%Y-%m-%d %H:%M:%S}">{when:%Y-%m-%d}</time><span class="post-meta-separator">|</span><span class="post-meta-label">更新于</span><time class="post-meta-date-updated">{when:%Y}-12-31</time></span><span class="post-meta-categories"><span>|</span><a class="post-meta-categories">{section}</a></span></div><div class="meta-secondline"><span>字数总计:</span><span>1.{s.number(1, 9)}k</span><span>|</span><span>阅读时长:</span><span>5分钟</span><span>|</span><span>阅读量:</span><span></span></div></div></div></header>
<main class="layout" id="content-inner"><div id="post"><article class="post-content" id="article-container">{body}</article><div class="post-copyright"><div class="post-copyright__author"><span class="post-copyright-meta">文章作者: </span><span class="post-copyright-info"><a>{author}</a></span></div><div><span>文章链接: </span><a>https://isle.example.top/p/1/</a></div><div class="post-copyright__notice"><span>版权声明: </span><span>本博客所有文章除特别声明外，均采用 <a>CC BY-NC-SA 4.0</a> 许可协议。转载请注明来自 <a>{author}的岛</a>！</span></div></div><div class="tag_share"><a class="post-meta__tags">债务</a></div><nav class="pagination-post">{s.links(2, '<div><a href="{url}"><div class="label">上一篇</div><div class="prev_info">{}</div></a></div>')}</nav>
<div class="relatedPosts"><div class="headline"><span>相关推荐</span></div><div class="relatedPosts-list">{s.links(4, '<div><a href="{url}"><div class="content is-center"><div class="date">{date}</div><div class="title">{}</div></div></a></div>')}</div></div><hr/><div id="post-comment"><div class="comment-head"><span>评论</span></div></div></div><div class="aside-content"><div class="card-widget card-info is-center"><div class="author-info__name">{author}</div><div class="author-info__description">一个认真还钱的人</div></div><div class="card-announcement"><span>公告</span><div>本站已迁移</div></div><div class="card-recent-post"><span>最新文章</span>{s.links(5, '<div class="aside-list-item"><a href="{url}">{}</a><time>{date}</time></div>')}</div></div></main><footer><div class="copyright">&copy;2020 - {when.year} By {author}</div><div class="framework-info"><span>框架 </span><a>Hexo</a><span>|</span><span>主题 </span><a>Butterfly</a></div></footer></div></body></html>"""
    return s.done("butterfly", f"https://isle.example.top/posts/{s.number(10**7, 10**8):x}/", html, when=when, precision=Precision.SECOND, author=author, category=section)  # fmt: skip


def wordpress_dux(rng: Random) -> SimulatedPage:
    """A WordPress theme of content sites: 分类 · date · 阅读(N) · 作者 in a strip, 未经允许不得转载 line, 点赞, 相关推荐, sign-in wall."""
    s = Sheet(rng, "loans", "guide", "finance")
    when, site, section = (
        s.moment(2014, 2024),
        s.pick("口袋理财网", "债务自救网", "卡神部落"),
        s.pick("信用卡", "网贷逾期", "干货"),
    )
    author = s.pick(s.handle(), s.person(), "小编", "admin")
    strip = s.pick(
        f'<span class="item">{when:%Y-%m-%d}</span><span class="item">分类：<a rel="category tag">{section}</a></span><span class="item post-views">阅读({s.number()})</span><span class="item">评论(0)</span>',
        f'<span class="item"><a>{author}</a></span><span class="item">{when:%Y年%-m月%-d日}</span><a class="item">{section}</a><span class="item">{s.number()} 浏览</span>',
    )
    shown = author in strip
    data = {"@context": "https://ziyuan.example.com/contexts/cambrian.jsonld", "@id": "https://www.koudai.example.cc/1.html", "title": s.title, "pubDate": f"{when:%Y-%m-%dT%H:%M:%S}", "upDate": f"{when:%Y}-12-31T10:00:00"}  # fmt: skip
    body = s.body(Forms(h="<h2>{}</h2>", item="<li>{}</li>", items="<ul>{}</ul>"))
    html = f"""<!DOCTYPE HTML><html lang="zh-CN"><head><meta charset="UTF-8"><title>{s.title}-{site}</title><script type="application/ld+json">{as_json(data)}</script>{style(s, 4000)}{script(s, 2000)}</head><body class="single single-post nav_fixed m-excerpt-cat site-layout-2"><header class="header"><div class="logo"><a>{site}</a></div><div class="brand">专注债务<br>规划十年</div><ul class="site-nav">{s.channels(7, "<li><a>{}</a></li>")}</ul><div class="topbar"><a>Hi, 请登录</a> <a>我要注册</a> <a>找回密码</a></div></header><div class="breadcrumbs">当前位置：<a>{site}</a> <small>&gt;</small> <a>{section}</a> <small>&gt;</small> 正文</div>
<section class="container"><div class="content-wrap"><div class="content"><header class="article-header"><h1 class="article-title"><a>{s.title}</a></h1><div class="article-meta">{strip}</div></header><article class="article-content">{body}<p class="post-copyright">未经允许不得转载：<a>{site}</a> &raquo; <a>{s.title}</a></p></article><div class="post-actions"><a class="post-like">赞(<span>{s.number(0, 90)}</span>)</a><a class="post-rewards">打赏</a></div><div class="action-share"></div><div class="article-tags">标签：<a>逾期</a><a>协商</a></div>
<nav class="article-nav"><span class="article-nav-prev">上一篇<br>{s.links(1, '<a href="{url}">{}</a>')}</span><span class="article-nav-next">下一篇<br>{s.links(1, '<a href="{url}">{}</a>')}</span></nav><div class="relates"><div class="title"><h3>相关推荐</h3></div><ul>{s.links(8)}</ul></div><div class="title" id="comments"><h3>评论 <small>抢沙发</small></h3></div><div id="respond"><textarea></textarea><label>昵称</label><label>邮箱</label><button>提交评论</button></div></div></div><div class="sidebar"><div class="widget widget_ui_textads"><a class="style01"><strong>吐血推荐</strong><h2>债务规划免费评估</h2><p>一对一顾问，先服务后付费，全国可办理……</p></a></div>{box(s, "热门文章", 6, '<li><a href="{url}"><span class="text">{}</span><span class="muted">{date}</span><span class="muted">评论(3)</span></a></li>', "widget")}</div></section>{footer(s, site)}</body></html>"""
    return s.done("wordpress_dux", f"https://www.koudai.example.cc/{s.number(100, 9999)}.html", html, when=when, precision=Precision.SECOND, author=author if shown and author not in ("小编", "admin") else None, category=section)  # fmt: skip
