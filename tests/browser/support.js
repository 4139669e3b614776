// Making pages with the program, and opening them in Chromium with an eye on all that must not happen.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

export const root = new URL("../../", import.meta.url).pathname;
export const county = readFileSync(join(root, "fixtures/formats/county.txt"), "utf8");
export const sound = join(root, "fixtures/reports/city-2022/report.html");
export const broken = join(root, "fixtures/formats/county.txt");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const place = mkdtempSync(join(tmpdir(), "gkreport-browser-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

// Checks files into a page, or into a folder of pages, and gives the path.
export function check(name, lang, ...args) {
  const out = join(place, name);
  const all = ["check", "--isolated", "-q", "--exit-zero", "--lang", lang, "--format", "html", "-o", out, ...args];
  execFileSync(process.env.GKREPORT, all, { cwd: place, stdio: ["ignore", "ignore", "pipe"] });
  return out;
}

// A folder of this many reports, of many organs and three years.
export function reports(name, count) {
  const folder = join(place, name);
  mkdirSync(folder);
  for (let at = 0; at < count; at++) {
    const organ = "县镇乡区市"[at % 5];
    const text = county.replaceAll("临溪县", `临溪${Math.floor(at / 3)}${organ}`.replace(/\d/g, d => "甲乙丙丁戊己庚辛壬癸"[d]));
    writeFileSync(join(folder, `${String(at).padStart(3, "0")}.txt`), text.replaceAll("2023年", `${2021 + (at % 3)}年`));
  }
  return folder;
}

let browser;
export async function close() {
  if (browser) await browser.close();
}

// Opens a page; `faults` fills with what must not happen.
export async function open(file, { width = 1280, script = true, hash = "" } = {}) {
  browser ??= await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const faults = [];
  const url = "file://" + file + hash;
  page.on("console", said => ["error", "warn"].includes(said.type()) && faults.push("console: " + said.text()));
  page.on("pageerror", error => faults.push("error: " + error.message));
  page.on("dialog", dialog => { faults.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("popup", () => faults.push("popup"));
  page.on("request", one => one.url().split("#")[0] !== "file://" + file && faults.push("request: " + one.url()));
  await page.setViewport({ width, height: 900 });
  await page.setJavaScriptEnabled(script);
  await page.goto(url, { waitUntil: "load", timeout: 120_000 });
  return { page, faults };
}

// What axe finds serious, in a part of the page or in all of it.
export async function serious(page, part) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    part => window.axe.run(part || document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }), part);
  const bad = found.violations.filter(one => ["serious", "critical"].includes(one.impact));
  return bad.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 120) + " " + node.failureSummary).join(" | ")}`);
}
