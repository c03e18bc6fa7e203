"""What is no article, and what looks like it and is one."""

from __future__ import annotations

import pytest

from dateline.model import Article, BlockKind, FileStatus, Unread
from dateline.read import read_bytes
from tests.read.reading import STORY, blocks, page, read_one


def read(html: str) -> Article | Unread:
    (found,) = read_bytes(html.encode(), "page.html")
    return found


def refused(html: str) -> str:
    found = read(html)
    assert isinstance(found, Unread), found.text
    assert found.status is FileStatus.NOT_ARTICLE, found.reason
    return found.reason


# ---- consent walls -------------------------------------------------------------------------------------------------

CONSENT = {
    "en": (
        "Before you continue to the Saltmere Gazette",
        "We and our 842 partners store and access information on a device, such as cookies, and process personal data. "
        "You can change your choices at any time in our privacy centre.",
        ("Reject all", "Accept all", "More options"),
    ),
    "en, the title of the article": (
        "Wall falls at Saltmere",
        "We value your privacy. We use cookies to show you personalised advertising. By clicking “Accept”, you agree.",
        ("I accept", "Manage preferences"),
    ),
    "de": (
        "Ihre Privatsphäre ist uns wichtig",
        "Wir und unsere 180 Partner verwenden Cookies und speichern Informationen auf einem Gerät. Ihre Einwilligung "
        "können Sie jederzeit widerrufen.",
        ("Alle akzeptieren", "Einstellungen"),
    ),
    "fr": (
        "Le respect de votre vie privée est notre priorité",
        "Nous et nos 612 partenaires utilisons des cookies pour stocker et/ou accéder à des informations sur votre "
        "terminal. Vous pouvez modifier vos choix à tout moment.",
        ("Tout accepter", "Continuer sans accepter"),
    ),
    "it": (
        "La tua privacy è importante per noi",
        "Noi e i nostri 300 partner utilizziamo i cookie. Con il tuo consenso possiamo archiviare e/o accedere a dati.",
        ("Accetta e continua", "Rifiuta"),
    ),
    "es": (
        "Valoramos tu privacidad",
        "Nosotros y nuestros 740 socios utilizamos cookies para almacenar y/o acceder a información en un dispositivo.",
        ("Aceptar todo", "Configurar"),
    ),
    "nl": (
        "Voordat je verdergaat",
        "Wij en onze partners gebruiken cookies. Door op akkoord te klikken geef je toestemming. Wij respecteren jouw "
        "privacy en je kunt je toestemming altijd intrekken.",
        ("Alles accepteren", "Instellingen"),
    ),
    "pt": (
        "Valorizamos a sua privacidade",
        "Nós e os nossos parceiros utilizamos cookies para armazenar e/ou aceder a informações no seu dispositivo.",
        ("Aceitar tudo", "Gerir opções"),
    ),
    "pl": (
        "Szanujemy Twoją prywatność",
        "My i nasi partnerzy przechowujemy informacje na urządzeniu i używamy plików cookie za Twoją zgodą.",
        ("Zaakceptuj wszystkie", "Ustawienia"),
    ),
    "sv": (
        "Innan du fortsätter",
        "Vi och våra 90 partner använder kakor. Vi använder cookies för att visa annonser med ditt samtycke.",
        ("Godkänn alla", "Avvisa"),
    ),
}


def consent(language: str) -> str:
    title, text, buttons = CONSENT[language]
    return f"<h1>{title}</h1><p>{text}</p>" + "".join(f"<button>{button}</button>" for button in buttons)


@pytest.mark.parametrize("language", CONSENT)
def test_a_consent_wall(language: str) -> None:
    assert "asks for consent" in refused(page(consent(language), f"<title>{CONSENT[language][0]}</title>"))


@pytest.mark.parametrize("language", CONSENT)
def test_a_consent_wall_over_a_page_that_tells_of_its_article(language: str) -> None:
    head = '<meta property="og:type" content="article"><meta property="og:title" content="Wall falls at Saltmere">'
    wall = f"<div id='consent-wall' role='dialog'>{consent(language)}</div><footer>© 2024 Gazette</footer>"
    assert "asks for consent" in refused(page(wall, head))


@pytest.mark.parametrize("language", CONSENT)
def test_a_banner_over_an_article(language: str) -> None:
    for banner in (
        f"<div class='cookie-banner'>{consent(language)}</div>",
        f"<div class='q7'>{consent(language)}</div>",
    ):
        found = read(page(f"{banner}<article><h1>Wall falls at Saltmere</h1>{STORY}</article>"))
        assert isinstance(found, Article)
        assert "Divers will look at the footings" in found.text


@pytest.mark.parametrize("language", CONSENT)
def test_a_banner_inside_an_article_is_none_of_its_story(language: str) -> None:
    html = page(f"<article><h1>Wall falls at Saltmere</h1>{STORY}<div class='q7'>{consent(language)}</div></article>")
    found = read(html)
    assert isinstance(found, Article)
    assert blocks(found, BlockKind.PARAGRAPH) == blocks(read_one(page(STORY), "a.html"), BlockKind.PARAGRAPH)


def test_an_article_about_cookies_and_consent() -> None:
    text = """<p>The regulator fined the harbour office on Monday because its site places cookies without consent.</p>
    <p>“We value your privacy,” the office had told its visitors, while its 40 partners received their data.</p>
    <p>It must now ask for permission before it continues, and may not hide the button “Reject all”.</p>"""
    found = read(page(f"<h1>Harbour office fined over cookies</h1>{text}<button>Accept all</button>"))
    assert isinstance(found, Article)


def test_a_short_brief_under_a_banner() -> None:
    brief = (
        "<p>Two boats sank in the harbour of Saltmere on Monday night when the old wall gave way, the mayor said. "
        "Nobody was hurt, and the quay is closed.</p>"
    )
    found = read(page(f"<div class='x1'>{consent('en')}</div><h1>Two boats sink as wall falls</h1>{brief}"))
    assert isinstance(found, Article)


# ---- error pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 Not Found", "<h1>Not Found</h1><p>The requested URL /wall was not found on this server.</p>"),
        ("Page not found | The Gazette", "<h1>Sorry!</h1><p>We can’t find the page you are looking for.</p>"),
        ("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>"),
        ("410 Gone", "<p>This page has been removed.</p>"),
        ("502 Bad Gateway", "<h1>502 Bad Gateway</h1>"),
        ("Service Unavailable", "<h2>The server is temporarily unable to service your request.</h2>"),
        (
            "Access Denied",
            "<h1>Access Denied</h1><p>You don't have permission to access this page. Reference #18.5f2a</p>",
        ),
        ("Just a moment...", "<h2>Checking your browser before accessing gazette.example.</h2><p>Ray ID: 7a1b</p>"),
        ("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>"),
        ("gazette.example", "<p>Please verify you are a human by completing the challenge below.</p>"),
        ("Saltmere Gazette", "<p>Please enable JavaScript in your browser to view this site.</p>"),
        ("Unavailable due to legal reasons", "<p>This content is not available in your region.</p>"),
        ("Seite nicht gefunden", "<h1>404</h1><p>Die gewünschte Seite konnte nicht gefunden werden.</p>"),
        ("Page introuvable", "<p>La page que vous recherchez n'existe plus.</p>"),
    ],
)
def test_an_error_page(title: str, body: str) -> None:
    assert "error page" in refused(page(body, f"<title>{title}</title>"))


def test_an_error_page_that_leads_to_other_pages() -> None:
    links = "".join(f"<li><a href='/{i}'>The council votes on the pier again {i}</a></li>" for i in range(9))
    html = page(f"<h1>Page not found</h1><p>Try searching for it.</p><h2>Most read</h2><ul>{links}</ul>")
    assert "error page" in refused(html)


def test_a_page_that_is_nothing_without_its_script() -> None:
    assert "script" in refused(
        page("<div id='root'></div><noscript>You need to enable JavaScript to run this.</noscript>")
    )


@pytest.mark.parametrize(
    "title", ["404", "Page not found: how a town lost its archive", "Access denied", "Sorry, the harbour is closed"]
)
def test_an_article_that_sounds_like_an_error(title: str) -> None:
    found = read(page(f"<h1>{title}</h1>{STORY}{STORY.replace('Monday', 'Sunday')}<p>Error code 7, he said.</p>"))
    assert isinstance(found, Article)


def test_an_article_with_a_note_on_scripts() -> None:
    note = "<noscript>Please enable JavaScript.</noscript><p>Please enable JavaScript to see the comments.</p>"
    assert isinstance(read(page(f"<h1>Wall falls at Saltmere</h1>{STORY}{note}")), Article)


# ---- pages that lead to articles -----------------------------------------------------------------------------------

TOPICS = ("pier", "school", "ferry", "council", "museum", "lighthouse", "market", "station", "library", "park")
SUMMARY = "The town council has put off its vote on the {0} once more, and residents are not pleased about it."


def cards(count: int = 10, tag: str = "div") -> str:
    return "".join(
        f"<{tag} class='card'><h3><a href='/news/{topic}'>Vote on the {topic} put off again</a></h3>"
        f"<p>{SUMMARY.format(topic)}</p><time datetime='2024-05-0{i % 9 + 1}'>May {i % 9 + 1}, 2024</time></{tag}>"
        for i, topic in enumerate(TOPICS[:count])
    )


INDEXES = {
    "cards": f"<h1>News</h1>{cards()}",
    "articles": f"<h1>Latest from Saltmere</h1>{cards(tag='article')}",
    "list": "<h1>Saltmere</h1><ul>"
    + "".join(f"<li><a href='/{t}'>Vote on the {t} put off again</a> <span>2 hours ago</span></li>" for t in TOPICS)
    + "</ul>",
    "whole cards": "<h1>Politics</h1>"
    + "".join(f"<a href='/{t}'><h3>Vote on the {t}</h3><p>{SUMMARY.format(t)}</p></a>" for t in TOPICS),
    "read more": "<h1>Sport</h1>"
    + "".join(f"<div><h3>The {t}</h3><p>{SUMMARY.format(t)}</p><a href='/{t}'>Read more</a></div>" for t in TOPICS),
    "search": "<h1>Search results for harbour</h1><form><input name=q></form>" + cards(),
    "tables of old": "<table>"
    + "".join(f"<tr><td><a href='/{t}.htm'>Vote on the {t} put off again</a></td></tr>" for t in TOPICS)
    + "</table>",
}


@pytest.mark.parametrize("how", INDEXES)
def test_a_page_that_leads_to_articles(how: str) -> None:
    assert "leads to articles" in refused(page(INDEXES[how]))


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Harbour"}</script>',
        '<meta property="og:type" content="website"><link rel="canonical" href="https://gazette.example/tag/harbour">',
        '<meta property="og:type" content="website"><title>Harbour Archives - The Gazette</title>',
        "<!-- saved from url=(0024)https://gazette.example/ -->",
    ],
)
def test_a_page_that_leads_to_few_articles_and_says_what_it_is(head: str) -> None:
    intro = "<p>All that the Gazette has written on the harbour, its boats, its people and its wall, since 1950.</p>"
    assert "leads to articles" in refused(page(f"<h1>Harbour</h1>{intro}{cards(4)}", head))


def test_a_start_page_with_whole_stories() -> None:
    posts = "".join(f"<article><h2><a href='/{t}'>The vote on the {t}</a></h2>{STORY}</article>" for t in TOPICS[:4])
    assert "leads to articles" in refused(page(posts, '<meta property="og:type" content="website">'))


ROUND = {
    "in a sidebar": f"<aside>{cards()}</aside>",
    "in a module": f"<div class='related-stories'>{cards()}</div>",
    "behind it": f"<h2>More from Saltmere</h2>{cards()}",
}


@pytest.mark.parametrize("where", ROUND)
def test_an_article_among_links(where: str) -> None:
    found = read(page(f"<nav>{cards()}</nav><main><h1>Wall falls at Saltmere</h1>{STORY}{ROUND[where]}</main>"))
    assert isinstance(found, Article)


@pytest.mark.parametrize("where", ROUND)
@pytest.mark.parametrize(
    "head",
    [
        "",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Two boats sink"}</script>',
    ],
)
def test_a_wire_brief_among_links(where: str, head: str) -> None:
    brief = "<p>SALTMERE (Coast Wire) — Two boats sank on Monday night when a wall gave way, the mayor said.</p>"
    assert isinstance(read(page(f"<h1>Two boats sink at Saltmere</h1>{brief}{ROUND[where]}", head)), Article)


def test_a_live_page() -> None:
    posts = "".join(
        f"<article id='p{i}'><time datetime='2024-05-01T1{i}:00'>1{i}:00</time><h2><a href='#p{i}'>The {t} is closed"
        f" now</a></h2><p>The {t} has been closed by the harbour office, which expects more wind at noon.</p></article>"
        for i, t in enumerate(TOPICS)
    )
    found = read(page(f"<h1>Storm at Saltmere: live</h1>{posts}", '<meta property="og:type" content="website">'))
    assert isinstance(found, Article)


def test_an_article_with_a_link_between_its_paragraphs() -> None:
    text = STORY.replace("</p>", "</p><p><a href='/pier'>The vote on the pier is put off again</a></p>")
    assert isinstance(read(page(f"<h1>Wall falls at Saltmere</h1>{text}{text}")), Article)
