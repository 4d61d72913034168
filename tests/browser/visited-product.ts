import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { startBrowser, type TestBrowser } from '../support/browser.js';
import { startProduct, type Product } from './product.js';
import { openVisit, type Visit } from './visit.js';

/** The product of this test file. */
export let product: Product;
/** The window of the test that runs. */
export let visit: Visit;
let chromium: TestBrowser;

export interface VisitedProduct {
  /** Names of seeds/plans; default: the Weifang plan. */
  plans?: readonly string[];
  /** What the clock shows once the plans are imported. */
  now?: string;
  /** What has happened in the ledger before the first window is opened. */
  before?: () => Promise<void>;
}

/** One product and one browser for all tests of a file, a window for each of them, of which no browser may have complained. */
export function visitProduct({ plans, now, before }: VisitedProduct = {}): void {
  beforeAll(async () => {
    product = await startProduct(plans);
    chromium = await startBrowser();
    if (now !== undefined) product.ledger.clock.moveTo(now);
    await before?.();
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    await product?.close();
  });
  beforeEach(async () => {
    visit = await openVisit(chromium, product);
  });
  afterEach(closeVisit);
}

/** Goes on in a window of another size; the one before must be without complaint as well. */
export async function continueIn(viewport: { width: number; height: number }): Promise<void> {
  await closeVisit();
  visit = await openVisit(chromium, product, viewport);
}

async function closeVisit(): Promise<void> {
  try {
    visit.expectNoComplaints();
  } finally {
    await visit.close();
  }
}
