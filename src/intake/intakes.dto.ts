import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { AnyValue, FileName, ListOf, ObjectList, OneOf, OneOfList, Optional, Text, WholeNumber, WholeNumberList, YesOrNo } from '../http/fields.js';
import { COLUMN_MEANINGS, type ColumnMeaning } from './documents/plan-file.js';
import { IntakeDeadlineDto, IntakeGroupDto, IntakeTargetDto } from './drafts/intake-document.dto.js';
import { EDIT_MODELS } from './edits.dto.js';

export class UploadQueryDto {
  /** Name of the file, with its ending */
  @Text('文件名', 255) @FileName('文件名')
  fileName: string;

  /** Title of the plan to read, where a workbook holds the ledgers of several (SEVERAL_PLANS names them) */
  @Optional() @Text('方案', 200)
  plan?: string;
}

export class RevisionDto {
  /** Revision the person has seen */
  @WholeNumber('版本', 0, 1_000_000)
  revision: number;
}

export class ConfirmationDto extends RevisionDto {
  /** What the person has seen of the differences to the ledger: `comparison` of the upload; null for a new plan */
  @Optional() @Text('与台账的差异', 64)
  comparison?: string | null;
}

/** One change to the reading as it is sent; which members it has follows from `about` (edits.dto.ts). */
export class EditDto {
  /** What is changed; `reading` sets a field back to what was read, `standing` says whether it is an edition of a plan in the ledger */
  @OneOf('改动对象', ['front', 'section', 'measure', 'duty', 'unit', 'warning', 'difference', 'pair', 'reading', 'standing', 'effective', 'opening', 'opening-row'])
  about: 'front' | 'section' | 'measure' | 'duty' | 'unit' | 'warning' | 'difference' | 'pair' | 'reading' | 'standing' | 'effective' | 'opening' | 'opening-row';

  /** Section, measure (also of a pair), duty, warning or difference; of reading also front; of standing the plan */
  @Optional() @Text('编号', 200)
  key?: string;

  /** front, section, measure, reading: field */
  @Optional() @Text('栏目', 50)
  field?: string;

  /** front, section, measure: new value; standing: revision, other, of a voided plan anew, or null */
  @AnyValue()
  value?: unknown;

  /** front: the document does not state it (文件未载明) */
  @Optional() @YesOrNo('文件未载明')
  notStated?: boolean;

  /** duty: what becomes of it */
  @Optional() @OneOf('处理', ['open', 'register', 'dismiss'])
  state?: 'open' | 'register' | 'dismiss';

  /** duty: title to register it under */
  @AnyValue()
  title?: unknown;

  /** duty: names of its units */
  @AnyValue()
  units?: unknown;

  /** duty: its deadlines */
  @AnyValue()
  deadlines?: unknown;

  /** duty: why it is dismissed */
  @AnyValue()
  reason?: unknown;

  /** unit: name as printed */
  @Optional() @Text('单位名称', 500)
  printed?: string;

  /** unit: which unit it means; null takes the choice back */
  @AnyValue()
  choice?: unknown;

  /** warning: looked at */
  @Optional() @YesOrNo('已核对')
  settled?: boolean;

  /** difference: taken over into the ledger */
  @Optional() @YesOrNo('采用')
  accepted?: boolean;

  /** pair: measure of the ledger */
  @Optional() @Text('措施', 100)
  measure?: string;

  /** pair: whether the two are the same measure */
  @Optional() @YesOrNo('同一项措施')
  same?: boolean;

  /** effective: day from which what is confirmed applies; opening: day the running ledger stands for; YYYY-MM-DD, null takes it back */
  @AnyValue()
  on?: unknown;

  /** effective: what becomes of measures acted on after that day: from-last-entry, or null to be asked */
  @AnyValue()
  whereActed?: unknown;

  /** opening: sure (all rows without doubts) or none; opening-row: true or false */
  @AnyValue()
  take?: unknown;

  /** opening-row: what the person reads otherwise: milestone, status, completedOn, extendedTo, progress … */
  @AnyValue()
  fields?: unknown;
}

@ApiExtraModels(...EDIT_MODELS, IntakeDeadlineDto, IntakeGroupDto, IntakeTargetDto)
export class EditsDto extends RevisionDto {
  /** Changes in order: all of them or none */
  @ApiProperty({ type: 'array', items: { oneOf: EDIT_MODELS.map((model) => ({ $ref: getSchemaPath(model) })) } })
  @ObjectList('改动', 2_000) @ValidateNested({ each: true }) @Type(() => EditDto)
  edits: EditDto[];
}

export class SheetColumnsDto {
  /** Name of the sheet */
  @Text('工作表', 100)
  sheet: string;

  /** Rows of the heading, from 1 */
  @ListOf('表头行', 20) @WholeNumberList('表头行', 1, 1_048_576)
  headerRows: number[];

  /** Meaning of each column, in order; null: not read */
  @ListOf('列', 500) @OneOfList('列的含义', [...COLUMN_MEANINGS, null])
  meanings: (ColumnMeaning | null)[];
}

export class ColumnsDto extends RevisionDto {
  @ObjectList('工作表', 100) @ValidateNested({ each: true }) @Type(() => SheetColumnsDto)
  sheets: SheetColumnsDto[];
}
