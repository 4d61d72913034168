/** Characters that nobody sees and a ledger does not take (ledger/entered-text.ts): word processors leave them behind. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff]|\udb40[\udd00-\uddef]/g;
/** Radicals (⽉ for 月, usual in text taken from PDF) and months and days in one character (㋅, ㏾): no rule would read a date with them. */
const ODD_FORMS = /[\u2e9f\u2ef3\u2f00-\u2fd5\u32c0-\u32cb\u33e0-\u33fe]/g;
/** Stands where a character could not be converted. */
export const LOST_CHARACTER = '\ufffd';

/** A text of any file as a ledger takes it: NFC, `\n` line ends, nothing unseen; half a pair of surrogates becomes U+FFFD, which is told. */
export const seenText = (text: string): string => text.replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n').replace(UNSEEN, '').replace(ODD_FORMS, (character) => character.normalize('NFKC')).toWellFormed().normalize('NFC');
