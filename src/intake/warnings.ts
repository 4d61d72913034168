import type { MeasurePlace, ParseWarning, ParseWarningCode } from './parsed-plan.js';

const EXCERPT = 60;

/** What the reader is not sure of. */
export class WarningList {
  private readonly warnings: ParseWarning[] = [];

  add(code: ParseWarningCode, message: string, line: number, excerpt: string, about: Pick<ParseWarning, 'measure' | 'field'> = {}): void {
    this.warnings.push({ code, message, line, excerpt: excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt, ...about });
  }

  /** The same list, for warnings about one measure. */
  ofMeasure(measure: MeasurePlace): MeasureWarnings {
    return {
      add: (code, field, message, line, excerpt) => this.add(code, message, line, excerpt, { measure, field }),
    };
  }

  /** The same list, for warnings about a duty outside the measures. */
  ofNoMeasure(): MeasureWarnings {
    return { add: (code, _field, message, line, excerpt) => this.add(code, message, line, excerpt) };
  }

  inLineOrder(): ParseWarning[] {
    return this.warnings.sort((a, b) => a.line - b.line);
  }
}

export interface MeasureWarnings {
  add(code: ParseWarningCode, field: NonNullable<ParseWarning['field']>, message: string, line: number, excerpt: string): void;
}

/** 不超过200米的工程: a target, or what the measure applies to. */
export const mayBeCondition = (raw: string): string => `“${raw}”可能是目标，也可能只是适用条件，暂作为目标读入，请核对。`;
