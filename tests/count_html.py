#!/usr/bin/env python3
"""Counts what an HTML file holds, independently of arkitjek: with Python's own parser, and with rules of
its own for what belongs to the page rather than to the document.

Prints one line of JSON per file: the counts of the whole file ("all") and of its document ("own").
"""
import json
import sys
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
NEVER = {"script", "style", "template", "noscript", "iframe", "button", "select", "textarea", "title", "nav", "del", "s"}
SCOPES = {"main", "article", "section"}
PAGE_PARTS = {"header", "footer", "aside"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
KEYS = ("headings", "tables", "rows", "figures", "links", "items")
NAVIGATION = {"toc", "noprint", "mw-editsection", "headerlink", "self-link", "header-anchor", "breadcrumb"}


def attributes(attrs):
    return {name: value or "" for name, value in attrs}


class Headers(HTMLParser):
    """Which <header> elements, by their order, hold a heading."""

    def __init__(self):
        super().__init__()
        self.open, self.order, self.titled = [], 0, set()

    def handle_starttag(self, tag, attrs):
        if tag == "header":
            self.open.append(self.order)
            self.order += 1
        if tag in HEADINGS:
            self.titled.update(self.open)

    def handle_endtag(self, tag):
        if tag == "header" and self.open:
            self.open.pop()


class Counter(HTMLParser):
    def __init__(self, titled):
        super().__init__()
        self.stack = []  # (tag, is it left out)
        self.titled, self.headers = titled, 0
        self.all = dict.fromkeys(KEYS, 0)
        self.own = dict.fromkeys(KEYS, 0)
        self.rows = []  # per open table: does the open row have a data cell outside <thead>?

    def left_out(self):
        return any(out for _, out in self.stack)

    def inside(self, tags):
        return any(tag in tags for tag, _ in self.stack)

    def is_left_out(self, tag, values):
        words = set(values.get("class", "").split()) | {values.get("id", "").lower()}
        style = values.get("style", "").replace(" ", "")
        if tag in NEVER or words & NAVIGATION or "hidden" in values or "display:none" in style:
            return True
        if values.get("role") in {"navigation", "search"}:
            return True
        if values.get("id") == "footer" and not self.inside(SCOPES):
            return True
        if tag == "header":
            self.headers += 1
            if self.headers - 1 in self.titled:
                return False
        return tag in PAGE_PARTS and not self.inside(SCOPES)

    def add(self, key):
        self.all[key] += 1
        if not self.left_out():
            self.own[key] += 1

    def handle_starttag(self, tag, attrs):
        values = attributes(attrs)
        if tag in HEADINGS:
            self.add("headings")
        elif tag == "table":
            self.add("tables")
        elif tag in ("img", "svg") and not self.inside({"svg"}):
            self.add("figures")
        elif tag == "a" and "href" in values:
            self.own_link(values)
        elif tag in ("li", "dt"):
            self.add("items")
        elif tag == "tr" and not self.inside({"thead"}):
            self.rows.append(False)
        elif tag == "td" and self.rows and not self.rows[-1]:
            self.rows[-1] = True
            self.add("rows")
        if tag not in VOID:
            self.stack.append((tag, self.is_left_out(tag, values)))

    def own_link(self, values):
        words = set(values.get("class", "").split())
        self.all["links"] += 1
        if not self.left_out() and not words & NAVIGATION:
            self.own["links"] += 1

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag == "tr" and self.rows and not self.inside({"thead"}):
            self.rows.pop()
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at][0] == tag:
                del self.stack[at:]
                return


def count(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    headers = Headers()
    headers.feed(text)
    counter = Counter(headers.titled)
    counter.feed(text)
    return {"all": counter.all, "own": counter.own}


for name in sys.argv[1:]:
    print(json.dumps(count(name)))
