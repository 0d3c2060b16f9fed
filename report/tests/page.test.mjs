// The page in a real browser, as `tallyman serve` and `tallyman report` show it. Usage: node --test page.test.mjs, with the program's
// path in TALLYMAN_PROGRAM and the source folder in TALLYMAN_SOURCE. PAGE_SCREENSHOTS=FOLDER keeps a picture of each view.
import assert from "node:assert/strict";
import {execFileSync, spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, describe, test} from "node:test";
import {chromium} from "playwright-core";

const PROGRAM = process.env.TALLYMAN_PROGRAM, SOURCE = process.env.TALLYMAN_SOURCE, SCREENSHOTS = process.env.PAGE_SCREENSHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// Articles that try to become markup, script, a link that runs, or text that reads backwards; and one from right to left.
const HOSTILE = {
  id: "</script><script>window.owned=1</script>", url: "javascript:window.owned=1", language: "en", published: "2024-07-12",
  publisher: "Evil \u202egnidaer\u202c & <b>Sons</b>", title: "<img src=x onerror='window.owned=1'></title></script><script>window.owned=1</script>",
  text: "<script>window.owned=1</script> \u202eFrance's exports to Spain rose 4.2 percent year on year to 5.31 billion euros in June, <b>customs</b> data showed.</script>",
};
// Contradicts it.
const HOSTILE_TOO = {
  id: "hostile-2", language: "en", published: "2024-07-13", publisher: "Evil \u2067also", title: "Exports",
  text: "France's exports to Spain rose to 53.1 billion euros in June, customs data showed.",
};
const ARABIC = {
  id: "ar-1", language: "ar", published: "2024-07-12", publisher: "الجريدة", title: "ارتفاع صادرات الصين إلى روسيا",
  text: "ارتفعت صادرات الصين إلى روسيا بنسبة 5.1 في المئة على أساس سنوي إلى 70.23 مليار يوان في يونيو، وفق بيانات الجمارك.",
};
// A surplus whose growth and base do not give its level.
const SURPLUS = [
  {
    id: "en-2023", language: "en", published: "2024-01-12", publisher: "Lisbon Wire", title: "Portugal's trade with Morocco",
    text: "Portugal's trade surplus with Morocco amounted to 820 million euros in 2023, customs data showed.",
  },
  {
    id: "en-2024", language: "en", published: "2025-01-14", publisher: "Rabat Wire", title: "Portugal's trade with Morocco",
    text: "Portugal's trade surplus with Morocco widened 12.4 percent from a year earlier to 650 million euros in 2024, customs data showed.",
  },
];

let folder, database, server, base, file, browser;

async function started(process) {
  let messages = "";
  for await (const chunk of process.stderr) {
    messages += chunk;
    const address = messages.match(/http:\/\/\S+/);
    if (address) return address[0];
  }
  throw new Error(`serve ended: ${messages}`);
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "page-test-"));
  writeFileSync(join(folder, "more.jsonl"), [HOSTILE, HOSTILE_TOO, ARABIC, ...SURPLUS].map((article) => JSON.stringify(article)).join("\n"));
  database = join(folder, "out", "claims.db");
  execFileSync(PROGRAM, ["run", join(SOURCE, "tests/sample/articles.jsonl"), join(SOURCE, "tests/sample/text"), join(folder, "more.jsonl"), "-o", join(folder, "out")], {stdio: "pipe"});
  file = join(folder, "report.html");
  execFileSync(PROGRAM, ["report", join(folder, "out"), "-o", file], {stdio: "pipe"});
  server = spawn(PROGRAM, ["serve", database, "--port", "0"], {stdio: ["ignore", "ignore", "pipe"]});
  base = await started(server);
  browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS});
});

after(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
  rmSync(folder, {recursive: true, force: true});
});

// A view, ready; fails where the page asks for anything but its own records, or says that something is wrong.
async function open(address, hash, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, acceptDownloads: true, ...options});
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => { if (message.type() === "error") page.complaints.push(message.text()); });
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(address) && !request.url().startsWith("data:")) page.complaints.push(`asks for ${request.url()}`); });
  await page.goto(address + hash);
  await ready(page);
  return page;
}

async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready && !document.querySelector("main")?.hasAttribute("aria-busy"));
}

async function go(page, hash) {
  if (new URL(page.url()).hash === hash) return;
  const turn = await page.evaluate(() => document.documentElement.dataset.ready);
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForFunction((before) => document.documentElement.dataset.ready !== before, turn);
  await ready(page);
}

async function done(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

// Whatever a person reads or hears of the page.
async function assertNothingTurns(page, what) {
  const shown = await page.evaluate(() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label], [title], option, svg text")]
    .flatMap((element) => [element.getAttribute("aria-label"), element.getAttribute("title"), element.textContent])].join("\n"));
  assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(shown), what);
}

const api = async (path) => (await fetch(new URL(path, base))).json();
const statisticHash = ({statistic}) => `#/statistic?${new URLSearchParams(Object.entries(statistic).filter(([, value]) => value))}`;
const best = async () => (await api("/api/statistics?area=CN&partner=RU&product=total&flow=exports")).items[0];
const count = async (page) => Number((await page.textContent("h1 .count")).replaceAll(",", ""));

async function views() {
  const slipped = (await api("/api/findings?kind=contradiction&sort=publishers")).items.find(({record}) => record.slip);
  return {
    overview: "#/", contradictions: "#/contradictions", statistics: "#/statistics", claims: "#/claims", articles: "#/articles",
    statistic: statisticHash(await best()), contradiction: `#/contradiction/${slipped.record.id}`, article: "#/article/zh-s01", rtl: "#/article/ar-1",
  };
}

for (const mode of ["serve", "report"]) {
  const address = () => (mode === "serve" ? base : `file://${file}`);

  describe(mode, () => {
    test("every view has a heading, a title, and nothing that axe-core finds wrong, in light and dark", async () => {
      for (const colorScheme of ["light", "dark"])
        for (const [name, hash] of Object.entries(await views())) {
          const page = await open(address(), hash, {colorScheme});
          assert.equal(await page.locator("h1").count(), 1, name);
          assert.match(await page.title(), /Tallyman$/);
          if (name === "statistic") await page.waitForSelector(".chart svg .mark");
          if (SCREENSHOTS) await page.screenshot({path: join(SCREENSHOTS, `${mode}-${name}-${colorScheme}.png`), fullPage: true});
          await page.evaluate(AXE);
          const {violations} = await page.evaluate(() => globalThis.axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}));
          assert.deepEqual(violations.map(({id, nodes}) => `${name} ${colorScheme}: ${id} ${nodes[0].html.slice(0, 150)}`), []);
          await done(page);
        }
    });

    test("no view is wider than a phone", async () => {
      for (const [name, hash] of Object.entries(await views())) {
        const page = await open(address(), hash, {viewport: {width: 360, height: 740}});
        if (SCREENSHOTS) await page.screenshot({path: join(SCREENSHOTS, `${mode}-${name}-phone.png`), fullPage: true});
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
        await done(page);
      }
    });

    test("on a phone the filters are folded away until they are asked for", async () => {
      const page = await open(address(), "#/claims", {viewport: {width: 360, height: 740}});
      assert.equal(await page.locator(".facets").isVisible(), false);
      await page.locator(".filters summary").click();
      assert.ok(await page.locator(".facets select").first().isVisible());
      await done(page);
    });

    test("the overview's contradictions are each about another claim that is likely wrong", async () => {
      const page = await open(address(), "#/");
      const cards = await page.locator(".cards .finding").count(), suspects = await page.locator(".versus li.suspect").allInnerTexts();
      assert.ok(cards > 1);
      assert.equal(new Set(suspects).size, cards);
      assert.ok(suspects.every((text) => text.includes("likely wrong")));
      await done(page);
    });

    test("each filter narrows the list as the interface does, stands in the address, and can be taken away", async () => {
      const page = await open(address(), "#/claims");
      const all = await count(page);
      for (const [name, value] of Object.entries({area: "CN", partner: "RU", flow: "exports", product: "crude_oil", language: "ru", publisher: "Harbour Trade Wire", verdict: "contradicted", confidence: "80"})) {
        const label = {area: "Area", partner: "Partner", flow: "Flow", product: "Product", language: "Language", publisher: "Publisher", verdict: "Verdict", confidence: "Read with confidence"}[name];
        await go(page, "#/claims");
        await page.locator(".facet", {hasText: new RegExp(`^${label}`)}).locator("select").selectOption(value);
        await page.waitForFunction((wanted) => new URLSearchParams(location.hash.split("?")[1]).has(wanted), name);
        await page.waitForSelector(".chips li");
        await ready(page);
        const {total} = await api(`/api/claims?${new URLSearchParams({[name]: value})}`);
        assert.equal(await count(page), total, name);
        assert.ok(total > 0 && total < all, name);
        await page.reload();
        await ready(page);
        assert.equal(await count(page), total, `${name} after loading anew`);
        await page.locator(".chips button").first().click();
        await page.waitForFunction((text) => document.querySelector("h1 .count")?.textContent === text, String(all));
      }
      await done(page);
    });

    test("periods and words filter too", async () => {
      const page = await open(address(), "#/claims");
      for (const [name, value] of [["from", "2024-07"], ["to", "2023"]]) {
        await go(page, "#/claims");
        await page.locator(".facet input").nth(name === "from" ? 0 : 1).fill(value);
        await page.keyboard.press("Tab");
        await page.waitForFunction(() => document.querySelector(".chips li"));
        await ready(page);
        assert.equal(await count(page), (await api(`/api/claims?${name}=${value}`)).total, name);
      }
      await go(page, "#/claims");
      await page.locator(".search input").fill("Юаней 2024");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.hash.includes("q="));
      await ready(page);
      await page.waitForSelector(".chips li");
      assert.equal(await count(page), (await api(`/api/claims?q=${encodeURIComponent("Юаней 2024")}`)).total);
      await done(page);
    });

    test("a statistic: marks, tip, currency, color, growth, order, CSV", async () => {
      const statistic = await best(), page = await open(address(), statisticHash(statistic));
      await page.waitForSelector(".chart .mark");
      assert.ok(await page.locator(".chart .mark").count() >= 5);
      assert.ok(await page.locator(".conflict").count() > 0);
      await page.waitForSelector(".band");
      assert.match(await page.textContent("[aria-live]"), /put aside/);
      assert.ok(await page.locator(".mark.aside").count() > 0);
      assert.ok(await page.locator(".mark.aside").count() < await page.locator(".mark").count());
      const mark = page.locator(".chart .mark").first();
      await mark.hover();
      assert.ok((await page.textContent(".tip .evidence")).length > 20);
      const before = await page.textContent(".panel-title");
      await page.locator(".tools select").first().selectOption("EUR");
      await page.waitForFunction((text) => document.querySelector(".panel-title") && document.querySelector(".panel-title").textContent !== text, before);
      assert.match(page.url(), /unit=EUR/);
      await page.locator(".tools select").nth(1).selectOption("verdict");
      await page.waitForSelector(".legend .badge.contradicted");
      const marks = await page.locator(".chart .mark").count();
      await page.getByLabel(/Growth/).check();
      await page.waitForFunction((few) => document.querySelectorAll(".chart .mark").length > few, marks);
      assert.match(page.url(), /growth=1/);
      const slopes = await page.locator(".slope").evaluateAll((lines) => lines.map((line) => [line.x2.baseVal.value - line.x1.baseVal.value, line.y1.baseVal.value, line.ownerSVGElement.height.baseVal.value]));
      assert.ok(slopes.length > statistic.claims / 4);
      for (const [run, y, height] of slopes) assert.ok(run > 0 && y > 0 && y < height, "from the base to the period, within the chart");
      const published = page.getByRole("button", {name: "Published", exact: true});
      await published.click();
      assert.equal(await page.locator("th[aria-sort=ascending]").textContent(), "Published");
      const waiting = page.waitForEvent("download");
      await page.locator(".download").click();
      const lines = readFileSync(await (await waiting).path(), "utf8").replace("\ufeff", "").split("\r\n");
      assert.match(lines[0], /^claim,verdict,flow,reporter/);
      assert.ok(lines.filter((line) => line.startsWith("c-")).length === statistic.claims);
      await done(page);
    });

    test("a contradiction says what contradicts what and why", async () => {
      const page = await open(address(), (await views()).contradiction);
      assert.ok(await page.locator(".duel .card").count() >= 2);
      assert.ok(await page.locator(".duel .evidence mark").count() >= 2);
      assert.ok(await page.locator(".steps li").count() >= 2);
      assert.ok(await page.locator(".slip-figure").isVisible());
      const weights = await page.locator("section:has(.bar-fill.suspect) td.number").allTextContents();
      assert.ok(Math.abs(weights.reduce((sum, text) => sum + parseInt(text, 10), 0) - 100) <= weights.length);
      const drawn = (await api("/api/findings?rule=balance")).items[0];
      await go(page, `#/contradiction/${drawn.record.id}`);
      const [gap, ...bars] = await Promise.all([".gap", ".bar.suspect", ".bar.derived"].map((selector) => page.locator(selector).first().boundingBox()));
      for (const bar of bars) assert.ok(bar.x + bar.width <= gap.x + 6 || bar.x >= gap.x + gap.width - 6, "the bars lie on either side of the gap");
      await done(page);
    });

    test("what follows from growth is an amount where the figure is one", async () => {
      const {items} = await api("/api/findings?rule=growth"), page = await open(address(), "#/");
      const amounts = items.filter(({record}) => record.steps.some(({relation, unit, low}) => relation === "growth" && unit && low));
      assert.ok(amounts.length > 0);
      for (const {record} of amounts) {
        await go(page, `#/contradiction/${record.id}`);
        const text = (await page.textContent("main")).replaceAll(",", "");
        assert.doesNotMatch(text, /\d{6}%/);
        assert.match(text, /From what .+ says? follows/);
      }
      await done(page);
    });

    test("claims that agree are not said to differ", async () => {
      const page = await open(address(), "#/contradictions?kind=corroboration");
      assert.equal(await page.textContent("h1"), `Agreements ${await page.textContent("h1 .count")}`);
      assert.ok(await page.locator(".finding .rule").count() > 1);
      for (const text of [...await page.locator(".rule").allTextContents(), await page.textContent(".tools")]) assert.doesNotMatch(text, /do(es)? not|differ/);
      await page.locator(".finding h2 a").first().click();
      await page.waitForSelector(".contradiction .kicker");
      assert.doesNotMatch(await page.textContent(".kicker"), /do(es)? not|differ/);
      assert.equal(await page.getByText("likely wrong").count(), 0);
      await done(page);
    });

    test("an article and its records lead to each other", async () => {
      const page = await open(address(), "#/article/ar-1");
      const mark = page.locator("mark.figure").first();
      assert.match(await mark.textContent(), /\d/);
      await mark.click();
      const claim = (await mark.getAttribute("data-claims")).split(" ")[0];
      assert.ok(await page.locator(`[data-claim="${claim}"].chosen`).count());
      assert.equal(await page.locator(".text p[dir]").first().evaluate((p) => getComputedStyle(p).direction), "rtl");
      await page.locator(".record").first().click();
      assert.ok(await page.locator("mark.figure.chosen").count());
      await done(page);
    });

    test("nothing in an article becomes markup, script, a link that runs, or text that turns", async () => {
      for (const hash of [`#/article/${encodeURIComponent(HOSTILE.id)}`, "#/claims?area=FR", "#/articles?area=FR", `#/claims?publisher=${encodeURIComponent(HOSTILE.publisher)}`, "#/?area=FR"]) {
        const page = await open(address(), hash);
        assert.equal(await page.evaluate(() => globalThis.owned), undefined, hash);
        assert.equal(await page.locator("img, main script, a[href^='javascript']").count(), 0, hash);
        await assertNothingTurns(page, hash);
        await done(page);
      }
      const page = await open(address(), `#/article/${encodeURIComponent(HOSTILE.id)}`);
      assert.ok((await page.textContent("h1")).includes("<img src=x onerror"));
      assert.ok((await page.textContent(".text")).includes("<script>window.owned=1</script>"));
      await done(page);
    });

    test("no name turns what stands beside it, in a contradiction or a chart", async () => {
      const page = await open(address(), "#/contradictions?area=FR");
      await assertNothingTurns(page, "contradictions");
      await page.locator(".finding a").first().click();
      await page.waitForSelector(".lead");
      assert.match(await page.textContent(".lead"), /Evil/);
      await assertNothingTurns(page, "a contradiction");
      await page.goto(address() + "#/statistic?flow=exports&reporter=FR&partner=ES&product=total&measure=value");
      await page.waitForSelector(".chart .mark");
      await assertNothingTurns(page, "a chart");
      await done(page);
    });

    test("an address may hold any word", async () => {
      for (const parameters of ["area=__proto__", "product=constructor", "publisher=__proto__"]) {
        const page = await open(address(), `#/claims?${parameters}`);
        assert.equal(await page.locator(".failure").count(), 0, parameters);
        await done(page);
      }
    });

    test("everything can be reached with the keyboard alone", async () => {
      const page = await open(address(), statisticHash(await best()));
      await page.waitForSelector(".chart .mark");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
      for (let i = 0; i < 30 && !(await page.evaluate(() => document.activeElement.matches(".claim"))); i++) await page.keyboard.press("Tab");
      const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
      await page.keyboard.press("ArrowRight");
      const second = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
      assert.ok(first && second && first !== second);
      assert.ok(await page.locator(".tip").isVisible());
      await page.keyboard.press("Enter");
      await page.waitForSelector(".record.chosen");
      for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches("mark.figure"))); i++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.ok(await page.locator("mark.figure.chosen").count());
      await done(page);
    });

    test("prints without what only a screen needs", async () => {
      const page = await open(address(), (await views()).contradiction);
      await page.emulateMedia({media: "print"});
      assert.equal(await page.locator(".masthead nav").isVisible(), false);
      assert.ok(await page.locator(".duel").isVisible());
      await done(page);
    });

    test("what is not there is said", async () => {
      const page = await open(address(), "#/");
      for (const hash of ["#/contradiction/f-0", "#/article/none", "#/nowhere", "#/statistic?flow=exports&partner=XK&reporter=XK"]) {
        await go(page, hash);
        assert.equal(await page.locator("[role=alert] h1").count(), 1, hash);
      }
      await page.context().close();
    });
  });
}

test("a report shows what the server shows", async () => {
  const hashes = [...Object.values(await views()), "#/?area=CN&partner=RU", "#/claims?sort=period", "#/claims?sort=verdict", "#/claims?sort=confidence&language=zh", "#/claims?q=export&from=2024",
    "#/statistics?sort=contradicted", "#/contradictions?sort=gap", "#/contradictions?sort=publishers&severity=warning", "#/contradictions?kind=corroboration", "#/articles?sort=claims", "#/articles?verdict=disputed"];
  const [served, report] = [await open(base, "#/"), await open(`file://${file}`, "#/")];
  const shown = async (page, hash) => {
    await go(page, hash);
    return page.evaluate(() => [document.querySelector("main").innerText, ...[...document.querySelectorAll(".facets option")].map((option) => option.textContent)].join("\n"));
  };
  for (const hash of hashes) if (!hash.startsWith("#/statistic?")) assert.equal(await shown(report, hash), await shown(served, hash), hash);
  await done(served);
  await done(report);
});

test("a long table shows its first rows until the others are asked for", async () => {
  const articles = Array.from({length: 130}, (_, i) => {
    const month = `${2012 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`, name = new Date(`${month}-01`).toLocaleString("en", {month: "long", timeZone: "UTC"});
    return {id: `long-${i}`, language: "en", published: `${month}-28`, publisher: "Ledger", text: `Kenya's exports to Uganda were ${500 + i} million dollars in ${name} ${month.slice(0, 4)}.`};
  });
  writeFileSync(join(folder, "long.jsonl"), articles.map((article) => JSON.stringify(article)).join("\n"));
  execFileSync(PROGRAM, ["run", join(folder, "long.jsonl"), "-o", join(folder, "long")], {stdio: "pipe"});
  execFileSync(PROGRAM, ["report", join(folder, "long"), "-o", join(folder, "long.html")], {stdio: "pipe"});
  const page = await open(`file://${join(folder, "long.html")}`, "#/statistic?flow=exports&reporter=KE&partner=UG&product=total&measure=value");
  const rows = page.locator(".claims tbody tr"), all = Number((await page.textContent(".lead")).match(/\d+/)[0]);
  assert.ok(all > 100);
  assert.equal(await rows.count(), 100);
  await page.getByRole("button", {name: `Show the other ${all - 100}`}).click();
  assert.equal(await rows.count(), all);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".claims tbody tr:nth-child(101)")), "the keyboard goes on where the list did");
  await done(page);
});

test("a report says what it left out", async () => {
  const small = join(folder, "small.html");
  const {stderr} = await new Promise((resolve) => {
    const process = spawn(PROGRAM, ["report", database, "-o", small, "--claims", "20"]);
    let text = "";
    process.stderr.on("data", (chunk) => (text += chunk));
    process.on("close", () => resolve({stderr: text}));
  });
  assert.match(stderr, /\d+ of 2\d\d claims/);
  const page = await open(`file://${small}`, "#/");
  assert.match(await page.textContent(".notice"), /This file holds \d+ of 2\d\d claims/);
  await done(page);
});
