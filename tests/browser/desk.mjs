// `mailroom demo` and a headless Chromium before it, for the tests and the picture. Both have their
// folders in one of ours, which goes with them.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(root + "api/web/package.json")("playwright-core");
export const password = "only for this test";

// A sanitized build on a busy machine is slow. Nothing waits as long as this unless it is broken.
const waitMilliseconds = 60_000;

async function startDemo(program) {
  const demo = spawn(program, ["demo", "--port", "0", "--password", password, "--samples", root + "samples"],
    { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const ended = new Promise((resolve) => {
    demo.on("error", (error) => { log += error.message; resolve(-1); });
    demo.on("exit", (code, signal) => resolve(code ?? signal));
  });
  demo.stderr.on("data", (data) => { log += data; });
  const address = await new Promise((resolve, reject) => {
    demo.stdout.on("data", (data) => {
      log += data;
      const found = /(http:\/\/\S+)\n/.exec(log);
      if (found) resolve(found[1]);
    });
    ended.then((code) => reject(new Error(`mailroom demo ended with ${code}:\n${log}`)));
  });
  return { address, log: () => log, stop: () => { demo.kill("SIGTERM"); return ended; } };
}

// What is preloaded into a sanitized Mailroom, and its options, are not for the browser.
function browserEnvironment() {
  return Object.fromEntries(Object.entries(process.env)
    .filter(([name]) => name !== "LD_PRELOAD" && !/^[A-Z]+SAN_OPTIONS$/.test(name)));
}

function launch(executablePath) {
  return chromium.launch({
    executablePath,
    timeout: waitMilliseconds,
    env: browserEnvironment(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

// A clerk's desk: the page, what went wrong on it, and `close`, which gives the demo's exit code.
export async function openDesk(mailroom, executablePath) {
  const folder = mkdtempSync(join(tmpdir(), "mailroom-browser-"));
  process.env.TMPDIR = folder; // The demo's data and the browser's profile.
  const undo = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    const results = [];
    while (undo.length > 0) results.push(await undo.pop()());
    return results.find((result) => result !== undefined);
  };
  try {
    const demo = await startDemo(mailroom);
    undo.push(demo.stop);
    const browser = await launch(executablePath);
    undo.push(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(waitMilliseconds);
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(demo.address)) problems.push("outside request: " + request.url());
    });
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(message.text());
    });
    return { page, browser, problems, close, address: demo.address, log: demo.log };
  } catch (error) {
    await close();
    throw error;
  }
}

export async function logIn(page, secret = password) {
  await page.fill("[name=login]", "demo");
  await page.fill("[name=password]", secret);
  await page.click("text=Log in");
}

// Until every mail of the samples has been read. Rows and counts arrive by the event stream.
export async function waitForMail(page) {
  const slow = { timeout: 3 * waitMilliseconds };
  await page.locator(".queues a", { hasText: "Payments" }).locator("b").waitFor(slow);
  await page.locator(".list .row").nth(7).waitFor(slow);
  await page.locator(".queues .status").waitFor({ ...slow, state: "detached" });
}

export async function openMessage(page, subject) {
  await page.locator(".list .row", { hasText: subject }).first().click();
  await page.locator(".subject h2", { hasText: subject }).waitFor();
}

// Of the first page's picture, once it is drawn.
export async function pictureWidth(page) {
  return page.locator(".page img").first().evaluate((image) => image.decode().then(() => image.naturalWidth));
}
