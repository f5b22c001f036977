"""Further sites that nothing was made for: extraction is measured on them once, when all work on it is done."""

from __future__ import annotations

from tests.simulators.fresh.accounts import open_media, phone_portal, subscribed
from tests.simulators.fresh.finance import lawyers, loan_portal, money_channel, stock_portal
from tests.simulators.fresh.forums import bar, old_forum
from tests.simulators.fresh.magazines import news_app, tech_magazine
from tests.simulators.fresh.networks import answers, column, developers, headline_article, notes
from tests.simulators.fresh.overseas import hong_kong_app, hong_kong_paper, taiwan_blog, taiwan_daily
from tests.simulators.fresh.portals import agency, baidu_portal, broadcaster, party_paper
from tests.simulators.fresh.sites import accelerated, asp_tables, elementor, government, php_farm
from tests.simulators.pages import Families

_ALL = (
    *(party_paper, agency, baidu_portal, broadcaster),
    *(stock_portal, money_channel, loan_portal, lawyers),
    *(phone_portal, subscribed, open_media, news_app, tech_magazine),
    *(column, answers, headline_article, notes, developers, bar, old_forum),
    *(government, asp_tables, php_farm, elementor, accelerated),
    *(taiwan_daily, taiwan_blog, hong_kong_app, hong_kong_paper),
)
FAMILIES: Families = {family.__name__: family for family in _ALL}
