/** Places after the point that a ledger's decimal strings may have (schemas.ts, `DecimalSchema`). */
const PLACES = 6;

function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return decimal.startsWith('-') ? -value : value;
}

/** Compares two decimal strings exactly: negative where the first is smaller, 0 where equal. */
export function compareDecimals(one: string, other: string): number {
  const difference = scaled(one) - scaled(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
