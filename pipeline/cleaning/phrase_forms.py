"""How a phrase is built, told without its page: clause or name, question, institution, person, amount."""

from __future__ import annotations

import re

# Characters that clauses are built with, but for the words in which they are none (有声, 小说, 对公, 许可): one keyword in
# thirty holds one, one clause in twelve holds none.
_FUNCTION = re.compile(
    "有(?![限声聲色机機氧])|(?<![宾賓约約聚晚舞年])[会會](?![员員所議议計计馆館籍展])|和(?![平值])|(?<![现現内內])在(?![线線职職])|不(?![锈鏽动動限打干孕育卡])|"
    "[的了是着著把被给給您她它这這也"
    "与與但而又很太去從从使吗嗎呢吧啊呀之於哪谁誰咋啥怎么麼什]|(?<![耳])其|(?<![迷])你|(?<![耳吉])他(?![达達])|那(?![非])|于|我(?![的])|就(?![业業医醫诊診])|都(?![市会會城])|"
    "要(?![素点點])|(?<![功智热熱性节節技效储儲职職])能(?![源量耗热熱])|到(?![账帐帳付门門家店货貨])|"
    "(?<![许許认認])可(?![视視乐樂验驗转轉查])|(?<![银銀])[还還](?![款原贷貸])|(?<![小传傳学學])[说說](?!明)|[来來](?![源电電料])|对(?![公比照账讲战])|對(?![公比照帳講戰])|"
    "(?<![靶定方])向(?![导導])|[为為](?!什)|以(?![太])|及(?!格)|[应應](?![用急聘])|[当當](?![天铺鋪地日归歸])|[没沒](?![药藥收])|得(?![利])|(?<![包])[过過](?![滤濾户戶敏期程])|"
    "(?<![转轉出])[让讓]|自己|一个|一個|掉(?![发髮毛色])|"
    "获刑|獲刑|判刑|被判|宣判|受审|受審|落网|落網|查处|查處|通报|通報|警方"  # headlines report what keywords offer
)
_ASKING = re.compile("怎[么麼][样樣]|靠[谱譜][吗嗎]|哪[里裡][买買有]|哪[家个個]好")
# The institutions that a text may list: courts, offices, schools, lenders; no casino's 贵宾厅, no detective's 取证公司.
_INSTITUTION = re.compile(
    "(?:法院|信用社|机关|機關|检察院|檢察院|仲裁委|(?<![结結私])局|(?:公安|财政|財政|司法|教育|民政|大)[厅廳]|派出所|事务所|事務所|研究所|交易所|"
    "(?:服务|服務|调解|調解|金融|社保|信用|征信|举报|舉報|投诉|投訴|援助|登记|登記|会展|市民|体育|奥体|研究|急救|疾控|交易|管理|培训|信用卡)中心|"
    "(?:(?<![)）])有限|股份|保险|保險|担保|擔保|小贷|小貸|贷款|貸款|金融|租赁|租賃|管理|集团|集團)公司|银行|銀行|农商行|支行|协会|協會|委员会|委員會|"
    "大学|大學|学院|學院|中学|中學|小学|小學|医院|醫院|政府|条例|條例|规定|規定|(?:权益|權益|诉讼|訴訟|保护|保護|合同|管理|银行|促进|劳动|安全|责任|税|民|刑|公司|破产)法)$"
)
_AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千万两半]+(?:元|克|斤|个|個|次|张|張|台|只|片|颗|粒|岁|歲|年|月|天|日|号|號|楼|樓|层|章|条|條|倍|吉|寸|米|公里|公斤|分钟|小时|人|户|戶|块|塊|%|％)|[百千万元]$"
)
# Each of the hundred commonest family names, where a name of two or three characters may begin.
_NAME = re.compile(
    "[王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫段雷"
    "龙龍黎史陶贺賀毛郝顾顧龚龔邵万覃武钱錢戴严嚴莫孔向常汤湯][㐀-鿿]{1,2}$"
)


def is_clause(phrase: str) -> bool:
    """Whether it holds a function word; 怎么样 and the like, with which keywords end, are none.

    >>> is_clause("先把合同找出来"), is_clause("批发腕表哪家好")
    (True, False)
    """
    return _FUNCTION.search(_ASKING.sub("", phrase)) is not None


def is_named(phrase: str) -> bool:
    """Whether it ends like the name of a person.

    >>> is_named("记者李小明"), is_named("腕表批发")
    (True, False)
    """
    return _NAME.search(phrase) is not None


def is_institution(phrase: str) -> bool:
    """Whether it ends like a court, an office, a school or a lender.

    >>> is_institution("云泽区人民法院"), is_institution("小三取证公司")
    (True, False)
    """
    return _INSTITUTION.search(phrase) is not None


def is_amount(phrase: str) -> bool:
    """Whether it ends with a number and its unit.

    >>> is_amount("本金一万元"), is_amount("本金")
    (True, False)
    """
    return _AMOUNT.search(phrase) is not None
