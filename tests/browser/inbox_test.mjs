// node inbox_test.mjs MAILROOM CHROMIUM [--screenshot FILE]
//
// Starts `mailroom demo`, and does in headless Chromium what a clerk does in a morning. Every wait is
// for something on the page, never for a time. With --screenshot, ends with a picture of the inbox.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(root + "api/web/package.json")("playwright-core");
const [mailroom, executablePath, flag, picture] = process.argv.slice(2);
const password = "only for this test";

async function startDemo() {
  const demo = spawn(mailroom, ["demo", "--port", "0", "--password", password, "--samples", root + "samples"],
    { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  demo.stderr.on("data", (data) => { log += data; });
  const address = await new Promise((resolve, reject) => {
    demo.stdout.on("data", (data) => {
      log += data;
      const found = /http:\/\/\S+/.exec(log);
      if (found) resolve(found[0]);
    });
    demo.on("exit", () => reject(new Error("mailroom demo ended:\n" + log)));
  });
  const stop = () => new Promise((resolve) => { demo.removeAllListeners("exit"); demo.on("exit", resolve); demo.kill("SIGTERM"); });
  return { address, stop, log: () => log };
}

const demo = await startDemo();
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(20_000);
const problems = [];
page.on("pageerror", (error) => problems.push(error.message));
page.on("request", (request) => {
  if (!request.url().startsWith(demo.address)) problems.push("outside request: " + request.url());
});
page.on("console", (message) => {
  if (/Content Security Policy/.test(message.text())) problems.push(message.text());
});

const notice = (text) => page.locator(".notice", { hasText: text }).waitFor();
const open = async (subject) => {
  await page.locator(".list .row", { hasText: subject }).first().click();
  await page.locator(".subject h2", { hasText: subject }).waitFor();
};
const pictureWidth = async () => {
  const picture = page.locator(".page img").first();
  await picture.scrollIntoViewIfNeeded();
  return picture.evaluate((image) => image.decode().then(() => image.naturalWidth));
};

const steps = {
  async "a wrong password is refused, the right one lets in"() {
    await page.goto(demo.address);
    await page.fill("[name=login]", "demo");
    await page.fill("[name=password]", "a wrong one");
    await page.click("text=Log in");
    await page.locator("[role=alert]", { hasText: "wrong" }).waitFor();
    await page.fill("[name=password]", password);
    await page.click("text=Log in");
    await page.locator(".queues").waitFor();
  },
  async "the mail of the day comes in by itself, and the queues count it"() {
    // Nothing is reloaded here: rows and counts arrive by the event stream.
    await page.locator(".queues a", { hasText: "Payments" }).locator("b").waitFor();
    await page.locator(".list .row").nth(7).waitFor();
    await page.locator(".queues .status").waitFor({ state: "detached" });
  },
  async "a message shows who, what and why"() {
    await open("Remittance advice BACS 880417");
    await page.locator(".who-row", { hasText: "Ashdown Diagnostics plc" }).waitFor();
    await page.locator(".intents li", { hasText: "Remittance" }).waitFor();
    await page.locator(".section", { hasText: "Payment" }).locator(".total", { hasText: "11,010.00" }).waitFor();
  },
  async "a value lights up its box on the page, and a box its value"() {
    assert.ok(await pictureWidth() > 500);
    const field = page.locator('.field[data-field$="/payment_amount"]').first();
    await field.hover();
    const path = await field.getAttribute("data-field");
    const box = page.locator(`rect[data-box="${path}"]`);
    assert.equal(await box.getAttribute("class"), "focused");
    await page.mouse.move(2, 2);
    await box.click();
    assert.match(await field.getAttribute("class"), /focused/);
  },
  async "a value is corrected, and stays so"() {
    const field = page.locator('.field[data-field$="/payment_reference"]').first();
    await field.hover();
    await field.locator(".edit").click();
    await page.keyboard.type("BACS 880418");
    await page.keyboard.press("Enter");
    await field.locator(".chip", { hasText: "corrected" }).waitFor();
    await page.reload();
    await page.locator('.field[data-field$="/payment_reference"]', { hasText: "BACS 880418" }).waitFor();
    const amount = page.locator('.field[data-field$="/payment_amount"]').first();
    await amount.hover();
    await amount.locator(".edit").click();
    await page.keyboard.type("much");
    await page.keyboard.press("Enter");
    await notice("This field holds an amount");
    await page.keyboard.press("Escape");
  },
  async "a note is written"() {
    await page.keyboard.press("n");
    await page.keyboard.type("Asked the warehouse.");
    await page.click("text=Save note");
    await page.locator(".note", { hasText: "Asked the warehouse." }).waitFor();
  },
  async "keys: assign to me, reply, done"() {
    await page.keyboard.press("a");
    await notice("Assigned");
    await page.keyboard.press("r");
    await page.keyboard.type("Thank you, we look into the broken set.");
    await page.keyboard.press("Control+Enter");
    await page.locator(".outgoing", { hasText: "We answered" }).waitFor();
    const before = page.url();
    await page.keyboard.press("e");
    await page.waitForURL((url) => url.href !== before);
    await page.click('[data-queue="done"]');
    await page.locator(".list .row", { hasText: "BACS 880417" }).waitFor();
  },
  async "a customer's request was answered with the right file, a stranger's was not"() {
    await page.click('[data-queue="answered"]');
    await page.locator(".list .row").first().click();
    await page.locator(".outgoing", { hasText: "Mailroom answered" }).first().click();
    await page.locator(".outgoing .files a", { hasText: ".pdf" }).first().waitFor();
    await page.locator(".held summary").first().click();
    await page.locator(".held li.ok").first().waitFor();
  },
  async "search finds numbers, and says when there is nothing"() {
    await page.keyboard.press("/");
    await page.keyboard.type("880417");
    await page.locator(".list h1", { hasText: "880417" }).waitFor();
    await page.locator(".list .row", { hasText: "BACS 880417" }).waitFor();
    await page.fill("[type=search]", "zzzzzz");
    await page.locator(".list .empty", { hasText: "Nothing was found" }).waitFor();
    await page.fill("[type=search]", "");
  },
  async "what another person does shows by itself"() {
    await page.click('[data-queue="open"]');
    await page.locator(".list .row").first().click();
    await page.locator(".subject h2").waitFor();
    const id = /\d+$/.exec(new URL(page.url()).pathname)[0];
    const other = await (await browser.newContext()).newPage();
    await other.goto(demo.address);
    const status = await other.evaluate(async ([message, secret]) => {
      const json = { "Content-Type": "application/json" };
      const session = await (await fetch("/api/session", { method: "POST", headers: json,
        body: JSON.stringify({ login: "demo", password: secret }) })).json();
      const answer = await fetch(`/api/messages/${message}/notes`, { method: "POST",
        headers: { ...json, "X-CSRF-Token": session.csrf_token }, body: JSON.stringify({ text: "From another desk." }) });
      return answer.status;
    }, [id, password]);
    assert.equal(status, 204);
    await page.locator(".note", { hasText: "From another desk." }).waitFor();
  },
  async "parties, outbox and settings open"() {
    await page.click("text=Parties");
    await page.locator(".row", { hasText: "Ashdown" }).click();
    await page.locator("td", { hasText: "LI-60211" }).waitFor();
    await page.click("text=Outbox");
    await page.locator("main td").first().waitFor();
    await page.click("header .avatar");
    await page.click("text=Verify the chain");
    await notice("rows are as they were written");
  },
  async "a tablet shows list or message"() {
    await page.setViewportSize({ width: 900, height: 1100 });
    await page.goto(demo.address + "/open");
    await page.locator(".list .row").first().click();
    await page.locator(".message .facts").waitFor();
    assert.equal(await page.locator(".list").isVisible(), false);
    await page.click(".back");
    await page.locator(".list").waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
  },
};

let failed = false;
try {
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      assert.deepEqual(problems, []);
      console.log("ok   " + name);
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
  if (flag === "--screenshot") {
    await page.click('[data-queue="all"]');
    await open("BACS 880417");
    await pictureWidth();
    await page.screenshot({ path: picture });
  }
} catch (error) {
  failed = true;
  console.error(error);
  console.error(demo.log());
  if (flag === "--screenshot") await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await demo.stop();
}
process.exit(failed ? 1 : 0);
