"""Spiders: one for all sites that a recipe describes."""

from scraper.spiders.articles import ArticlesSpider

__all__ = ["ArticlesSpider"]
