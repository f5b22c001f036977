"""What stands in a strip where a name would and names no one: counts, states, places, captions of buttons, sections.

All patterns are in simplified script and are asked about folded text.
"""

from __future__ import annotations

import re

MAX_REMARK_CHARS = 24
MAX_SECTION_CHARS = 12  # the words overlap, so that a longer text could be cut in very many ways

# Counts with what is counted, places, the states and kinds of a text, days of the week: they stand where a name would.
_COUNT = r"\d[\d.,]{0,9}\s?[万千wk+]{0,2}\s?(?:次|人|条|个|篇|位|字|分钟|小时|天|粉丝|赞|阅读|浏览|关注|回答|评论|悬赏|积分|经验|页|kb|mb)\S{0,6}"
_REMARK = re.compile(
    rf"(?:已有|已|共有?|约|近|超|本文|全文|阅读|浏览|预计|大约|需|共|被){{0,3}}{_COUNT}"
    r"|(?:ip|属地|(?:问题|网友|用户)?来自|发自|所在地|坐标|发布于|发表于)\s?(?:属地|地址|归属地)?\s?[:：]?\s?[一-鿿]{2,12}"
    r"|[一-鿿]{2,10}(?:省|市|县|镇|乡|街道|自治州|自治区|特区|地区|[^社专]区)"
    r"|(?:已|未|待)(?:解决|回答|采纳|结束|回复|审核|完结|办结|受理|答复|认证)|(?:现行|部分|已)?(?:有效|失效|废止)"
    r"|(?:原创|转载|投稿|独家|转发|首发|精华|自制|翻译)(?:文|图|帖|文章|图文|图片|作品|内容|发布|首发|声明|稿|稿件)?"
    r"|.{0,6}(?:网页版|手机版|电脑版|安卓版|客户端|iphone\s?\w*|android)|\d{1,2}\s?min(?:ute)?s?\sread"
    r"|[一-鿿]{2,4}权(?:归|属于?)[一-鿿]{1,8}所有"
    r"|(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ch|il|e|y|ust|tember|ober|ember)?"
    r"|(?:晴|多云|阴|[小中大暴阵雷]{1,2}[雨雪])(?:转|到|间)\S{1,4}|(?:ask|uid|guest|游客|网友|用户)[-_]?\d{3,}\S*"
)
# What may belong to a sentence, and is still no name.
_NO_NAME = re.compile(
    rf".{{0,6}}{_COUNT}|.{{0,6}}\d+元\S{{0,6}}|(?:已|未|待|尚未|不)(?:经|被)?[一-鿿]{{2}}"
    r"|[一-鿿]{0,4}(?:有效|无效|失效|废止|时效|公开|文件|状态|进行中|结束|连载|完结|完本)"
)
# The words of buttons, labels and notices; what is made of nothing but them is said by the page, by no one.
_INTERFACE = re.compile(
    "(?:评论|文章|阅读|浏览|语音|朗读|播报|播放|收听|听|消息|最新|最热|综合|图文|图片|图|视频|音频|无关|正在|当前|提示|提醒|认证|实名|点击|进入|返回|下载"
    "|安装|扫码|扫描|二维码|推荐|推送|星级|评分|背景|颜色|色|字体|字号|大小|繁体|简体|中文|英文|版本|版|本站|本报|本网|本文|本台|讯|报道|专电|收藏|分享|转发|打印|复制"
    "|链接|网址|关闭|窗口|查看|显示|隐藏|展开|收起|全部|全文|原文|更多|手机|电脑|移动|客户端|微信|微博|朋友圈|公众号|关注|订阅|登录|注册|会员|用户|用户名|密码"
    "|搜索|检索|高级|往期|回顾|导航|网站|首页|主页|栏目|专题|分类|标签|关键词|关键字|摘要|简介|导读|来源|出处|作者|编辑|责任|审核|校对|发布|发表|更新|时间|日期|人数|次数|数量|数|量|次"
    "|打开|点赞|举报|投诉|反馈|纠错|留言|回复|回答|提问|问题|问答|咨询|律师|在线|免费|立即|我要|已|未|请|输入|验证码|声明|版权|转载|原创|独家|首发|授权|仅供|参考"
    "|学习|强国|读者|网友|设置|默认|正常|模式|夜间|日间|护眼|无障碍|辅助|老年|关怀|适老|详情|内容|正文|标题|相关|新闻|资料|图库|员|的)+"
)
_REMARK_HINT = re.compile(
    r"[\d属来发所坐省市县镇乡街州区需约共已未待不效止开件态中束载完原转投独首精自翻周期拜版端]|[a-z]{3}|[晴云阴雨雪]"
)


def is_remark(folded: str) -> bool:
    """Whether the word says something of the text or its reader and names no one: `630人看过`, `石湾市`, `已解决`, `周五`."""
    if len(folded) > MAX_REMARK_CHARS:
        return False
    if len(folded) <= MAX_SECTION_CHARS and _INTERFACE.fullmatch(folded) is not None:
        return True
    return _REMARK_HINT.search(folded) is not None and _REMARK.fullmatch(folded) is not None


# Captions of the buttons that stand in the strip, whole words only.
_CAPTION = re.compile(
    r"(?:我要|我来|我有|发表|查看|进入|网友|参与)?(?:评论|说两句|话说|话要说|留言|互动|讨论|跟贴|论坛|打印|分享|收藏|纠错|投稿|复兴论坛)"
    r"|打印(?:本页|本文|文章)|关闭(?:窗口|本页)?|收藏(?:本文|此页|文章|本页)?|(?:转发|分享)?(?:到|至)?(?:微博|微信|qq|朋友圈"
    r"|qq空间|新浪微博|facebook"
    r"|line)|手机(?:看|版|阅读|浏览)\w{0,4}|扫描?(?:一扫|二维码)\w{0,6}"
    r"|复制(?:链接|网址|地址)|推荐(?:给?朋友|阅读)?|网摘|举报|订阅|\+?关注(?:我们|公众号)?|已收录|未收录|听新闻|语音播报"
    r"|只看(?:该作者|楼主|大图)|(?:倒序"
    r"|正序)浏览|阅读模式|保护视力色?|字体|字号|(?:缩小|放大)字体|大中小"
    r"|[大中小特t][号字]?|[at][-+]?|默认|官方账号|原创|独家|首发|已认证|认证|挑错|点对点|推荐朋友|关闭窗口|商城|社区|客户端|点赞"
    r"|点此|更多|登录|注册|返回\w{0,4}"
    r"|下载\w{0,4}|复制|微博|微信|朋友圈|分享(?:到|至|文章)?|分享按钮|已于|于|已"
    r"|(?:共有?|有)?(?:评论|跟贴|跟帖|回复|阅读|浏览|点击|参与)(?:数|量)?\(?\d{1,9}\)?[条次人个]?|报道|报导|综合报道|整理|律师|实习律师|font|size"
    r"|print|share|查看原图|上一[张页]|下一[张页]|幻灯\w{0,4}|大图|原图|字体大小|第[\w]{1,4}版|(?:[一-鿿]{2,12}》\s?)?\d{4}年第?\d{1,3}期|总?第\d{1,4}期"
    r"|版次[:：]?\w{0,4}|hkt|cst|举报/反馈|in|by|at|-+|/+|纠错|反馈|于|转载|责编|\W+",
    re.IGNORECASE,
)


def is_caption(folded: str) -> bool:
    """Whether the word is what stands on a button of the strip: `打印`, `我来说两句`."""
    return _CAPTION.fullmatch(folded) is not None


def is_quantity(folded: str) -> bool:
    """Whether the word counts something or says how valid a document is, as a sentence may: `月供3000元`, `部分失效`."""
    return _NO_NAME.fullmatch(folded) is not None


# What the names of sections are made of; an account is called otherwise.
_SECTION_WORDS = re.compile(
    "(?:逾期|债务|信用卡|信用|征信|网贷|车贷|房贷|贷款|借款|还款|催收|协商|法律|法务|法规|金融|理财|财经|经济|银行|保险|基金|股票"
    "|股市|证券|外汇|期货|黄金|投资|消费|支付|平台|行业|企业|公司|产业"
    "|资讯|新闻|知识|动态|优化|攻略|指南|专题|专栏|热点|头条|要闻|快讯|公告|通知|通告|活动|问答|百科|常识|技巧|案例|分析|解读"
    "|观点|评论|经验|分享|政策|数据|报告|公益|服务"
    "|帮助|中心|频道|栏目|文章|其他|综合|未分类|默认"
    "|国内|国际|社会|时政|时事|地方|本地|民生|生活|健康|教育|科技|科学|数码|互联网|汽车|房产|娱乐|体育|时尚|旅游|美食|文化|历史"
    "|军事|情感|职场|女性|亲子|母婴|育儿|星座|游戏"
    "|读书|图片|视频|直播|两岸|港澳|台湾|香港|滚动"
    r"|建设|广发|光大|招商|工商|农业|交通|民生|浦发|平安|中信|华夏|兴业|邮政|储蓄|用卡|申卡|办卡|提额|分期|随笔|日记|杂谈|心得"
    r"|学习|技术|编程|设计|电影|音乐|小说|散文|原创"
    r"|转载|精选|推荐|最新|热门|学院|课堂|大全|技能|入门|的|与|和|及|类|贷|卡|债|法|股|\d)+"
)


def is_section(folded: str) -> bool:
    """Whether the word is made of nothing but what sections are called by: `逾期资讯`; `一叶知秋` is none."""
    return len(folded) <= MAX_SECTION_CHARS and _SECTION_WORDS.fullmatch(folded) is not None
