import { chineseDate, isRealDate } from '../../src/ledger/local-date.js';
import { ROLE_LABELS, type Role } from '../../src/ledger/roles.js';
import { RECORD_KIND_LABELS } from '../../src/supervision/accountability-record.events.js';
import type { Names } from '../dashboard/answers.js';
import { fieldValue, OPENING_LABELS, unitsInWords } from './event-fields.js';

type Data = Readonly<Record<string, unknown>>;

/** What a sentence may draw on besides the fact itself. */
export interface SummaryContext {
  names: Names;
  /** Unit an extension or record is about, where the fact does not say. */
  subject: string | null;
  /** Who entered it: what the office enters for a unit (代填) is told as such, with its source. */
  role: Role;
  /** Label and day of the entry a correction is about. */
  target: { label: string; occurredOn: string } | null;
}

const LONGEST_EXCERPT = 60;

function excerpt(value: unknown): string {
  const text = String(value ?? '').replace(/\s+/gu, ' ').trim();
  const characters = [...text];
  return characters.length <= LONGEST_EXCERPT ? text : `${characters.slice(0, LONGEST_EXCERPT).join('')}…`;
}

const day = (value: unknown): string => (typeof value === 'string' && isRealDate(value) ? chineseDate(value) : String(value ?? ''));
const because = (reason: unknown): string => (reason ? `：${excerpt(reason)}` : '');

type EnteredFor = { source: string } | null | undefined;
const filedBy = (unit: string, role: Role, enteredFor: unknown): string => (enteredFor ? `${ROLE_LABELS[role]}代${unit}` : unit);
const sourceOf = (enteredFor: unknown): string => {
  const source = (enteredFor as EnteredFor)?.source;
  return source ? `（来源：${excerpt(source)}）` : '';
};

const REVISED_PARTS: readonly [string, string][] = [['title', '标题'], ['text', '原文'], ['milestones', '时间节点'], ['units', '分工'], ['unitsIncomplete', '责任单位是否列全']];
const revisedParts = (data: Data): string[] => REVISED_PARTS.filter(([field]) => data[field] !== null && data[field] !== undefined).map(([, word]) => word);

/** One sentence per type of event. */
const SENTENCES: Readonly<Record<string, (data: Data, context: SummaryContext, unit: (id: unknown) => string) => string>> = {
  'ledger-opened': ({ name }) => `启用台账“${excerpt(name)}”`,
  'host-unit-named': ({ unit: id, reason }, _context, unit) => `${id === null ? '不再指定领导小组办公室所在单位' : `指定${unit(id)}为领导小组办公室所在单位`}${because(reason)}`,
  'rules-adopted': ({ edition, from }) => `启用规则（${excerpt(edition)}），自${day(from)}起执行`,
  'plan-registered': ({ title, measureCount }) => `登记方案《${excerpt(title)}》，共${String(measureCount)}项措施`,
  'plan-text-attached': ({ measures }) => `载入方案原文，涉及${String(measures)}项措施`,
  'duty-dismissed': ({ words, reason }) => `正文任务“${excerpt(words)}”不作登记${because(reason)}`,
  'plan-revised': ({ title, issuer, documentNumber, issued, ends, reason }) => `修订方案${title ? `，名称改为《${excerpt(title)}》` : ''}${issuer ? `，发文机关改为${excerpt(issuer)}` : ''}${documentNumber ? `，发文字号改为${excerpt(documentNumber)}` : ''}${issued ? `，成文日期改为${day(issued)}` : ''}${ends ? `，截止日期改为${day(ends)}` : ''}${because(reason)}`,
  'plan-voided': ({ reason }) => `作废方案${because(reason)}`,
  'department-registered': ({ name }) => `登记单位${excerpt(name)}`,
  'department-alias-added': ({ alias }) => `增加别名“${excerpt(alias)}”`,
  'department-renamed': ({ name, reason }) => `更名为${excerpt(name)}${because(reason)}`,
  'department-merged': ({ into, reason }, _context, unit) => `并入${unit(into)}${because(reason)}`,
  'department-class-changed': ({ class: unitClass, rankingGroup, reason }, { names }) =>
    `类别改为“${fieldValue('class', unitClass, names, null)}”，${rankingGroup ? `排名分组改为“${excerpt(rankingGroup)}”` : '不参加排名'}${because(reason)}`,
  'department-order-set': ({ order }) => `建制顺序改为${String(order)}`,
  'group-member-added': ({ member, from }, _context, unit) => `${unit(member)}成为成员单位${from ? `，自${day(from)}起` : ''}`,
  'group-member-left': ({ member, on }, _context, unit) => `${unit(member)}自${day(on)}起不再是成员单位`,
  'measure-registered': ({ title }) => `登记措施“${excerpt(title)}”`,
  'measure-revised': (data) => `按修订后的方案修订措施（${revisedParts(data).join('、')}）`,
  'measure-text-attached': () => '载入措施原文',
  'measure-acknowledged': ({ unit: id, implied }, { role }, unit) => {
    if (!implied) return `${unit(id)}签收`;
    return role === 'office' ? `${unit(id)}未先签收，办公室代填，视为签收` : `${unit(id)}未先签收即填报，视为签收`;
  },
  'progress-reported': ({ unit: id, text, cumulative, enteredFor }, { role }, unit) =>
    `${filedBy(unit(id), role, enteredFor)}填报进展${sourceOf(enteredFor)}${because(text)}${cumulative ? `（累计完成数${excerpt(cumulative)}）` : ''}`,
  'pace-assessed': ({ pace, reason }, { names }) => `进度评定为${fieldValue('pace', pace, names, null)}${because(reason)}`,
  'completion-reported': ({ unit: id, text, completedOn, enteredFor, completes }, { role }, unit) =>
    `${filedBy(unit(id), role, enteredFor)}报完成${sourceOf(enteredFor)}，自报完成日期${day(completedOn)}${Array.isArray(completes) ? `，至此${completes.length}个成员单位均已报完成` : ''}${because(text)}`,
  'completion-verified': ({ completedOn, opinion }) => `核验通过，予以销号，认定完成日期${day(completedOn)}${because(opinion)}`,
  'completion-returned': ({ limit, reason }) => `退回整改，限${day(limit)}前完成${because(reason)}`,
  'milestone-reopened': ({ reason }) => `重新启用${because(reason)}`,
  'milestone-suspended': ({ reason }) => `暂停${because(reason)}`,
  'milestone-resumed': ({ reason }) => `恢复办理${because(reason)}`,
  'milestone-terminated': ({ reason }) => `终止${because(reason)}`,
  'extension-requested': ({ unit: id, proposedDate, reason }, _context, unit) => `${unit(id)}申请延期至${day(proposedDate)}${because(reason)}`,
  'extension-granted': ({ from, date, opinion }) => `同意延期，完成时限由${day(from)}改为${day(date)}${because(opinion)}`,
  'extension-refused': ({ reason }) => `不同意延期${because(reason)}`,
  'trigger-dated': ({ date }) => `时限触发，完成时限定为${day(date)}`,
  'responsibility-reassigned': ({ units, reason }, { names }) => `调整分工（${unitsInWords(units as never, names)}）${because(reason)}`,
  'provincial-link-set': ({ to, how }, { names }) => (how === 'none'
    ? '核对省级方案，确认没有对应的措施'
    : `对应省级方案${fieldValue('to', to, names, null)}${how === 'confirmed' ? '' : '（人工确定）'}`),
  'opening-recorded': ({ status, completedOn, extendedTo, slip, progress, cumulative }) => {
    const said = [
      status ? OPENING_LABELS[status as keyof typeof OPENING_LABELS] : null, completedOn ? `完成日期${day(completedOn)}` : null,
      extendedTo ? `已延期至${day(extendedTo)}` : null, slip ? `督办情况：${excerpt(slip)}` : null,
    ].filter((one) => one !== null);
    return `按原台账补录期初情况${said.length > 0 ? `（${said.join('，')}）` : ''}${because(progress)}${cumulative ? `（累计完成数${excerpt(cumulative)}）` : ''}`;
  },
  'entry-corrected': ({ reason }, { target }) => `更正${target ? `${day(target.occurredOn)}的“${target.label}”` : '一条记录'}${because(reason)}`,
  'accountability-recorded': ({ kind, form, unit: id, facts }, _context, unit) =>
    `对${unit(id)}${kind === 'accountability' ? '作出问责处理' : `采取${RECORD_KIND_LABELS['chase-up']}`}（${excerpt(form)}）：${excerpt(facts)}`,
  'accountability-reversed': ({ organ, reason }, { subject }, unit) => `${excerpt(organ)}撤销${subject ? `对${unit(subject)}的` : ''}记录${because(reason)}`,
};

/** What happened, as one Chinese sentence without its day; a type without a sentence of its own is called by its label. */
export function eventSummary(type: string, label: string, data: Data, context: SummaryContext): string {
  const unit = (id: unknown): string => context.names.units.get(String(id)) ?? String(id);
  return SENTENCES[type]?.(data, context, unit) ?? label;
}
