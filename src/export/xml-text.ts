/** What XML 1.0 has no place for: one such character in the ledger, and nobody could open an export of it any more. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as a Word or Excel file can hold it. */
export const xmlText = (text: string): string => text.replace(NOT_IN_XML, '').toWellFormed();

/** In a cell of Excel `_x0041_` stands for A (ECMA-376 part 1, 22.9.2.19 ST_Xstring): the words themselves are written with their first character so. */
export const cellWords = (text: string): string => xmlText(text).replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_');
