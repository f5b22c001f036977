"""Why a request was not made, or came to nothing, as one short word that is counted and kept in the state."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

ROBOTS = "robots"
STOPPED = "stopped"
# Kinds after which the site, and not the page, is in doubt.
SITE_KINDS = frozenset(
    {"dns", "refused", "timeout", "network", "http_429", "http_500", "http_502", "http_503", "http_504"}
)
# Kinds that another try cannot mend.
FINAL_KINDS = frozenset(
    {
        *("private_address", "port", "too_large", "too_complex", "not_a_page", "off_site", "no_article", "empty"),
        *("url_length", "trap"),
    }
)
_RETRIED_STATUS = frozenset({408, 425, 429})


class RefusedError(IgnoreRequest):
    """A guard refused the request; `kind` says why."""

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind = kind
        super().__init__(f"{kind}: {detail}" if detail else kind)


def kind_of(error: BaseException) -> str:
    """The kind of a failure."""
    match error:
        case RefusedError():
            return error.kind
        case HttpError():
            return f"http_{error.response.status}"
        case CannotResolveHostError():
            return "dns"
        case DownloadConnectionRefusedError():
            return "refused"
        case DownloadTimeoutError():
            return "timeout"
        case DownloadCancelledError():
            return "too_large"
        case ResponseDataLossError():
            return "cut_off"
        case DownloadFailedError() | OSError():
            return "network"
        case IgnoreRequest():
            return _kind_of_ignored(str(error))
    return f"error_{type(error).__name__}"


def is_final(kind: str) -> bool:
    """Whether a page that failed in this way is never tried again; of HTTP answers those that blame the request."""
    if kind.startswith("http_"):
        status = int(kind.removeprefix("http_"))
        return 400 <= status < 500 and status not in _RETRIED_STATUS
    return kind in FINAL_KINDS


def _kind_of_ignored(message: str) -> str:
    """The kind of what Scrapy's own middlewares refuse, which they tell apart by their messages alone."""
    if "robots.txt" in message:
        return ROBOTS
    if "MAXSIZE" in message:
        return "too_large"
    return "redirects" if "redirections" in message else "ignored"
