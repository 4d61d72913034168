/** What a form asks for, as data: each action names its fields, one component draws them. */
export type FieldSpec =
  | { kind: 'text'; name: string; label: string; required: boolean; rows?: number; hint?: string; max?: number }
  | { kind: 'line'; name: string; label: string; required: boolean; hint?: string; max?: number }
  | { kind: 'decimal'; name: string; label: string; required: boolean; hint?: string }
  | { kind: 'whole'; name: string; label: string; required: boolean; hint?: string; max: number }
  | { kind: 'date'; name: string; label: string; required: boolean; hint?: string; range: 'past' | 'future' | 'any' }
  | { kind: 'choice'; name: string; label: string; required: boolean; options: { value: string; label: string }[]; hint?: string };

export const text = (name: string, label: string, more: Partial<Extract<FieldSpec, { kind: 'text' }>> = {}): FieldSpec => ({ kind: 'text', name, label, required: true, ...more });
export const optionalText = (name: string, label: string, hint?: string): FieldSpec => ({ kind: 'text', name, label, required: false, rows: 2, ...(hint ? { hint } : {}) });
export const line = (name: string, label: string, more: Partial<Extract<FieldSpec, { kind: 'line' }>> = {}): FieldSpec => ({ kind: 'line', name, label, required: true, ...more });
export const pastDate = (name: string, label: string, hint?: string): FieldSpec => ({ kind: 'date', name, label, required: true, range: 'past', ...(hint ? { hint } : {}) });
export const anyDate = (name: string, label: string, hint?: string): FieldSpec => ({ kind: 'date', name, label, required: true, range: 'any', ...(hint ? { hint } : {}) });
