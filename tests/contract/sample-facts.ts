import { randomUUID } from 'node:crypto';
import type { FactToAppend } from '../../src/event-store/event-store.js';

/** A fact of about the size of a progress report; every call draws its own id. */
export function sampleFact(changes: Partial<FactToAppend> = {}): FactToAppend {
  return {
    id: randomUUID(),
    type: 'progress-reported',
    version: 1,
    occurredOn: '2021-06-28',
    actor: { account: 'a-17', role: 'department-filer', department: 'd-42' },
    basis: { title: '市某局6月份工作进展情况', documentNumber: '某局函〔2021〕18号', issuedOn: '2021-06-28', sha256: null },
    correlation: 'c-1',
    causation: null,
    data: { milestone: 'm1', done: '已开通线上服务窗口，办理时间压缩至1个工作日。', next: '7月底前扩大到全部县市区。', cumulative: '36.5', unit: '个' },
    ...changes,
  };
}

export function sampleFacts(count: number): FactToAppend[] {
  return Array.from({ length: count }, () => sampleFact());
}

let streams = 0;
/** The name of a stream no other test uses. */
export function freshStream(): string {
  streams += 1;
  return `measure-${streams}-${randomUUID()}`;
}
