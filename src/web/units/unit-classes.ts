import type { RegisterRow } from '../../../projections/department-record/answers.js';

/** Classes of unit (product.md rule 6) in the order people list them. */
export const CLASS_WORDS = {
  party: '党委部门', government: '政府部门', county: '县市区', 'development-zone': '开发区', 'central-provincial': '中央省驻市单位',
  judicial: '司法机关', enterprise: '企业', 'unit-group': '成员单位（统称）', other: '其他单位',
} as const;
export const CLASS_OPTIONS = Object.entries(CLASS_WORDS).map(([value, label]) => ({ value, label }));

/** A collective name that stands for its members: 各县市区. */
export const isGroup = (unit: Pick<RegisterRow, 'class'>): boolean => unit.class === 'unit-group';
