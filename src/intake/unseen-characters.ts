/** Characters that nobody sees and a ledger does not take (ledger/entered-text.ts): word processors leave them behind. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A text of any file as a ledger takes it: NFC, `\n` line ends, nothing unseen; half a pair of surrogates becomes U+FFFD, which is told. */
export const seenText = (text: string): string => text.replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n').replace(UNSEEN, '').toWellFormed().normalize('NFC');
