"""Who is named beside a title: a person, an account, an outlet, or nobody.

All patterns are in simplified script and are asked about folded text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.labels import fold, is_lead, label_role
from pipeline.extract.remarks import is_caption, is_quantity, is_remark

EDGES = " \t\xa0　|｜︱•·∙・▪/／,，;；:：-—–_()（）[]【】〔〕{}<>《》「」『』\"'“”*#※◎●■&©®@~～"
MAX_LABELLED_CHARS = 24  # of a name behind its label; an office's goes on
MAX_NAMES = 6

# The three hundred or so family names that cover more than 99 % of the people of China and Taiwan.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史"
    "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟"
    "邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌"
    "母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由木禾萧洪赖付代阎丘荀钮巢逄隗矫郗郦糜邴宦羿韶蒯"
)
SURNAME = f"(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|长孙|宇文|司徒|令狐|夏侯|端木|[{_SURNAMES}])"
PERSON = f"{SURNAME}[一-鿿○〇ＯO]{{1,2}}"
_PERSON = re.compile(PERSON)
# Words that begin with the character of a family name: sections, places and what else stands in a strip.
_NO_PERSON = re.compile(
    ".[州县市镇乡某]$|.{1,2}(?:先生|女士|小姐|师傅|阿姨|同学|某某)$|金融|金属|金银|黄金|白银|房产|房地|房贷|车险|车贷|汽车|时政|时评|时间|石油|安全|成功|经济|经验|经营|华夏|公司|公告|公益|公积"
    "|法律|文章|文化|文库|高端|高新|高清|高层|国际|国内|国家"
    "|利率|信用|信贷|信托|信息|平台|平安|应急|应用|关于|关注|全[部国文体球年面程新省市]|万元|路透|商业|商务|权益|权威|农业|农村|花呗|智能|展开"
    "|游戏|宁夏|海南|云南|安徽|广东|江苏|江西|温州|贺州|沈阳"
    "|南京|南方|杭州|兰州|常识|常见|常用|强制|满意|单位|计算|支付|普通|马上|连载|和讯|和解|和谐|解读|解答|解析|解决|解释|解放"
    "|简介|包装|边缘|原创|原文|原因|来源|相关|相册|初级|左右|宣传|都市"
    "|钱包|钱币|方法|方案|安排|安装|管理|管家|任务|任何|何时|何谓|解散|池州|景区|谈判|古董|明星|明细|成文|成本|成人|查看|查询"
    "|盘点|储蓄|惠民|项目|易车|阳光|章节|官方|官网|师资|章程|乐活|米粉"
    "|计划|向导|居民|居家|幸福|富豪|那些|但是|由于|国债|国资|国企|阴谋|区块|区域|荣誉|封面|门户|楼市|厉害|平均|普惠|强势|干货"
    "|付款|付息|付费|付清|付出|代理|代办|代码|代表|代偿|代还|代替|洪水|丘陵|依赖|木工|元宇|斯坦|战略|满分|马来|支行|支招|练习|位置|海外|海关|海报"
)
_PLACE = re.compile(
    "(?:来自|发自|发布于|ip属地)?(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
    "|台北|新北|桃园|台中|台南|高雄|广州|深圳|杭州|南京|武汉|成都|西安|美国|英国|日本|加拿大|新加坡|海外|中国)(?:省|市)?(?:[-·—][一-鿿]{2,4}"
    "|(?<=[省市])[一-鿿]{2,3}市?)?(?:报道|报导|综合报导)?"
)
# What the accounts of offices are called, with their place.
_OFFICIAL = "(?:平安|法治|网信|清廉|文明)[一-鿿]{2,3}|[一-鿿]{2,4}(?:发布|普法|检察|警方|警事|公安|政法)"
# A house that publishes, by the way such houses are called; `逾期法务` is none.
_HOUSE = re.compile(
    r".{2,18}(?:网|报|社|台|电视|在线|周刊|月刊|杂志|画刊|频道|客户端|传媒|之家|时代|头条|快讯|博客|博主|论坛|微博|公众号|头条号"
    r"|百家号|综合|编辑部|政府|银行|协会"
    r"|研究院|大学|学院|法院|公司|集团|委员会)"
    r"|.{2,12}(?:财经|新闻|科技|体育|娱乐|观察|经济|报道|证券|金融界|教育|房产|汽车|评论)"
    rf"|{_OFFICIAL}"
    r"|.{3,18}(?:局|委|厅|部|院|会|办)|\S{1,20}\.(?:com|cn|net|org|hk|tw)(?:\.\w\w)?"
    r"|(?:新浪|搜狐|网易|腾讯|凤凰|人民|新华|中新|央视|央广|澎湃|界面|和讯|环球|财新|财联|第一财|每日经|虎嗅|钛媒|百家号|头条号"
    r"|企鹅号|大鱼号|搜狐号|网易号|公众号|微信)\S{0,8}"
)
_LEVEL = re.compile(r"(?:vip|lv\.?)?\s?\d{1,4}\s?级(?:(?:会|企业|个人|认证|账号|用户)\S{0,4})?$", re.IGNORECASE)
_CALLING = re.compile(r"\s?[-—]\s?\S{0,8}(?:顾问|律师|法务|专员|的人|征服者|上岸者|老师|达人|用户|编辑)$")
_NAME = re.compile(r"(?=.*[A-Za-z一-鿿])(?!.*[一-鿿]{9})[\w.@·-]{2,20}")
_LABELLED = re.compile(rf"(?=.*[A-Za-z一-鿿])[\w.@·& -]{{2,{MAX_LABELLED_CHARS}}}")
_WESTERN = re.compile(r"[A-Z][\w.'’-]{0,20}(?:\s[A-Za-z][\w.'’-]{0,20}){1,3}(?![\w一-鿿])")
_SYMBOLS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")  # which accounts put behind their names
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
    " root system superuser"
    " editor guest test user manager master author posted by on 站长 综合 内容 正文 标题 全文 详情 阅读 浏览 客服 官方 官方账号".split()
)


# The headings of a text's parts, and the words before a day of posting.
_HEADINGS = frozenset(
    "序言 引言 前言 导言 绪论 楔子 尾声 结语 结束语 后记 番外 写在前面 写在最后 写在后面 开篇 附录 目录 编者按".split()
)
_POSTED = frozenset(
    verb + end for verb in "提问 回答 发布 发表 编辑 更新 修改 创建 回复 上传 收录 发帖 评论".split() for end in "于在"
)
# A role without a name: 每经记者.
_ROLE = re.compile(
    r"[一-鿿\w]{0,8}(?:记者|通讯员|评论员|特约撰稿人?|实习生|编辑|编者)(?:整理|推荐|发布|转载|转发|摘编|汇总)?"
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
        or folded.replace(" ", "") in _NO_NAMES
        or folded in _HEADINGS
        or folded in _POSTED
        or (len(folded) <= MAX_LABELLED_CHARS and (_DESK.fullmatch(folded) or _ROLE.fullmatch(folded)) is not None)
    )


# What platforms put behind an account of theirs: 百家号, 企鹅号作者, 优质财经领域创作者.
_PLATFORM = re.compile(
    r"(?!账号|编号|文号|[第一二三四五六七八九十])[一-鿿]{2,3}号(?:作者|官方账号|自媒体)?"
    r"|(?:优质|知名|签约|头部|人气)[一-鿿]{0,6}(?:创作者|博主|作者|答主|达人)|[一-鿿]{2,6}领域(?:创作者|爱好者|博主|作者)"
)


def is_platform(folded: str) -> bool:
    """Whether the word says for which platform, or of what, an account writes: `百家号`, `优质内容创作者`."""
    return _PLATFORM.fullmatch(folded) is not None


def is_rank(folded: str) -> bool:
    """Whether the word is what a member is to a forum or a platform: `初级粉丝`, `铁杆会员`, `作者认证`."""
    return _RANK.fullmatch(folded) is not None


def is_person(folded: str, least: int = 2) -> bool:
    """Whether the word is made like a person's name: a family name and one or two characters, `least` in all."""
    return len(folded) >= least and _PERSON.fullmatch(folded) is not None and not _NO_PERSON.match(folded)


def is_western(text: str) -> bool:
    """Whether the text is made like a name in Latin letters: two to four words, the first with a capital."""
    return _WESTERN.fullmatch(text) is not None


def is_house(folded: str) -> bool:
    """Whether the word is the name of a paper, a site or an office, which is a source and no author."""
    return _HOUSE.fullmatch(folded) is not None and (folded[-1] in "报网社" or not is_person(folded, 3))


# Houses that print or rule; what else is called like a house may be an account: 钱包观察, 理性消费研究社.
_MEDIA = re.compile(
    rf"{_OFFICIAL}|"
    r".*(?:网|报|台|电视|在线|周刊|月刊|杂志|画刊|频道|客户端|头条|快讯|论坛|头条号|百家号|综合|编辑部|政府|银行|协会|研究院|大学|学院|法院|公司|集团|委员会"
    r"|局|委|厅|部|院|会|办|新闻|报道|证券|金融界|(?:通讯|新华|中新|出版|报|杂志|旅行)社)|.*\.\w{2,3}|(?:新浪|搜狐|网易|腾讯|凤凰|人民|新华|中新|央视|央广"
    r"|澎湃|界面|和讯|环球|财新|财联|第一财|每日经)\S{0,8}"
)


def is_account(folded: str) -> bool:
    """Whether a house's name may be that of a writer's account, where the markup calls it the author."""
    return is_house(folded) and _MEDIA.fullmatch(folded) is None


_OFFICE = re.compile(".{1,20}(?:室|处|科|股|队|站|所|局|委|厅|部|院|会|办|中心|公司|小组)")


def is_office(folded: str) -> bool:
    """Whether the word is called like an office or a part of one, behind a label that names who supplied a text."""
    return is_house(folded) or (_OFFICE.fullmatch(folded) is not None and not is_person(folded))


_TEAM = re.compile("[一-鿿]{0,8}(?:编辑部|课题组|写作组)")


def is_team(folded: str) -> bool:
    """Whether the word is what several people sign as together: `编辑部`."""
    return _TEAM.fullmatch(folded) is not None


def is_place(folded: str) -> bool:
    """Whether the word is only where a reporter or a reader sits: `北京`, `台北報導`."""
    return _PLACE.fullmatch(folded) is not None


def is_badge(folded: str) -> bool:
    """Whether the word behind a name says something of the named or is a button, and names no one else."""
    return is_platform(folded) or is_rank(folded) or is_caption(folded) or is_remark(folded)


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
    token = _SYMBOLS.sub("", text).strip(EDGES)
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
        or is_quantity(folded)
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
        if is_one or len(gap) > 3 or not is_person(fold(piece[0])) or is_house(fold(piece[0])) or _ENDING.search(gap):
            break
        end = piece.end()
    names = value[start:end].strip(EDGES)
    return (first if end == pieces[0].end() else names), value[end:]


_ENDING = re.compile(r"[|(（\[【]")  # between two names: what follows is another field, or says something of the first
_PIECE = re.compile(r"[^\s　|｜丨•∙・▪,，、/／;；()（）\[\]【】〔〕《》&＆]{1,60}")
