import { v5 as uuidV5 } from 'uuid';

/**
 * Ids that follow from what is imported, so that importing again names the same things and the same events. They are opaque:
 * nothing reads a name out of them.
 */
const NAMESPACE = '8c1f7a52-3f0b-5a57-9d27-5f3b1f0c6a41';

/** @param voidedBefore how many plans of this identity were voided: what is registered after that is another plan, and no event of the voided one is its own */
export const planIdOf = (identity: string, voidedBefore = 0): string => uuidV5(['plan', identity, ...(voidedBefore === 0 ? [] : [voidedBefore])].join('\n'), NAMESPACE);

/** @param place section, item and number, and which of several so numbered */
export const measureIdOf = (plan: string, place: readonly (string | number | null)[]): string => uuidV5(JSON.stringify(['measure', plan, ...place]), NAMESPACE);

/** The same bureau of two cities is two units (product.md rule 6). */
export const unitIdOf = (jurisdiction: string, name: string): string => uuidV5(JSON.stringify(['unit', jurisdiction, name]), NAMESPACE);

/** @param source what the event says beyond its type: the fingerprint of an attached text */
export const importEventId = (stream: string, type: string, source = ''): string => uuidV5(JSON.stringify(['event', stream, type, source]), NAMESPACE);

export const importCorrelation = (plan: string, documentSha256: string | null): string => uuidV5(JSON.stringify(['import', plan, documentSha256]), NAMESPACE);

/** What an import's event on a milestone says beyond its type: each edition of a document may end a milestone, and another one take it up again. */
export const editionSource = (documentSha256: string | null, milestone: string, revision: number): string => JSON.stringify([documentSha256, milestone, revision]);
