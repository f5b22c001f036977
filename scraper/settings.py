"""What differs from Scrapy's defaults, one reason a line; recipes and `corpus.toml` say the rest."""

BOT_NAME = "yuqi"  # names logs and statistics

SPIDER_MODULES = ["scraper.spiders"]  # so that `scrapy list` and `scrapy crawl articles -a site=NAME` find it

# What every crawl goes through, whoever starts it. The numbers are places between Scrapy's own middlewares.
DOWNLOADER_MIDDLEWARES = {  # none by default
    "scraper.guards.addresses.AddressGuard": 60,  # in front of robots.txt: nothing at all is asked of a refused address
    "scraper.guards.robots.RobotsGuard": 540,  # outside of the retries (550): sees what they ended in
    "scraper.guards.politeness.Politeness": 560,  # inside of them: a retry waits like any other request
}
EXTENSIONS = {  # lock, state and archive, none by default; a limit to the memory of the crawl alone
    "scraper.archive.PageKeeper": 0,
    "scrapy.extensions.memusage.MemoryUsage": None,  # counts what the parent held too
    "scraper.guards.memory.OwnMemory": 0,
}
TWISTED_DNS_RESOLVER = "scraper.guards.addresses.PublicResolver"  # names must not lead to private addresses

# Honest and polite.
USER_AGENT = "Yuqi"  # says who comes, never poses as a browser; a crawl adds the contact of corpus.toml
ROBOTSTXT_OBEY = True  # off by default outside of new projects
ROBOTSTXT_USER_AGENT = "Yuqi"  # robots.txt is asked for this name, whatever contact follows it in the header
DOWNLOAD_DELAY = 2.0  # seconds; no delay by default
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # small sites on shared hosts; 8 by default
AUTOTHROTTLE_ENABLED = True  # slows down with a site that answers slowly
COOKIES_ENABLED = False  # an article needs no session, and a session tells visits apart
REFERRER_POLICY = "no-referrer"  # where a link was found is nobody's business
DEFAULT_REQUEST_HEADERS = {  # Scrapy asks for English
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}

# What a hostile page could reach or use up.
TELNETCONSOLE_ENABLED = False  # a Python prompt on a port, on by default
REMOTE_CONTROL_ENABLED = False  # an HTTP server that runs posted Python, on by default from 2.19 on
DOWNLOAD_VERIFY_CERTIFICATES = True  # certificates are not checked by default
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}  # a link may lead to the web only
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024  # bytes, unpacked too: a gzip bomb of 200 MB cost 928 MB of memory; 1 GiB by default
DOWNLOAD_TIMEOUT = 30  # seconds in all: a page that drips in for ever ends here; 180 by default
DNS_TIMEOUT = 20  # seconds; 60 by default, and dead farms are many
RETRY_PRIORITY_ADJUST = 1  # a retry goes first, so that a dead site shows after few requests; last by default
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # in the order in which pages are found; backwards by default
REDIRECT_MAX_TIMES = 5  # 20 by default; a longer chain leads to no article
METAREFRESH_MAXDELAY = 5  # seconds; a page that stays longer is a page, not a redirect; 100 by default
MEMUSAGE_LIMIT_MB = 1024  # a crawl that leaks ends, and is taken up again by the next run; no limit by default

LOG_LEVEL = "INFO"  # DEBUG prints every page
