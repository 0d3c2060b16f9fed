"""Made-up news for the benchmarks: general articles and articles about foreign trade, from sentence templates, and pages around them.

The same seed gives the same text. General articles are of the kinds that newspapers are full of (sport, weather, courts, culture, local and
world politics, companies, health); they hold figures of all kinds, and now and then a word of trade, as real ones do.
"""
import gzip
import random

PEOPLE = ["Anna Keller", "Samuel Okoye", "Maria Torres", "John Whitfield", "Leila Haddad", "Tomasz Nowak", "Grace Mbeki", "Peter Lindqvist", "Yuki Tanaka", "Carla Rossi"]
TOWNS = ["Ashford", "Lakeview", "Porthaven", "Millbrook", "San Aurelio", "Greenfield", "Novy Most", "Karlsund", "Eastport", "Harrow Hill"]
GROUPS = ["the city council", "the police", "the university", "the health ministry", "the union", "the museum", "the club", "the court", "the fire service", "the school board"]
THINGS = ["a new library", "the old bridge", "the stadium", "a hospital wing", "the tram line", "the river path", "the concert hall", "a housing estate", "the airport terminal", "the town square"]

GENERAL = [
    "{person} scored twice as {town} beat {town2} {n}-1 on Saturday in front of {big} spectators.",
    "{Group} said on Monday that {thing} would be finished {m} months later than planned.",
    "Rain and winds of up to {km} kilometres an hour are expected in {town} until the weekend, forecasters said.",
    "{person} was sentenced to {n} years in prison for fraud, {group} in {town} announced.",
    "The film, shot in {town} for {money} million dollars, opens in {big} cinemas next week.",
    "Residents of {town} complained about noise from {thing}, which drew {big} visitors last year.",
    "{person}, {age}, has been appointed head of {group} and will take office in {m} months.",
    "The company said revenue rose {pc} percent to ${money}.{d} billion in the quarter, while costs fell.",
    "A fire broke out near {thing} in {town} at about {h} a.m.; nobody was hurt.",
    "Voters in {town} go to the polls on Sunday, and surveys give {person} {pc} percent.",
    "Doctors at {town} hospital treated {big} patients for flu, {pc} percent more than in the week before.",
    "\"We have waited {m} years for this,\" said {person}, who runs a bakery next to {thing}.",
    "The orchestra played for {h} hours; the audience of {big} would not let {person} go.",
    "{Group} wants to spend {money} million euros on {thing} and to plant {big} trees.",
    "House prices in {town} went up by {pc} percent, an estate agent said, and rents by {d} percent.",
    "The trial of {person} goes on; {group} has heard {n} witnesses so far.",
    "Scientists in {town} found that bees fly {km} kilometres a day to find {n} kinds of flowers.",
    "A bus carrying {n} children left the road near {town}; {group} is looking into the cause.",
    "The minister met {person} in {town} and spoke of peace, schools and the price of bread.",
    "Tickets cost between {n} and {km} dollars and are sold at {thing} from {h} o'clock.",
]
# One general article in fifteen has such a sentence.
PASSING = [
    "Before politics {person} worked in the wine trade.",
    "The budget deficit is {pc} percent of output, {group} said.",
    "The team traded its best player and hopes to import some talent.",
    "The festival is {town}'s best export, {person} joked.",
]
TRADE = [
    "{a}'s exports to {b} rose {pc}.{d} percent year on year to ${money}.{d} billion in {month}, customs data showed.",
    "Imports of {good} from {b} fell by {pc} percent to {money}.{d} million tonnes in the first {m} months of {year}.",
    "The trade deficit of {a} with {b} widened to ${money}.{d} billion in {month} from ${n}.{d} billion a year earlier.",
    "Trade between {a} and {b} amounted to ${money} billion in {year}, {pc} percent more than the year before.",
    "{a} bought {money}.{d} million tonnes of {good} from {b}, which accounted for {pc} percent of its imports.",
    "Shipments of {good} to {b} were worth ${money} million in {month}, down {d}.{d} percent on the month.",
]
COUNTRIES = ["China", "Russia", "Germany", "India", "Brazil", "Japan", "Turkey", "Vietnam", "Poland", "Mexico"]
GOODS = ["crude oil", "wheat", "coal", "steel", "cars", "soybeans", "copper", "gas", "coffee", "machinery"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]


def fill(draw, template):
    a, b = draw.sample(COUNTRIES, 2)
    town, town2 = draw.sample(TOWNS, 2)
    group = draw.choice(GROUPS)
    return template.format(
        person=draw.choice(PEOPLE), town=town, town2=town2, group=group, Group=group[0].upper() + group[1:], thing=draw.choice(THINGS),
        n=draw.randint(2, 12), m=draw.randint(2, 11), km=draw.randint(20, 120), big=f"{draw.randint(1, 60)},{draw.randint(100, 999)}",
        age=draw.randint(24, 81), pc=draw.randint(2, 48), d=draw.randint(1, 9), h=draw.randint(2, 11), money=draw.randint(2, 90),
        a=a, b=b, good=draw.choice(GOODS), month=draw.choice(MONTHS), year=draw.randint(2015, 2024))


def paragraphs(draw, templates, count):
    return [" ".join(fill(draw, draw.choice(templates)) for _ in range(draw.randint(2, 4))) for _ in range(count)]


def article(draw, kind):
    """An article of a kind: "general", "trade" (a general one with two paragraphs of trade) or "all trade"."""
    text = paragraphs(draw, TRADE if kind == "all trade" else GENERAL, draw.randint(5, 10))
    if kind == "general" and draw.random() < 1 / 15:
        text.insert(draw.randint(1, len(text)), fill(draw, draw.choice(PASSING)))
    if kind == "trade":
        text[1:1] = paragraphs(draw, TRADE, 2)
    title = fill(draw, draw.choice(TRADE if kind != "general" else GENERAL)).split(",")[0]
    return {"title": title, "text": "\n\n".join(text), "published": f"{draw.randint(2015, 2024)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}", "language": "en"}


def articles(count, trade_share, seed=1):
    """`count` articles, of which that share holds claims about trade."""
    draw = random.Random(seed)
    for number in range(count):
        yield {"id": f"made-{number}", **article(draw, "trade" if draw.random() < trade_share else "general")}


def page(draw, news):
    """The article as the page of a news site: head, scripts, navigation, teasers, comments, some 40 KB in all."""
    script = "\n".join(f"window.c{i}=function(a,b){{var k=a.w*{draw.randint(2, 99)};return b?k:document.getElementById('x{draw.randint(1, 999)}')}};" for i in range(120))
    style = "\n".join(f".b{i}-{draw.randint(1, 999)} > div.item {{ margin: 0 {draw.randint(0, 20)}px; width: 100%; color: #{draw.randint(0, 0xFFFFFF):06x}; }}" for i in range(120))
    links = "\n".join(f'<li class="nav-item"><a href="/section/{draw.randint(1, 9999)}/{i}.html?ref=top&amp;p={i}">{fill(draw, draw.choice(GENERAL)).split(",")[0]}</a></li>' for i in range(60))
    body = "\n".join(f"<p>{paragraph.replace('&', '&amp;')}</p>" for paragraph in news["text"].split("\n\n"))
    teasers = "\n".join(f'<div class="teaser"><a href="/t/{draw.randint(1, 99999)}.html"><img src="/img/{draw.randint(1, 99999)}.jpg" alt="" width="320" height="180"><h3>{fill(draw, draw.choice(GENERAL))}</h3></a></div>' for _ in range(40))
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{news["title"]} | The Daily Sample</title>\n'
            f'<meta property="article:published_time" content="{news["published"]}T08:00:00Z">\n<style>{style}</style>\n<script>{script}</script></head>\n'
            f'<body><header><nav><ul>{links}</ul></nav></header>\n<main><article><h1>{news["title"]}</h1>\n{body}\n</article></main>\n'
            f'<aside>{teasers}</aside>\n<footer>The Daily Sample &copy; 2024 &#8212; all rights reserved</footer></body></html>\n')


def write_warc(path, pages):
    """A gzip member a record, as Common Crawl has it. Returns the bytes unpacked."""
    size = 0
    with open(path, "wb") as out:
        for number, page in enumerate(pages):
            body = page.encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2024-07-12T08:00:00Z\r\n"
                    f"WARC-Target-URI: https://sample.example/{number}.html\r\nContent-Type: application/http; msgtype=response\r\n"
                    f"Content-Length: {len(http)}\r\n\r\n").encode()
            record = head + http + b"\r\n\r\n"
            size += len(record)
            out.write(gzip.compress(record, 6))
    return size
