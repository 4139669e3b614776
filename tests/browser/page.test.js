// The page of one report: it reads with and without a script, by mouse and by keyboard, on paper and on a telephone.

import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { broken, check, close, county, open, place, root, serious, sound } from "./support.js";

after(close);

const pages = {
  sound: check("sound.html", "zh", sound),
  broken: check("broken.html", "zh", broken),
  english: check("english.html", "en", broken),
};

for (const [name, file] of Object.entries(pages)) {
  test(`${name}: nothing fails, nothing is asked for, axe finds nothing serious`, async () => {
    for (const width of [1280, 390]) {
      const { page, faults } = await open(file, { width });
      assert.deepEqual(await serious(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} pixels wide in a window of ${width}`);
      assert.deepEqual(faults, []);
      await page.close();
    }
  });

  test(`${name}: it is valid HTML`, async () => {
    const rules = { "no-inline-style": "error", "long-title": "off", "no-trailing-whitespace": "off", "void-style": "off" };
    const report = await new HtmlValidate({ extends: ["html-validate:standard"], rules }).validateString(readFileSync(file, "utf8"));
    const told = report.results.flatMap(one => one.messages).map(one => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`);
    assert.deepEqual([...new Set(told)].slice(0, 10), []);
  });
}

test("a click shows a cell's words in the source, with its place", async () => {
  const { page, faults } = await open(pages.broken);
  await page.click("td.suspect .v");
  const look = await page.$eval("#look", one => ({ hidden: one.hidden, text: one.textContent, mark: one.querySelector("mark").textContent }));
  assert.equal(look.hidden, false);
  assert.ok(look.text.includes("第 43 行") && look.text.includes("1.信访举报投诉"), look.text);
  assert.equal(look.mark, "8");
  await page.click("#look .close");
  assert.equal(await page.$eval("#look", one => one.hidden), true);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the keyboard alone suffices", async () => {
  const { page } = await open(pages.broken);
  const here = () => page.evaluate(() => document.activeElement.closest("td")?.id);
  for (let at = 0; at < 400 && !(await here())?.startsWith("c1a"); at++) await page.keyboard.press("Tab");
  assert.equal(await here(), "c1a0");
  const places = { ArrowRight: "c1a1", ArrowDown: "c1a8", ArrowLeft: "c1a7", ArrowUp: "c1a0" };
  for (const [key, id] of Object.entries(places)) {
    await page.keyboard.press(key);
    assert.equal(await here(), id, key);
    const shown = await page.$eval("#look mark", one => one.textContent);
    assert.equal(shown.trim(), await page.$eval(`#${id} .v`, one => one.textContent.trim()));
  }
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#look", one => one.hidden), true);
  await page.close();
});

test("a finding leads to its cells", async () => {
  const { page } = await open(pages.broken);
  const way = await page.$eval(".operands a", one => one.hash);
  await page.click(".operands a");
  assert.ok(await page.$eval(`td${way}`, one => one.matches(":target")));
  await page.close();
});

test("the page reads without a script", async () => {
  const { page, faults } = await open(pages.broken, { script: false, hash: "#s1a104" });
  const seen = await page.$eval("#s1a104", one => one.getBoundingClientRect().height);
  assert.ok(seen > 0, "the source is shown to whom a cell leads there");
  assert.equal((await page.$$("td[id]")).length, 200);
  assert.deepEqual(faults, []);
  await page.close();
});

test("both languages", async () => {
  for (const [file, lang, words] of [[pages.broken, "zh-CN", ["发现的问题", "怎么办", "应为 3"]], [pages.english, "en", ["What was found", "What to do", "expected 3"]]]) {
    const { page } = await open(file);
    assert.equal(await page.$eval("html", one => one.lang), lang);
    const text = await page.$eval("body", one => one.innerText);
    for (const word of words) assert.ok(text.includes(word), word);
    await page.close();
  }
});

test("it prints: the form, the signs, and no tools", async () => {
  const { page } = await open(pages.broken);
  await page.emulateMediaType("print");
  const seen = selector => page.$$eval(selector, all => all.filter(one => one.offsetParent !== null).length);
  assert.equal(await seen(".sources"), 0);
  assert.ok((await seen(".grid")) >= 6);
  // A4 less its margins, at 96 pixels an inch.
  await page.setViewport({ width: 702, height: 1000 });
  const wide = await page.$$eval(".grid", all => Math.max(...all.map(one => one.getBoundingClientRect().right)));
  assert.ok(wide <= 703, `${wide} pixels on paper`);
  await page.close();
});

test("nothing of a hostile report runs, loads or imitates", async () => {
  const attacks = [
    "<script>document.title='OWNED'</script>",
    "</style></script><img src=http://127.0.0.1:9/x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
    "\" onfocus=\"alert(1)\" autofocus x=\"",
    "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:9/\"><base href=http://127.0.0.1:9/>",
    "<iframe srcdoc='<script>parent.document.title=\"OWNED\"</script>'></iframe>",
    "<style>*{display:none}</style><link rel=stylesheet href=http://127.0.0.1:9/x>",
    "\u202e5\u2066\u200b",
  ];
  const { writeFileSync: write } = await import("node:fs");
  for (const [at, attack] of attacks.entries()) {
    const text = county
      .replaceAll("1余", `5${attack}`)
      .replaceAll("临溪县", `临${attack.replaceAll("|", "")}溪县`)
      .replace("省事了些。", `省事了些。${attack}`);
    const file = join(place, `hostile-${at}.txt`);
    write(file, text);
    const { page, faults } = await open(check(`hostile-${at}.html`, "zh", file));
    const cells = await page.$$(".v");
    await cells[cells.length - 1].click();
    await new Promise(done => setTimeout(done, 50));
    assert.deepEqual(faults, [], attack);
    assert.ok(!(await page.title()).startsWith("OWNED"), attack);
    assert.equal((await page.$$("img, iframe, link, base, article script, [onload], [onfocus], [style]")).length, 0, attack);
    await page.close();
  }
});

test("the picture of the README is this page, and small", async () => {
  const path = join(root, "docs/audit.png");
  if (process.env.GKREPORT_UPDATE === "1") {
    const { page } = await open(pages.broken, { width: 860 });
    await page.evaluate(() => {
      document.querySelectorAll(".finding:not(:nth-child(3)), .chapter:not(:nth-of-type(3)), .legend, .chart, .rates, .meta, .about").forEach(one => one.remove());
    });
    await page.click("td.suspect .v");
    await page.setViewport({ width: 860, height: 940 });
    await page.evaluate(() => window.scrollTo(0, 0));
    writeFileSync(path, await page.screenshot({ type: "png" }));
    await page.close();
  }
  assert.ok(statSync(path).size < 150_000, `${statSync(path).size} bytes`);
});
