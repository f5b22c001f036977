"""Sites as they are found: the structures follow templates and pages that are public, the words are invented.

Kept apart from all work on extraction: nothing is made for them, and they are for measuring alone. Boxes, classes and the
order of date, author, source and editor are those of the system, portal or paper that a family imitates.
"""

from __future__ import annotations

from tests.simulators.field import blogs, islands, mirrors, money, offices, papers, people, phones, portals, systems
from tests.simulators.pages import Families

_ALL = (
    *(systems.dede, systems.empire, systems.phpcms, systems.pbootcms, systems.siteserver),
    *(blogs.typecho, blogs.zblog, blogs.hexo_next, blogs.butterfly, blogs.wordpress_dux),
    *(papers.epaper, papers.people_portal, papers.new_agency, papers.second_agency, papers.paper_app),
    *(portals.tables_2005, portals.portal_2016, portals.mail_portal, portals.fox_portal, portals.penguin_portal),
    *(portals.phoenix_portal, money.fund_channel, money.hexagram_channel, money.finance_world, money.telegraph),
    *(money.snow_post, money.loan_compare, people.law_question, people.law_knowledge, people.board, people.post_bar),
    *(offices.open_government, offices.court_news, offices.bank_board),
    *(phones.messenger_account, phones.search_account, phones.headlines_app, phones.mobile_portal, phones.accelerated),
    *(
        islands.hk_zero,
        islands.hk_light_paper,
        islands.hk_wire,
        islands.tw_freedom,
        islands.tw_central,
        islands.tw_cloud,
    ),
    *(islands.tw_terminal, islands.tw_blog, mirrors.machine_shop, mirrors.joomla_school, mirrors.font_farm),
)
FAMILIES: Families = {family.__name__: family for family in _ALL}
