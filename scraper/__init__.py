"""Finds, fetches and archives pages; never interprets them. An ordinary Scrapy project."""
