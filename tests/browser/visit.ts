import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestBrowser } from '../support/browser.js';
import type { Product } from './product.js';

/** How long anything a person waits for may take; conditions are polled, nothing sleeps. */
const PATIENCE_MS = 20_000;
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** One person's browser window on the product, which notes everything the browser complains of. */
export interface Visit {
  page: Page;
  goTo(path: string): Promise<void>;
  /** The element of that test id. */
  at(testId: string): Locator;
  /** Waits until an element of that test id holds the text. */
  sees(testId: string, text: string | RegExp): Promise<void>;
  press(testId: string): Promise<void>;
  fill(testId: string, text: string): Promise<void>;
  /** Chooses an option of a drop-down list; `search` is typed first. */
  choose(testId: string, option: string, search?: string): Promise<void>;
  /** Types a day into a date field. */
  typeDay(testId: string, day: string): Promise<void>;
  /** Ticks one of several choices. */
  tick(testId: string, choice: string): Promise<void>;
  /** Sends the open form and waits until it was entered. */
  enter(): Promise<void>;
  /** Changes the acting person in the header. */
  actAs(roleLabel: string, unit?: { name: string; search: string }): Promise<void>;
  /** Opens the same page as of that day, as from an address that somebody kept. */
  travelTo(day: string): Promise<void>;
  /** The same for a day of 2021, picked in the calendar of 截至日期; the field takes no typing. */
  pickDay(day: string): Promise<void>;
  /** Waits until the page shows its content and nothing is being loaded. */
  settled(): Promise<void>;
  /** Whether the page is wider than the window. */
  scrollsSideways(): Promise<boolean>;
  /** From now on an answer of this status is part of the test. */
  expectStatus(status: number): void;
  /** Fails where the browser complained: console errors and warnings (CSP violations among them), uncaught errors, failed requests. */
  expectNoComplaints(): void;
  close(): Promise<void>;
}

export async function openVisit(chromium: TestBrowser, product: Product, viewport = DESKTOP): Promise<Visit> {
  const context = await chromium.browser.newContext({ baseURL: product.address, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const { complaints, expected } = noteComplaints(page);
  const at = (testId: string): Locator => page.getByTestId(testId);
  const input = (testId: string): Locator => page.locator(`input[data-testid="${testId}"], textarea[data-testid="${testId}"], [data-testid="${testId}"] input`);
  const option = (title: string): Locator => page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: title });

  const visit: Visit = {
    page, at,
    async goTo(path) {
      await page.goto(path);
    },
    async sees(testId, text) {
      await at(testId).filter({ hasText: text }).first().waitFor().catch(withWhatIsShown(page));
    },
    press: (testId) => at(testId).click().catch(withWhatIsShown(page)),
    fill: (testId, text) => input(testId).fill(text),
    async choose(testId, wanted, search) {
      await at(testId).click();
      if (search !== undefined) await input(testId).fill(search);
      await option(wanted).first().click();
    },
    async typeDay(testId, day) {
      await input(testId).fill(day);
      await input(testId).press('Enter');
    },
    tick: (testId, choice) => at(testId).getByText(choice, { exact: true }).click(),
    async enter() {
      await at('submit-entry').click();
      await at('entry-drawer').waitFor({ state: 'hidden' }).catch(withWhatIsShown(page));
    },
    async actAs(roleLabel, unit) {
      await at('acting-person').click();
      await visit.choose('acting-role', roleLabel);
      if (unit) await visit.choose('acting-unit', unit.name, unit.search);
      await at('acting-person').filter({ hasText: unit?.name ?? roleLabel }).waitFor();
    },
    async travelTo(day) {
      const address = new URL(page.url());
      address.searchParams.set('asOf', day);
      await page.goto(address.href);
    },
    async pickDay(day) {
      await input('as-of').click();
      const calendar = page.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
      // While the calendar still slides into its place a click may land beside the day.
      await calendar.and(page.locator(':not([class*="ant-slide-"])')).waitFor();
      const cell = calendar.locator(`td.ant-picker-cell-in-view[title="${day}"]`);
      const title = calendar.locator('.ant-picker-month-btn');
      for (let shown = await title.innerText(); (await cell.count()) === 0; shown = await title.innerText()) {
        await calendar.locator(monthOf(shown) > Number(day.slice(5, 7)) ? '.ant-picker-header-prev-btn' : '.ant-picker-header-next-btn').click();
        await title.filter({ hasNotText: new RegExp(`^${shown}$`) }).waitFor();
      }
      await cell.click();
      await page.waitForURL((url) => url.searchParams.get('asOf') === day);
    },
    async settled() {
      await page.waitForFunction(() => {
        const main = document.querySelector('main');
        return main !== null && main.innerText.length > 10 && main.querySelector('.ant-skeleton, .ant-spin-spinning') === null;
      });
    },
    scrollsSideways: () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth),
    expectStatus: (status) => void expected.add(status),
    expectNoComplaints: () => expect(complaints).toEqual([]),
    close: () => context.close(),
  };
  return visit;
}

/** A test that fails elsewhere is understood from its message alone: it says what the page showed instead. */
const withWhatIsShown = (page: Page) => async (problem: Error): Promise<never> => {
  throw new Error(`${problem.message}\n\n${page.url()} shows:\n${await page.locator('body').innerText()}`);
};

const monthOf = (words: string): number => Number(/\d+/.exec(words)?.[0] ?? ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].indexOf(words.replace('月', '')) + 1);

function noteComplaints(page: Page): { complaints: string[]; expected: Set<number> } {
  const complaints: string[] = [];
  const expected = new Set<number>();
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const status = Number(/responded with a status of (\d+)/.exec(message.text())?.[1]);
    if (!expected.has(status)) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A reading that a newer one has made needless is taken back by the page itself.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !expected.has(response.status())) complaints.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return { complaints, expected };
}
