// node screenshot.mjs MAILROOM CHROMIUM PICTURE: the inbox of the sample company, for the README.

import { logIn, openDesk, openMessage, pictureWidth, waitForMail } from "./desk.mjs";

const [mailroom, chromium, picture] = process.argv.slice(2);
const desk = await openDesk(mailroom, chromium);
try {
  const { page } = desk;
  await page.goto(desk.address);
  await logIn(page);
  await waitForMail(page);
  await openMessage(page, "Remittance advice BACS 880417");
  await pictureWidth(page);
  await page.screenshot({ path: picture });
} finally {
  await desk.close();
}
