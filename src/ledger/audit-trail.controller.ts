import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditTrailQueries } from '../../projections/audit-trail/queries.js';
import { leafHash } from '../event-store/leaf.js';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Reading } from '../http/reading.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { DomainError } from './domain-error.js';
import { AuditTrailAnswerDto, EventAnswerDto } from './event-view.dto.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { AuditTrailQueryDto } from './ledger.dto.js';
import { ReadingPoints } from './reading-point.js';

/** Who entered what and when. */
@ApiTags('audit trail')
@Reading()
@Controller()
export class AuditTrailController {
  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    @Inject(AuditTrailQueries) private readonly auditTrail: AuditTrailQueries,
    private readonly points: ReadingPoints,
  ) {}

  /** Every event, newest first: filtered and paged */
  @Get('audit-trail')
  async search(@Query() query: AuditTrailQueryDto): Promise<AuditTrailAnswerDto> {
    const { asOf: _asOf, knownAt: _knownAt, 'min-position': _minPosition, backdated, ...filter } = query;
    const point = await this.points.inReadModel('audit-trail', query, null);
    const page = await this.auditTrail.search({
      ...filter, ...(backdated === 'true' ? { backdated: true } : {}), day: point.asOf, position: point.position,
    });
    return { ...point, ...page };
  }

  /** One event as people read it, and the leaf as it is stored */
  @Get('events/:id')
  async event(@Param() { id }: SubjectIdDto, @Query() query: AsOfQueryDto): Promise<EventAnswerDto> {
    const point = await this.points.inReadModel('audit-trail', query, null);
    const found = await this.auditTrail.event(id, { day: point.asOf, position: point.position });
    const [stored] = found ? await this.ledger.store.readAll(found.event.position, 1) : [];
    if (!found || !stored) throw new DomainError('UNKNOWN_EVENT_ID', '台账中没有这条记录，请从时间轴或审计追踪重新选择。', 'not-found', { event: id });
    return { ...point, ...found, leaf: { position: stored.position, hash: Buffer.from(leafHash(stored.bytes)).toString('hex'), json: { ...stored.leaf } } };
  }
}
