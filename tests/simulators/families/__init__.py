"""Invented Chinese pages in the structures of real kinds of sites, each with its truth."""

from __future__ import annotations

from tests.simulators.families import (
    answers,
    blogs,
    farms,
    forum,
    guides,
    offices,
    phones,
    plain,
    portals,
    rendered,
    tables,
    taiwan,
    unusual,
)
from tests.simulators.families.untidiness import make_untidy
from tests.simulators.pages import Families

_TIDY: Families = {
    "dedecms": farms.draw_dedecms,
    "phpcms": farms.draw_phpcms,
    "empirecms": farms.draw_empirecms,
    "wordpress": blogs.draw_wordpress,
    "zblog": blogs.draw_zblog,
    "portal_blog": blogs.draw_portal_blog,
    "discuz": forum.draw_discuz,
    "table_portal": tables.draw_table_portal,
    "sina_like": portals.draw_sina_like,
    "sohu_like": portals.draw_sohu_like,
    "netease_like": portals.draw_netease_like,
    "ifeng_like": portals.draw_ifeng_like,
    "paper": portals.draw_paper,
    "baijiahao_like": rendered.draw_baijiahao_like,
    "toutiao_like": rendered.draw_toutiao_like,
    "rendered_portal": rendered.draw_rendered_portal,
    "government": offices.draw_government,
    "bank_notice": offices.draw_bank_notice,
    "law_answers": answers.draw_law_answers,
    "accordion": answers.draw_accordion,
    "loan_guide": guides.draw_loan_guide,
    "table_article": guides.draw_table_article,
    "wechat": phones.draw_wechat,
    "mobile": phones.draw_mobile,
    "taiwan_news": taiwan.draw_taiwan_news,
    "taiwan_blog": taiwan.draw_taiwan_blog,
    "hongkong_news": taiwan.draw_hong_kong_news,
    "br_body": plain.draw_br_body,
    "three_lines": plain.draw_three_lines,
    "split": plain.draw_split,
    "interview": unusual.draw_interview,
    "digest": unusual.draw_digest,
    "gallery": unusual.draw_gallery,
    "preformatted": unusual.draw_preformatted,
    "long_comments": unusual.draw_long_comments,
    "lead_apart": unusual.draw_lead_apart,
}
FAMILIES: Families = make_untidy(_TIDY)
