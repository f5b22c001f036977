"""Blogs: WordPress, Z-BlogPHP, and the blog hosts of the portals."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_dates,
    draw_headlines,
    draw_id,
    draw_script,
    draw_style,
    draw_teasers,
    esc,
    format_number,
    link,
    list_links,
)
from tests.simulators.families.rendering import Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    add_captions,
    draw_byline,
    draw_comments,
    draw_general_article,
    draw_loan_article,
    draw_nickname,
    stamp,
)
from tests.simulators.pages import SimulatedPage


def draw_wordpress(rng: Random) -> SimulatedPage:
    """`article.post`, strip with <time> and `vcard`, widgets at the side, threaded comments, posts before and after."""
    loans = rng.random() < 0.6
    writing = add_captions(draw_loan_article(rng) if loans else draw_general_article(rng), rng, rng.choice((0, 1, 2)))
    byline = draw_byline(rng, (2011, 2024), authors=0.75, nickname=True)
    date = stamp(byline.published, rng.choice(("%Y年%-m月%-d日", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d")))
    site = rng.choice(("岸上的灯", "还款手记", "一个人的账本", "南山小筑", "碎碎念工坊"))
    style = rng.choice(
        (
            Style(picture='<figure class="wp-block-image"><img src="{src}"/><figcaption>{}</figcaption></figure>'),
            Style(
                text='<p class="has-text-align-left">{}</p>',
                heading='<h3 class="wp-block-heading">{}</h3>',
                items='<ol class="wp-block-list">{}</ol>',
            ),
        )
    )
    meta = [
        f'<span class="posted-on">发表于 <time class="entry-date published" datetime="{byline.published:%Y-%m-%dT%H:%M:%S+08:00}">{date.text}</time></span>'
    ]
    if byline.author:
        meta.append(
            f'<span class="byline">{rng.choice(("由 ", "作者：", ""))}<span class="author vcard"><a class="url fn n" href="/author/a/">{esc(byline.author)}</a></span></span>'
        )
    meta.append(f'<span class="cat-links">分类：{link(writing.category, rng)}</span>')
    comments = draw_comments(rng, rng.choice((0, 0, 1, 3, 6)))
    said = "".join(
        f'<li class="comment depth-{1 + number % 2}"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="/a.png"/><b class="fn">{draw_nickname(rng)}</b><span class="says">说道：</span></div><div class="comment-metadata"><a><time>{byline.fetched_at:%Y年%m月%d日 %H:%M}</time></a></div></footer><div class="comment-content"><p>{esc(text)}</p></div><div class="reply"><a>回复</a></div></article></li>'
        for number, text in enumerate(comments)
    )
    before, after = draw_headlines(rng, 2, loans=loans)
    related = (
        f'<div class="related-posts"><h3>{rng.choice(("相关文章", "您可能还喜欢", "延伸阅读"))}</h3><ul>{list_links(draw_headlines(rng, 5, loans=loans), rng)}</ul></div>'
        if rng.random() < 0.5
        else ""
    )
    tags = f'<div class="tags-links">标签：{list_links(rng.sample(("逾期", "生活", "记账", "信用卡", "随笔", "理财"), 3), rng, item="{}", glue="、")}</div>'
    rights = (
        f'<div class="post-copyright">未经允许不得转载：<a href="/">{site}</a> » {link(writing.title, rng)}</div>'
        if rng.random() < 0.5
        else ""
    )
    reward = '<div class="reward"><p>如果觉得我的文章对您有用，请随意打赏。</p></div>' if rng.random() < 0.4 else ""
    html = document(
        f"{writing.title}{rng.choice((' – ', ' | ', '-'))}{site}",
        draw_style(rng, rng.randint(500, 8000)) + '\n<meta name="generator" content="WordPress 5.8" />',
        f"""<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">跳至内容</a>
<header id="masthead" class="site-header"><h1 class="site-title"><a href="/">{site}</a></h1><p class="site-description">记下每一笔，慢慢走回岸上</p>
<nav id="site-navigation"><ul class="menu">{list_links(draw_channels(rng, 6, loans=loans), rng, item='<li class="menu-item">{}</li>')}</ul></nav></header>
<div id="content" class="site-content"><div id="primary"><main id="main">
<article id="post-{rng.randrange(9999)}" class="post type-post hentry"><header class="entry-header"><{(h := rng.choice(("h1", "h2")))} class="entry-title">{esc(writing.title)}</{h}>
<div class="entry-meta">{" ".join(meta)} <span class="comments-link"><a>{len(comments)} 条评论</a></span></div></header>
<div class="entry-content">
{render(writing.pieces, style, rng)}
{reward}{rights}</div><footer class="entry-footer">{tags}</footer></article>
{related}<nav class="navigation post-navigation"><h2 class="screen-reader-text">文章导航</h2><div class="nav-links"><div class="nav-previous"><span>上一篇</span> {link(before, rng)}</div><div class="nav-next"><span>下一篇</span> {link(after, rng)}</div></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">《{esc(writing.title)}》有{len(comments)}个想法</h2><ol class="comment-list">{said}</ol>
<div id="respond"><h3>发表回复 <small><a>取消回复</a></small></h3><form><p>您的电子邮箱地址不会被公开。 必填项已用*标注</p><p>评论 <textarea></textarea></p><p>显示名称 * <input></p><p>站点 <input></p></form></div></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>近期文章</h2><ul>{list_links(draw_headlines(rng, 5, loans=loans), rng)}</ul></section><section class="widget"><h2>近期评论</h2><ul><li>{draw_nickname(rng)} 发表在《{link(before, rng)}》</li></ul></section><section class="widget"><h2>归档</h2><ul>{list_links((f"{byline.published.year}年{month}月" for month in range(1, 9)), rng)}</ul></section></aside></div>
<footer class="site-footer"><div class="site-info">自豪地采用WordPress <span>© {byline.fetched_at.year} {site}</span></div></footer></div>
{draw_script(rng, rng.randint(500, 9000))}""",
        body_tag='<body class="post-template-default single single-post">',
    )
    url = f"https://{draw_id(rng, 6)}.example.com/archives/{rng.randrange(9999)}"
    return as_page("wordpress", url, html, writing, byline, date, comments=comments)


def draw_zblog(rng: Random) -> SimulatedPage:
    """The default theme of Z-BlogPHP: date over the title or behind it, tags and counts in an h5 and h6 below the text."""
    writing = draw_loan_article(rng)
    byline = draw_byline(rng, (2010, 2023), authors=0.6, nickname=True)
    date = stamp(byline.published, rng.choice(("%Y年%m月%d日", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")))
    site = rng.choice(("信贷观察站", "债事快讯博客", "欠款应对笔记"))
    low = rng.random() < 0.5
    counts = f"分类:{link(writing.category, rng)} | 评论:{rng.randrange(20)} | 浏览:{format_number(rng)}"
    who = f"发布:{esc(byline.author)} | " if byline.author else ""
    strip = f'<h6 class="post-footer">{who}{counts}</h6>'
    comments = draw_comments(rng, rng.choice((0, 2, 4)))
    said = "".join(
        f'<ul class="msg" id="cmt{number}"><li class="msgname"><img class="avatar" src="/zb_users/a.png" width="32"/>&nbsp;<span class="commentname"><a>{draw_nickname(rng)}</a></span><br/><small>&nbsp;发布于&nbsp;{byline.fetched_at:%Y-%m-%d %H:%M:%S}&nbsp;&nbsp;<span class="revertcomment"><a>回复该评论</a></span></small></li><li class="msgarticle">{esc(text)}</li></ul>'
        for number, text in enumerate(comments)
    )
    before, after = draw_headlines(rng, 2, loans=True)
    related = "".join(
        f'<li class="mutu">{link(title, rng)} <span>({day})</span></li>'
        for title, day in zip(
            draw_headlines(rng, 6, loans=True), draw_dates(rng, 6, byline.fetched_at, "%Y/%m/%d"), strict=True
        )
    )
    html = document(
        f"{writing.title}-{site}",
        '<meta name="generator" content="Z-BlogPHP 1.5.2" />',
        f"""<div id="divAll"><div id="divPage"><div id="divTop"><h1 id="BlogTitle"><a href="/">{site}</a></h1><h3 id="BlogSubTitle">Good Luck To You!</h3></div>
<div id="divNavBar"><ul>{list_links(draw_channels(rng, 8, loans=True), rng)}</ul></div>
<div id="divMain"><div class="nav"><a class="l">« 上一篇</a><a class="r">下一篇 »</a></div>
<div class="post single"><h4 class="post-date">{date.text}</h4><h2 class="post-title">{esc(writing.title)}</h2>{"" if low else strip}
<div class="post-body">{render(writing.pieces, rng.choice((Style(), Style(heading="<p><strong>{}</strong></p>"), Style(text='<p style="text-indent:2em">{}</p>'))), rng)}
<p>本文链接：<a href="/post/1.html">http://{draw_id(rng)}.example.com/post/{rng.randrange(999)}.html</a></p></div>
<h5 class="post-tags">标签: <span class="tags">{list_links(("逾期", "协商", "债务"), rng, item="{}", glue=" ")}</span></h5>{strip if low else ""}
<ul class="msg mutuality"><li class="tbname">相关文章:</li><li class="msgarticle"><ul>{related}</ul></li></ul>
<div class="page-links"><span>« {link(before, rng)}</span> <span>{link(after, rng)} »</span></div>
<ul class="msg msghead"><li class="tbname">评论列表:</li></ul>{said}
<div class="post" id="divCommentPost"><p class="posttop"><a name="comment">发表评论:</a></p><form><p><input> <label>名称(*)</label></p><p><input> <label>邮箱</label></p><p><label>正文(*)</label></p></form><p class="postbottom">◎欢迎参与讨论，请在这里发表您的看法、交流您的观点。</p></div>
</div></div><div id="divSidebar"><dl class="function"><dt>控制面板</dt><dd>您好，欢迎到访网站！ <a>登录后台</a> <a>查看权限</a></dd></dl><dl class="function"><dt>网站分类</dt><dd><ul>{list_links(draw_channels(rng, 6, loans=True), rng)}</ul></dd></dl><dl class="function"><dt>最近发表</dt><dd><ul>{list_links(draw_headlines(rng, 10, loans=True), rng)}</ul></dd></dl></div>
<div id="divBottom"><h3 id="BlogPowerBy">Powered By Z-BlogPHP</h3><h4 id="BlogCopyRight">Copyright Your WebSite.Some Rights Reserved.</h4></div></div></div>""",
        body_tag='<body class="single">',
    )
    url = f"http://www.{draw_id(rng, 6)}.com/post/{rng.randrange(9999)}.html"
    return as_page("zblog", url, html, writing, byline, date, comments=comments)


def draw_portal_blog(rng: Random) -> SimulatedPage:
    """A blog on a portal, about money: the columnist's name only in the header, nested spans, footers of reads and likes."""
    writing = add_captions(
        draw_general_article(rng, kind=rng.choice(("society", "knowledge")))
        if rng.random() < 0.5
        else draw_loan_article(rng),
        rng,
        rng.choice((0, 1)),
    )
    byline = draw_byline(rng, (2008, 2016), authors=0.7)
    date = stamp(byline.published, rng.choice(("(%Y-%m-%d %H:%M:%S)", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")))
    owner = byline.author or ""
    name = f"{owner}的博客" if owner else "财经观察室"
    style = Style(
        text='<p style="TEXT-INDENT: 2em"><span style="font-family:宋体"><span style="font-size: 14px">　　{}</span></span></p>'
        if rng.random() < 0.5
        else "<div>　　{}</div><div>&nbsp;</div>",
        heading='<p><strong><span style="font-size:16px">　　{}</span></strong></p>',
    )
    strip = f'<span class="time SG_txtc">{date.text}</span>'
    if owner:
        strip = f"<span>作者：{owner}</span> " + strip
    comments = draw_comments(rng, rng.choice((0, 3, 5)))
    said = "".join(
        f'<li class="SG_revert_Cont"><div class="SG_revert_Tit"><span>{draw_nickname(rng)}</span><em>{byline.fetched_at:%Y-%m-%d %H:%M:%S}</em> <span>[举报]</span></div><div class="SG_revert_Inner">{esc(text)}</div><p class="myReFrom"><a>回复</a></p></li>'
        for text in comments
    )
    teasers = "".join(f"<li>{link(title, rng)}<p>{esc(text)}</p></li>" for title, text in draw_teasers(rng, 4))
    before, after = draw_headlines(rng, 2)
    html = document(
        f"{writing.title}_{name}_门户博客",
        f'<meta name="keywords" content="{name},理财,杂谈" />' + draw_style(rng, rng.randint(300, 4000)),
        f"""<div class="sinatopbar"><a>博客首页</a> <a>排行榜</a> <a>登录</a> <a>注册</a></div><div class="bloghead"><h1 class="blogtitle"><a href="/">{name}</a></h1><div class="bloglink">http://blog.example.com/u/{rng.randrange(10**9)} <a>[订阅]</a></div><div class="blognav">{list_links(("首页", "博文目录", "图片", "关于我"), rng, item="<span>{}</span>", glue="")}</div></div>
<div class="column_1"><div class="SG_conn"><div class="SG_connHead"><span class="title">个人资料</span></div><div class="SG_connBody"><p>{name}</p><ul><li>博客等级：{rng.randrange(20)}</li><li>博客积分：{rng.randrange(999)}</li><li>博客访问：{format_number(rng)}</li><li>关注人气：{rng.randrange(99)}</li></ul></div></div><div class="SG_conn"><span class="title">相关博文</span><ul>{list_links(draw_headlines(rng, 8), rng)}</ul></div></div>
<div class="column_2"><div class="SG_connHead"><span class="title">正文</span> <span class="SG_txtb">字体大小：<a>大</a> <strong>中</strong> <a>小</a></span></div>
<div id="articlebody" class="artical"><div class="articalTitle"><h2 class="titName SG_txta">{esc(writing.title)}</h2> {strip}</div>
<div class="articalTag"><table><tr><td class="blog_tag">标签：<h3>{link("杂谈", rng)}</h3> <h3>{link("理财", rng)}</h3></td><td class="blog_class"><span class="SG_txtb">分类：</span>{link(writing.category, rng)}</td></tr></table></div>
<div id="sina_keyword_ad_area2" class="articalContent">{render(writing.pieces, style, rng)}</div>
<div class="shareUp"><div class="share"><a>分享：</a> <a>喜欢</a> <span>{rng.randrange(90)}</span></div><div class="up"><a>赠金笔</a></div></div>
<div class="articalInfo"><div class="IL">阅读<span>({format_number(rng)})</span>┊ <a>评论</a> <span>({len(comments)})</span>┊ <a>收藏</a>┊<a>转载</a>┊ <a>打印</a>┊<a>举报</a></div><div class="IR">已投稿到：<span>排行榜</span></div></div>
<div class="articalfrontback"><div><span class="SG_txtb">前一篇：</span>{link(before, rng)}</div><div><span class="SG_txtb">后一篇：</span>{link(after, rng)}</div></div></div>
<div class="allComm"><div class="allCommTit"><strong>评论</strong> <span>重要提示：警惕虚假中奖信息</span> <a>[发评论]</a></div><ul>{said}</ul><div class="writeComm">以上网友发言只代表其个人观点，不代表门户的观点或立场。</div></div><ul class="more">{teasers}</ul></div>
<div class="sinabottomWrap"><p>博客意见反馈留言板　欢迎批评指正</p><p>产品简介 | 联系我们 | 会员注册 | 产品答疑</p></div>{draw_script(rng, rng.randint(1000, 12000))}""",
    )
    url = f"http://blog.example.com/s/blog_{draw_id(rng, 14)}.html"
    return as_page("portal_blog", url, html, writing, byline, date, comments=comments)
