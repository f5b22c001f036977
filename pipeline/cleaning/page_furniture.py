"""Lines that a page's frame says to its reader, told by what they are made of: calls, counts, pagers, end marks, cards.

Each rule covers a whole line: all of it must be words of the frame, so that a sentence which speaks about such things
(文章最后写着“长按二维码”) or tells how to do something (点击“我的”，进入账单页) stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_CHARS = 160
MAX_CALL_CHARS = 48
MAX_NAME_CHARS = 12  # in a call: of whose channel it is
_NUMBER = r"[\d０-９.,]{1,9}\s?[万千wk+]{0,2}\+?"
# What calls to follow, join, share or read on are made of. A call is covered by these but for a name.
_CALL_PART = re.compile(
    "点击|点一?下|点个|点亮|点我|点这里|点|戳|猛戳|轻触|长按|按住|扫描|扫一扫|扫码|扫|识别|微信|搜索|搜|上方|下方|"
    "上面|下面|上图|下图|图中|图片|左下角|右下角|右上角|顶部|底部|文末|这里|此处|"
    "蓝色?字体?|名片|卡片|头像|二维码|小程序|公众号|公众平台|官方|订阅号|视频号|服务号|微博|账号|关注|订阅|加入|"
    "进群|入群|加群|添加|收藏|转发|分享|点赞|打赏|赞赏|在看|好看|星标|置顶|留言|评论区?|投票|"
    "读者|粉丝|交流|讨论|书友|车友|股友|微信群|qq群|群|团|专[页頁]|粉[丝絲]专[页頁]|俱乐部|下载|安装|打开|客户端|"
    "app|阅读|浏览|查看|观看|收看|收听|继续|往下|向下|滑动|下拉|阅读原文|原文|全文|完整|正文|内容|"
    "更多|精彩|最新|独家|干货|好文|文章|资讯|消息|新闻|视频|大图|高清|报道|福利|我们|我|本[号刊报台网]|小编|主编|"
    "朋友圈?|好友|大家|您|你|他们|身边|一起|记得|别忘了?|不要错过|赶快|快来?|马上|立即|立刻|现在|即可|可以|就|吧|"
    "哦|哟|呀|啦|"
    "欢迎|觉得|如果|喜欢|不错|有用|还行|的话|本文|这篇|此文|请|麻烦|帮忙|顺手|随手|支持|一下|一个|个|给|为|让|把|"
    "到|与|和|或|及|并|来|去|看|读|了|的|也|都|能|可|按钮|链接|地址|获取|领取|了解|回复|后台|免费|每日|每天|"
    "第一时间|不迷路|"
    "未完|下一页|动动|小手|咨询|提问|律师|医生|专家|在线|电话|问题|未解决|没有|找到|答案|还有|疑问|解决|帮助|需要|遇到|法律|一对一|更快|"
    "仍|左右|向左|向右|箭头处?|展开|想|再走|"
    "line|facebook|ig|youtube|instagram|telegram|twitter|追[踪蹤]|按[赞讚]"
)
# One of these says what is wanted: to be followed, shared, installed, or read on.
_WANTED = re.compile(
    "蓝色?字|(?:公众号|视频号|微信).{0,4}(?:搜索?|关注|添加)|点赞(?:支持|一下|吧|$)|点击?下一?页|关注(?:我们?|"
    "本[号刊报台网])?(?=$|[^\\w])|关注(?:我们?的?(?:官方|微信|微博|公众|[账帐]号)|本[号刊报台网]|公众|微信公|官方|"
    "视频号|下方|上方)|"
    "(?:关注|订阅|添加|搜索?).{0,20}(?:公众号|订阅号|视频号|服务号)|(?:公众号|二维码|名片|卡片|"
    "视频号).{0,8}(?:关注|订阅|加入|进群|入群|加)|(?:加入|进入?|添加|加).{0,14}(?:群|团|专页|俱乐部)|"
    "在看|点个?(?:赞|好看)|点赞.{0,6}(?:转发|关注|收藏|分享)|(?:转发|分享).{0,4}(?:给|到|至).{0,6}(?:朋友|好友|"
    "大家|他们)|星标|阅读原文|(?:往下|向下|继续).{0,4}(?:阅读|看|滑)|"
    "(?:下载|安装|打开).{0,10}(?:app|客户端)(?:$|.{0,14}(?:看|阅读|享|体验|更多))|点我.{0,4}(?:下载|查看|看)|"
    "点击(?:此处|这里)?(?:查看|阅读|展开|观看)(?:更多|全文|原文|大图|高清大图|完整.{0,4})|看更多|查看(?:全文|原文|"
    "大图)|"
    "(?:快来|赶快|赶紧|敬请|记得|更多.{0,8}(?:欢迎|请))(?:点击|扫码)?(?:关注|订阅)|加入?.{0,6}(?:line|好友)|"
    "(?:展开|阅读|查看)全文|(?:左右|向左|向右|上下|向上)滑|滑动查看|"
    "(?:立即|免费|点击|马上|在线|一键|电话|快速|我要|详细).{0,4}(?:咨询|提问).{0,4}(?:律师|医生|专家|老师|客服|顾问|$)|"
    "扫码(?:下载|关注|加)|下载.{0,8}(?:app|客户端)$|按[赞讚]|追[踪蹤]"
)
_QUOTE = re.compile(
    "[“”「」『』‘’《》]|^\\s*(?:[（(]?[\\d一二三四五六七八九十]+[、.．)）]|第[\\d一二三四五六七八九十]+步|步骤|[①-⑳])"
)
_CHANNEL = re.compile(
    "(?<=上方|下方|上面|下面|关注|搜索|蓝字|众号)[“「《][^“”「」《》]{1,12}[”」》]|[“「](?=(?:蓝色?字|在看|好看|赞|关注|阅读原文|分享|收藏|星标)[”」])|"
    "(?<=字|看|赞|注|文|享|藏|标)[”」]"
)
_DOUBT = re.compile(
    "骗|账户|账单|额度|不要点|别点|切勿|谨防|警惕|不明|陌生|诱导|要求|称|说|写着|提示您|步骤|如何|怎[么样]|吗|(?:加入|关注|下载|"
    "转发|分享|收藏|点赞|添加)(?:了|过|着)|一?个?[他她](?:们)?的?(?:粉丝|群)|^[他她我](?:们)?|之后|以后|先看|时候"
)
_END = re.compile(
    r"(?:[-—–=_·•*~<>《【\[（(#\s■□●○◆◇★☆▲△]{1,20})(?:end|the end|fin|完|终|全文终|(?:文章|本文|全文)(?:到此)?结束|"
    r"全文完|本文完|正文完|全文结束|正文结束|文章结束|完结|"
    r"未完待续|待续)(?:[-—–=_·•*~<>》】\])）#\s.。■□●○◆◇★☆▲△]{1,20})|全文[完终]|(?:本文|文章|全文)(?:到此)?(?:完|"
    r"结束)|正文结束|the end|全文结束",
    re.IGNORECASE,
)
_PAGER_WORD = (
    "上一?页|下一?页|前一?页|后一?页|上一?頁|下一?頁|首页|尾页|末页|跳转?[到至]?|转到|前往|本文|第|共|页|頁|条|记录|每页|"
    "当前|页码|余下全文|显示全文|阅读全文|在本页阅读|全文|确定|go|prev|next|last|first|page|of"
)
_PAGER = re.compile(f"(?:[\\s\\d/()（）\\[\\]【】<>«»‹›|,，:：.…·-]|{_PAGER_WORD}){{2,120}}", re.IGNORECASE)
_PAGER_SURE = re.compile(
    "上一?[页頁]|下一?[页頁]|前一页|后一页|尾页|末页|跳[到转]|页码|余下全文|在本页阅读|"
    "第\\s?\\d+\\s?[页頁]\\s?[/,，共(（]|共\\s?\\d+\\s?[页頁]|prev|next"
)
_COUNTED = (
    "解答|回答|回复|评论|留言|阅读|浏览|点击|人气|点赞|收藏|分享|转发|粉丝|跟帖|跟贴|参与|围观|播放|推荐|追问|采纳|"
    "赞同|讨论|热度|访问|查看|观看|关注"
)
_COUNT = re.compile(
    f"[^\\w]*(?:(?:律师|网友|全部|用户|最新|专家|相关|医生|累计|总|已有|共有|有)?(?:{_COUNTED})(?:数|量|"
    f"次数)?\\s*[（(：:]?\\s*共?\\s*{_NUMBER}\\s*[条个次人楼则份]?\\s*[)）]?|"
    f"(?:共|已有|有)?\\s*{_NUMBER}\\s*[条个次人位]?(?:网友|用户|人|条)?(?:已)?(?:{_COUNTED})(?:过|了)?)[^\\w]*"
)
_COUNTS = re.compile(f"(?:{_COUNT.pattern}){{1,5}}")
_CARD = re.compile(
    "(?:回复|响应)时间[：:]|(?:回答|解答|获赞)数[：:]\\s?\\d|好评(?:率|数)?\\s?[：:]?\\s?[\\d.]+%?|(?:已|累计)?(?:服务|帮助|解答|咨询)(?:人数|"
    "过)?\\s?[：:]?\\s?[\\d.]+万?\\+?\\s?(?:人|位|次|条)?(?:咨询|用户|客户)?|咨询我|执业\\s?\\d+\\s?年|"
    "从业\\s?\\d+\\s?年|(?:平均)?\\d+\\s?(?:分钟|小时)内?(?:响应|回复|解答)|在线咨询|立即咨询|电话咨询|免费咨询|"
    "一对一咨询|向[他她ta]{1,2}(?:提问|咨询)|擅长(?:领域)?[：:]|被采纳\\s?\\d+|采纳率|[1-5]\\.\\d分"
)
_FIELD_NAME = (
    "时间|日期|发布|发布时间|发表|发表时间|发布日期|更新|更新时间|更新日期|来源|文章来源|信息来源|作者|本文作者|"
    "编辑|责任编辑|责编|浏览|浏览次数|浏览量|阅读|阅读次数|阅读量|人气|点击|点击数|点击量|点击率|次数|热度|投稿|"
    "投稿会员|投稿人|会员|发布者|发布人|发帖人|录入|录入者|整理|栏目|所属栏目|分类|所属分类|类别|频道|评论|评论数|"
    "字号|字体|字体大小|大小|访问量|访问次数|查看|回复|收藏|点赞|关键词|标签|浏览人数|阅读数"
)
_FIELDS = re.compile(
    f"(?:(?:19|20)\\d\\d[-/.年]\\d\\d?[-/.月]\\d\\d?日?(?:\\s\\d\\d?:\\d\\d(?::\\d\\d)?)?(?=\\s))?(?:[\\s|"
    f"·【\\[（(]*(?:{_FIELD_NAME})\\s?[：:]\\s?[^\\s：:。，]{{0,24}}(?:\\s\\d\\d?:\\d\\d(?::\\d\\d)?)?[\\]】)）]?){{1,10}}\\s*"
)
_FIELD_SIGN = re.compile(f"(?:{_FIELD_NAME})\\s?[：:]|^(?:19|20)\\d\\d[-/.年]")
MIN_FIELDS = 2
_STAMP = re.compile(
    "(?:最后|最近)?(?:发表|更新|编辑|发布|创建|修改|上传)[于於]?[：:]?\\s?(?:19|"
    "20)\\d\\d[-/.年]\\d\\d?[-/.月]\\d\\d?日?(?:\\s\\d\\d?:\\d\\d(?::\\d\\d)?)?"
)
_FIELD_DATED = re.compile(
    "(?:19|20)\\d\\d\\s?[-/年.]|(?:人气|浏览|阅读|点击|访问|次数|热度|查看|回复)\\S{0,4}\\s?[：:]\\s?\\d"
)
_BRACKETED = re.compile(
    "(?:\\s*[|·]?\\s*[【\\[［〔(（][^【】\\[\\]［］〔〕()（）]{1,16}[】\\]］〕)）]){2,8}\\s*|"
    "\\s*[【\\[［(（](?:点击|查看|阅读|进入|展开|更多|详情|评论|返回|我要|分享|详细|收藏|打印|关闭|推荐|字体|"
    "字号)[^【】\\[\\]]{0,12}[】\\]］)）]\\s*"
)
_BRACKET_LINK = re.compile(
    "点击|进入|讨论|股吧|资金|行情|查看|更多|详情|评论|返回|打印|关闭|收藏|分享|研报|论坛|微博|专题|我要|字号|大\\s?中\\s?小|阅读|订阅|下载|f10"
)
_COMPILED = re.compile(
    "(?:以上|上述|本文|本页|该)(?:的)?(?:内容|信息|资料|文章|全文|全部内容|解答|文字|知识)?(?:均|都)?(?:由|系|"
    "经)[^，,。]{1,20}?(?:整理|收集|搜集|编辑|编写|汇编|提供|发布|分享|汇总)(?:发布|而成|"
    "提供)?(?:[，,。；！!\\s]{1,3}(?:希望|仅供|转载|如|更多|版权|谢谢|请|欢迎|感谢|不代表).{0,40}|[。！!\\s]{0,3})"
)
_NOTICE = re.compile(
    "[（(【\\[※*]?(?:以上|上述|经验|本(?:文|站|页|回答|内容|信息|答复|解答|资料|案例|页面)|该(?:内容|回答|文)|文章|文中|回答|内容|"
    "信息|资料|律师(?:解答|回复|意见|观点)|声明|免责|提示|温馨提示|注)[^。]{0,40}(?:仅供(?:您)?参考|"
    "仅作(?:为)?参考|只作参考|供参考)"
)
_NOTICE_SURE = re.compile(
    "个人(?:观点|意见|看法)|专业人士|专业意见|咨询.{0,8}(?:律师|医生|专家)|不构成|不代表|不作为|举报|立场|法律意见|"
    "投资建议|医嘱|操作建议|如有(?:疑问|侵权|异议)|具体(?:问题|情况).{0,8}(?:咨询|分析)"
)
_CREDITS = re.compile(
    r"(?:[\s(（\[【|/，,、]*(?:(?:责任|网络|执行|本期|值班|文字|实习|稿件|新媒体|频道)?(?:编辑|责编|校对|审核|审校|"
    r"监制|主编|排版|美编|终审|初审|复审|编审|编校|值班主任))"
    r"\s?[：:]\s?[^\s：:，。]{1,8}(?:\s[a-z]{1,4}\d{1,6}|\s[㐀-鿿]{2,3}(?![㐀-鿿：:]))?[\s)）\]】]*){1,6}"
)
_SIGNED = re.compile(
    r"[（(【]\s?(?:本[报刊网台]|见习|实习|特约)?(?:记者|通讯员|实习生)[^（）()【】。，；]{2,20}[）)】]"
)
_DATELINE = re.compile(
    "[【〔\\[(（]?[^\\s，。：:、“”【】]{1,16}?\\s?[╱／/∕]\\s?[^\\s，。：:、“”/]{1,10}?(?:综合|专题|采访|外电|现场|"
    "连线|电)?(?:报导|报道|整理|编译)[】〕\\])）]?|[【〔\\[(（](?:[^\\s，。、]{1,10}?|"
    "[^\\s，。、]{0,12}记者[^\\s，。、]{2,12}?)(?:综合|专题|特约)?(?:报导|"
    "报道)[】〕\\])）]"
)
_LONE = frozenset(
    "原创 转载 置顶 精华 广告 赞助 广告位 advertisement ad sponsored 已关注 订阅 目录 目次 本文目录 文章目录 "
    "目录导航 本页目录 内容目录 目录隐藏 编辑 举报 展开 收起 展开全文 返回顶部 分享到 加载更多".split()
)
MAX_LONE_CHARS = 16
_MARKS = re.compile("[\\s【】\\[\\]（）()：:+]+")
_SEPARATOR = re.compile(r"[+＋]\d{1,3}|[|｜/\\·•>»<«\-_=~]{1,3}|[-_=—–~]{4,80}")
# Every rule needs one of these words of folded text, three digits, ornaments at both ends of its line or a subject: who
# asks for many lines finds the words in the whole page at once.
SIGNS = (
    "蓝色 蓝字 公众号 视频号 订阅号 服务号 微信 点击 点我 点下 点好 赞 关注 群 团 专页 俱乐部 在看 好看 转发 分享 星标 阅读 往下 向下 继续 "
    "app 客户端 看更多 查看 订阅 line 好友 全文 滑 咨询 提问 扫码 按讚 追踪 追蹤 人气 浏览 访问 次数 热度 回复 页 頁 跳到 跳转 余下 prev "
    "next 解答 回答 评论 留言 收藏 粉丝 跟帖 跟贴 参与 围观 播放 推荐 追问 采纳 讨论 观看 响应 好评 服务 帮助 执业 从业 擅长 报导 报道 整理 "
    "编译 编辑 责编 校对 审核 审校 监制 主编 排版 美编 终审 初审 复审 编审 编校 值班主任 结束 完结 完。 完. 终。 终. 续。 续. 正文 全文 本文 "
    "end 参考"
).split()
_ORNAMENTS = frozenset("+＋|｜/\\·•>»<«-_=~—–*《》【】[]［］〔〕()（）#■□●○◆◇★☆▲△")
_SUBJECTS = ("以上", "上述", "本页", "该")  # what is said to be compiled
# And every rule needs one of these.
_HINT = re.compile(
    "[记記发發更终終余餘源校审责責点點戳按扫掃识識搜关關订訂加添转轉赞讚载載群团團完束续續页頁条條论論问問答读讀览覽击擊气氣服务務咨诮谘询詢时時分享滑播围藏展律评評"
    "【\\[整汇彙参參报報编編]|[Ee][Nn][Dd]|[Aa][Pp][Pp]|(?i:line|prev|next)"
)


def name_furniture(folded: str, *, below_first: bool, after_prose: bool, has_sign: bool = True) -> str:
    """What a folded line says for the frame of the page, empty for text of the article.

    `below_first` lines stand behind the first paragraph, `after_prose` ones behind the last; no line without one of the
    `SIGNS` need be said to have any.

    >>> name_furniture("点击上方蓝字关注我们", below_first=False, after_prose=False)
    'a call to the reader'
    >>> name_furniture("点击右上角的设置，再选择账单日", below_first=True, after_prose=False)
    ''
    """
    line = folded.strip()
    if not line or len(line) > MAX_CHARS:
        return ""
    if len(line) <= MAX_LONE_CHARS and _MARKS.sub("", line) in _LONE:
        return "a bare label"
    if line[0] in _ORNAMENTS:
        if _SEPARATOR.fullmatch(line):
            return "a lone sign"
        has_sign = has_sign or line[-1] in _ORNAMENTS
    if not (has_sign or line.startswith(_SUBJECTS)) or not _HINT.search(line):
        return ""
    if (below_first or after_prose) and (found := _name_notice(line, after_prose=after_prose)):
        return found
    return _name_frame(line, below_first=below_first)


def _name_notice(line: str, *, after_prose: bool) -> str:
    """Whole lines of the site about its text."""
    if after_prose and (_CREDITS.fullmatch(line) or _SIGNED.fullmatch(line)):
        return "credits of the editors"
    if _END.fullmatch(line):
        return "an end mark"
    if _NOTICE.match(line) and _NOTICE_SURE.search(line):
        return "a notice of the platform"
    if len(line) <= 80 and _COMPILED.fullmatch(line):
        return "who compiled the text"
    return ""


def _name_frame(line: str, *, below_first: bool) -> str:
    if _is_call(line):
        return "a call to the reader"
    if _FIELD_DATED.search(line) and len(_FIELD_SIGN.findall(line)) >= MIN_FIELDS and _FIELDS.fullmatch(line):
        return "a strip of the byline"
    if _STAMP.fullmatch(line):
        return "when the page was changed"
    if _PAGER_SURE.search(line) and _PAGER.fullmatch(line):
        return "a pager"
    if len(line) <= 60 and _COUNTS.fullmatch(line):
        return "a count"
    if below_first and len(line) <= 60 and "。" not in line and len(set(map(_shape, _CARD.findall(line)))) > 1:
        return "a card of an adviser"
    if _BRACKETED.fullmatch(line) and _BRACKET_LINK.search(line):
        return "links in brackets"
    if len(line) <= 30 and _DATELINE.fullmatch(line):
        return "a dateline"
    return ""


@lru_cache(maxsize=256)
def _shape(found: str) -> str:
    """Two cards' fields are different ones where they differ in more than a number."""
    return re.sub(r"[\d.]+", "0", found)


def _is_call(line: str) -> bool:
    """Whether the line does nothing but call the reader to follow, share, install or read on; it may name a channel."""
    if _QUOTE.search(line):
        line = _CHANNEL.sub("", line)  # quotation marks around a channel's name quote nobody
    if len(line) > MAX_CALL_CHARS or _QUOTE.search(line) or not _WANTED.search(line) or _DOUBT.search(line):
        return False
    rest = re.sub(r"[^\w]+", "", _CALL_PART.sub("", line))
    return len(rest) <= min(MAX_NAME_CHARS, 0.4 * len(line))
