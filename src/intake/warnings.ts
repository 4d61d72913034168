import type { ParseWarning, ParseWarningCode } from './parsed-plan.js';

const EXCERPT = 60;

/** What the reader is not sure of. */
export class WarningList {
  private readonly warnings: ParseWarning[] = [];

  add(code: ParseWarningCode, message: string, line: number, excerpt: string): void {
    this.warnings.push({ code, message, line, excerpt: excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt });
  }

  inLineOrder(): ParseWarning[] {
    return this.warnings.sort((a, b) => a.line - b.line);
  }
}
