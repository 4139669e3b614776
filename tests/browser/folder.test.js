// Many reports: one file of 300, and an index with a page a report.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { check, close, open, reports, serious } from "./support.js";

after(close);

const input = reports("in", 300);
const one = check("many.html", "zh", input);
const folder = check("many/", "zh", input);

test("300 reports in one file open without a fault", async () => {
  const begin = performance.now();
  const { page, faults } = await open(one);
  console.log(`# opened in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  assert.equal(await page.$$eval("article", all => all.length), 300);
  const last = await page.$$eval("table.index tbody a", all => all.at(-1).hash);
  await page.evaluate(hash => { location.hash = hash; }, last);
  await page.click(`${last} td.suspect .v`);
  assert.equal(await page.$eval("#look", one => one.hidden), false);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the index is searched, filtered, sorted and copied", async () => {
  const { page, faults } = await open(join(folder, "index.html"));
  const shown = () => page.$$eval("table.index tbody tr", rows => rows.filter(row => !row.hidden).length);
  assert.equal(await shown(), 300);
  await page.select("select[name=year]", "2022");
  assert.equal(await shown(), 100);
  await page.type("input[name=find]", "临溪甲");
  assert.equal(await page.$eval("output", out => out.textContent), `${await shown()} / 300`);
  assert.ok((await shown()) < 100);
  await page.$eval("input[name=find]", field => { field.value = ""; });
  await page.select("select[name=year]", "");
  const years = () => page.$$eval("table.index tbody tr", rows => rows.map(row => row.cells[1].textContent));
  await page.click("table.index th:nth-child(2) button");
  assert.deepEqual((await years()).toSorted(), await years());
  await page.click("table.index th:nth-child(2) button");
  assert.deepEqual((await years()).toSorted().toReversed(), await years());
  assert.equal(await page.$eval("table.index th:nth-child(2)", th => th.getAttribute("aria-sort")), "descending");
  // What is copied, caught on its way to the clipboard.
  const copied = await page.evaluate(() => new Promise(done => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: text => { done(text); return Promise.resolve(); } } });
    document.querySelector("button[name=copy]").click();
  }));
  const lines = copied.split("\n").map(line => line.split("\t"));
  assert.equal(lines.length, 301);
  assert.ok(lines.every(line => line.length === lines[0].length));
  assert.deepEqual(lines[0].slice(0, 3), ["机关", "年度", "结果"].map((word, at) => at === 1 ? lines[0][1] : word));
  assert.deepEqual(faults, []);
  await page.close();
});

test("the index is fit for all, valid and small", async () => {
  for (const width of [1280, 390]) {
    const { page, faults } = await open(join(folder, "index.html"), { width });
    assert.deepEqual(await serious(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    assert.deepEqual(faults, []);
    await page.close();
  }
  const text = readFileSync(join(folder, "index.html"), "utf8");
  const row = text.split("<tbody>")[1].split("</tbody>")[0].length / 300;
  assert.ok(row * 3000 < 5_000_000, `${row} characters a report`);
  const report = await new HtmlValidate({ extends: ["html-validate:standard"], rules: { "long-title": "off" } }).validateString(text);
  const told = report.results.flatMap(one => one.messages).map(one => `${one.ruleId}: ${one.message}`);
  assert.deepEqual([...new Set(told)].slice(0, 10), []);
});

test("an organ leads to its page, and that back", async () => {
  const { page } = await open(join(folder, "index.html"));
  await Promise.all([page.waitForNavigation(), page.click("table.index tbody a")]);
  assert.ok((await page.$eval("h1", h => h.textContent)).startsWith("临溪"));
  await Promise.all([page.waitForNavigation(), page.click(".crumb a")]);
  assert.equal((await page.$$("table.index")).length, 1);
  await page.close();
});
