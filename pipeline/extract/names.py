"""Who is named beside a title: a person, an account, an outlet, or nobody.

All patterns are in simplified script and are asked about folded text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.labels import fold, is_lead, label_role

EDGES = " \t\xa0　|｜︱•·∙/／,，;；:：-—–_()（）[]【】〔〕{}<>《》「」『』\"'“”*#※◎●■&©®@~～"
MAX_LABELLED_CHARS = 24  # of a name behind its label; an office's goes on
MAX_SECTION_CHARS = 12  # the words overlap, so that a longer text could be cut in very many ways
MAX_NAMES = 6

# The three hundred or so family names that cover more than 99 % of the people of China and Taiwan.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史"
    "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟"
    "邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌"
    "母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由木禾"
)
_SURNAME = f"(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|长孙|宇文|司徒|令狐|夏侯|端木|[{_SURNAMES}])"
PERSON = f"{_SURNAME}[一-鿿○〇ＯO]{{1,2}}"
_PERSON = re.compile(PERSON)
# Words that begin with the character of a family name: sections, places and what else stands in a strip.
_NO_PERSON = re.compile(
    "金融|金属|金银|黄金|白银|房产|房地|房贷|车险|车贷|汽车|时政|时评|时间|石油|安全|成功|经济|经验|经营|华夏|公司|公告|公益|公积"
    "|法律|文章|文化|文库|高端|高新|高清|高层|国际|国内|国家"
    "|利率|信用|信贷|信托|信息|平台|平安|应急|应用|关于|关注|全部|全国|万元|路透|商业|商务|权益|权威|农业|农村|花呗|智能|展开"
    "|游戏|宁夏|海南|云南|安徽|广东|江苏|江西|温州|贺州|沈阳"
    "|南京|南方|杭州|兰州|常识|常见|常用|强制|满意|单位|计算|支付|普通|马上|连载|和讯|和解|和谐|解读|解答|解析|解决|解释|解放"
    "|简介|包装|边缘|原创|原文|原因|来源|相关|相册|初级|左右|宣传|都市"
    "|钱包|钱币|方法|方案|安排|安装|管理|管家|任务|任何|何时|何谓|解散|池州|景区|谈判|古董|明星|明细|成文|成本|成人|查看|查询"
    "|盘点|储蓄|惠民|项目|易车|阳光|章节|官方|官网|师资|章程|乐活|米粉"
    "|计划|向导|居民|居家|幸福|富豪|那些|但是|由于|国债|国资|国企|阴谋|区块|区域|荣誉|封面|门户|楼市|厉害|平均|普惠|强势|干货"
    "|木工|元宇|斯坦|战略|满分|马来|支行|支招|练习|位置|海外|海关|海报"
)
_PLACE = re.compile(
    "(?:来自|发自|发布于|ip属地)?(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
    "|台北|新北|桃园|台中|台南|高雄|广州|深圳|杭州|南京|武汉|成都|西安|美国|英国|日本|加拿大|新加坡|海外|中国)(?:省|市)?(?:[-·—][一-鿿]{2,4}"
    "|(?<=[省市])[一-鿿]{2,3}市?)?(?:报道|报导|综合报导)?"
)
# A house that publishes, by the way such houses are called; `逾期法务` is none.
_HOUSE = re.compile(
    r".{2,18}(?:网|报|社|台|电视|在线|周刊|月刊|杂志|画刊|频道|客户端|传媒|之家|时代|头条|快讯|博客|博主|论坛|微博|公众号|头条号"
    r"|百家号|综合|编辑部|政府|银行|协会"
    r"|研究院|大学|学院|法院|公司|集团|委员会)"
    r"|.{2,12}(?:财经|新闻|科技|体育|娱乐|观察|经济|报道|证券|金融界|教育|房产|汽车|评论)"
    r"|.{3,18}(?:局|委|厅|部|院|会|办)|\S{1,20}\.(?:com|cn|net|org|hk|tw)(?:\.\w\w)?"
    r"|(?:新浪|搜狐|网易|腾讯|凤凰|人民|新华|中新|央视|央广|澎湃|界面|和讯|环球|财新|财联|第一财|每日经|虎嗅|钛媒|百家号|头条号"
    r"|企鹅号|大鱼号|搜狐号|网易号|公众号|微信)\S{0,8}"
)
_LEVEL = re.compile(r"(?:vip|lv\.?)?\s?\d{1,4}\s?级(?:(?:会|企业|个人|认证|账号|用户)\S{0,4})?$", re.IGNORECASE)
_CALLING = re.compile(r"\s?[-—]\s?\S{0,8}(?:顾问|律师|法务|专员|的人|征服者|上岸者|老师|达人|用户|编辑)$")
_NAME = re.compile(r"(?=.*[A-Za-z一-鿿])(?!.*[一-鿿]{9})[\w.@·-]{2,20}")
_LABELLED = re.compile(rf"(?=.*[A-Za-z一-鿿])[\w.@·& -]{{2,{MAX_LABELLED_CHARS}}}")
_WESTERN = re.compile(r"[A-Z][\w.'’-]{0,20}(?:\s[A-Za-z][\w.'’-]{0,20}){1,3}(?![\w一-鿿])")
_DEFAULT = re.compile(
    r"(?:匿名|注册|普通|手机|微信)?(?:用户|网友|会员)[\w_]{0,12}$|^(?:用户|网友)\w*\d|^\d{1,4}[一-鿿]?$|^(?:ask|user|uid|id|wx|guest)[-_]?\d+$"
)  # what a system calls who has no name
_NO_NAMES = frozenset(
    "今日 今天 昨天 发布 发表 更新 时间 日期 分享 返回 收藏 原创 转载 本文 本站 本网 本报 来源 未知 佚名 编辑 作者 记者 发布于 发表于"
    " 更新于 最后更新 发布时间 更新时间 打印 关闭 发布在 已发布 置顶 推荐 首发 网络 互联网 星期 上午 下午 匿名 不详 无名 暂无"
    " 小编 楼主 沙发 淘帖 博主 主题 帖子 积分 粉丝 关注"
    " 简介 管理员 网站管理员 超级管理员"
    " 系统管理员 本站编辑 网站编辑 本站原创 原创文章 网络转载 网络整理 网络来源 来源网络 来自网络 网上 整理 转贴 投稿 会员投稿"
    " 网友投稿 网友 游客 佚名网友 用户 匿名用户 免责声明 责任编辑"
    " 点击 查看 作者不详 未署名 none null undefined unknown anonymous admin admin1 admin888 admin123 administrator"
    " administrators webmaster"
    " root system editor guest test user manager master author posted by on 站长 综合 内容 正文 标题 全文 详情 阅读 浏览 客服 官方 官方账号".split()
)


# The headings of a text's parts, and the words before a day of posting.
_HEADINGS = frozenset(
    "序言 引言 前言 导言 绪论 楔子 尾声 结语 结束语 后记 番外 写在前面 写在最后 写在后面 开篇 附录 目录 编者按".split()
)
_POSTED = frozenset(
    verb + end for verb in "提问 回答 发布 发表 编辑 更新 修改 创建 回复 上传 收录 发帖 评论".split() for end in "于在"
)
# Who feeds the site: 网络中心, 新媒体部, webeditor.
_DESK = re.compile(
    r"[一-鿿]{0,8}(?:网[络路]|新媒体|融媒体?|全媒体|编辑|采编|新闻|数字|数位|信息|资讯|技术|运营|宣传|内容|多媒体)"
    r"(?:中心|部|部门|组|小组|室|团队|科|处)"
    r"|(?:web|net|news|online|site|chief)[ _-]?(?:editor|master|team|desk)s?\d{0,3}|editors?\d{0,3}|news(?:room|desk)"
)
# What a member of a forum is by the count of his posts, and the mark of a verified account.
_RANK = re.compile(
    r"(?:初级|中级|高级|特级|顶级|资深|核心|铁杆|忠实|正式|注册|普通|认证|企业|个人|终身|年度|荣誉|金牌|银牌|铜牌|青铜|白银|黄金|铂金|钻石|至尊|新手|见习|实习|论坛|本站|活跃|超级)"
    r"(?:粉丝|会员|用户|账号|网友|坛友|吧友|成员|居民|元老|版主|律师|作者|创作者|管理员)"
    r"|新手上路|管理员|版主|律师|(?:作者|实名|官方|个人|企业|机构)认证"
)
_VERIFIED = re.compile(r"(?:作者|实名|官方|个人|企业|机构|已)?认证$")


def is_nobody(folded: str) -> bool:
    """Whether the word stands where a name would and names no one: `佚名`, `admin`, `本站`, `新媒体中心`, `尾声`."""
    return (
        folded in _NO_NAMES
        or folded in _HEADINGS
        or folded in _POSTED
        or (len(folded) <= MAX_LABELLED_CHARS and _DESK.fullmatch(folded) is not None)
    )


def is_rank(folded: str) -> bool:
    """Whether the word is what a member is to a forum or a platform: `初级粉丝`, `铁杆会员`, `作者认证`."""
    return _RANK.fullmatch(folded) is not None


def is_person(folded: str, least: int = 2) -> bool:
    """Whether the word is made like a person's name: a family name and one or two characters, `least` in all."""
    return len(folded) >= least and _PERSON.fullmatch(folded) is not None and not _NO_PERSON.match(folded)


def is_house(folded: str) -> bool:
    """Whether the word is the name of a paper, a site or an office, which is a source and no author."""
    return _HOUSE.fullmatch(folded) is not None and (folded[-1] in "报网社" or not is_person(folded, 3))


# Houses that print or rule; what else is called like a house may be an account: 钱包观察, 理性消费研究社.
_MEDIA = re.compile(
    r".*(?:网|报|台|电视|在线|周刊|月刊|杂志|画刊|频道|客户端|头条|快讯|论坛|头条号|百家号|综合|编辑部|政府|银行|协会|研究院|大学|学院|法院|公司|集团|委员会"
    r"|局|委|厅|部|院|会|办|新闻|报道|证券|金融界|(?:通讯|新华|中新|出版|报|杂志|旅行)社)|.*\.\w{2,3}|(?:新浪|搜狐|网易|腾讯|凤凰|人民|新华|中新|央视|央广"
    r"|澎湃|界面|和讯|环球|财新|财联|第一财|每日经)\S{0,8}"
)


def is_account(folded: str) -> bool:
    """Whether a house's name may be that of a writer's account, where the markup calls it the author."""
    return is_house(folded) and _MEDIA.fullmatch(folded) is None


def is_place(folded: str) -> bool:
    """Whether the word is only where a reporter or a reader sits: `北京`, `台北報導`."""
    return _PLACE.fullmatch(folded) is not None


# Counts with what is counted, places, the states and kinds of a text, days of the week: they stand where a name would.
_COUNT = r"\d[\d.,]{0,9}\s?[万千wk+]{0,2}\s?(?:次|人|条|个|篇|位|字|分钟|小时|天|粉丝|赞|阅读|浏览|关注|回答|评论|悬赏|积分|经验|页|kb|mb)\S{0,6}"
_REMARK = re.compile(
    rf"(?:已有|已|共有?|约|近|超|本文|全文|阅读|浏览|预计|大约|需|共|被){{0,3}}{_COUNT}"
    r"|(?:ip|属地|(?:问题|网友|用户)?来自|发自|所在地|坐标|发布于|发表于)\s?(?:属地|地址|归属地)?\s?[:：]?\s?[一-鿿]{2,12}"
    r"|[一-鿿]{2,10}(?:省|市|县|自治州|自治区|特区|地区|[^社专]区)"
    r"|(?:已|未|待)(?:解决|回答|采纳|结束|回复|审核|完结|办结|受理|答复|认证)|(?:现行|部分|已)?(?:有效|失效|废止)"
    r"|(?:原创|转载|投稿|独家|转发|首发|精华|自制|翻译)(?:文|图|帖|文章|图文|图片|作品|内容|发布|首发|声明|稿|稿件)?"
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
    "|搜索|导航|网站|首页|主页|栏目|专题|分类|标签|关键词|关键字|摘要|简介|导读|来源|出处|作者|编辑|责任|审核|校对|发布|发表|更新|时间|日期|人数|次数|数量|数|量|次"
    "|打开|点赞|举报|投诉|反馈|纠错|留言|回复|回答|提问|问题|问答|咨询|律师|在线|免费|立即|我要|已|未|请|输入|验证码|声明|版权|转载|原创|独家|首发|授权|仅供|参考"
    "|学习|强国|读者|网友|设置|默认|正常|模式|夜间|日间|护眼|无障碍|辅助|老年|关怀|适老|详情|内容|正文|标题|相关|新闻|资料|图库|员|的)+"
)
_REMARK_HINT = re.compile(
    r"[\d属来发所坐省市县州区需约共已未待不效止开件态中束载完原转投独首精自翻周期拜]|[a-z]{3}|[晴云阴雨雪]"
)


def is_remark(folded: str) -> bool:
    """Whether the word says something of the text or its reader and names no one: `630人看过`, `石湾市`, `已解决`, `周五`."""
    if len(folded) > MAX_LABELLED_CHARS:
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
    r"|下载\w{0,4}|复制|微博|微信|朋友圈|分享(?:到|至|文章)?|分享按钮"
    r"|(?:共有?|有)?(?:评论|跟贴|跟帖|回复|阅读|浏览|点击|参与)(?:数|量)?\(?\d{1,9}\)?[条次人个]?|报道|报导|综合报道|整理|律师|实习律师|font|size"
    r"|print|share|查看原图|上一[张页]|下一[张页]|幻灯\w{0,4}|大图|原图|字体大小|第[\w]{1,4}版|\d{4}年第?\d{1,3}期|总?第\d{1,4}期"
    r"|版次[:：]?\w{0,4}|hkt|cst|举报/反馈|in|by|at|-+|/+|纠错|反馈|于|转载|责编|\W+",
    re.IGNORECASE,
)


def is_caption(folded: str) -> bool:
    """Whether the word is what stands on a button of the strip: `打印`, `我来说两句`."""
    return _CAPTION.fullmatch(folded) is not None


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


def is_called(folded: str) -> bool:
    """Whether a calling is fixed to a name, as in `苏一-法律顾问`."""
    found = _CALLING.search(folded)
    return found is not None and 2 <= found.start() <= 6


def has_level(folded: str) -> bool:
    """Whether a member's level is fixed to a name, as in `林小晚129级企业账号`."""
    return _LEVEL.search(folded) is not None


def read_name(text: str, *, is_labelled: bool = False) -> str:
    """The name in a token, freed of a member's level and of what the person is called; "" when it can be no name.

    A label vouches for longer names, and for those with blanks in them.

    >>> read_name("林小晚129級企業賬號"), read_name("苏一-法律顾问"), read_name("2024"), read_name("佚名")
    ('林小晚', '苏一', '', '')
    """
    token = text.strip(EDGES)
    folded = fold(token)
    for noise in (_LEVEL, _CALLING, _VERIFIED):
        if (found := noise.search(folded)) and (found.start() or noise is not _VERIFIED):
            token, folded = token[: found.start()].strip(EDGES), folded[: found.start()].strip(EDGES)
    wanted = _LABELLED if is_labelled else _NAME
    if (
        not wanted.fullmatch(folded)
        or is_place(folded)
        or _DEFAULT.search(folded)
        or is_nobody(folded)
        or is_rank(folded)
        or is_caption(folded)
        or is_remark(folded)
        or _NO_NAME.fullmatch(folded)
        or is_lead(token)
        or label_role(token)
    ):
        return ""
    return token


def read_names(value: str) -> tuple[str, str]:
    """The names at the head of what follows an author's label, as they are printed, and what is left behind them.

    >>> read_names("林小晚 苏晓棠 禾木网"), read_names("Lin Wan | 理财"), read_names("佚名 点击")
    (('林小晚 苏晓棠', ' 禾木网'), ('Lin Wan', ' | 理财'), ('', ' 点击'))
    """
    start = len(value) - len(value.lstrip(EDGES))
    if western := _WESTERN.match(value, start):
        return read_name(western[0], is_labelled=True), value[western.end() :]
    pieces = list(_PIECE.finditer(value, start))[:MAX_NAMES]
    if not pieces:
        return "", value
    end = pieces[0].end()
    if not (first := read_name(pieces[0][0], is_labelled=True)):
        return "", value[end:]
    is_one = not is_person(fold(first))
    for before, piece in pairwise(pieces):
        gap = value[before.end() : piece.start()]
        if is_one or len(gap) > 2 or not is_person(fold(piece[0])) or is_house(fold(piece[0])) or "|" in gap:
            break
        end = piece.end()
    names = value[start:end].strip(EDGES)
    return (first if end == pieces[0].end() else names), value[end:]


_PIECE = re.compile(r"[^\s　|｜丨•∙,，、/／;；()（）\[\]【】〔〕《》&＆]{1,60}")
