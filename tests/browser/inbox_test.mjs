// node inbox_test.mjs MAILROOM CHROMIUM [--screenshot FILE]
//
// Starts `mailroom demo`, and does in headless Chromium what a clerk does in a morning. Every wait is
// for something on the page, never for a time. With --screenshot, ends with a picture of the page.

import assert from "node:assert/strict";
import { logIn, openDesk, openMessage, password, pictureWidth, waitForMail } from "./desk.mjs";

const [mailroom, chromium, flag, picture] = process.argv.slice(2);
const desk = await openDesk(mailroom, chromium);
const { page, browser } = desk;

const notice = (text) => page.locator(".notice", { hasText: text }).waitFor();

const steps = {
  async "a wrong password is refused, the right one lets in"() {
    await page.goto(desk.address);
    await logIn(page, "a wrong one");
    await page.locator("[role=alert]", { hasText: "wrong" }).waitFor();
    await logIn(page);
    await page.locator(".queues").waitFor();
  },
  async "the mail of the day comes in by itself, and the queues count it"() {
    await waitForMail(page);
  },
  async "a message shows who, what and why"() {
    await openMessage(page, "Remittance advice BACS 880417");
    await page.locator(".who-row", { hasText: "Ashdown Diagnostics plc" }).waitFor();
    await page.locator(".intents li", { hasText: "Remittance" }).waitFor();
    await page.locator(".section", { hasText: "Payment" }).locator(".total", { hasText: "11,010.00" }).waitFor();
  },
  async "a value lights up its box on the page, and a box its value"() {
    assert.ok(await pictureWidth(page) > 500);
    const field = page.locator('.field[data-field$="/payment_amount"]').first();
    await field.hover();
    const path = await field.getAttribute("data-field");
    const box = page.locator(`rect[data-box="${path}"]`);
    await page.locator(`rect.focused[data-box="${path}"]`).waitFor();
    await page.mouse.move(2, 2);
    await box.click();
    await page.locator(`.field.focused[data-field="${path}"]`).waitFor();
  },
  async "a scan is read, and its values stand where they are"() {
    await openMessage(page, "Zahlungsavis");
    await page.locator(".section", { hasText: "Payment" }).locator(".total", { hasText: "6,916.28" }).waitFor();
    await page.locator('rect[data-box$="/payment_amount"]').waitFor();
    assert.ok(await pictureWidth(page) > 500);
    await openMessage(page, "Remittance advice BACS 880417");
  },
  async "a value is corrected, and stays so"() {
    const field = page.locator('.field[data-field$="/payment_reference"]').first();
    await field.hover();
    await field.locator(".edit").click();
    await field.locator(".editor:focus").waitFor();
    await page.keyboard.type("BACS 880418");
    await page.keyboard.press("Enter");
    await field.locator(".chip", { hasText: "corrected" }).waitFor();
    await page.reload();
    await page.locator('.field[data-field$="/payment_reference"]', { hasText: "BACS 880418" }).waitFor();
    const amount = page.locator('.field[data-field$="/payment_amount"]').first();
    await amount.hover();
    await amount.locator(".edit").click();
    await amount.locator(".editor:focus").waitFor();
    await page.keyboard.type("much");
    await page.keyboard.press("Enter");
    await notice("This field holds an amount");
    await page.keyboard.press("Escape");
  },
  async "a line, a match, and a value that was not found"() {
    const cell = page.locator('.lines td[data-field$="/lines/1/document_date"]');
    await cell.dblclick();
    await cell.locator(".editor:focus").waitFor();
    await page.keyboard.type("2026-09-14");
    await page.keyboard.press("Enter");
    await page.locator('.lines td.was-corrected', { hasText: "14 Sept 2026" }).waitFor();
    const item = page.locator(".correctable").nth(1);
    await item.hover();
    await item.locator(".edit").click();
    await page.locator(".section", { hasText: "Payment" }).locator(".editor:focus").first().waitFor();
    await page.keyboard.type("LI-60211");
    await page.keyboard.press("Enter");
    await page.locator(".correctable", { hasText: "LI-60211" }).nth(1).locator(".chip").waitFor();
    await page.locator(".add-value select").selectOption("vendor_number");
    await page.locator(".add-value .editor:focus").waitFor();
    await page.keyboard.type("K-1004");
    await page.keyboard.press("Enter");
    await page.locator('.field[data-field$="/vendor_number"] .chip', { hasText: "corrected" }).waitFor();
    assert.equal(await page.locator(".notice", { hasText: "already" }).count(), 0);
  },
  async "what was corrected is learned, and can be forgotten"() {
    const message = page.url();
    await page.click("header .avatar");
    const learned = page.locator(".section", { hasText: "Learned from corrections" }).locator("tbody tr");
    const vendor = learned.filter({ hasText: "is always “K-1004”" });
    await vendor.waitFor();
    await vendor.locator("button", { hasText: "Forget" }).click();
    await vendor.waitFor({ state: "detached" });
    await page.goto(message);
    await page.locator(".subject h2").waitFor();
  },
  async "a note is written"() {
    await page.keyboard.press("n");
    await page.locator(".new-note textarea:focus").waitFor();
    await page.keyboard.type("Asked the warehouse.");
    await page.click("text=Save note");
    await page.locator(".note", { hasText: "Asked the warehouse." }).waitFor();
  },
  async "keys: assign to me, reply, done"() {
    await page.keyboard.press("a");
    await notice("Assigned");
    await page.keyboard.press("r");
    await page.locator(".reply textarea:focus").waitFor();
    await page.keyboard.type("Thank you, we look into the broken set.");
    await page.keyboard.press("Control+Enter");
    await page.locator(".outgoing", { hasText: "We answered" }).waitFor();
    const before = page.url();
    await page.keyboard.press("e");
    await page.waitForURL((url) => url.href !== before);
    await page.click('[data-queue="done"]');
    await page.locator(".list .row", { hasText: "BACS 880417" }).waitFor();
  },
  async "a customer's request was answered with the right file, a forged one was not"() {
    await page.click('[data-queue="answered"]');
    await openMessage(page, "Copy of invoice LI-60237");
    await page.locator(".conversation a", { hasText: "Helen Marsh" }).waitFor();
    await page.locator(".outgoing", { hasText: "Mailroom answered" }).first().click();
    await page.locator(".outgoing .files a", { hasText: "LI-60237.pdf" }).first().waitFor();
    await page.locator(".held summary").first().click();
    await page.locator(".held li.ok").first().waitFor();
    await page.click('[data-queue="documents"]');
    await openMessage(page, "Copy of LI-60211");
    await page.locator(".checks .not", { hasText: "not who they say" }).first().waitFor();
    assert.equal(await page.locator(".outgoing").count(), 0);
  },
  async "search finds numbers, and says when there is nothing"() {
    await page.keyboard.press("/");
    await page.locator("[type=search]:focus").waitFor();
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
    await other.goto(desk.address);
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
    await page.goto(desk.address + "/open");
    await page.locator(".list .row").first().click();
    await page.locator(".message .facts").waitFor();
    assert.equal(await page.locator(".list").isVisible(), false);
    await page.click(".back");
    await page.locator(".list").waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
  },
};

const run = async () => {
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      assert.deepEqual(desk.problems, []);
      console.log("ok   " + name);
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
};
// Before the runner's own limit, so that everything is ended in order.
const deadline = new Promise((_, reject) => {
  setTimeout(() => reject(new Error("the whole took longer than 280 seconds")), 280_000).unref();
});

let failed = false;
try {
  await Promise.race([run(), deadline]);
} catch (error) {
  failed = true;
  console.error(error);
  console.error(desk.log());
}
if (flag === "--screenshot") await page.screenshot({ path: picture });
const code = await desk.close();
if (code !== 0) console.error(`mailroom demo ended with ${code}:\n${desk.log()}`);
process.exit(failed || code !== 0 ? 1 : 0);
