import { isRealDay } from '../display/dates.js';

/** Something in the address that cannot be taken: what it is called, as it stands there, and what is wrong with it. */
export interface AddressFault {
  /** Name of the parameter. */
  name: string;
  label: string;
  value: string;
  fault: string;
}

/** What is wrong with the value of a parameter; null where nothing is. */
export type AddressCheck = (value: string) => string | null;

/** A day of the ledger: the server takes the years 1990 to 2100. */
export const dayFault: AddressCheck = (value) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return '不是日期，应写成“2021-09-30”';
  if (!isRealDay(value)) return '没有这一天';
  return value >= '1990-01-01' && value <= '2100-12-31' ? null : '不在1990年至2100年之间';
};

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day or an instant. */
export const momentFault: AddressCheck = (value) => {
  const day = INSTANT.exec(value)?.[1];
  if (day === undefined) return dayFault(value);
  return dayFault(day) ?? (Number.isNaN(Date.parse(value)) ? '没有这一时刻' : null);
};

export const oneOf = (options: readonly { value: string }[]): AddressCheck => (value) => (options.some((one) => one.value === value) ? null : '认不出来');
export const wholeNumber = (least: number, most: number): AddressCheck => (value) => (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most ? null : `应为${least}到${most}之间的整数`);
export const anything: AddressCheck = () => null;

/** One fault as a sentence. */
export const faultText = ({ label, value, fault }: AddressFault): string => `${label}“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”${fault}，没有采用。`;
